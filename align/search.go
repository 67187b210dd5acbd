package align

import (
	"index/suffixarray"
	"strings"
)

// search finds texts in a document. Where many are looked for, it makes an index,
// so that each does not cost a reading of all of it.
type search struct {
	text   string
	read   int // bytes
	sorted *suffixarray.Index
}

// readings is how many times a document is read before there is an index, whose
// making costs more than so many of them.
const readings = 64

// find calls yield with the places of a text, in any order, until it returns true,
// and reports whether it did.
func (s *search) find(text string, yield func(at int) bool) bool {
	if text == "" {
		return false
	}
	if s.sorted == nil && s.read > readings*len(s.text) {
		s.sorted = suffixarray.New([]byte(s.text))
	}
	if s.sorted != nil {
		for _, at := range s.sorted.Lookup([]byte(text), -1) {
			if yield(at) {
				return true
			}
		}
		return false
	}
	for at := 0; ; {
		n := strings.Index(s.text[at:], text)
		if n < 0 {
			s.read += len(s.text) - at
			return false
		}
		s.read += n + len(text)
		if at += n; yield(at) {
			return true
		}
		at += len(text)
	}
}
