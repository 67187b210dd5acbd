package markdown

import (
	"bytes"

	"github.com/visavis/visavis/lang"
)

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
		speaks := p.speaks(&t)
		switch t.role {
		case otherTag, formatTag, imageTag:
			if speaks {
				tags = append(tags, t)
			}
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

// frame is an open HTML element that decides the kind of what stands in it, or
// its language.
type frame struct {
	role  role
	level int
	used  bool           // of an item: its first block has been written
	name  string         // where elements of this name have named languages
	lang  *lang.Language // of what stands in it; nil: that of the page
}

// maxFrames bounds how deep elements are followed.
const maxFrames = 32

// apply does what a tag asks for: it ends the block, and opens or closes a
// frame.
func (p *page) apply(t tag) {
	switch t.role {
	case lineBreakTag:
		// Two in a row part paragraphs.
		if p.breaks++; p.breaks > 1 {
			p.open = false
		}
		return
	case otherTag, formatTag:
		p.frame(t)
		return
	}
	p.open = false
	if n := len(p.frames); n > p.base && p.frames[n-1].name == "p" && !t.closing {
		p.frames = p.frames[:n-1] // the start of a block ends a p
	}
	p.frame(t)
}

// frame opens or closes the frame of a tag, if it has one.
func (p *page) frame(t tag) {
	named := t.role == otherTag || t.role == formatTag || t.role == blockTag
	switch {
	case t.empty || named && t.name == "":
		return
	case t.closing && named:
		p.popNamed(t.name)
		return
	case t.closing:
		p.pop(t.role, otherTag)
		return
	case t.role == itemTag:
		p.pop(itemTag, listTag)
	case t.role == cellTag:
		p.pop(cellTag, tableTag)
	}
	if len(p.frames) < p.base+maxFrames {
		f := frame{role: t.role, level: t.level, name: t.name, lang: p.language()}
		if t.language != "" {
			f.lang = p.languages.Of(t.language)
		}
		p.frames = append(p.frames, f)
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

// popNamed closes the innermost frame of a name and all inside it.
func (p *page) popNamed(name string) {
	for i := len(p.frames) - 1; i >= p.base; i-- {
		if p.frames[i].name == name {
			p.frames = p.frames[:i]
			return
		}
	}
}

// closeFrames closes at the end of an HTML block what should not reach into the
// next one, such as a heading that was never closed.
func (p *page) closeFrames() {
	for i, f := range p.frames {
		switch {
		case f.role == headingTag, f.role == lineTag, f.role == verbatimTag, f.inline(), f.name == "p":
			p.frames = p.frames[:i]
			return
		}
	}
}

// inline reports whether an element stands inside lines.
func (f *frame) inline() bool { return f.role == otherTag || f.role == formatTag }

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
