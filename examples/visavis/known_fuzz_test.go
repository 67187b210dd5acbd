package main

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// FuzzKnown checks that a file of known lines, and a border, are refused with one
// line that tells the place, or kept.
func FuzzKnown(f *testing.F) {
	f.Add("One.\n\n* * *\nTwo.", "Un.\n\n* * *\nDeux.", "1\t1\n# x\n4\t3-4\r\n", "* * *")
	f.Add("a\nb", "a\nb", "1-2\t2\n2\t1", "")
	f.Add("a", "b", "0\t1\n", "a")
	f.Add("a", "b", "1\t99999999999999999999", "\n")
	f.Add("a\n\nb", "b\n\na", "1\t3\n3\t9223372036854775807", " ")
	f.Fuzz(func(t *testing.T, english, french, known, border string) {
		if len(english) > 2000 || len(french) > 2000 {
			return
		}
		src, dst := segment.Parse("a", english, lang.English()), segment.Parse("b", french, lang.French())
		for _, ui := range []report.UI{report.English, report.French} {
			s := &streams{ui: ui, in: strings.NewReader(known)}
			flags := knownFlags{Border: border, Known: "-"}
			if known == "" {
				flags.Known = ""
			}
			beads, err := flags.known(s, src, dst)
			if err != nil {
				require.NotContains(t, err.Error(), "\n")
				require.NotContains(t, err.Error(), "%!")
				continue
			}
			aligner := align.Aligner{Known: func(_, _ *segment.Document) ([]align.Bead, error) { return beads, nil }}
			_, err = aligner.Align(context.Background(), src, dst)
			require.NoError(t, err)
		}
	})
}
