package align_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
)

// One item may say what the other side has in two, which differ in a word.
func TestItemsMerged(t *testing.T) {
	cold, warm := "The place and the coldest temperature of the lake for this hour", "The place and the warmest temperature of the lake for this hour"
	froid, chaud := "L’endroit et la température froide du lac pour cette heure", "L’endroit et la température chaude du lac pour cette heure"
	for _, c := range []struct {
		name   string
		en, fr []string
		want   []string
	}{
		{"one for two", []string{"Cold and hot spots of the lake for this hour"}, []string{froid, chaud}, nil},
		{"one for two, the other way", []string{cold, warm}, []string{"Les points froids et chauds du lac pour cette heure"}, nil},
		{"two for two", []string{cold, warm}, []string{froid, chaud}, nil},
		{"one of two missing", []string{"Cold spot of the lake for this hour"}, []string{froid, chaud}, []string{"addition"}},
		{"the other of two missing", []string{"Hot spot of the lake for this hour"}, []string{froid, chaud}, []string{"addition"}},
		{"one of three missing", []string{"Cold and hot spots of the lake for this hour"}, []string{froid, chaud, "L’endroit et la température moyenne du lac pour cette heure"}, []string{"addition"}},
		{"an item of its own", []string{"Cold and hot spots of the lake for this hour"}, []string{froid, chaud, "Les règlements du port et le nom du capitaine"}, []string{"addition"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			src, dst := marked(slices.Concat([]string{en[0]}, items(c.en...), items("Speed of the wind"), []string{en[1]}),
				slices.Concat([]string{fr[0]}, items(c.fr...), items("Vitesse du vent"), []string{fr[1]}))
			assert.Equal(t, c.want, checksAt(t, src, dst))
		})
	}
}
