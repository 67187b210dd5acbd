package align_test

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// toyModel embeds a text as the sum of its words, each a vector by the hash of
// its stem and weaker ones by those of its runs of three letters. A French word
// of the table has the vector of its English one.
type toyModel struct{ calls [][]string }

func (m *toyModel) Embed(_ context.Context, texts []string) ([][]float32, error) {
	m.calls = append(m.calls, texts)
	out := make([][]float32, len(texts))
	for i, text := range texts {
		out[i] = embedToy(text)
	}
	return out, nil
}

func embedToy(text string) []float32 {
	v := make([]float32, 256)
	for word := range lang.English().Words(strings.ReplaceAll(text, "’", " ")) {
		stem := strings.TrimSuffix(string(word.Key), "s")
		if english, ok := toyTable[stem]; ok {
			stem = english
		}
		if lang.English().Function(word.Key) || lang.French().Function(word.Key) {
			continue
		}
		addHashed(v, "word "+stem, 1)
		for k := 0; k+3 <= len(stem); k++ {
			addHashed(v, stem[k:k+3], 0.3)
		}
	}
	return v
}

// addHashed adds a vector of a few numbers that the key decides on.
func addHashed(v []float32, key string, weight float32) {
	h := fnv.New64a()
	h.Write([]byte(key))
	r := rand.New(rand.NewPCG(h.Sum64(), 0))
	for range 8 {
		v[r.IntN(len(v))] += weight * float32(2*r.IntN(2)-1)
	}
}

var toyTable = func() map[string]string {
	table := map[string]string{}
	for pair := range strings.FieldsSeq(`annuler=cancel annulee=cancelled affichee=post automne=fall
		bateau=vessel budget=budget car=because chambre=house commune=common construit=built consecutive=consecutive
		courrier=mail demande=application debut=start depart=departure donnee=data enfant=children ete=been
		exercice=fiscal exploitant=operator famille=familie frai=expense gouvernement=government
		gratuitement=free hausse=increase helicoptere=helicopter heure=hour hiver=winter hopital=hospital
		juin=june janvier=january langue=language littoral=shore localite=communitie loi=act
		maritime=marine medicaux=medical ministre=minister mise=update navire=vessel moi=month niveau=level nourriture=food
		nouveau=new panne=failure passager=passenger petition=petition printemp=spring prix=price
		regional=regional remplacement=replacement reponse=response sante=health securite=safety
		signe=signed signature=signature soin=care tarif=fare traversier=ferry traversee=crossing
		trimestre=quarterly trois=three vehicule=vehicle ascenseur=elevator toilette=washroom
		tout=any passer=skip contenu=content papier=paper origine=original anglai=english
		peche=fisherie poisson=fish travaux=work applique=applie neanmoins=nonetheless`) {
		french, english, _ := strings.Cut(pair, "=")
		table[french] = english
	}
	return table
}()

func alone(e align.Embedder) *align.Aligner { return &align.Aligner{Scorer: align.Embedding(e)} }

// agreement returns the share of the two-sided beads of an alignment that
// another one has too.
func agreement(want, got *align.Alignment) float64 {
	type pair struct{ src, dst align.Range }
	has := map[pair]bool{}
	for _, b := range got.Beads {
		has[pair{b.Src, b.Dst}] = true
	}
	right, all := 0, 0
	for _, b := range want.Beads {
		if b.Src.Empty() || b.Dst.Empty() {
			continue
		}
		all++
		if has[pair{b.Src, b.Dst}] {
			right++
		}
	}
	return float64(right) / float64(all)
}

// Evidence finds the beads of the pages, as the tests of its own say.
func TestEmbeddingAlone(t *testing.T) {
	for name, floor := range map[string]float64{"petition": 0.95, "wetland": 0.85, "complete": 0.9} {
		t.Run(name, func(t *testing.T) {
			en, fr := page(t, name+".en.txt"), page(t, name+".fr.txt")
			got := mustAlign(t, alone(&toyModel{}), en, fr)
			requireCovered(t, got)
			share := agreement(mustAlign(t, new(align.Aligner), en, fr), got)
			t.Logf("%.3f", share)
			assert.GreaterOrEqual(t, share, floor)
		})
	}
}

func TestEmbeddingOfOneText(t *testing.T) {
	for _, name := range pages {
		d := page(t, name+".fr.txt")
		for _, b := range mustAlign(t, alone(&toyModel{}), d, d).Beads {
			require.Equal(t, align.Type{Src: 1, Dst: 1}, b.Type())
			require.Equal(t, b.Src, b.Dst)
		}
	}
}

