package align

// need is what the beads of a lattice that lie inside its band ask for in one
// row: the target segments and the sizes of groups that their words have to be
// scored for. Beside a narrow band there are many that none asks for.
type need struct {
	cells span          // target segments of the beads that hold the row's segment
	there [maxSide]span // the same, of those that start in the row, by their source segments
	back  [maxSide]span // columns where those that hold the segment start, by their target segments
}

// span is a range of columns, half open; the zero value is empty.
type span struct{ lo, hi int32 }

func (s span) empty() bool      { return s.lo == s.hi }
func (s span) has(j int32) bool { return j >= s.lo && j < s.hi }

// with returns the span that holds two, which are not empty but for s.
func (s span) with(t span) span {
	if s.empty() {
		return t
	}
	return span{min(s.lo, t.lo), max(s.hi, t.hi)}
}

// needs lists what each row of a lattice needs, in the memory of out.
func (l *lattice) needs(out []need) []need {
	rows := len(l.band.lo) - 1
	out = zeroed(out, rows)
	for r := range rows {
		for _, s := range l.shapes {
			if r+s.k > rows {
				continue
			}
			lo := max(l.band.lo[r], l.band.lo[r+s.k]-s.n)
			hi := min(l.band.hi[r], l.band.hi[r+s.k]-s.n)
			if lo > hi {
				continue
			}
			starts, columns := span{int32(lo), int32(hi + 1)}, span{int32(lo), int32(hi + s.n)}
			out[r].there[s.k-1] = out[r].there[s.k-1].with(columns)
			for k := r; k < r+s.k; k++ {
				out[k].cells = out[k].cells.with(columns)
				out[k].back[s.n-1] = out[k].back[s.n-1].with(starts)
			}
		}
	}
	return out
}
