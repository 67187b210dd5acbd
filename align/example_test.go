package align_test

import (
	"context"
	"fmt"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/lexicon/enfr"
	"github.com/visavis/visavis/segment"
)

func Example() {
	english := segment.Parse("notice.en.txt",
		"The pool opens on June 24, 2026. Lockers cost $2 a day, payable in advance at the front desk with form 27-B. Swimming is free for all children under 12 years of age.", lang.English())
	french := segment.Parse("notice.fr.txt",
		"La piscine ouvre le 24 juin 2026. La baignade est gratuite pour les enfants de moins de 12 ans.", lang.French())
	v, err := align.Compare(context.Background(), english, french)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range v.Alignment.Beads {
		src, dst := v.Alignment.SrcSpan(b), v.Alignment.DstSpan(b)
		fmt.Printf("%v %q %q\n", b.Type(), english.Text[src.Start:src.End], french.Text[dst.Start:dst.End])
	}
	for _, f := range v.Findings {
		fmt.Printf("%v %s: %s\n", english.Position(f.Src.Start), f.Check, report.Message(v, f, report.English))
	}
	// Output:
	// 1-1 "The pool opens on June 24, 2026." "La piscine ouvre le 24 juin 2026."
	// 1-0 "Lockers cost $2 a day, payable in advance at the front desk with form 27-B." ""
	// 1-1 "Swimming is free for all children under 12 years of age." "La baignade est gratuite pour les enfants de moins de 12 ans."
	// 1:34 omission: Only in English: this sentence is missing from the French text.
}

func ExampleAligner() {
	german, err := lang.Bare("de")
	if err != nil {
		fmt.Println(err)
		return
	}
	src := segment.Lines("chronik.de", "Himalaya-Chronik 1956\nMit 3 Bildern\nDer Lhotse misst 8501 m.\n", german)
	dst := segment.Lines("chronique.fr", "Chronique himalayenne 1956\nAvec 3 illustrations\nLe Lhotsé mesure 8501 m.\n", lang.French())
	aligner := align.Aligner{Types: []align.Type{{Src: 1, Dst: 1}}}
	a, err := aligner.Align(context.Background(), src, dst)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range a.Beads {
		fmt.Println(b.Src, b.Dst)
	}
	// Output:
	// {0 1} {0 1}
	// {1 2} {1 2}
	// {2 3} {2 3}
}

// The two words have no letters in common; the lexicon knows that they translate
// each other.
func ExampleEvidence_lexicon() {
	src := segment.Lines("a", "the court\n", lang.English())
	dst := segment.Lines("b", "la loi\nle tribunal\n", lang.French())
	aligner := align.Aligner{
		Scorer: align.Evidence{Lexicon: enfr.Lexicon()},
		Types:  []align.Type{{Src: 1, Dst: 1}},
	}
	a, err := aligner.Align(context.Background(), src, dst)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range a.Beads {
		s, t := a.SrcSpan(b), a.DstSpan(b)
		fmt.Printf("%v %q %q\n", b.Type(), src.Text[s.Start:s.End], dst.Text[t.Start:t.End])
	}
	// Output:
	// 0-1 "" "la loi"
	// 1-1 "the court" "le tribunal"
}

func ExampleAligner_known() {
	src := segment.Lines("a", "Alpha\nBeta\nGamma\n", lang.English())
	dst := segment.Lines("b", "Un\nDeux\nTrois\n", lang.French())
	aligner := align.Aligner{
		// The second source line is known to face the third of the target.
		Known: func(_, _ *segment.Document) ([]align.Bead, error) {
			return []align.Bead{{Src: align.Range{Lo: 1, Hi: 2}, Dst: align.Range{Lo: 2, Hi: 3}}}, nil
		},
	}
	a, err := aligner.Align(context.Background(), src, dst)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range a.Beads {
		fmt.Println(b.Src, b.Dst)
	}
	// Output:
	// {0 1} {0 1}
	// {1 1} {1 2}
	// {1 2} {2 3}
	// {2 3} {3 3}
}

// A line of asterisks divides both texts. No bead crosses it, though Two and
// Deux would face each other.
func ExampleSharedLines() {
	src := segment.Lines("a", "One\n* * *\nTwo\nThree\n", lang.English())
	dst := segment.Lines("b", "Un\nDeux\n* * *\nTrois\n", lang.French())
	aligner := align.Aligner{Known: align.SharedLines("* * *")}
	a, err := aligner.Align(context.Background(), src, dst)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range a.Beads {
		s, t := a.SrcSpan(b), a.DstSpan(b)
		fmt.Printf("%v %q %q\n", b.Type(), src.Text[s.Start:s.End], dst.Text[t.Start:t.End])
	}
	// Output:
	// 1-1 "One" "Un"
	// 0-1 "" "Deux"
	// 1-1 "* * *" "* * *"
	// 1-0 "Two" ""
	// 1-1 "Three" "Trois"
}

func ExampleAlignment_Doubtful() {
	src := segment.Lines("a", "Founded in 1987\nbaker\nmiller\nRenewed in 2022\n", lang.English())
	dst := segment.Lines("b", "Fondé en 1987\nzingueur\nRenouvelé en 2022\n", lang.French())
	a, err := align.Align(context.Background(), src, dst)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range a.Doubtful(0.7) {
		s := a.SrcSpan(d)
		fmt.Printf("%v %q\n", src.Position(s.Start), src.Text[s.Start:s.End])
	}
	// Output:
	// 2:1 "baker\nmiller"
}

// sameInitial is a caller's own evidence: segments that start alike belong
// together.
type sameInitial struct{}

func (sameInitial) Prepare(_ context.Context, src, dst *segment.Document) (align.Score, error) {
	return func(s, t align.Range) float64 {
		if src.SegmentText(s.Lo)[0] == dst.SegmentText(t.Lo)[0] {
			return 1
		}
		return -1
	}, nil
}

func ExampleSum() {
	src := segment.Lines("a", "Apples\nBread\n", lang.English())
	dst := segment.Lines("b", "Abricots\nBeurre\n", lang.French())
	aligner := align.Aligner{Scorer: align.Sum(align.Evidence{}, sameInitial{})}
	a, err := aligner.Align(context.Background(), src, dst)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(a.Beads), a.Beads[0].Type())
	// Output: 2 1-1
}

func ExampleInspect() {
	src := segment.Parse("page.en.txt", "Contact us at 613-555-0199.\n\nStart of content\n\nOffice hours are from 9 to 5.\n", lang.English())
	dst := segment.Parse("page.fr.txt", "Composez le 613-555-0199.\n\nStart of content\n\nLe bureau est ouvert de 9 à 5.\n", lang.French())
	a, err := align.Align(context.Background(), src, dst)
	if err != nil {
		fmt.Println(err)
		return
	}
	tooShort := align.Check{Name: "too-short", Run: func(a *align.Alignment) []align.Finding {
		var found []align.Finding
		for _, b := range a.Beads {
			if s := a.SrcSpan(b); s.End-s.Start < 20 {
				found = append(found, align.Finding{Check: "too-short", Src: s, Dst: a.DstSpan(b)})
			}
		}
		return found
	}}
	for _, f := range align.Inspect(a, append(align.Checks(), tooShort)...).Findings {
		fmt.Println(f.Check, src.Text[f.Src.Start:f.Src.End])
	}
	// Output:
	// too-short Start of content
	// untranslated Start of content
}