// What evidence finds missing, it finds missing with the vectors too, and
// nothing else.
func TestEmbeddingAdded(t *testing.T) {
	missing := func(a *align.Alignment) (out []align.Finding) {
		for _, f := range align.Inspect(a).Findings {
			if f.Check == "omission" || f.Check == "addition" {
				f.Confidence, f.Severity = 0, 0
				out = append(out, f)
			}
		}
		return out
	}
	for _, name := range pages {
		t.Run(name, func(t *testing.T) {
			en, fr := page(t, name+".en.txt"), page(t, name+".fr.txt")
			want := mustAlign(t, new(align.Aligner), en, fr)
			both := &align.Aligner{Scorer: align.Sum(align.Evidence{}, align.Embedding(&toyModel{}))}
			got := mustAlign(t, both, en, fr)
			assert.GreaterOrEqual(t, agreement(want, got), 0.98)
			assert.Equal(t, missing(want), missing(got))
		})
	}
}

func TestEmbeddingMirror(t *testing.T) {
	en, fr := page(t, "wetland.en.txt"), page(t, "wetland.fr.txt")
	there, err := align.Embedding(&toyModel{}).Prepare(context.Background(), en, fr)
	require.NoError(t, err)
	back, err := align.Embedding(&toyModel{}).Prepare(context.Background(), fr, en)
	require.NoError(t, err)
	for i := range len(en.Segments) - 2 {
		for j := range len(fr.Segments) - 5 {
			src, dst := align.Range{Lo: i, Hi: i + 2}, align.Range{Lo: j, Hi: j + 5}
			require.InDelta(t, there(src, dst), back(dst, src), 1e-9)
		}
	}
}

func TestEmbeddingScore(t *testing.T) {
	en, fr := page(t, "petition.en.txt"), page(t, "petition.fr.txt")
	score, err := align.Embedding(&toyModel{}).Prepare(context.Background(), en, fr)
	require.NoError(t, err)
	one := func(i int) align.Range { return align.Range{Lo: i, Hi: i + 1} }
	find := func(d *segment.Document, start string) int {
		for i := range d.Segments {
			if strings.HasPrefix(d.SegmentText(i), start) {
				return i
			}
		}
		t.Fatal(start)
		return 0
	}
	freeze := find(en, "Freeze passenger fares")
	assert.Greater(t, score(one(freeze), one(find(fr, "Geler les tarifs"))), 3.0)
	assert.Less(t, score(one(freeze), one(find(fr, "Obliger"))), -2.0)
	assert.Equal(t, math.Inf(-1), score(align.Range{Lo: 0, Hi: 6}, one(0)))
}

// A vector of zeros is like nothing, and one side may have no segments.
func TestEmbeddingOfLittle(t *testing.T) {
	src := segment.Lines("a", "Ferry\n", lang.English())
	dst := segment.Lines("b", "Traversier\n", lang.French())
	none := segment.Lines("c", "", lang.French())
	score, err := align.Embedding(&toyModel{}).Prepare(context.Background(), src, dst)
	require.NoError(t, err)
	assert.Positive(t, score(align.Range{Lo: 0, Hi: 1}, align.Range{Lo: 0, Hi: 1}))
	zero := answer(func(texts []string) [][]float32 { return make2D(len(texts), 3) })
	score, err = align.Embedding(zero).Prepare(context.Background(), src, dst)
	require.NoError(t, err)
	assert.Negative(t, score(align.Range{Lo: 0, Hi: 1}, align.Range{Lo: 0, Hi: 1}))
	for _, pair := range [][2]*segment.Document{{src, none}, {none, src}, {none, none}} {
		_, err := align.Embedding(&toyModel{}).Prepare(context.Background(), pair[0], pair[1])
		require.NoError(t, err)
	}
}

// answer is an Embedder that gives what a function does.
type answer func(texts []string) [][]float32

func (a answer) Embed(_ context.Context, texts []string) ([][]float32, error) { return a(texts), nil }

// make2D returns n vectors of so many zeros.
func make2D(n, dimension int) [][]float32 {
	out := make([][]float32, n)
	for i := range out {
		out[i] = make([]float32, dimension)
	}
	return out
}

func TestEmbeddingErrors(t *testing.T) {
	src := segment.Lines("a", "one\ntwo\n", lang.English())
	dst := segment.Lines("b", "un\n", lang.French())
	changed := func(change func(v [][]float32)) answer {
		return func(texts []string) [][]float32 {
			v := make2D(len(texts), 2)
			change(v)
			return v
		}
	}
	for want, e := range map[string]align.Embedder{
		`embedding a batch of 4: 3 vectors`: answer(func(texts []string) [][]float32 { return make2D(len(texts)-1, 2) }),
		`embedding "two": a vector of 1 numbers, where the first has 2`: changed(func(v [][]float32) {
			v[2] = v[2][:1]
		}),
		`embedding "one": a vector of 0 numbers, where the first has 0`: changed(func(v [][]float32) { v[0] = nil }),
		`embedding "one two": a vector with a number that is not finite`: changed(func(v [][]float32) {
			v[1][1] = float32(math.NaN())
		}),
		`embedding "un": a vector with a number that is not finite`: changed(func(v [][]float32) {
			v[3][0] = float32(math.Inf(-1))
		}),
	} {
		_, err := align.Embedding(e).Prepare(context.Background(), src, dst)
		require.EqualError(t, err, want)
		_, err = alone(e).Align(context.Background(), src, dst)
		require.EqualError(t, err, "align: "+want)
	}
}

