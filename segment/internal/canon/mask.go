package canon

import "unicode/utf8"

// Mask carries a mask of the text, which is of the same length and has the
// characters of its markup replaced, over to the source.
func (t *Text) Mask(masked []byte) []byte {
	if t.Same() {
		return masked
	}
	out := make([]byte, 0, len(t.source))
	next := 0 // edits up to the offset
	origin := func(offset int) int {
		for next < len(t.edits) && t.edits[next].at+t.edits[next].size <= offset {
			next++
		}
		return t.origin(offset, next)
	}
	for i := 0; i < len(masked); {
		start, end := len(out), t.joiners(masked, i)
		if end > i {
			out = appendJoiners(out, origin(end)-start)
			i = end
			continue
		}
		_, n := utf8.DecodeRune(masked[i:])
		end = i + n
		if at := origin(end); string(masked[i:end]) == t.Text[i:end] {
			out = append(out, t.source[start:at]...)
		} else {
			out = append(out, masked[i:end]...)
			for len(out) < at {
				out = append(out, ' ')
			}
			out = out[:at]
		}
		i = end
	}
	return out
}

// joiners returns the end of the joiners at i that stand for something else.
func (t *Text) joiners(masked []byte, i int) int {
	for i < len(masked) {
		r, n := utf8.DecodeRune(masked[i:])
		if !Joiner(r) || string(masked[i:i+n]) == t.Text[i:i+n] {
			break
		}
		i += n
	}
	return i
}

// Join fills b with joiners: soft hyphens of two bytes, and before them a word
// joiner of three where the length is odd. A single byte becomes a space.
func Join(b []byte) {
	if len(b) == 1 {
		b[0] = ' '
		return
	}
	if len(b)%2 == 1 {
		b = b[copy(b, "\u2060"):]
	}
	for len(b) > 0 {
		b = b[copy(b, "\u00ad"):]
	}
}

func appendJoiners(dst []byte, n int) []byte {
	start := len(dst)
	for range n {
		dst = append(dst, ' ')
	}
	Join(dst[start:])
	return dst
}
