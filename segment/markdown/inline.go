package markdown

import (
	"bytes"
	"strings"

	"github.com/visavis/visavis/segment"
)

// inline reads the inline markup of a leaf, in one scan from left to right.
// What is found to be markup is blanked in what the page shows.
type inline struct {
	page *page
	leaf *leaf
	b    []byte // page.work
	i    int
	end  int

	line      int            // of the leaf, where code was found last
	ticks     map[int]int    // the last run of backticks of each length
	counted   bool           // ticks is filled
	address   int            // where a bare address ends
	noComment [4]bool        // openers of comments that do not end
	brackets  []bracket      //
	spent     int            // brackets below this one open no link any more
	runs      []run          // of * _ ~
	openers   []int          // memory of emphasis
	tags      []tag          // in order
	joints    []segment.Span // markup that may stand inside a word
}

// run writes the text of a leaf.
func (s *inline) run(p *page, l *leaf) {
	s.page, s.leaf, s.b = p, l, p.work
	s.i, s.end = max(l.Start, min(p.hidden, l.End)), l.End
	s.line, s.address, s.spent = 0, 0, 0
	s.counted, s.noComment = false, [4]bool{}
	s.brackets, s.runs, s.tags, s.joints = s.brackets[:0], s.runs[:0], s.tags[:0], s.joints[:0]
	if l.item != nil && !l.item.taken && !l.item.marker.Empty() {
		s.taskBox()
	}
	for s.i < s.end {
		s.next()
	}
	s.emphasis(0)
	s.join()
	p.emit(l, s.tags)
}

// next reads one character or construct.
func (s *inline) next() {
	i := s.i
	s.i++
	switch s.b[i] {
	case '\\':
		if s.i < s.end && i >= s.address && (isPunct(s.b[s.i]) || s.b[s.i] == '\n') {
			s.page.hide(i, i+1)
			s.i++
		}
	case '`':
		s.codeSpan(i)
	case '<':
		s.angle(i)
	case '&':
		if i >= s.address {
			s.i = s.page.entity(i, s.end)
		}
	case '!':
		if s.i < s.end && s.b[s.i] == '[' && s.note(s.i) == 0 {
			s.open(i, true)
		}
	case '[':
		s.open(i, false)
	case ']':
		s.close(i)
	case '*', '_', '~':
		if i >= s.address {
			s.delimiters(i)
		}
	case 'h', 'H', 'f', 'F', 'w', 'W':
		if i >= s.address && len(s.brackets) == 0 {
			s.bareAddress(i)
		}
	}
}

// taskBox blanks the box at the start of an item.
func (s *inline) taskBox() {
	if t := s.b[s.i:s.end]; len(t) > 3 && t[0] == '[' && t[2] == ']' && isSpace(t[3]) &&
		(t[1] == ' ' || t[1]|0x20 == 'x') {
		s.page.hide(s.i, s.i+3)
		s.i += 3
	}
}

// codeSpan reads the run of backticks at i, and the code behind it where a run
// of the same length closes it.
func (s *inline) codeSpan(i int) {
	n := s.tickRun(i)
	s.i = i + n
	if !s.counted {
		s.countTicks(i)
	}
	if s.ticks[n] <= i {
		return
	}
	for j := s.i; ; {
		j += bytes.IndexByte(s.b[j:s.end], '`')
		k := s.tickRun(j)
		if k == n {
			s.restore(s.i, j)
			s.page.hide(i, s.i)
			s.page.hide(j, j+n)
			s.i = j + n
			return
		}
		j += k
	}
}

func (s *inline) tickRun(i int) int {
	n := 1
	for i+n < s.end && s.b[i+n] == '`' {
		n++
	}
	return n
}

// countTicks finds for each length the last run of backticks, so that no search
// is in vain.
func (s *inline) countTicks(i int) {
	s.counted = true
	if s.ticks == nil {
		s.ticks = map[int]int{}
	}
	clear(s.ticks)
	for i < s.end {
		k := bytes.IndexByte(s.b[i:s.end], '`')
		if k < 0 {
			return
		}
		i += k
		n := s.tickRun(i)
		s.ticks[n] = i
		i += n
	}
}

