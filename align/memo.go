package align

import "sync"

// memo holds what more than one check needs, for as long as Inspect runs them.
type memo struct {
	paired  func() []Bead
	repeats func() [2][]repeat
	values  func() []Finding
	mixed   func() []area
}

// remembering returns an alignment whose checks share their work.
func (a *Alignment) remembering() *Alignment {
	c := *a
	c.memo = &memo{sync.OnceValue(a.paired), sync.OnceValue(a.repeats), sync.OnceValue(a.compareValues), sync.OnceValue(a.mixed)}
	return &c
}
