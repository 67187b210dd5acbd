// Pages writes the pages that the browser is tested with into a folder:
// petition.html and site.html from the pairs in testdata, hostile.html, whose text
// tries to become markup, moved.html with all kinds of findings, outside.html with
// findings on files and with long paths, word.html with a word of a million
// characters, many.html with 5,000 findings in 20 pairs, and large.html with 10,000
// rows.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/align/report/page"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/lexicon/enfr"
	"github.com/visavis/visavis/segment"
)

func main() {
	if len(os.Args) != 3 {
		log.Fatal("want the folder testdata and the folder to write to")
	}
	testdata, out := os.Args[1], os.Args[2]
	petition, wetland := pair(testdata, "petition"), pair(testdata, "wetland")
	complete := pair(testdata, "complete")
	write(out, "petition.html", page.Options{}, petition)
	write(out, "site.html", page.Options{UI: report.French}, petition, wetland, complete, unparallel(petition, wetland))
	write(out, "hostile.html", page.Options{Title: hostile[0], Remarks: evilRemarks()}, evil())
	write(out, "moved.html", page.Options{}, moved())
	write(out, "outside.html", page.Options{Remarks: remarks()}, far(moved(), "a"), far(moved(), "b"))
	write(out, "alone.html", page.Options{Remarks: remarks()[1:3]})
	write(out, "word.html", page.Options{}, word())
	write(out, "many.html", page.Options{}, many()...)
	write(out, "large.html", page.Options{}, large(10_000))
	write(out, "empty.html", page.Options{})
}

func write(folder, name string, o page.Options, verdicts ...*align.Verdict) {
	f, err := os.Create(filepath.Join(folder, name))
	if err != nil {
		log.Fatal(err)
	}
	if err := page.Write(f, verdicts, o); err != nil {
		log.Fatal(err)
	}
	if err := f.Close(); err != nil {
		log.Fatal(err)
	}
}

func compare(src, dst *segment.Document) *align.Verdict {
	a := align.Aligner{Scorer: align.Evidence{Lexicon: enfr.Lexicon()}}
	v, err := a.Compare(context.Background(), src, dst)
	if err != nil {
		log.Fatal(err)
	}
	return v
}

func pair(folder, name string) *align.Verdict {
	var docs [2]*segment.Document
	for i, l := range []*lang.Language{lang.English(), lang.French()} {
		path := filepath.Join(folder, name+"."+l.Tag()+".txt")
		text, err := os.ReadFile(path)
		if err != nil {
			log.Fatal(err)
		}
		docs[i] = segment.Parse(filepath.Base(path), string(text), l)
	}
	return compare(docs[0], docs[1])
}

// unparallel is a page against another one, found not to translate it.
func unparallel(x, y *align.Verdict) *align.Verdict {
	v := compare(x.Alignment.Src, y.Alignment.Dst)
	v.Parallel, v.Findings = false, []align.Finding{{
		Check: "unparallel", Severity: align.Error, Confidence: 0.99,
		Src: segment.Span{End: len(v.Alignment.Src.Text)}, Dst: segment.Span{End: len(v.Alignment.Dst.Text)},
	}}
	return v
}

// hostile are texts that mean something else in HTML, in a script or in a
// template, or that a browser must not obey.
var hostile = []string{
	`<script>alert(1)</script>`, `</script><script>alert(2)</script>`, `</style><script>alert(3)</script>`,
	`<img src=x onerror=alert(4)>`, `"><svg onload=alert(5)>`, `' onmouseover='alert(6)`, `]]><!--`, `--><!-- <b>`,
	`javascript:alert(7)`, `{{.Title}} {{template "p"}}`, `${alert(8)}`, "line\u2028separator\u2029here",
	"\u202egnp.exe", "a\x00b\x1b[2Jc", "\xff\xfe broken \xc3", `&lt;script&gt; &#60;b&#62;`, `</title></textarea></noscript>`,
	"\u2066isolate", `<a href="javascript:alert(9)">x</a>`, `<meta http-equiv="refresh" content="0;url=data:text/html,x">`,
}

// evil has hostile text everywhere: names, passages, marks, messages.
func evil() *align.Verdict {
	text := strings.Join(hostile, "\n")
	src := segment.Lines(hostile[0], text, lang.English())
	dst := segment.Lines(hostile[1], text, lang.French())
	v := &align.Verdict{Alignment: one(src, dst), Parallel: true}
	for i, s := range src.Segments {
		v.Findings = append(v.Findings, align.Finding{
			Check: hostile[i%len(hostile)], Severity: align.Severity(i % 3), Confidence: 0.9,
			Src: segment.Span{Start: s.Start + 1, End: s.End}, Dst: dst.Segments[i].Span, Args: []string{hostile[i%len(hostile)], "javascript:alert(10)"},
		})
	}
	return v
}

