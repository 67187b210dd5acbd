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
	assert.JSONEq(t, `{"pairs":[],"summary":{"pairs":0,"unparallel":0,"errors":0,"warnings":0,"notes":0}}`, b.String())

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
