package align_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/markdown"
)

func TestHeadingRemarks(t *testing.T) {
	const en = "\n\nThe office opens at eight and closes at four.\n\nBring two documents that show your address.\n\nThe fee is $30 a year for each boat.\n"
	const fr = "\n\nLe bureau ouvre à huit heures et ferme à quatre heures.\n\nApportez deux documents qui montrent votre adresse.\n\nLe tarif est de 30 $ par an pour chaque bateau.\n"
	for name, c := range map[string]struct {
		en, fr, side string // of the finding; "" for none
	}{
		"only in the source":      {"# Rules of the harbour (draft)", "# Règles du port", "source"},
		"only in the target":      {"# Rules of the harbour", "# Règles du port (ébauche)", "target"},
		"on both sides":           {"# Rules of the harbour (draft)", "# Règles du port (ébauche)", ""},
		"other brackets":          {"# Rules of the harbour (draft)", "# Règles du port [ébauche]", ""},
		"an abbreviation":         {"# Rules of the harbour committee (RHC)", "# Règles du comité du port", ""},
		"a name":                  {"# Rules of the harbour (Yukon)", "# Règles du port", ""},
		"a year":                  {"# Rules of the harbour (2024)", "# Règles du port", ""},
		"a term of the other":     {"# Rules of the harbour (règles)", "# Règles du port", ""},
		"no heading":              {"Rules of the harbour (draft)", "Règles du port", ""},
		"brackets in the middle":  {"# Rules (draft) of the harbour", "# Règles du port", ""},
		"nothing but the remark":  {"# (draft)", "# Règles", ""},
		"brackets that stay open": {"# Rules of the harbour (draft", "# Règles du port", ""},
	} {
		t.Run(name, func(t *testing.T) {
			src := markdown.Parse("a.md", c.en+en, segment.Parser{Lang: lang.English()})
			dst := markdown.Parse("b.md", c.fr+fr, segment.Parser{Lang: lang.French()})
			v, err := (&align.Aligner{Scorer: withLexicon}).Compare(context.Background(), src, dst)
			require.NoError(t, err)
			var sides []string
			for _, f := range v.Findings {
				if f.Check == "partial" && f.Severity >= align.Warning {
					sides = append(sides, f.Args[0])
				}
			}
			if c.side == "" {
				assert.Empty(t, sides)
				return
			}
			assert.Equal(t, []string{c.side}, sides)
		})
	}
}
