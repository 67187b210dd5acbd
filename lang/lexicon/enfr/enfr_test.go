package enfr_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/lexicon"
	"github.com/visavis/visavis/lang/lexicon/enfr"
)

const name = "en-fr.lexicon"

func TestSound(t *testing.T) {
	data, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.LessOrEqual(t, len(data), 1_000_000)

	l, err := lexicon.Read(bytes.NewReader(data), lang.English(), lang.French())
	require.NoError(t, err, "the checksum holds")
	assert.Equal(t, l.Len(), enfr.Lexicon().Len())
	entries := 0
	for id := range l.SourceLen() {
		found, ok := l.FindSource([]byte(l.SourceWord(id)))
		assert.True(t, ok && found == id, l.SourceWord(id))
		entries += len(l.AppendEntries(nil, id))
	}
	assert.Equal(t, l.Len(), entries)
	for id := range l.TargetLen() {
		found, ok := l.FindTarget([]byte(l.TargetWord(id)))
		assert.True(t, ok && found == id, l.TargetWord(id))
	}
}

// TestFirst checks the likeliest translations of some words. It fails when the
// stems of a language have changed since the lexicon was learned.
func TestFirst(t *testing.T) {
	l := enfr.Lexicon()
	for _, c := range [][2]string{
		{"court", "tribunal"}, {"minister", "ministre"}, {"act", "loi"}, {"regulations", "reglement"},
		{"person", "personne"}, {"child", "enfant"}, {"children", "enfants"}, {"water", "eau"},
		{"aircraft", "aeronef"}, {"income", "revenu"}, {"judge", "juge"}, {"year", "annee"},
		{"employees", "employes"}, {"drugs", "drogues"}, {"vessels", "batiments"}, {"land", "terres"},
		{"and", "et"}, {"if", "si"}, {"must", "doit"}, {"not", "pas"},
	} {
		t.Run(c[0], func(t *testing.T) {
			id, ok := l.FindSource(lang.English().Stem([]byte(c[0])))
			require.True(t, ok)
			want := string(lang.French().Stem([]byte(c[1])))
			var three [3]lexicon.Entry
			for i := range three {
				three[i].Target, three[i].There = -1, -99
			}
			for _, e := range l.AppendEntries(nil, id) {
				for i := range three {
					if e.There > three[i].There {
						e, three[i] = three[i], e
					}
				}
			}
			var got []string
			for _, e := range three {
				got = append(got, l.TargetWord(int(e.Target)))
			}
			assert.Contains(t, got, want)
		})
	}
}

// TestRepeatable checks that the command in README.md gives the file.
func TestRepeatable(t *testing.T) {
	corpus := filepath.Join("..", "..", "..", "..", "shared", "corpora", "laws-train.tsv.gz")
	f, err := os.Open(corpus)
	switch {
	case err != nil:
		t.Skip("needs ../shared/corpora/laws-train.tsv.gz beside the project")
	case testing.Short() || racing:
		t.Skip("trains the lexicon anew, which is slow under the race detector")
	}
	defer f.Close()
	list, err := os.Open("words.txt")
	require.NoError(t, err)
	defer list.Close()
	pairs := func(yield func(lexicon.Pair, error) bool) {
		for p, err := range lexicon.Pairs(f, corpus, lang.English(), lang.French()) {
			if !yield(p, err) {
				return
			}
		}
		lexicon.Dictionary(list, "words.txt")(yield)
	}
	l, _, err := lexicon.Trainer{}.Train(context.Background(), lang.English(), lang.French(), pairs)
	require.NoError(t, err)
	var got bytes.Buffer
	_, err = l.WriteTo(&got)
	require.NoError(t, err)
	want, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.True(t, bytes.Equal(want, got.Bytes()), "%s is not what the command in README.md gives", name)
}
