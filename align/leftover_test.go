package align_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/lang"
)

// items makes an item of each name.
func items(names ...string) []string {
	out := slices.Clone(names)
	for k := range out {
		out[k] = "- " + out[k]
	}
	return out
}

// Provinces and territories in the order of each language.
var (
	provincesEN = []string{"Alberta", "British Columbia", "Manitoba", "New Brunswick", "Newfoundland and Labrador", "Northwest Territories", "Nova Scotia", "Nunavut", "Ontario", "Prince Edward Island", "Quebec", "Saskatchewan", "Yukon"}
	provincesFR = []string{"Alberta", "Colombie-Britannique", "Île-du-Prince-Édouard", "Manitoba", "Nouveau-Brunswick", "Nouvelle-Écosse", "Nunavut", "Ontario", "Québec", "Saskatchewan", "Terre-Neuve-et-Labrador", "Territoires du Nord-Ouest", "Yukon"}
)

func TestListsInEachOrder(t *testing.T) {
	page := func(title string, list []string, end string) []string {
		return slices.Concat([]string{title}, list, []string{end})
	}
	without := func(names []string, name string) []string {
		return slices.DeleteFunc(slices.Clone(names), func(n string) bool { return n == name })
	}
	replaced := func(names []string, name, by string) []string {
		return strings.Split(strings.ReplaceAll(strings.Join(names, "|"), name, by), "|")
	}
	for _, c := range []struct {
		name   string
		en, fr []string
		want   []string
	}{
		{"each in its own order", provincesEN, provincesFR, []string{"note order sorted 5 at 7-25/7-25"}},
		{"one of them missing from the French", provincesEN, without(provincesFR, "Ontario"), []string{"note order sorted 5 at 7-25/7-23", "error omission 1 item at 19/-"}},
		{"one out of order missing from the French", provincesEN, without(provincesFR, "Île-du-Prince-Édouard"), []string{"note order sorted 2 at 11-25/11-23", "error omission 1 item at 21/-"}},
		{"one of them missing from the English", without(provincesEN, "Northwest Territories"), provincesFR, []string{"note order sorted 5 at 7-23/7-23", "error addition 1 item at -/25"}},
		{"one replaced by another", provincesEN, replaced(provincesFR, "Territoires du Nord-Ouest", "Saint-Pierre-et-Miquelon"), []string{"note order sorted 5 at 7-25/7-23", "error omission 1 item at 13/-", "error addition 1 item at -/25"}},
		{"in one order", provincesEN[:4], []string{"Alberta", "Colombie-Britannique", "Manitoba", "Nouveau-Brunswick"}, []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			src, dst := marked(page(en[0], items(c.en...), en[1]), page(fr[0], items(c.fr...), fr[1]))
			assert.ElementsMatch(t, c.want, findings(t, src, dst))
		})
	}
}

// An entry that has another name in each language, among provinces.
func TestLastOfTwoSortedLists(t *testing.T) {
	with := func(names []string, more ...string) []string {
		out := slices.Concat(names, more)
		slices.SortFunc(out, func(a, b string) int { return strings.Compare(lang.Fold(a), lang.Fold(b)) })
		return out
	}
	for _, c := range []struct {
		name   string
		en, fr []string
		want   []string
	}{
		{"one left on each side", with(provincesEN, "Ocean Traffic Survey (OTS)"), with(provincesFR, "Voies d’eau, Enquête (EVE)"), nil},
		{"one left on the French side", provincesEN, with(provincesFR, "Voies d’eau, Enquête (EVE)"), []string{"addition"}},
		{"one left on the English side", with(provincesEN, "Ocean Traffic Survey (OTS)"), provincesFR, []string{"omission"}},
		{"two left on the English side", with(provincesEN, "Ocean Traffic Survey (OTS)", "Otter Police (OP)"), with(provincesFR, "Voies d’eau, Enquête (EVE)"), []string{"omission", "omission", "addition"}},
		{"no word in common", with(provincesEN, "Otter Police (OP)"), with(provincesFR, "Voies d’eau, Enquête (EVE)"), []string{"omission", "addition"}},
		{"no abbreviation", with(provincesEN, "Ocean Traffic Survey (OTS)"), with(provincesFR, "Voies d’eau, Enquête"), []string{"omission", "addition"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			src, dst := marked(slices.Concat([]string{en[0]}, items(c.en...), []string{en[1]}), slices.Concat([]string{fr[0]}, items(c.fr...), []string{fr[1]}))
			assert.ElementsMatch(t, c.want, checksAt(t, src, dst))
		})
	}
}

