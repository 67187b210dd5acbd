package markdown

import (
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/internal/canon"
	"github.com/visavis/visavis/segment/internal/tags"
)

// Parse reads a Markdown text and cuts it into blocks and sentences. It never
// fails: any string is a text. What p says of languages, quotations and
// semicolons holds as in [segment.Parser.Parse]; a nil language is identified
// from the text without its markup.
func Parse(name, source string, p segment.Parser) *segment.Document {
	lf, dropped := unixLines(source)
	// A page is read composed, so that it makes no difference how its accents are
	// spelled.
	composed := canon.Compose(lf)
	pg := newPage(composed.Text)
	if !pg.read() {
		return p.Parse(name, source)
	}
	if p.Lang == nil {
		p.Lang = lang.Identify(string(pg.text)).Language
	}
	text := restoreLines(source, composed.Mask(pg.text))
	for i := range pg.blocks {
		b := &pg.blocks[i]
		for _, s := range []*segment.Span{&b.Span, &b.Marker} {
			s.Start, s.End = composed.Origin(s.Start), composed.Origin(s.End)
		}
		if b.Lang != nil && p.Lang != nil && b.Lang.Tag() == p.Lang.Tag() {
			b.Lang = nil
		}
	}
	return p.Build(name, source, text, shift(pg.blocks, dropped))
}

// page is a text on its way from Markdown to blocks. Its four forms are of the
// same length, so that an offset serves all.
type page struct {
	src   string // the text, with LF at the ends of lines
	work  []byte // what the grammar reads: templates and directives rewritten as Markdown
	shown []byte // what a reader sees: markup is blanked here as it is found
	text  []byte // the masked text: blank but for what the blocks hold

	leaves []leaf
	blocks []segment.Block
	scan   inline // its memory serves each leaf in turn

	labels map[string]bool // the link references that are defined
	notes  map[string]bool // the footnotes that are defined
	boxes  map[int]bool    // offsets of the list markers that stand for admonitions
	titles map[int]bool    // offsets of the headings that stand for titles of boxes

	done     int             // offset up to which leaves have been written
	hidden   int             // offset up to which a script or style reaches
	unclosed map[string]bool // elements with no closing tag further on
	frames   []frame         // open HTML elements that decide the kind or language of a block
	base     int             // frames below this one do not count for the leaf
	open     bool            // the last block goes on
	breaks   int             // <br> since the last text

	languages tags.Languages  // by the tags that name them
	speaking  map[string]bool // names of the elements that have named one
	spoken    spoken          // of the last block
}

func newPage(src string) *page {
	p := &page{
		src: src, work: []byte(src), shown: []byte(src), text: []byte(src),
		labels: map[string]bool{}, notes: map[string]bool{},
		boxes: map[int]bool{}, titles: map[int]bool{}, unclosed: map[string]bool{},
		languages: tags.Languages{}, speaking: map[string]bool{},
	}
	blank(p.text)
	return p
}

// read finds the blocks and writes the masked text. It reports false where the
// grammar gives up.
func (p *page) read() bool {
	p.hideTemplates()
	body := p.frontMatter()
	body = p.hideModules(body)
	p.directives(body)
	p.boundNesting()
	if !p.tree() {
		return false
	}
	for i := range p.leaves {
		p.definitions(&p.leaves[i])
	}
	for i := range p.leaves {
		p.write(&p.leaves[i])
	}
	return true
}

// write writes the text of a leaf.
func (p *page) write(l *leaf) {
	l.Start = max(l.Start, p.done)
	l.End = max(l.Start, l.End)
	p.done = l.End
	p.open, p.breaks = false, 0
	switch l.form {
	case inlineForm:
		p.base = len(p.frames)
		p.scan.run(p, l)
		p.frames = p.frames[:p.base]
	case htmlForm:
		p.base = 0
		p.html(l)
		p.closeFrames()
	case fencedForm:
		for _, line := range l.lines {
			if from := max(line.Start, p.hidden, l.Start); from < line.End {
				copy(p.shown[from:line.End], p.src[from:line.End])
			}
		}
		p.emit(l, nil)
	default:
		p.emit(l, nil)
	}
}

// hide blanks a range of what is shown.
func (p *page) hide(start, end int) { blank(p.shown[start:end]) }

// blank writes spaces over all but the line ends.
func blank(b []byte) {
	for i, c := range b {
		if c != '\n' {
			b[i] = ' '
		}
	}
}
