package align

// Doubtful returns the stretches of an alignment that are less sure than a
// confidence: each run of beads below it that follow each other on both sides,
// as one bead from the first segment of the run to the last. Its score is the sum
// of theirs, its confidence their mean. So a person who goes through them has
// seen everything that is uncertain; between them, all beads are surer.
//
// A moved bead has its target elsewhere than the beads around it, so it is a
// stretch of its own, or of one with the moved beads that follow it on both
// sides, and Moved is set. The stretches are in the order of the beads.
func (a *Alignment) Doubtful(least float64) []Bead {
	var out []Bead
	n := 0 // beads in the last stretch
	for _, b := range a.Beads {
		if !(b.Confidence < least) {
			continue
		}
		if n > 0 {
			last := &out[len(out)-1]
			if last.Moved == b.Moved && last.Src.Hi == b.Src.Lo && last.Dst.Hi == b.Dst.Lo {
				n++
				last.Src.Hi, last.Dst.Hi = b.Src.Hi, b.Dst.Hi
				last.Score += b.Score
				last.Confidence += (b.Confidence - last.Confidence) / float64(n)
				continue
			}
		}
		out = append(out, b)
		n = 1
	}
	return out
}