// evilRemarks are remarks of hostile text.
func evilRemarks() (out []page.Remark) {
	for _, text := range hostile {
		out = append(out, page.Remark{File: text, Lang: text, Check: text, English: text, French: text, Text: text}, page.Remark{File: text, English: text})
	}
	return out
}

const folder = "content/%s/programs-and-services/environmental-assessment/archives-of-the-year-2024/"

// far gives a pair long paths.
func far(v *align.Verdict, name string) *align.Verdict {
	v.Alignment.Src.Name = fmt.Sprintf(folder, "en") + name + "-an-article-with-a-rather-long-name.md"
	v.Alignment.Dst.Name = fmt.Sprintf(folder, "fr") + name + "-un-article-dont-le-nom-est-assez-long.md"
	return v
}

// remarks are findings on a comment of the first pair, on two pages alone, and on
// the settings, and a file that could not be read.
func remarks() []page.Remark {
	return []page.Remark{
		{File: fmt.Sprintf(folder, "fr") + "a-un-article-dont-le-nom-est-assez-long.md", Lang: "fr", Position: segment.Position{Line: 4, Column: 1}, Check: report.Suppression,
			English: "This suppression matches nothing: <!-- visavis:ignore -->", French: "Cette exception ne s’applique à rien : <!-- visavis:ignore -->", Text: "<!-- visavis:ignore -->"},
		{File: fmt.Sprintf(folder, "en") + "alone.md", Lang: "en", Check: report.Unpaired, Severity: align.Warning,
			English: report.UnpairedMessage("fr", report.English), French: report.UnpairedMessage("fr", report.French)},
		{File: fmt.Sprintf(folder, "fr") + "seule-et-sans-version-dans-l-autre-langue-officielle.md", Lang: "fr", Check: report.Unpaired, Severity: align.Warning,
			English: report.UnpairedMessage("en", report.English), French: report.UnpairedMessage("en", report.French)},
		{File: fmt.Sprintf(folder, "en") + "broken.md", English: "binary data, not text"},
	}
}

// word has a word of a million characters on either side, and a finding on it.
func word() *align.Verdict {
	long := strings.Repeat("Antidisestablishment", 50_000)
	src, dst := segment.Lines("word.en.txt", "Before.\n"+long+"\nAfter.", lang.English()), segment.Lines("word.fr.txt", "Avant.\n"+long+"\nAprès.", lang.French())
	return &align.Verdict{Alignment: one(src, dst), Parallel: true, Findings: []align.Finding{
		{Check: "untranslated", Severity: align.Error, Confidence: 0.98, Src: src.Segments[1].Span, Dst: dst.Segments[1].Span, Args: []string{"en", "fr", "target"}}}}
}

// many is twenty pairs of 250 findings each.
func many() (out []*align.Verdict) {
	for i := range 20 {
		v := large(500)
		v.Findings = nil
		for k, b := range v.Alignment.Beads {
			if k%2 == 0 && !b.Dst.Empty() {
				v.Findings = append(v.Findings, align.Finding{Check: []string{"number", "date", "time"}[k%3], Severity: align.Severity(k % 3), Confidence: 0.9,
					Src: v.Alignment.SrcSpan(b), Dst: v.Alignment.DstSpan(b), Args: []string{"1", "2"}})
			} else if b.Dst.Empty() {
				v.Findings = append(v.Findings, align.Finding{Check: "omission", Severity: align.Error, Confidence: 0.9, Src: v.Alignment.SrcSpan(b), Dst: v.Alignment.DstSpan(b), Args: []string{"1", "sentence"}})
			}
		}
		v.Findings = v.Findings[:250]
		out = append(out, far(v, fmt.Sprint(i)))
	}
	return out
}

// one pairs the segments of two documents one to one.
func one(src, dst *segment.Document) *align.Alignment {
	a := &align.Alignment{Src: src, Dst: dst}
	for i := range src.Segments {
		a.Beads = append(a.Beads, align.Bead{Src: align.Range{Lo: i, Hi: i + 1}, Dst: align.Range{Lo: i, Hi: i + 1}, Confidence: 0.99})
	}
	return a
}

