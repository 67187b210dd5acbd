package report_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

func verdict(t testing.TB, src, dst *segment.Document) *align.Verdict {
	t.Helper()
	v, err := align.Compare(context.Background(), src, dst)
	require.NoError(t, err)
	return v
}

func TestMessage(t *testing.T) {
	en, fr := segment.Parse("a", "One.", lang.English()), segment.Parse("b", "Un.", lang.French())
	there := &align.Verdict{Alignment: &align.Alignment{Src: en, Dst: fr}}
	back := &align.Verdict{Alignment: &align.Alignment{Src: fr, Dst: en}}
	for name, c := range map[string]struct {
		v      *align.Verdict
		f      align.Finding
		en, fr string
	}{
		"an item omitted": {there, align.Finding{Check: "omission", Args: []string{"1", "item"}},
			"Only in English: this list item is missing from the French text.",
			"Seulement en anglais : cet élément de liste manque dans le texte français."},
		"passages added": {there, align.Finding{Check: "addition", Args: []string{"3", "paragraph"}},
			"Only in French: these 3 passages are missing from the English text.",
			"Seulement en français : ces 3 passages manquent dans le texte anglais."},
		"omitted from English": {back, align.Finding{Check: "omission", Args: []string{"1", "sentence"}},
			"Only in French: this sentence is missing from the English text.",
			"Seulement en français : cette phrase manque dans le texte anglais."},
		"untranslated": {there, align.Finding{Check: "untranslated", Args: []string{"en", "fr", "target"}},
			"Left in English in the French text.",
			"Laissé en anglais dans le texte français."},
		"a duplicate": {there, align.Finding{Check: "duplicate", Args: []string{"source", "equal", "7"}},
			"Stands twice in the English text (first on line 7), and once in the French text.",
			"Se répète dans le texte anglais (d’abord à la ligne 7) : le texte français ne l’a qu’une fois."},
		"a duplicate that differs": {there, align.Finding{Check: "duplicate", Args: []string{"target", "alike", "7"}},
			"Stands twice, in almost the same words, in the French text (first on line 7), and once in the English text.",
			"Se répète presque mot pour mot dans le texte français (d’abord à la ligne 7) : le texte anglais ne l’a qu’une fois."},
		"swapped": {there, align.Finding{Check: "order", Args: []string{"swapped", "2"}},
			"These two passages are in the opposite order in the other text.",
			"Ces deux passages sont dans l’ordre inverse dans l’autre texte."},
		"moved": {there, align.Finding{Check: "order", Args: []string{"moved", "2"}},
			"This passage stands at another place in the other text.",
			"Ce passage n’est pas au même endroit dans l’autre texte."},
		"sorted": {there, align.Finding{Check: "order", Args: []string{"sorted", "9"}},
			"Each text has these 9 passages in its own alphabetical order.",
			"Chaque texte présente ces 9 passages dans son propre ordre alphabétique."},
		"in another order": {there, align.Finding{Check: "order", Args: []string{"mixed", "3"}},
			"These 3 passages are in another order in the other text.",
			"Ces 3 passages sont dans un autre ordre dans l’autre texte."},
		"a shorter list": {there, align.Finding{Check: "list", Args: []string{"item", "5", "4"}},
			"The list has 5 items in the English text and 4 in the French text.",
			"La liste a 5 éléments dans le texte anglais et 4 dans le texte français."},
		"a smaller table": {there, align.Finding{Check: "list", Args: []string{"cell", "8", "9"}},
			"The table has 8 cells in the English text and 9 in the French text.",
			"Le tableau a 8 cellules dans le texte anglais et 9 dans le texte français."},
		"another level": {there, align.Finding{Check: "structure", Args: []string{"heading", "2", "heading", "3", "1"}},
			"In the English text a heading of level 2, in the French text a heading of level 3.",
			"Dans le texte anglais un titre de niveau 2, dans le texte français un titre de niveau 3."},
		"items and paragraphs": {there, align.Finding{Check: "structure", Args: []string{"item", "0", "paragraph", "0", "4"}},
			"In the English text a list item, in the French text a paragraph (4 passages).",
			"Dans le texte anglais un élément de liste, dans le texte français un paragraphe (4 passages)."},
		"unparallel": {there, align.Finding{Check: "unparallel"},
			"The two texts are not translations of each other.",
			"Les deux textes ne sont pas la traduction l’un de l’autre."},
		"wrong language": {there, align.Finding{Check: "wrong-language", Args: []string{"fr"}},
			"Both files are in French.", "Les deux fichiers sont en français."},
		"a caller's check": {there, align.Finding{Check: "too-long", Args: []string{"9"}}, "too-long: [9]", "too-long: [9]"},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.en, report.Message(c.v, c.f, report.English))
			assert.Equal(t, c.fr, report.Message(c.v, c.f, report.French))
		})
	}
}

