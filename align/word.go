package align

import "math"

// weigh fills the tables that follow from the links.
func (m *model) weigh() {
	m.srcKnown, m.dstKnown = make([]float32, len(m.src.vocab)), make([]float32, len(m.dst.vocab))
	srcLinked, dstLinked := make([]bool, len(m.src.vocab)), make([]bool, len(m.dst.vocab))
	for e := range m.src.vocab {
		for _, k := range m.links.of(int32(e)) {
			srcLinked[e], dstLinked[k.word] = true, true
			m.srcKnown[e] += float32(probability(k.there))
			m.dstKnown[k.word] += float32(probability(k.back))
		}
	}
	m.both(func() {
		m.srcNull, m.srcMiss, m.srcBase = m.weighSide(m.src, m.srcKnown)
		m.srcLinked = m.src.words.only(srcLinked)
	}, func() {
		m.dstNull, m.dstMiss, m.dstBase = m.weighSide(m.dst, m.dstKnown)
		m.dstLinked = m.dst.words.only(dstLinked)
	})
	if !m.uses(Words) {
		clear(m.srcMiss)
		clear(m.dstMiss)
		clear(m.srcBase)
		clear(m.dstBase)
	}
}

// probability is exp(log). The logarithms of a lexicon are in steps of 1/16, and
// those from a table.
func probability(log float32) float64 {
	if i := int(-16 * log); i >= 0 && i < len(sixteenths) && float32(i) == -16*log {
		return sixteenths[i]
	}
	return math.Exp(float64(log))
}

var sixteenths = func() (t [256]float64) {
	for i := range t {
		t[i] = math.Exp(-float64(i) / 16)
	}
	return t
}()

func (m *model) weighSide(s *side, known []float32) (null, miss []float32, base []float64) {
	null = make([]float32, len(s.vocab))
	miss = make([]float32, len(s.vocab))
	total := math.Log(float64(len(s.words.words)) + float64(len(s.vocab))/2 + 1)
	for i := range s.vocab {
		w := &s.vocab[i]
		null[i] = float32(math.Log(float64(w.count)+0.5) - total)
		// A number or a name nearly always has its like on the other side; of
		// other words nothing is known.
		switch {
		case w.kind == number && len(w.key) > 1:
			miss[i] = float32(m.w.missNumber)
		case w.kind == number:
			miss[i] = float32(m.w.missNumber / 2)
		case w.kind == calendar:
			miss[i] = float32(m.w.missNumber / 2)
		case !w.function && w.capitals*2 > w.count && len(w.key) > 2:
			miss[i] = float32(m.w.missName)
		}
		if w.kind == plainWord {
			miss[i] += float32(m.w.missKnown) * min(1, known[i])
		}
	}
	base = make([]float64, len(s.segs))
	for i := range s.segs {
		for _, w := range s.words.of(i) {
			base[i] += float64(miss[w])
		}
	}
	return null, miss, base
}

// gain is what a covered word scores: the logarithm of the ratio of Model 1
// against the unigram null, clipped. x is log t(f|e) - log p(f) - log |e|.
func (w *weights) gain(x float32) float64 {
	if x < -4 {
		return 0
	}
	return min(w.clip, softplus(x))
}

// softplus is log(1+exp(x)) from a table, between -4 and 8.
func softplus(x float32) float64 {
	i := int((x + 4) * 16)
	if i >= len(softplusTable)-1 {
		return float64(x)
	}
	return softplusTable[max(0, i)]
}

var softplusTable = func() (t [12 * 16]float64) {
	for i := range t {
		t[i] = math.Log1p(math.Exp(float64(i)/16 - 4 + 1.0/32))
	}
	return t
}()

// wordScore scores the words of each side of a bead as translations of the
// other side.
func (m *model) wordScore(src, dst Range) float64 {
	r := m.room()
	defer m.rooms.put(r)
	from, to := 0, 0
	for j := dst.Lo; j < dst.Hi; j++ {
		to += m.dst.size(j)
		for _, f := range m.dst.words.of(j) {
			r.in[f], r.there[f] = r.epoch, unset
		}
	}
	log := logInt(max(1, to))
	total := 0.0
	for i := src.Lo; i < src.Hi; i++ {
		from += m.src.size(i)
		for _, e := range m.src.words.of(i) {
			back := unset
			for _, l := range m.links.of(e) {
				if r.in[l.word] == r.epoch {
					r.there[l.word] = max(r.there[l.word], l.there)
					back = max(back, l.back)
				}
			}
			if back > unset {
				total += m.w.gain(back - m.srcNull[e] - log)
			} else {
				total += float64(m.srcMiss[e])
			}
		}
	}
	log = logInt(max(1, from))
	for j := dst.Lo; j < dst.Hi; j++ {
		for _, f := range m.dst.words.of(j) {
			if r.there[f] > unset {
				total += m.w.gain(r.there[f] - m.dstNull[f] - log)
			} else {
				total += float64(m.dstMiss[f])
			}
		}
	}
	return total
}

// wordRoom is room for scoring the words of a bead.
type wordRoom struct {
	epoch int32
	in    []int32   // by target word, the epoch in which it was last in a bead
	there []float32 // the best log t(f|e) of it there

	first []int32 // by target word, the last of its places in a group
	next  []int32 // by place, the one before of the same word, or -1
	best  []float32
	pairs []tokenPair
}

// room returns room for one bead, of a new epoch.
func (m *model) room() *wordRoom {
	r := m.rooms.get()
	if r == nil {
		n := len(m.dst.vocab)
		r = &wordRoom{in: make([]int32, n), there: make([]float32, n), first: make([]int32, n)}
	}
	r.epoch++
	return r
}
