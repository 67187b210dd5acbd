package markdown

import "bytes"

// html writes the text of an HTML block.
func (p *page) html(l *leaf) {
	b := p.work
	tags := p.scan.tags[:0]
	unended := false // a tag has been found that does not end
	for i := max(l.Start, min(p.hidden, l.End)); i < l.End; {
		switch b[i] {
		case '&':
			i = p.entity(i, l.End)
			continue
		case '<':
		default:
			i++
			continue
		}
		if n := comment(b[i:l.End]); n != 0 {
			end := i + n
			if n < 0 {
				end = l.End
			}
			p.hide(i, end)
			i = end
			continue
		}
		t, ok := tag{}, false
		if !unended {
			t, ok = looseTag(b[i:l.End], i)
			unended = !ok && t.End < 0
		}
		if !ok {
			i++
			continue
		}
		p.hideTag(t)
		i = t.End
		switch t.role {
		case otherTag, formatTag, imageTag:
		case hiddenTag:
			if end := p.skipElement(t); end > 0 {
				i = min(end, l.End)
			} else if !t.closing && !t.empty {
				p.hide(i, l.End)
				i = l.End
			}
		default:
			tags = append(tags, t)
		}
	}
	p.scan.tags = tags
	p.emit(l, tags)
}

// skipElement hides the content of a script or style, however far it reaches,
// and returns where its closing tag is, or 0 where it is not closed.
func (p *page) skipElement(t tag) int {
	if t.closing || t.empty {
		return 0
	}
	start := t.Start + 1
	i := start
	for isLetter(p.work[i]) {
		i++
	}
	name := bytes.ToLower(p.work[start:i])
	if p.unclosed[string(name)] {
		return 0
	}
	for i = t.End; i+2+len(name) <= len(p.work); i++ {
		n := bytes.IndexByte(p.work[i:], '<')
		if n < 0 {
			break
		}
		i += n
		if end := i + 2 + len(name); end <= len(p.work) && p.work[i+1] == '/' && bytes.EqualFold(p.work[i+2:end], name) {
			p.hide(t.End, i)
			p.hidden = i
			return i
		}
	}
	p.unclosed[string(name)] = true
	return 0
}

// frame is an open HTML element that decides the kind of what stands in it.
type frame struct {
	role  role
	level int
	used  bool // of an item: its first block has been written
}

// maxFrames bounds how deep elements are followed.
const maxFrames = 32

// apply does what a tag asks for: it ends the block, and opens or closes a
// frame.
func (p *page) apply(t tag) {
	if t.role == lineBreakTag {
		// Two in a row part paragraphs.
		if p.breaks++; p.breaks > 1 {
			p.open = false
		}
		return
	}
	p.open = false
	if t.role == blockTag || t.empty {
		return
	}
	if t.closing {
		p.pop(t.role, otherTag)
		return
	}
	switch t.role {
	case itemTag:
		p.pop(itemTag, listTag)
	case cellTag:
		p.pop(cellTag, tableTag)
	}
	if len(p.frames) < p.base+maxFrames {
		p.frames = append(p.frames, frame{role: t.role, level: t.level})
	}
}

// pop closes the innermost frame of a role and all inside it, unless a frame
// that bounds the search stands before.
func (p *page) pop(is, bound role) {
	for i := len(p.frames) - 1; i >= p.base; i-- {
		switch p.frames[i].role {
		case is:
			p.frames = p.frames[:i]
			return
		case bound:
			return
		}
	}
}

// closeFrames closes at the end of an HTML block what should not reach into the
// next one, such as a heading that was never closed.
func (p *page) closeFrames() {
	for i, f := range p.frames {
		switch f.role {
		case headingTag, lineTag, verbatimTag:
			p.frames = p.frames[:i]
			return
		}
	}
}

// lists counts the open lists.
func (p *page) lists() int {
	n := 0
	for _, f := range p.frames[p.base:] {
		if f.role == listTag {
			n++
		}
	}
	return n
}
