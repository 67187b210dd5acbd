package align

import (
	"math"

	"github.com/visavis/visavis/lang/lexicon"
)

// translations links the words of two documents that a lexicon of their
// languages knows, whichever of the two is its source.
func translations(lex *lexicon.Lexicon, src, dst *side) linkage {
	there := src.doc.Lang.Tag() == lex.Source() && dst.doc.Lang.Tag() == lex.Target()
	back := src.doc.Lang.Tag() == lex.Target() && dst.doc.Lang.Tag() == lex.Source()
	if back {
		src, dst = dst, src
	} else if !there {
		return nil
	}
	targets := make([]int32, lex.TargetLen()) // index into vocab, plus one
	for f := range dst.vocab {
		w := &dst.vocab[f]
		if id, ok := lex.FindTarget([]byte(w.stem)); ok && w.kind == plainWord {
			targets[id] = int32(f) + 1
		}
	}
	var ls linkage
	var entries []lexicon.Entry
	for e := range src.vocab {
		w := &src.vocab[e]
		id, ok := lex.FindSource([]byte(w.stem))
		if !ok || w.kind != plainWord {
			continue
		}
		entries = lex.AppendEntries(entries[:0], id)
		for _, x := range entries {
			f := targets[x.Target] - 1
			if f < 0 || w.function || dst.vocab[f].function || x.There < leastLog && x.Back < leastLog {
				continue
			}
			if back {
				ls.add(f, int32(e), float64(x.Back), float64(x.There))
			} else {
				ls.add(int32(e), f, float64(x.There), float64(x.Back))
			}
		}
	}
	return ls
}

// listed reports for each word of a side whether a lexicon has it, so that one
// would expect to see a translation of it.
func listed(lex *lexicon.Lexicon, s *side) []bool {
	out := make([]bool, len(s.vocab))
	find := lex.FindSource
	switch s.doc.Lang.Tag() {
	case lex.Source():
	case lex.Target():
		find = lex.FindTarget
	default:
		return out
	}
	for w := range s.vocab {
		t := &s.vocab[w]
		_, ok := find([]byte(t.stem))
		out[w] = ok && t.kind == plainWord && !t.function
	}
	return out
}

// leastLog is the logarithm of the least probability that says anything.
var leastLog = float32(math.Log(0.005))
