// Command quickstart aligns two strings and prints the pairs and the findings.
package main

import (
	"context"
	"fmt"
	"log"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/lexicon/enfr"
	"github.com/visavis/visavis/segment"
)

func main() {
	english := segment.Parse("notice.en.txt",
		"The pool opens on June 24, 2026. Lockers cost $2 a day, payable in advance at the front desk with form 27-B. Swimming is free for all children under 12 years of age.", lang.English())
	french := segment.Parse("notice.fr.txt",
		"La piscine ouvre le 24 juin 2026. La baignade est gratuite pour les enfants de moins de 12 ans.", lang.French())
	aligner := align.Aligner{Scorer: align.Evidence{Lexicon: enfr.Lexicon()}}
	v, err := aligner.Compare(context.Background(), english, french)
	if err != nil {
		log.Fatal(err)
	}
	for _, b := range v.Alignment.Beads {
		src, dst := v.Alignment.SrcSpan(b), v.Alignment.DstSpan(b)
		fmt.Printf("%v  %q = %q\n", b.Type(), english.Text[src.Start:src.End], french.Text[dst.Start:dst.End])
	}
	for _, f := range v.Findings {
		fmt.Printf("%s:%v: %s\n", english.Name, english.Position(f.Src.Start), report.Message(v, f, report.English))
	}
}
