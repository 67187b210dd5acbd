package markdown

// maxNesting is how deep quotes and lists may stand in each other. The grammar
// takes a time that grows with the square of the depth.
const maxNesting = 20

// boundNesting makes the marks of quotes and lists that would nest too deep a
// letter to the grammar, so that they are read as text.
func (p *page) boundNesting() {
	var items []int // the columns at which the content of the open items may start
	b := p.work
	for i := 0; i < len(b); {
		end := lineEnd(b, i)
		column, quotes := 0, 0
	line:
		for i < end {
			width := 0
			switch c := b[i]; {
			case c == ' ':
				column++
				i++
				continue
			case c == '\t':
				column += 4 - column%4
				i++
				continue
			case c == '>':
				if quotes++; quotes+len(items) <= maxNesting {
					column++
					i++
					continue
				}
			default:
				if width = markerWidth(b[i:end]); width == 0 || ruled(b[i:end]) {
					break line
				}
				for len(items) > 0 && items[len(items)-1] > column {
					items = items[:len(items)-1]
				}
			}
			if quotes+len(items) >= maxNesting {
				b[i] = 'x'
				break line
			}
			items = append(items, column+width+1)
			column += width
			i += width
		}
		i = end
	}
}

// markerWidth returns the length of the list marker that b starts with, or of
// the mark of a definition or footnote, or 0.
func markerWidth(b []byte) int {
	i := 0
	switch c := b[0]; {
	case c == '-' || c == '+' || c == '*' || c == ':':
		i = 1
	case '0' <= c && c <= '9':
		for i < len(b) && '0' <= b[i] && b[i] <= '9' {
			i++
		}
		if i > 9 || i == len(b) || b[i] != '.' && b[i] != ')' {
			return 0
		}
		i++
	case c == '[' && len(b) > 1 && b[1] == '^':
		if end := label(b, 0); end > 0 && end < len(b) && b[end] == ':' {
			return end + 1
		}
		return 0
	}
	if i > 0 && i < len(b) && !isSpace(b[i]) {
		return 0
	}
	return i
}

// ruled reports whether a line is a rule, * * *.
func ruled(b []byte) bool {
	for _, c := range b {
		if c != b[0] && !isSpace(c) {
			return false
		}
	}
	return b[0] == '*' || b[0] == '-'
}