var errModel = errors.New("out of memory")

type failing struct{}

func (failing) Embed(context.Context, []string) ([][]float32, error) { return nil, errModel }

func TestEmbedderFails(t *testing.T) {
	d := page(t, "petition.en.txt")
	_, err := alone(failing{}).Align(context.Background(), d, d)
	require.ErrorIs(t, err, errModel)
	require.ErrorContains(t, err, "align: embedding a batch of ")
}

// Every group of up to five segments is asked for once, in large batches.
func TestEmbeddingCalls(t *testing.T) {
	text := func(prefix string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "%s  number\t%d\n", prefix, i)
		}
		return b.String()
	}
	src := segment.Lines("a", text("line", 300)+"shared\n", lang.English())
	dst := segment.Lines("b", "shared\n"+text("ligne", 200), lang.French())
	m := &toyModel{}
	_, err := align.Embedding(m).Prepare(context.Background(), src, dst)
	require.NoError(t, err)
	seen := map[string]bool{}
	for k, call := range m.calls {
		if k < len(m.calls)-1 {
			assert.Len(t, call, 1024)
		}
		for _, text := range call {
			assert.False(t, seen[text], text)
			seen[text] = true
		}
	}
	groups := func(n int) int { return 5*n - 4 - 3 - 2 - 1 }
	assert.Len(t, seen, groups(301)+groups(201)-1)
	assert.Len(t, m.calls, 3)
	assert.Contains(t, seen, "line number 298 line number 299 shared")
	assert.Contains(t, seen, "shared ligne number 0 ligne number 1 ligne number 2 ligne number 3")
	assert.NotContains(t, seen, "")
}

// cancelling cancels its context in the first call.
type cancelling struct {
	cancel context.CancelFunc
	calls  int
}

func (c *cancelling) Embed(_ context.Context, texts []string) ([][]float32, error) {
	c.calls++
	c.cancel()
	return make2D(len(texts), 1), nil
}

func TestEmbeddingCancelled(t *testing.T) {
	d, _ := long(t, 600)
	ctx, cancel := context.WithCancel(context.Background())
	c := &cancelling{cancel: cancel}
	_, err := alone(c).Align(ctx, d, d)
	require.ErrorIs(t, err, context.Canceled)
	assert.Equal(t, 1, c.calls)
}

func TestEmbeddingWorkersDoNotMatter(t *testing.T) {
	en, fr := long(t, 320)
	small := answer(func(texts []string) [][]float32 {
		out := make([][]float32, len(texts))
		for i, text := range texts {
			out[i] = embedToy(text)[:32]
		}
		return out
	})
	var want []align.Bead
	for _, workers := range []int{1, 2, 8} {
		a := alone(small)
		a.Workers = workers
		got := mustAlign(t, a, en, fr)
		requireCovered(t, got)
		if want == nil {
			want = got.Beads
		}
		require.Equal(t, want, got.Beads)
	}
}

// ofColours is a model that knows the colours in a text and nothing else.
type ofColours struct{}

func (ofColours) Embed(_ context.Context, texts []string) ([][]float32, error) {
	out := make([][]float32, len(texts))
	for i, text := range texts {
		out[i] = make([]float32, 3)
		for k, names := range [][2]string{{"red", "rouge"}, {"green", "vert"}, {"blue", "bleu"}} {
			if strings.Contains(text, names[0]) || strings.Contains(text, names[1]) {
				out[i][k] = 1
			}
		}
	}
	return out, nil
}

func ExampleEmbedding() {
	src := segment.Lines("a", "The door is red.\nThe wall is green.\nThe roof is blue.\n", lang.English())
	dst := segment.Lines("b", "La porte est rouge.\nLe toit est bleu.\n", lang.French())
	aligner := align.Aligner{Scorer: align.Embedding(ofColours{})}
	a, err := aligner.Align(context.Background(), src, dst)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, b := range a.Beads {
		fmt.Println(b.Type(), b.Src, b.Dst)
	}
	// Output:
	// 1-1 {0 1} {0 1}
	// 1-0 {1 2} {1 1}
	// 1-1 {2 3} {1 2}
}
