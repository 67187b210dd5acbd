package value_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/value"
)

// TestNotations has values that pages write in other ways, not only in the
// notation of their language, and what they are not to be taken for.
func TestNotations(t *testing.T) {
	for _, c := range []struct {
		name, en, fr   string
		onlyEN, onlyFR []string
	}{
		{name: "round the clock", en: "a counter with 24/7 help", fr: "un guichet ouvert 24h/24 et 7j/7"},
		{name: "round the clock in words", en: "help 24/7", fr: "de l’aide 24 heures sur 24, 7 jours sur 7"},
		{name: "round the clock with a space", en: "open 24 hours a day", fr: "ouvert 24 h sur 24"},
		{name: "five days of seven", en: "help 24/7", fr: "de l’aide 24 heures sur 24, 5 jours sur 5",
			onlyEN: []string{"number 24/7"}, onlyFR: []string{"number 24", "number 24", "number 5", "number 5"}},
		{name: "stroke between two numbers", en: "hours [034, 035, 036]", fr: "heures [034, 035/036]"},
		{name: "stroke and another number", en: "hours 35, 36", fr: "heures 35/37",
			onlyEN: []string{"number 35", "number 36"}, onlyFR: []string{"number 35/37"}},
		{name: "pages cut short", en: "see pages 727–28", fr: "voir les pages 727-728"},
		{name: "pages cut short to other pages", en: "see pages 727–29", fr: "voir les pages 727-728",
			onlyEN: []string{"reference 729"}, onlyFR: []string{"reference 728"}},
		{name: "a section with a hyphen", en: "section 727-3", fr: "article 727-3"},
		{name: "hour of universal time", en: "from 06Z each day", fr: "à partir de 06 UTC"},
		{name: "hour and minutes of universal time", en: "the 1200 UTC run", fr: "la passe de 12TU"},
		{name: "midnight of universal time", en: "at 00 UTC", fr: "à 00Z"},
		{name: "another hour of universal time", en: "the 06Z run", fr: "la passe de 18 UTC",
			onlyEN: []string{"time 06:00"}, onlyFR: []string{"time 18:00"}},
		{name: "a number before a capital", en: "12 Zebras", fr: "12 zèbres"},
		{name: "version", en: "Ledger v3.10", fr: "version 3.10 de Grand livre"},
		{name: "version of three parts", en: "to v6.0.0.", fr: "à la version 6.0.0."},
		{name: "version behind a name", en: "replaces ABC-3.2.0", fr: "remplace DEF 3.2.0"},
		{name: "another version", en: "Ledger v3.10", fr: "version 3.11 de Grand livre",
			onlyEN: []string{"number 3.10"}, onlyFR: []string{"number 3.11"}},
		{name: "a day that no month has", en: "before March 31, the owner", fr: "avant le 62 mars, le propriétaire",
			onlyEN: []string{"date --03-31"}, onlyFR: []string{"date --03-62"}},
		{name: "a day that no month has, with its year", en: "on March 31, 2020", fr: "le 32 mars 2020",
			onlyEN: []string{"date 2020-03-31"}, onlyFR: []string{"date 2020-03-32"}},
		{name: "a number of an issue before a month", en: "vol. 3, No. 45 March 2020", fr: "vol. 3, no 45 mars 2020"},
		{name: "a section before a month", en: "section 62, in March 2020", fr: "article 62, en mars 2020"},
		{name: "a number of days before a month", en: "62 days in March", fr: "62 jours en mars"},
		{name: "a list of pages before a month", en: "pages 41 and 62, March 2020", fr: "pages 41 et 62, mars 2020"},
		{name: "a number before a name", en: "the 62 March hares", fr: "les 62 lièvres de mars"},
		{name: "a postal code", en: "Victoria V8W 1A4", fr: "Victoria V8W 1A4"},
		{name: "another postal code", en: "Victoria V8W 1A4", fr: "Victoria V8W 1A5",
			onlyEN: []string{"number v8w1a4"}, onlyFR: []string{"number v8w1a5"}},
		{name: "at in words", en: "write to info(at)example.org", fr: "écrivez à info@example.org"},
		{name: "at in words of another host", en: "write to info(at)example.org", fr: "écrivez à info@example.net",
			onlyEN: []string{"link example.org/0/"}, onlyFR: []string{"link info@example.net"}},
		{name: "address on two lines", en: "https://example.org/map?version=1.3\n&layer=rain_25 shows it", fr: "https://example.org/map?version=1.3&layer=rain_25 le montre"},
		{name: "address cut inside a name", en: "https://example.org/map?layer=rain_25\n_km&style=7 shows it", fr: "https://example.org/map?layer=rain_25_km&style=7 le montre"},
		{name: "address and a line with a sign", en: "https://example.org/map?year=7\n& 8 others", fr: "https://example.org/map?year=7 et 8 autres"},
	} {
		t.Run(c.name, func(t *testing.T) {
			onlyEN, onlyFR := value.Unmatched(value.Find(lang.English(), c.en), value.Find(lang.French(), c.fr))
			assert.ElementsMatch(t, c.onlyEN, described(onlyEN), "English")
			assert.ElementsMatch(t, c.onlyFR, described(onlyFR), "French")
		})
	}
}

// described describes the values that are not soft.
func described(values []value.Value) []string {
	var out []string
	for _, v := range values {
		if !v.Soft {
			out = append(out, v.Kind.String()+" "+v.Key)
		}
	}
	return out
}