// restore shows code as it stands in the source, templates and all.
func (s *inline) restore(start, end int) {
	lines := s.leaf.lines
	for ; s.line < len(lines) && lines[s.line].Start < end; s.line++ {
		from, to := max(start, lines[s.line].Start), min(end, lines[s.line].End)
		if from < to {
			copy(s.page.shown[from:to], s.page.src[from:to])
		}
		if lines[s.line].End > end {
			break
		}
	}
	if s.leaf.kind == segment.Cell {
		for i := start; i+1 < end; i++ {
			if s.b[i] == '\\' && s.b[i+1] == '|' {
				s.page.hide(i, i+1)
			}
		}
	}
}

// angle reads an address, tag or comment at a <.
func (s *inline) angle(i int) {
	b := s.b[i:s.end]
	if n := autolink(b); n > 0 {
		s.page.hide(i, i+1)
		s.page.hide(i+n-1, i+n)
		s.i = i + n
		return
	}
	if n := s.comment(b); n > 0 {
		s.page.hide(i, i+n)
		s.i = i + n
		return
	}
	t, ok := strictTag(b, i)
	if !ok {
		return
	}
	s.page.hideTag(t)
	s.i = t.End
	if t.role == formatTag {
		s.joints = append(s.joints, t.Span)
	}
	speaks := s.page.speaks(&t)
	switch t.role {
	case otherTag, formatTag, imageTag:
		if speaks {
			s.tags = append(s.tags, t)
		}
	case hiddenTag:
		if end := s.page.skipElement(t); end > 0 {
			s.i = min(end, s.end)
		}
	default:
		s.tags = append(s.tags, t)
	}
}

// comment is the function of that name, which is not asked again for the end
// of what does not end.
func (s *inline) comment(b []byte) int {
	which := 3
	switch {
	case len(b) < 3 || b[1] != '!' && b[1] != '?':
		return 0
	case b[1] == '?':
		which = 0
	case b[2] == '-':
		which = 1
	case b[2] == '[':
		which = 2
	}
	if s.noComment[which] {
		return 0
	}
	n := comment(b)
	s.noComment[which] = n < 0
	return n
}

// autolink returns the length of the address in angle brackets that b starts
// with, or 0.
func autolink(b []byte) int {
	i := 1
	for i < len(b) && (isAlphanumeric(b[i]) || strings.IndexByte("+.-", b[i]) >= 0) && i < 34 {
		i++
	}
	if i < len(b) && b[i] == ':' && i > 2 && isLetter(b[1]) {
		for i++; i < len(b) && b[i] > ' ' && b[i] != '<' && b[i] != '>'; i++ {
		}
		if i < len(b) && b[i] == '>' {
			return i + 1
		}
		return 0
	}
	for i < len(b) && (isAlphanumeric(b[i]) || strings.IndexByte(".!#$%&'*+/=?^_`{|}~-", b[i]) >= 0) {
		i++
	}
	if i == 1 || i >= len(b) || b[i] != '@' {
		return 0
	}
	start := i + 1
	for i++; i < len(b) && (isAlphanumeric(b[i]) || b[i] == '.' || b[i] == '-'); i++ {
	}
	if i == start || i >= len(b) || b[i] != '>' {
		return 0
	}
	return i + 1
}

// bareAddress finds the end of an address that stands in the text as it is:
// what looks like markup in it is none.
func (s *inline) bareAddress(i int) {
	b := s.b[i:s.end]
	if !hasPrefixFold(b, "http://") && !hasPrefixFold(b, "https://") && !hasPrefixFold(b, "ftp://") && !hasPrefixFold(b, "www.") ||
		i > s.leaf.Start && isAlphanumeric(s.b[i-1]) {
		return
	}
	n, depth := 0, 0
scan:
	for ; n < len(b) && b[n] > ' '; n++ {
		switch b[n] {
		case '<', '>', '[', ']', '"', '`', '|', '\\':
			break scan
		case '(':
			depth++
		case ')':
			if depth--; depth < 0 {
				break scan
			}
		}
	}
	for n > 0 && strings.IndexByte("?!.,:;*_~'", b[n-1]) >= 0 {
		n--
	}
	s.address = i + n
}

func hasPrefixFold(b []byte, prefix string) bool {
	return len(b) > len(prefix) && strings.EqualFold(string(b[:len(prefix)]), prefix)
}
