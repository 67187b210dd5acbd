package markdown

import (
	"sort"
	"strings"

	"github.com/visavis/visavis/segment"
)

// unixLines writes the line ends of a text as LF, which is what the grammar
// knows, and returns the offsets of those that have lost a byte.
func unixLines(source string) (lf string, dropped []int) {
	if strings.IndexByte(source, '\r') < 0 {
		return source, nil
	}
	b := make([]byte, 0, len(source))
	for i := 0; i < len(source); i++ {
		c := source[i]
		if c == '\r' {
			c = '\n'
			if i+1 < len(source) && source[i+1] == '\n' {
				dropped = append(dropped, len(b))
				i++
			}
		}
		b = append(b, c)
	}
	return string(b), dropped
}

// restoreLines gives a masked text the line ends of its source.
func restoreLines(source string, text []byte) string {
	if len(text) == len(source) && strings.IndexByte(source, '\r') < 0 {
		return string(text)
	}
	b := []byte(source)
	j := 0
	for i := 0; i < len(b); i++ {
		switch {
		case b[i] != '\r':
			b[i] = text[j]
		case i+1 < len(b) && b[i+1] == '\n':
			i++
		}
		j++
	}
	return string(b)
}

// shift moves blocks to where they are in the source.
func shift(blocks []segment.Block, dropped []int) []segment.Block {
	if len(dropped) == 0 {
		return blocks
	}
	move := func(s *segment.Span) {
		s.Start += sort.SearchInts(dropped, s.Start)
		s.End += sort.SearchInts(dropped, s.End)
	}
	for i := range blocks {
		move(&blocks[i].Span)
		move(&blocks[i].Marker)
	}
	return blocks
}
