package align_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestUnparallel(t *testing.T) {
	other := []string{
		"Le sirop d’érable se vend au litre dans les cabanes de la région.", "On entaille les arbres dès le dégel.",
		"Chaque producteur garde un registre de sa récolte.", "Le concours couronne la meilleure tire.",
		"Un camion passe chercher les barils le vendredi.", "Les visiteurs goûtent avant d’acheter.",
	}
	column := func(entry string, n int) []string { return slices.Repeat([]string{"- " + entry}, n) }
	notices, avis := column("Available on request", 40), column("Disponible sur demande", 40)
	for _, c := range []struct {
		name   string
		en, fr []string
		want   []string
	}{
		{"another page", en[:6], other, []string{"unparallel"}},
		{"another page with the same column", slices.Concat(en[:6], notices), slices.Concat(other, avis), []string{"unparallel"}},
		{"too short to tell", en[:4], other[:4], nil},
		{"the page", en[:6], fr[:6], nil},
		{"its excerpt", en, fr[:5], nil},
		{"a column of one entry", slices.Concat(en[:3], notices, en[3:4]), slices.Concat(fr[:3], avis, fr[3:4]), nil},
		{"nothing but a column of one entry", notices, avis, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := checksAt(t, first(marked(c.en, c.fr)), second(marked(c.en, c.fr)))
			if c.want == nil {
				assert.NotContains(t, got, "unparallel")
				return
			}
			assert.Equal(t, c.want, got)
		})
	}
}
