package value_test

import (
	"bufio"
	"compress/gzip"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/value"
)

// How many pairs there are in the corpus of statutes and regulations beside the
// project, how many of them are looked at, and in how many of these a digit is
// changed.
const corpusSize, samplePairs, changedPairs = 377140, 40000, 5000

// corpus returns pairs taken evenly from the corpus.
func corpus(t testing.TB, n int) [][2]string {
	t.Helper()
	path := filepath.Join("..", "..", "..", "shared", "corpora", "laws-train.tsv.gz")
	file, err := os.Open(path)
	if err != nil {
		t.Skip("needs ../shared/corpora/laws-train.tsv.gz beside the project")
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	require.NoError(t, err)
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	var pairs [][2]string
	for i := 0; lines.Scan(); i++ {
		if i*n/corpusSize != (i+1)*n/corpusSize {
			en, fr, _ := strings.Cut(lines.Text(), "\t")
			pairs = append(pairs, [2]string{en, fr})
		}
	}
	require.NoError(t, lines.Err())
	return pairs
}

func hard(values []value.Value) (out []value.Value) {
	for _, v := range values {
		if !v.Soft {
			out = append(out, v)
		}
	}
	return out
}

func alarm(a, b []value.Value) bool {
	onlyA, onlyB := value.Unmatched(a, b)
	return len(hard(onlyA))+len(hard(onlyB)) > 0
}

// TestCorpus counts the pairs of translations that raise an alarm, which are few
// and nearly all true differences or pairs that belong to different texts, and
// how many raise one when a digit of a value is changed on one side. With
// VISAVIS_ALARMS set, it logs that many of the alarms.
func TestCorpus(t *testing.T) {
	show, _ := strconv.Atoi(os.Getenv("VISAVIS_ALARMS"))
	languages := [2]*lang.Language{lang.English(), lang.French()}
	r := rand.New(rand.NewPCG(1, 2))
	valued, alarms, changed, found := 0, 0, 0, 0
	for _, pair := range corpus(t, samplePairs) {
		sides := [2][]value.Value{value.Find(languages[0], pair[0]), value.Find(languages[1], pair[1])}
		if len(sides[0])+len(sides[1]) == 0 {
			continue
		}
		valued++
		if alarm(sides[0], sides[1]) {
			alarms++
			if alarms <= show {
				a, b := value.Unmatched(sides[0], sides[1])
				t.Logf("%v %v\n%s\n%s", describe(hard(a)), describe(hard(b)), pair[0], pair[1])
			}
			continue
		}
		if len(sides[0]) == 0 || len(sides[1]) == 0 || valued%3 != 0 || changed == changedPairs {
			continue
		}
		side := r.IntN(2)
		text, ok := change(r, pair[side], sides[side][r.IntN(len(sides[side]))])
		if !ok {
			continue
		}
		changed++
		if alarm(value.Find(languages[side], text), sides[1-side]) {
			found++
		}
	}
	alarmed, caught := float64(alarms)/float64(valued), float64(found)/float64(changed)
	t.Logf("alarms in %d of %d pairs with a value (%.2f %%); %d of %d changes found (%.2f %%)",
		alarms, valued, 100*alarmed, found, changed, 100*caught)
	assert.Less(t, alarmed, 0.017)
	assert.Greater(t, caught, 0.975)
}

// change writes another digit for one of a value.
func change(r *rand.Rand, text string, v value.Value) (string, bool) {
	var at []int
	for i := v.Start; i < v.End; i++ {
		if '0' <= text[i] && text[i] <= '9' {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		return "", false
	}
	i := at[r.IntN(len(at))]
	d := byte('1' + r.IntN(9))
	for d == text[i] {
		d = byte('1' + r.IntN(9))
	}
	return text[:i] + string(d) + text[i+1:], true
}
