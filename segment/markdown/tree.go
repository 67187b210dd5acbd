package markdown

import (
	"slices"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/visavis/visavis/segment"
)

// grammar is the block structure of Markdown. Inline markup is ours: see
// inline.
var grammar = sync.OnceValue(func() parser.Parser {
	blocks := append(parser.DefaultBlockParsers(),
		util.Prioritized(extension.NewDefinitionListParser(), 101),
		util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
		util.Prioritized(extension.NewFootnoteBlockParser(), 999),
	)
	return parser.NewParser(
		parser.WithBlockParsers(blocks...),
		parser.WithParagraphTransformers(util.Prioritized(tableTransformer{extension.NewTableParagraphTransformer()}, 200)),
	)
})

// tableTransformer makes tables of paragraphs that have bars, but not of a few
// long rows with many short ones, to which the grammar would add more cells than
// the text has bytes.
type tableTransformer struct{ parser.ParagraphTransformer }

func (t tableTransformer) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	columns, size := 0, 0
	lines := node.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		n := 1
		for _, c := range reader.Source()[line.Start:line.Stop] {
			if c == '|' {
				n++
			}
		}
		columns = max(columns, n)
		size += line.Len()
	}
	if columns > 1 && columns*lines.Len() <= 4*size {
		t.ParagraphTransformer.Transform(node, reader, pc)
	}
}

// tree finds the leaves of the page, in order. It reports false where the
// grammar gives up.
func (p *page) tree() bool {
	root := parseBlocks(p.work)
	if root == nil {
		return false
	}
	p.children(root, place{})
	slices.SortStableFunc(p.leaves, func(a, b leaf) int { return a.Start - b.Start })
	return true
}

// parseBlocks returns the blocks of a page, or nil where the grammar, which is
// not ours, panics.
func parseBlocks(page []byte) (root ast.Node) {
	defer func() {
		if recover() != nil {
			root = nil
		}
	}()
	return grammar().Parse(text.NewReader(page))
}

// place is what a node stands in.
type place struct {
	quote bool
	depth int // of lists
	item  *item
}

func (p *page) children(n ast.Node, in place) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		p.node(c, in)
	}
}

func (p *page) node(n ast.Node, in place) {
	l := leaf{depth: in.depth, item: in.item}
	if in.quote {
		l.kind = segment.Quote
	}
	switch n := n.(type) {
	case *ast.Heading:
		l.kind, l.level = segment.Heading, n.Level
		if lines := n.Lines(); lines.Len() > 0 && p.titles[lines.At(0).Start] {
			l.kind, l.level = segment.Line, 0
		}
	case *ast.Paragraph, *ast.TextBlock:
	case *tables.DefinitionTerm:
		l.kind, l.level = segment.Item, in.depth
	case *tables.TableCell:
		l.kind = segment.Cell
	case *ast.CodeBlock:
		l.kind, l.form = segment.Code, verbatimForm
	case *ast.FencedCodeBlock:
		l.kind, l.form = segment.Code, fencedForm
	case *ast.HTMLBlock:
		l.form = htmlForm
		if !n.ClosureLine.IsEmpty() {
			n.Lines().Append(n.ClosureLine)
		}
	case *ast.Blockquote:
		in.quote = true
		p.children(n, in)
		return
	case *ast.List, *tables.DefinitionList:
		in.depth++
		p.children(n, in)
		return
	case *ast.ListItem:
		p.listItem(n, in)
		return
	case *tables.DefinitionDescription:
		in.quote, in.item = false, &item{}
		p.children(n, in)
		return
	case *tables.Footnote:
		p.notes[string(n.Ref)] = true
		in.item = nil
		p.children(n, in)
		return
	default:
		p.children(n, in)
		return
	}
	p.leaf(l, n.Lines())
}

// listItem reads an item, or the admonition that was written as one.
func (p *page) listItem(n *ast.ListItem, in place) {
	if p.boxes[n.Pos()] {
		in.depth--
		in.item = nil
	} else {
		in.quote, in.item = false, &item{marker: p.marker(n.Pos())}
	}
	p.children(n, in)
}

// marker returns the list marker at an offset.
func (p *page) marker(at int) segment.Span {
	i := at
	for i < len(p.work) && '0' <= p.work[i] && p.work[i] <= '9' {
		i++
	}
	if i < len(p.work) {
		switch c := p.work[i]; {
		case i == at && (c == '-' || c == '+' || c == '*'), i > at && (c == '.' || c == ')'):
			return segment.Span{Start: at, End: i + 1}
		}
	}
	return segment.Span{Start: at, End: at}
}

// leaf adds a leaf with its lines. What stands between the lines, the marks of
// quotes and lists, is blanked.
func (p *page) leaf(l leaf, lines *text.Segments) {
	for i := range lines.Len() {
		line := lines.At(i)
		if line.Start >= line.Stop {
			continue
		}
		if n := len(l.lines); n > 0 {
			last := l.lines[n-1].End
			if line.Start < last {
				continue
			}
			blank(p.work[last:line.Start])
			p.hide(last, line.Start)
		}
		l.lines = append(l.lines, segment.Span{Start: line.Start, End: line.Stop})
	}
	if len(l.lines) == 0 {
		return
	}
	l.Span = segment.Span{Start: l.lines[0].Start, End: l.lines[len(l.lines)-1].End}
	p.leaves = append(p.leaves, l)
}
