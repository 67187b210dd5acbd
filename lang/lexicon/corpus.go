package lexicon

import (
	"context"
	"hash/fnv"
	"iter"
	"math"
	"sync"

	"github.com/visavis/visavis/lang"
)

// maxTokens is the longest side of a pair that is learned from. In longer ones
// anything goes with anything.
const maxTokens = 100

// corpus is pairs as numbers.
type corpus struct {
	source, target side
	weights        []float32 // by pair
	stats          Stats
}

// side is one language of a corpus: for each pair the words that occur in it,
// and how often.
type side struct {
	language *lang.Language
	words    []string
	ids      map[string]int32
	start    []int // of each pair, and the end of the last
	word     []int32
	count    []float32

	cut  []int32 // tokens of the current batch
	ends []int   // of each pair in cut
	seen []int   // by word: one more than its place among the words of its last pair
}

func newSide(l *lang.Language) side {
	return side{language: l, ids: map[string]int32{}, start: []int{0}}
}

// readCorpus reads all pairs, each distinct one once.
func readCorpus(ctx context.Context, source, target *lang.Language, pairs iter.Seq2[Pair, error], progress func(pairs int)) (*corpus, error) {
	c := &corpus{source: newSide(source), target: newSide(target)}
	known := map[[16]byte]bool{}
	batch := make([]Pair, 0, 8192)
	for p, err := range pairs {
		if err != nil {
			return nil, err
		}
		sum := digest(ctx, p)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c.stats.Pairs++
		if !known[sum] {
			known[sum] = true
			batch = append(batch, p)
		}
		if len(batch) == cap(batch) {
			if err := c.add(ctx, batch); err != nil {
				return nil, err
			}
			batch = batch[:0]
			progress(c.stats.Pairs)
		}
	}
	return c, c.add(ctx, batch)
}

// digest tells pairs apart, unless the context ends.
func digest(ctx context.Context, p Pair) (sum [16]byte) {
	h := fnv.New128a()
	write := func(text string) {
		for len(text) > 0 && ctx.Err() == nil {
			n := min(len(text), 64<<10)
			h.Write([]byte(text[:n]))
			text = text[n:]
		}
	}
	write(p.Source)
	h.Write([]byte{0})
	write(p.Target)
	bits := math.Float64bits(p.Weight)
	for i := range 8 {
		h.Write([]byte{byte(bits >> (8 * i))})
	}
	h.Sum(sum[:0])
	return sum
}

// add cuts a batch of pairs into words, each side at the same time as the other. The
// error is that of ctx.
func (c *corpus) add(ctx context.Context, batch []Pair) error {
	var wait sync.WaitGroup
	wait.Go(func() { c.source.read(ctx, batch, func(p *Pair) string { return p.Source }) })
	wait.Go(func() { c.target.read(ctx, batch, func(p *Pair) string { return p.Target }) })
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return err
	}
	s, t := 0, 0
	for i := range batch {
		source, target := c.source.cut[s:c.source.ends[i]], c.target.cut[t:c.target.ends[i]]
		s, t = c.source.ends[i], c.target.ends[i]
		if len(source) == 0 || len(target) == 0 || len(source) > maxTokens || len(target) > maxTokens {
			continue
		}
		c.stats.Used++
		c.stats.SourceWords += len(source)
		c.stats.TargetWords += len(target)
		c.source.add(source)
		c.target.add(target)
		weight := batch[i].Weight
		if weight <= 0 {
			weight = 1
		}
		c.weights = append(c.weights, float32(weight))
	}
	return nil
}

// read cuts one side of a batch, or some of it where the context ends.
func (s *side) read(ctx context.Context, batch []Pair, text func(*Pair) string) {
	const often = 1024 // words of a long text before the context is looked at
	s.cut, s.ends = s.cut[:0], s.ends[:0]
	for i := range batch {
		if ctx.Err() != nil {
			return
		}
		n := 0
		for w := range s.language.Words(text(&batch[i])) {
			if n++; n%often == 0 && ctx.Err() != nil {
				return
			}
			if stem := s.language.Stem(w.Key); w.Kind == lang.Letters && len(stem) <= maxWord {
				s.cut = append(s.cut, s.id(stem))
			}
		}
		s.ends = append(s.ends, len(s.cut))
	}
}

func (s *side) id(stem []byte) int32 {
	id, ok := s.ids[string(stem)]
	if !ok {
		id = int32(len(s.words))
		word := string(stem)
		s.ids[word] = id
		s.words = append(s.words, word)
		s.seen = append(s.seen, 0)
	}
	return id
}

// add appends the words of a pair, each once with its count.
func (s *side) add(tokens []int32) {
	first := len(s.word)
	for _, id := range tokens {
		if k := s.seen[id] - 1; k >= first {
			s.count[k]++
			continue
		}
		s.word = append(s.word, id)
		s.count = append(s.count, 1)
		s.seen[id] = len(s.word)
	}
	s.start = append(s.start, len(s.word))
}
