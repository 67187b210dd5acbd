package evaluate

// Score counts hits against what was predicted and what gold holds. The zero
// value is an empty count.
type Score struct {
	Right     int // predictions that gold confirms
	Predicted int // all predictions
	Found     int // gold members that a prediction matches
	Gold      int // all gold members
}

// Add adds the counts of another score.
func (s *Score) Add(o Score) {
	s.Right += o.Right
	s.Predicted += o.Predicted
	s.Found += o.Found
	s.Gold += o.Gold
}

// Precision is the share of predictions that are right; 1 where there are none.
func (s Score) Precision() float64 { return ratio(s.Right, s.Predicted) }

// Recall is the share of gold that was found; 1 where gold is empty.
func (s Score) Recall() float64 { return ratio(s.Found, s.Gold) }

// F1 is the harmonic mean of precision and recall.
func (s Score) F1() float64 {
	p, r := s.Precision(), s.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func ratio(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}
