package align_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/lang/lexicon/enfr"
)

func TestUntranslated(t *testing.T) {
	for name, c := range map[string]struct {
		en, fr []string
		want   []string
	}{
		"a sentence": {
			[]string{"The bridge is closed to trucks during the winter."}, []string{"The bridge is closed to trucks during the winter."},
			[]string{"The bridge is closed to trucks during the winter."}},
		"a heading of one word": {
			[]string{"# Forfeiture", en[0]}, []string{"# Forfeiture", fr[0]}, []string{"Forfeiture"}},
		"a line of one word": {
			[]string{"Overview", en[0]}, []string{"Overview", fr[0]}, []string{"Overview"}},
		"in the source": {
			[]string{"Frais", en[0]}, []string{"Frais", fr[0]}, []string{"Frais"}},
		"a title that is translated elsewhere": {
			[]string{"Moose Lake Tax Agreement Act", "This Act may be cited as the Moose Lake Tax Agreement Act."},
			[]string{"Moose Lake Tax Agreement Act", "Titre abrégé : Loi sur l’accord fiscal de Moose Lake."},
			[]string{"Moose Lake Tax Agreement Act"}},
		"a line with names of offices": {
			[]string{"that portion of the Harbour Safety Branch responsible for the Winter Rescue Centre,"},
			[]string{"that portion of the Harbour Safety Branch responsible for the Winter Rescue Centre,"},
			[]string{"that portion of the Harbour Safety Branch responsible for the Winter Rescue Centre,"}},

		"a name of one capital behind a translated word": {
			[]string{"Province of Quebec, Ministère chargé des petits ponts et des grandes routes du nord"},
			[]string{"Province de Québec, Ministère chargé des petits ponts et des grandes routes du nord"},
			[]string{"Province of Quebec, Ministère chargé des petits ponts et des grandes routes du nord"}},
		"a sentence behind a translated word": {
			[]string{"Note, The bridge is closed to trucks during the Winter."}, []string{"Avis, The bridge is closed to trucks during the Winter."},
			[]string{"Avis, The bridge is closed to trucks during the Winter."}},

		"a name kept behind a translated one": {
			[]string{"Province of Quebec, Ministère du Travail et de la Lutte contre les grands froids", en[0]},
			[]string{"Province de Québec, Ministère du Travail et de la Lutte contre les grands froids", fr[0]}, nil},
		"a word of both languages": {[]string{"# Publication", en[0]}, []string{"# Publication", fr[0]}, nil},
		"another of both":          {[]string{"# Information", en[0]}, []string{"# Information", fr[0]}, nil},
		"alike but for an accent":  {[]string{"# Competence", en[0]}, []string{"# Compétence", fr[0]}, nil},
		"translated":               {[]string{"# Forfeiture", en[0]}, []string{"# Confiscation", fr[0]}, nil},
		"a name in a line of its own": {
			[]string{"Maple Valley Development Foundation", en[0]}, []string{"Maple Valley Development Foundation", fr[0]}, nil},
		"a heading that the text uses as a name": {
			[]string{"# Oil and Gas Works Act", "The Oil and Gas Works Act applies to the project."},
			[]string{"# Oil and Gas Works Act", "La loi intitulée Oil and Gas Works Act s’applique au projet."}, nil},
		"a code":                  {[]string{"# HEIGHT", en[0]}, []string{"# HEIGHT", fr[0]}, nil},
		"a term in small letters": {[]string{"# default", en[0]}, []string{"# default", fr[0]}, nil},
		"excused": {
			[]string{"The report of the harbour (in English only)", en[0]}, []string{"The report of the harbour (en anglais seulement)", fr[0]}, nil},
		"quoted": {[]string{"“The bridge is closed to trucks.”", en[0]}, []string{"“The bridge is closed to trucks.”", fr[0]}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			src, dst := marked(append(c.en, en[1:4]...), append(c.fr, fr[1:4]...))
			a := mustAlign(t, &align.Aligner{Scorer: align.Evidence{Lexicon: enfr.Lexicon()}}, src, dst)
			var got []string
			for _, f := range align.Inspect(a).Findings {
				if f.Check == "untranslated" && f.Severity >= align.Warning {
					side, span := src, f.Src
					if f.Args[2] == "target" {
						side, span = dst, f.Dst
					}
					got = append(got, side.Source[span.Start:span.End])
				}
			}
			assert.Equal(t, c.want, got)
		})
	}
}