// Every built-in check has a message of its own in both languages.
func TestMessageOfEveryCheck(t *testing.T) {
	v := &align.Verdict{Alignment: &align.Alignment{
		Src: segment.Parse("a", "One.", lang.English()), Dst: segment.Parse("b", "Un.", lang.French())}}
	args := map[string][]string{
		"wrong-language": {"en"}, "omission": {"1", "item"}, "addition": {"1", "item"}, "untranslated": {"en", "fr", "target"},
		"duplicate": {"source", "equal", "1"}, "order": {"swapped", "2"}, "list": {"item", "2", "1"},
		"structure": {"heading", "1", "item", "0", "1"},
	}
	for _, c := range align.Checks() {
		f := align.Finding{Check: c.Name, Args: args[c.Name]}
		en, fr := report.Message(v, f, report.English), report.Message(v, f, report.French)
		assert.NotEqual(t, en, fr, c.Name)
		assert.NotContains(t, en, c.Name+":")
		assert.NotContains(t, fr, c.Name+":")
		assert.NotEqual(t, c.Name, en)
	}
}

// Every kind of block has its words in both languages.
func TestMessageOfEveryKind(t *testing.T) {
	v := &align.Verdict{Alignment: &align.Alignment{
		Src: segment.Parse("a", "One.", lang.English()), Dst: segment.Parse("b", "Un.", lang.French())}}
	for k := segment.Paragraph; k <= segment.Code; k++ {
		f := align.Finding{Check: "omission", Args: []string{"1", k.String()}}
		assert.NotContains(t, report.Message(v, f, report.English), "this  ")
		assert.NotContains(t, report.Message(v, f, report.French), " :  manque")
	}
}

// Offsets, lines and columns are those of the file, whatever its encoding.
func TestPassagePointsIntoTheFile(t *testing.T) {
	const text = "Début.\r\nÀ côté : l’été.\r\n"
	utf16 := []byte{0xff, 0xfe}
	for _, r := range text {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	for name, file := range map[string][]byte{
		"UTF-8": []byte(text), "with BOM": append([]byte("\xef\xbb\xbf"), text...), "UTF-16LE": utf16,
		"Windows-1252": []byte("D\xe9but.\r\n\xc0 c\xf4t\xe9 : l\x92\xe9t\xe9.\r\n"),
	} {
		t.Run(name, func(t *testing.T) {
			source, encoding, err := segment.Decode(file)
			require.NoError(t, err)
			d := segment.Parse("f", source, lang.French())
			d.Encoding = encoding
			p := report.NewPassage(d, d.Segments[1].Span)
			assert.Equal(t, "À côté : l’été.", p.Text)
			assert.Equal(t, [4]int{2, 1, 2, 16}, [4]int{p.Line, p.Column, p.EndLine, p.EndColumn})
			again, _, err := segment.Decode(prefixed(encoding, file, p.Start, p.End))
			require.NoError(t, err)
			assert.Equal(t, p.Text, again)
		})
	}
}

// prefixed cuts bytes out of a file, with the byte order mark they need.
func prefixed(e segment.Encoding, file []byte, start, end int) []byte {
	var mark []byte
	if e == segment.UTF16LE {
		mark = file[:2]
	}
	return append(append([]byte(nil), mark...), file[start:end]...)
}

func TestJSON(t *testing.T) {
	var r report.Report
	var b bytes.Buffer
	require.NoError(t, r.WriteJSON(&b))
	assert.JSONEq(t, `{"pairs":[],"summary":{"pairs":0,"unpaired":0,"failed":0,"unparallel":0,"errors":0,"warnings":0,"notes":0}}`, b.String())

	en := segment.Parse("a.txt", strings.Repeat("The office is open on Monday, June 4, 2018. ", 3), lang.English())
	r.Add(verdict(t, en, en), report.English)
	b.Reset()
	require.NoError(t, r.WriteJSON(&b))
	var got map[string]any
	require.NoError(t, json.Unmarshal(b.Bytes(), &got))
	assert.Equal(t, false, got["pairs"].([]any)[0].(map[string]any)["parallel"])
	assert.EqualValues(t, 1, got["summary"].(map[string]any)["unparallel"])
}

func TestExcerpt(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		n    int
		want string
	}{
		"white space":         {" a\n\t b\u2028c ", 0, "a b c"},
		"no-break space":      {"12\u00a0000\u202f$", 0, "12\u00a0000\u202f$"},
		"cut":                 {"abcdef", 3, "abc…"},
		"not cut":             {"abc", 3, "abc"},
		"terminal commands":   {"a\x1b[2Jb\x07", 0, "a\ufffd[2Jb\ufffd"},
		"direction overrides": {"a\u202eb\u2066c", 0, "a\ufffdb\ufffdc"},
		"empty":               {"", 5, ""},
	} {
		t.Run(name, func(t *testing.T) { assert.Equal(t, c.want, report.Excerpt(c.in, c.n)) })
	}
}

func ExampleReport() {
	en := segment.Parse("notice.en.txt", "Office hours are from 9 to 5.\n\nStart of content\n\nCall 613-555-0199.\n", lang.English())
	fr := segment.Parse("notice.fr.txt", "Le bureau est ouvert de 9 à 5.\n\nStart of content\n\nComposez le 613-555-0199.\n", lang.French())
	v, err := align.Compare(context.Background(), en, fr)
	if err != nil {
		fmt.Println(err)
		return
	}
	var r report.Report
	r.Add(v, report.French)
	if err := r.WriteText(os.Stdout, report.Styles{}); err != nil {
		fmt.Println(err)
	}
	fmt.Println(r.Summary.Errors)
	// Output:
	// notice.fr.txt:3:1: error untranslated: Laissé en anglais dans le texte français.
	//     Start of content
	//     = notice.en.txt:3:1 Start of content
	// 1
}
