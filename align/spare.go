package align

import "sync"

// spare is memory to be used again by those who work on the same documents. The
// runtime knows every [sync.Pool], and would keep the documents it is part of until
// the collection after the next: where pairs are short and many, all memory would
// be those that are done. The zero value is ready to use, and safe for concurrent
// use.
type spare[T any] struct {
	mu   sync.Mutex
	free []*T
}

// get returns what was put back, or nil.
func (s *spare[T]) get() *T {
	s.mu.Lock()
	defer s.mu.Unlock()
	last := len(s.free) - 1
	if last < 0 {
		return nil
	}
	x := s.free[last]
	s.free = s.free[:last]
	return x
}

// put takes back what is no longer used.
func (s *spare[T]) put(x *T) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.free = append(s.free, x)
}
