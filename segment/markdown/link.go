package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/util"

	"github.com/visavis/visavis/segment"
)

// bracket is a [ that may open a link or an image.
type bracket struct {
	at    int  // of the [, or of the ! before it
	text  int  // where the text of the link starts
	image bool //
	inner bool // another bracket opens inside
	runs  int  // delimiter runs before it
}

// open reads a [ or ![.
func (s *inline) open(i int, image bool) {
	b := bracket{at: i, text: i + 1, image: image, runs: len(s.runs)}
	if image {
		b.text++
	} else if n := s.note(i); n > 0 {
		s.page.hide(i, i+n)
		s.i = i + n
		return
	}
	if n := len(s.brackets); n > 0 {
		s.brackets[n-1].inner = true
	}
	s.i = b.text
	s.brackets = append(s.brackets, b)
}

// maxLabel is the length of the longest label of a reference.
const maxLabel = 999

// note returns the length of the footnote reference at i, or 0.
func (s *inline) note(i int) int {
	if len(s.page.notes) == 0 || i+1 >= s.end || s.b[i+1] != '^' {
		return 0
	}
	label := s.b[i+2 : min(s.end, i+2+maxLabel)]
	n := bytes.IndexByte(label, ']')
	if n < 0 || !s.page.notes[string(label[:n])] {
		return 0
	}
	return n + 3
}

// close reads a ]: with the bracket that it closes, it may make a link.
func (s *inline) close(i int) {
	n := len(s.brackets)
	if n == 0 {
		return
	}
	b := s.brackets[n-1]
	s.brackets = s.brackets[:n-1]
	spent := n-1 < s.spent && !b.image
	s.spent = min(s.spent, n-1)
	if spent {
		return
	}
	end := destination(s.b[:s.end], i+1)
	if end < 0 {
		end = s.reference(b, i)
	}
	if end < 0 {
		return
	}
	s.page.hide(b.at, b.text)
	s.page.hide(i, end)
	s.i = end
	s.emphasis(b.runs)
	if !b.image {
		s.spent = len(s.brackets) // there are no links in links
	}
}

// reference returns the end of the link by reference whose text ends at i, or
// -1.
func (s *inline) reference(b bracket, i int) int {
	if len(s.page.labels) == 0 {
		return -1
	}
	if i+1 < s.end && s.b[i+1] == '[' {
		if end := label(s.b[:s.end], i+1); end > 0 {
			name := s.b[i+2 : end-1]
			if s.page.defined(name) || util.IsBlank(name) && s.shortcut(b, i) {
				return end
			}
			return -1
		}
	}
	if s.shortcut(b, i) {
		return i + 1
	}
	return -1
}

// shortcut reports whether the text of a link is itself a label.
func (s *inline) shortcut(b bracket, i int) bool {
	return !b.inner && s.page.defined(s.b[b.text:i])
}

// defined reports whether a label is one of a link reference definition.
func (p *page) defined(label []byte) bool {
	return len(label) <= maxLabel && p.labels[util.ToLinkReference(label)]
}

// label returns the end of the label in brackets at i, or -1.
func label(b []byte, i int) int {
	for j := i + 1; j < len(b) && j <= i+maxLabel+1; j++ {
		switch b[j] {
		case '\\':
			j++
		case '[':
			return -1
		case ']':
			return j + 1
		}
	}
	return -1
}

// destination returns the end of the target of a link at i, "(to 'title')", or
// -1.
func destination(b []byte, i int) int {
	if i >= len(b) || b[i] != '(' {
		return -1
	}
	i = skipSpace(b, i+1)
	if i < len(b) && b[i] == ')' {
		return i + 1
	}
	if i = target(b, i); i < 0 {
		return -1
	}
	j := skipSpace(b, i)
	if j > i {
		if k := title(b, j); k > 0 {
			j = skipSpace(b, k)
		}
	}
	if j < len(b) && b[j] == ')' {
		return j + 1
	}
	return -1
}

// maxParens is how deep parentheses may be nested in a target.
const maxParens = 32

// target returns the end of the target at i, or -1.
func target(b []byte, i int) int {
	start := i
	if i < len(b) && b[i] == '<' {
		for i++; i < len(b); i++ {
			switch b[i] {
			case '\\':
				i++
			case '\n', '<':
				return -1
			case '>':
				return i + 1
			}
		}
		return -1
	}
	depth := 0
scan:
	for ; i < len(b); i++ {
		switch c := b[i]; {
		case c == '\\' && i+1 < len(b) && isPunct(b[i+1]):
			i++
		case c == '(':
			if depth++; depth > maxParens {
				return -1
			}
		case c == ')':
			if depth--; depth < 0 {
				break scan
			}
		case c <= ' ' || c == 0x7f:
			break scan
		}
	}
	if i == start || depth > 0 {
		return -1
	}
	return min(i, len(b))
}

// title returns the end of the title at i, or -1.
func title(b []byte, i int) int {
	if i >= len(b) {
		return -1
	}
	closer := b[i]
	switch closer {
	case '"', '\'':
	case '(':
		closer = ')'
	default:
		return -1
	}
	for j := i + 1; j < len(b); j++ {
		switch c := b[j]; {
		case c == '\\':
			j++
		case c == closer:
			return j + 1
		case c == '(' && closer == ')':
			return -1
		}
	}
	return -1
}

// definitions hides the link reference definitions that a paragraph starts
// with, and takes note of their labels.
func (p *page) definitions(l *leaf) {
	if l.form != inlineForm || l.kind != segment.Paragraph && l.kind != segment.Quote && !p.underlined(l) {
		return
	}
	for l.Start < l.End {
		end, name := definition(p.work[:l.End], skipSpace(p.work[:l.End], l.Start))
		if end < 0 {
			return
		}
		p.labels[util.ToLinkReference(name)] = true
		p.hide(l.Start, end)
		l.Start = end
	}
}

// underlined reports whether a leaf is a heading of the kind that is underlined
// and may hold more than its line.
func (p *page) underlined(l *leaf) bool {
	if l.kind != segment.Heading {
		return false
	}
	i := l.Start
	for i > 0 && (p.work[i-1] == ' ' || p.work[i-1] == '\t') {
		i--
	}
	return i == 0 || p.work[i-1] != '#'
}

// definition returns the end of the link reference definition at i and its
// label, or -1.
func definition(b []byte, i int) (int, []byte) {
	if i >= len(b) || b[i] != '[' {
		return -1, nil
	}
	end := label(b, i)
	if end < 0 || end >= len(b) || b[end] != ':' || util.IsBlank(b[i+1:end-1]) {
		return -1, nil
	}
	name := b[i+1 : end-1]
	end = target(b, skipSpace(b, end+1))
	if end < 0 {
		return -1, nil
	}
	if j := skipSpace(b, end); j > end {
		if k := title(b, j); k > 0 {
			if line := lineEnd(b, k); util.IsBlank(b[k:line]) {
				return line, name
			}
		}
	}
	line := lineEnd(b, end)
	if !util.IsBlank(b[end:line]) {
		return -1, nil
	}
	return line, name
}

// lineEnd returns the offset behind the line that i is in.
func lineEnd(b []byte, i int) int {
	if n := bytes.IndexByte(b[i:], '\n'); n >= 0 {
		return i + n + 1
	}
	return len(b)
}
