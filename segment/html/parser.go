package html

import (
	"strings"

	nethtml "golang.org/x/net/html"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/internal/canon"
	"github.com/visavis/visavis/segment/internal/tags"
)

// Parse cuts an HTML page, or a piece of one, into blocks and sentences. It
// never fails: any string is read as a browser would read it. All settings
// apply; where they give no language, it is the one that the page says it is in,
// and where the page does not say, it is identified from the text.
func Parse(name, source string, settings segment.Parser) *segment.Document {
	// A page is read composed, so that it makes no difference how its accents are
	// spelled.
	composed := canon.Compose(source)
	p := &parser{
		source:    composed.Text,
		text:      blank(composed.Text),
		places:    map[string][]int32{},
		languages: tags.Languages{},
	}
	start := p.frontMatter()
	p.markup, p.constructs = fill(p.source, start)
	p.read(start)
	p.flush()
	if settings.Lang == nil {
		if settings.Lang = p.stated; settings.Lang == nil {
			settings.Lang = lang.Identify(string(p.text)).Language
		}
	}
	for i := range p.blocks {
		b := &p.blocks[i]
		b.Start, b.End = composed.Origin(b.Start), composed.Origin(b.End)
		if b.Lang != nil && settings.Lang != nil && b.Lang.Tag() == settings.Lang.Tag() {
			b.Lang = nil
		}
	}
	return settings.Build(name, source, string(composed.Mask(p.text)), p.blocks)
}

// parser reads one page.
type parser struct {
	source     string
	markup     string         // source with the constructs of templates filled, of the same length
	text       []byte         // source with all that is no text blanked, of the same length
	constructs []segment.Span // of templates, those not yet passed

	stack     []open
	places    map[string][]int32 // of open elements on the stack, by name
	languages tags.Languages
	stated    *lang.Language // by html or the front matter

	pieces []piece // of the block that is being read
	first  context // of the first of them
	breaks int     // line breaks since the last of them
	word   int     // end of the text read last, if it ends inside a word
	gap    int     // end of the tags behind it that leave a word whole
	raised bool    // one of them is a sup

	blocks []segment.Block
}

// blank returns s with every byte but line ends replaced by a space.
func blank(s string) []byte {
	b := make([]byte, len(s))
	for i := range b {
		b[i] = ' '
		if c := s[i]; c == '\n' || c == '\r' {
			b[i] = c
		}
	}
	return b
}

// read reads the markup from an offset to its end. A tag that the end cuts off
// is no tag and no text, as in a browser.
func (p *parser) read(start int) {
	z := nethtml.NewTokenizer(strings.NewReader(p.markup[start:]))
	bare := false // the next text has no entities
	for at := (segment.Span{Start: start, End: start}); ; {
		kind := z.Next()
		at = segment.Span{Start: at.End, End: at.End + len(z.Raw())}
		switch kind {
		case nethtml.ErrorToken:
			return
		case nethtml.TextToken:
			p.textToken(at, bare)
		case nethtml.CommentToken:
			p.bridge(at, false)
		case nethtml.StartTagToken, nethtml.SelfClosingTagToken:
			name, _ := z.TagName()
			closed := kind == nethtml.SelfClosingTagToken
			e := p.startTag(tagName(name), at, closed)
			if bare = e.is(literal) && !closed; closed || string(name) == "noscript" {
				z.NextIsNotRawText()
			}
			continue
		case nethtml.EndTagToken:
			name, _ := z.TagName()
			n := tagName(name)
			p.endTag(n)
			if n != "sup" && elements[n].is(joins) {
				p.bridge(at, false)
			}
		}
		bare = false
	}
}
