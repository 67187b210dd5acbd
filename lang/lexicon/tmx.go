package lexicon

import (
	"bufio"
	"io"
	"iter"
	"strings"

	"github.com/visavis/visavis/lang/tmx"
)

// isXML reports whether a text starts with a tag, in UTF-8 or behind a byte order
// mark.
func isXML(in *bufio.Reader) bool {
	start, _ := in.Peek(64)
	s := strings.TrimPrefix(string(start), "\ufeff")
	return strings.HasPrefix(s, "\xff\xfe<\x00") || strings.HasPrefix(s, "\xfe\xff\x00<") ||
		strings.HasPrefix(strings.TrimLeft(s, " \t\r\n"), "<")
}

// tmxPairs reads Translation Memory eXchange 1.4, one unit at a time: of those
// that have both languages, the first variant in each.
func tmxPairs(r io.Reader, source, target string) iter.Seq2[Pair, error] {
	return func(yield func(Pair, error) bool) {
		for u, err := range tmx.Units(r) {
			if err != nil {
				yield(Pair{}, err)
				return
			}
			text := [2]*string{}
			for _, v := range u.Variants {
				base, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(v.Lang), "_", "-"), "-")
				switch {
				case base == source && text[0] == nil:
					text[0] = &v.Text
				case base == target && text[1] == nil:
					text[1] = &v.Text
				}
			}
			if text[0] != nil && text[1] != nil && !yield(Pair{Source: *text[0], Target: *text[1]}, nil) {
				return
			}
		}
	}
}