func TestHeadingsOfLetters(t *testing.T) {
	// An index of which each language has its own letters.
	indexEN := []string{
		"## A", "- Accounting services", "- Air transport", "## B", "- Boats and ferries", "## F", "- Fisheries and oceans", "- Forestry",
		"## P", "- Pensions", "## S", "- Schools and colleges", "## W", "- Water supply", "- Wood products",
	}
	indexFR := []string{
		"## A", "- Approvisionnement en eau", "## B", "- Bateaux et traversiers", "## E", "- Écoles et collèges", "## F", "- Foresterie",
		"## P", "- Pêches et océans", "- Pensions", "- Produits du bois", "## S", "- Services de comptabilité", "## T", "- Transport aérien",
	}
	for _, f := range findings(t, first(marked(indexEN, indexFR)), second(marked(indexEN, indexFR))) {
		assert.Regexp(t, "^note ", f)
	}

	// Parts that are in order: each heading counts.
	partsEN := []string{"## Part A", en[0], en[1], "## Part B", en[2], en[3], "## Part C", en[4], en[5]}
	partsFR := []string{"## Partie A", fr[0], fr[1], fr[2], fr[3], "## Partie C", fr[4], fr[5]}
	assert.Equal(t, []string{"error omission 1 heading at 7/-"}, findings(t, first(marked(partsEN, partsFR)), second(marked(partsEN, partsFR))))
}

func first[A, B any](a A, _ B) A  { return a }
func second[A, B any](_ A, b B) B { return b }

func TestLinkToTheOtherVersion(t *testing.T) {
	for _, c := range []struct {
		name   string
		en, fr string
		want   []string
	}{
		{"on both pages", "Français", "English", nil},
		{"on the English page", "[Français](avis.md)", "", nil},
		{"on the French page", "", "Lire cette page en anglais", nil},
		{"to the page itself", "English", "", []string{"omission"}},
		{"a sentence about the language", "French is spoken at the counter.", "", []string{"omission"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			src, dst := marked([]string{c.en, en[0], en[1], en[2]}, []string{c.fr, fr[0], fr[1], fr[2]})
			assert.Equal(t, c.want, checksAt(t, src, dst))
		})
	}
}

func TestSamplesOfCode(t *testing.T) {
	sample := func(lines ...string) string {
		out := "```"
		for _, l := range lines {
			out += "\n" + l
		}
		return out + "\n```"
	}
	for _, c := range []struct {
		name   string
		en, fr string
		want   []string
	}{
		{"another example in each language",
			sample("<ul>", "<li>Apples and pears from the valley</li>", "<li>Boats for rent on the lake</li>", "</ul>"),
			sample("<ul>", "<li>Zones de stationnement du centre</li>", "<li>Gare routière, horaires et tarifs</li>", "</ul>"), nil},
		{"the same example",
			sample("<ul>", "<li>Apples</li>", "</ul>"), sample("<ul>", "<li>Pommes</li>", "</ul>"), nil},
		{"a line of it missing",
			sample("open the door 12", "count the visitors 340", "write the report 56", "close the door 78"),
			sample("open the door 12", "write the report 56", "close the door 78"), []string{"omission"}},
		{"no example at all", sample("open the door 12", "count the visitors 340", "close the door 78"), "", []string{"omission"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			src, dst := marked([]string{en[0], en[1], c.en, en[2], en[3]}, []string{fr[0], fr[1], c.fr, fr[2], fr[3]})
			assert.Equal(t, c.want, checksAt(t, src, dst))
		})
	}
}