// moved has what the pairs in testdata lack: passages out of order, a doubtful
// row, differing values, a part that breaks off, several findings on one passage.
func moved() *align.Verdict {
	src := segment.Lines("rules.en.txt", strings.Join([]string{
		"Swimming rules", "The pool opens at 9:00 a.m. on weekdays.", "Children under 12 must be with an adult.",
		"Showers are required before entering.", "Glass is not allowed near the pool, nor is food of any kind.", "The fee is $4.50.",
		"Thank you.",
	}, "\n"), lang.English())
	dst := segment.Lines("rules.fr.txt", strings.Join([]string{
		"Règles de baignade", "La douche est obligatoire avant d’entrer.", "La piscine ouvre à 8 h en semaine.",
		"Les enfants de moins de 10 ans doivent être accompagnés d’un adulte.", "Le verre est interdit près de la piscine, et",
		"Le tarif est de 4,50 $.", "Thank you.",
	}, "\n"), lang.French())
	a := &align.Alignment{Src: src, Dst: dst}
	for i, j := range []int{0, 2, 3, 1, 4, 5, 6} {
		a.Beads = append(a.Beads, align.Bead{Src: align.Range{Lo: i, Hi: i + 1}, Dst: align.Range{Lo: j, Hi: j + 1}, Confidence: 0.97, Moved: j == 1})
	}
	a.Beads[5].Confidence = 0.31
	in := func(d *segment.Document, i int, part string) segment.Span {
		at := d.Segments[i].Start + strings.Index(d.SegmentText(i), part)
		return segment.Span{Start: at, End: at + len(part)}
	}
	end := segment.Span{Start: dst.Segments[4].End, End: dst.Segments[4].End}
	return &align.Verdict{Alignment: a, Parallel: true, Findings: []align.Finding{
		{Check: "time", Severity: align.Warning, Confidence: 0.92, Src: in(src, 1, "9:00 a.m."), Dst: in(dst, 2, "8 h"), Args: []string{"09:00", "08:00"}},
		{Check: "number", Severity: align.Warning, Confidence: 0.9, Src: in(src, 2, "12"), Dst: in(dst, 3, "10"), Args: []string{"12", "10"}},
		{Check: "structure", Severity: align.Note, Confidence: 0.7, Src: src.Segments[2].Span, Dst: dst.Segments[3].Span, Args: []string{"item", "1", "paragraph", "0", "1"}},
		{Check: "order", Severity: align.Warning, Confidence: 0.95, Src: src.Segments[3].Span, Dst: dst.Segments[1].Span, Args: []string{"moved", "2"}},
		{Check: "partial", Severity: align.Warning, Confidence: 0.88, Src: in(src, 4, "nor is food of any kind"), Dst: end, Args: []string{"source"}},
		{Check: "untranslated", Severity: align.Error, Confidence: 0.98, Src: src.Segments[6].Span, Dst: dst.Segments[6].Span, Args: []string{"en", "fr", "target"}},
	}}
}

// large has so many rows, one in fifty without a counterpart.
func large(rows int) *align.Verdict {
	words := strings.Fields("the committee reviewed each application in the order received and sent its decision by mail within thirty days of the hearing unless a party asked for more time or new evidence came to light")
	mots := strings.Fields("le comité a examiné chaque demande selon l’ordre d’arrivée et a envoyé sa décision par la poste dans les trente jours suivant l’audience sauf si une partie a demandé un délai ou si une preuve nouvelle a été présentée")
	var en, fr []string
	a := &align.Alignment{}
	for i := range rows {
		sentence := func(words []string) string {
			n := 6 + i*7%20
			from := i * 3 % 9
			return fmt.Sprintf("%s, %d.", strings.Join(words[from:from+n], " "), i)
		}
		b := align.Bead{Src: align.Range{Lo: len(en), Hi: len(en) + 1}, Dst: align.Range{Lo: len(fr), Hi: len(fr) + 1}, Confidence: 0.99}
		en = append(en, sentence(words))
		if i%50 == 7 {
			b.Dst.Hi = b.Dst.Lo
		} else {
			fr = append(fr, sentence(mots))
		}
		a.Beads = append(a.Beads, b)
	}
	a.Src = segment.Lines("large.en.txt", strings.Join(en, "\n"), lang.English())
	a.Dst = segment.Lines("large.fr.txt", strings.Join(fr, "\n"), lang.French())
	v := &align.Verdict{Alignment: a, Parallel: true}
	for _, b := range a.Beads {
		if b.Dst.Empty() {
			v.Findings = append(v.Findings, align.Finding{Check: "omission", Severity: align.Error, Confidence: 0.95, Src: a.SrcSpan(b), Dst: a.DstSpan(b), Args: []string{"1", "sentence"}})
		}
	}
	return v
}
