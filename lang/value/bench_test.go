package value_test

import (
	"strings"
	"testing"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/value"
)

const englishProse = `The members of the committee met in the old library on the evening before the vote, and
most of them had already read the letter. Nobody wished to speak first. The chair, who had waited for this moment since the
spring, asked whether any of those present would object to a short adjournment; none did. On March 25, 2022 the clerk wrote
that 1,234 copies had been printed at a cost of $5,600, and that half of them were still in the cellar under section 5 of the
rules. It was late when the lights went out, and the snow, which had begun to fall before supper, covered the steps. `

const frenchProse = `Les membres du comité se sont réunis dans l’ancienne bibliothèque la veille du vote, et la plupart
d’entre eux avaient déjà lu la lettre. Personne ne souhaitait parler le premier. Le président, qui attendait ce moment depuis
le printemps, a demandé si l’un d’eux s’opposait à une courte pause; personne n’a répondu. Le 25 mars 2022, le greffier a
écrit que 1 234 exemplaires avaient été imprimés au coût de 5 600 $, et que la moitié se trouvait encore à la cave en vertu de
l’article 5 du règlement. Il était tard quand on a éteint, et la neige, tombée avant le souper, couvrait les marches. `

func BenchmarkFind(b *testing.B) {
	for _, c := range []struct {
		l    *lang.Language
		text string
	}{{lang.English(), englishProse}, {lang.French(), frenchProse}} {
		b.Run(c.l.Tag(), func(b *testing.B) {
			text := strings.Repeat(c.text, 100)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				value.Find(c.l, text)
			}
		})
	}
}

func BenchmarkUnmatched(b *testing.B) {
	en := value.Find(lang.English(), strings.Repeat(englishProse, 100))
	fr := value.Find(lang.French(), strings.Repeat(frenchProse, 100))
	b.ReportAllocs()
	for b.Loop() {
		value.Unmatched(en, fr)
	}
}
