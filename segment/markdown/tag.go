package markdown

import (
	"bytes"
	"strings"

	"github.com/visavis/visavis/segment"
)

// role is what an HTML element does to the text.
type role uint8

const (
	otherTag     role = iota // nothing
	formatTag                // stands inside words: <sup>
	lineBreakTag             // <br>
	imageTag                 // <img>: what stands for it is text
	blockTag                 // ends a block: <div>
	headingTag               // <h1>
	listTag                  // <ul>
	itemTag                  // <li>
	tableTag                 // <table>
	cellTag                  // <td>
	quoteTag                 // <blockquote>
	lineTag                  // <summary>
	verbatimTag              // <pre>
	hiddenTag                // <script>: its content is no text
)

// roleNames lists the elements that are known, by role. Any other element
// stands inside a line and does nothing.
var roleNames = [...]string{
	formatTag:    "a abbr b bdi bdo cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr",
	lineBreakTag: "br",
	imageTag:     "img",
	blockTag:     "address article aside body caption center details dialog div fieldset figcaption figure footer form frame frameset head header hr html iframe main nav noframes noscript optgroup p search section select tbody template tfoot thead tr video",
	listTag:      "dir dl menu ol ul",
	itemTag:      "dd dt li",
	tableTag:     "table",
	cellTag:      "td th",
	quoteTag:     "blockquote",
	lineTag:      "button label legend option summary textarea title",
	verbatimTag:  "pre",
	hiddenTag:    "script style",
}

var roles = func() map[string]role {
	m := map[string]role{}
	for r, names := range roleNames {
		for _, name := range strings.Fields(names) {
			m[name] = role(r)
		}
	}
	return m
}()

// tag is a tag, or a comment, which has no name and the role of no tag.
type tag struct {
	segment.Span
	role    role
	level   int // of a heading
	closing bool
	empty   bool // <br/>

	name     string // of an element whose language may matter
	language string // what its lang attribute says
}

// named reads what a name says of a tag.
func (t *tag) named(name []byte) {
	if len(name) == 2 && name[0]|0x20 == 'h' && '1' <= name[1] && name[1] <= '6' {
		t.role, t.level = headingTag, int(name[1]-'0')
		return
	}
	var low [12]byte
	if len(name) > len(low) {
		return
	}
	for i, c := range name {
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		low[i] = c
	}
	t.role = roles[string(low[:len(name)])]
}

// looseTag reads the tag at the start of b as browsers do: whatever stands up
// to the next > that is not quoted. The end of a tag that does not end is -1.
func looseTag(b []byte, at int) (t tag, ok bool) {
	i := t.start(b)
	if i == 0 {
		return t, false
	}
	t.End = -1
	for ; i < len(b) && b[i] != '>'; i++ {
		if c := b[i]; (c == '"' || c == '\'') && b[i-1] == '=' {
			n := bytes.IndexByte(b[i+1:], c)
			if n < 0 {
				// The quote is not closed: the first > ends the tag after all.
				if n = bytes.IndexByte(b[i:], '>'); n < 0 {
					return t, false
				}
				n -= 2
			}
			i += n + 1
		}
	}
	if i >= len(b) {
		return t, false
	}
	t.empty = b[i-1] == '/'
	t.Span = segment.Span{Start: at, End: at + i + 1}
	return t, true
}

// start reads the name of a tag and returns where it ends, or 0.
func (t *tag) start(b []byte) int {
	i := 1
	if i < len(b) && b[i] == '/' {
		t.closing = true
		i++
	}
	start := i
	for i < len(b) && nameByte(b[i], i > start) {
		i++
	}
	if i == start {
		return 0
	}
	t.named(b[start:i])
	return i
}

// strictTag reads the tag at the start of b as the rules for inline HTML have
// it.
func strictTag(b []byte, at int) (t tag, ok bool) {
	i := t.start(b)
	if i == 0 {
		return t, false
	}
	for {
		before := i
		i = skipSpace(b, i)
		if i < len(b) && b[i] == '>' {
			break
		}
		if i+1 < len(b) && b[i] == '/' && b[i+1] == '>' && !t.closing {
			t.empty = true
			i++
			break
		}
		if i == before || t.closing {
			return t, false
		}
		if i = attribute(b, i); i < 0 {
			return t, false
		}
	}
	t.Span = segment.Span{Start: at, End: at + i + 1}
	return t, true
}

// hideTag hides a tag, but for what stands for an image.
func (p *page) hideTag(t tag) {
	start, end := t.Start, t.Start
	if t.role == imageTag {
		start, end = t.value(p.work, "alt")
	}
	p.hide(t.Start, start)
	p.hide(end, t.End)
	for i := start; i < end; {
		if p.work[i] == '&' {
			i = p.entity(i, end)
		} else {
			i++
		}
	}
}

// value returns the place of the value of an attribute of a tag, or an empty
// range at its start.
func (t *tag) value(b []byte, key string) (start, end int) {
	b = b[:t.End-1]
	i := t.Start + 1
	for i < len(b) && nameByte(b[i], true) {
		i++
	}
	for i >= 0 && i < len(b) {
		i = skipSpace(b, i)
		next := attribute(b, i)
		sign := i + len(key) // where = may stand
		if next > sign+1 && bytes.EqualFold(b[i:sign], []byte(key)) && b[skipSpace(b, sign)] == '=' {
			start, end = skipSpace(b, skipSpace(b, sign)+1), next
			if c := b[start]; c == '"' || c == '\'' {
				start, end = start+1, end-1
			}
			return start, end
		}
		i = next
	}
	return t.Start, t.Start
}

// attribute returns the end of the attribute at i, or -1.
func attribute(b []byte, i int) int {
	start := i
	for i < len(b) && (isAlphanumeric(b[i]) || b[i] == '_' || b[i] == ':' || i > start && (b[i] == '.' || b[i] == '-')) {
		i++
	}
	if i == start || '0' <= b[start] && b[start] <= '9' {
		return -1
	}
	v := skipSpace(b, i)
	if v >= len(b) || b[v] != '=' {
		return i
	}
	v = skipSpace(b, v+1)
	if v >= len(b) {
		return -1
	}
	if c := b[v]; c == '"' || c == '\'' {
		n := bytes.IndexByte(b[v+1:], c)
		if n < 0 {
			return -1
		}
		return v + n + 2
	}
	start = v
	for v < len(b) && !isSpace(b[v]) && bytes.IndexByte([]byte("\"'=<>`"), b[v]) < 0 {
		v++
	}
	if v == start {
		return -1
	}
	return v
}

// comment returns the end of the comment, declaration or instruction at the
// start of b, 0 where there is none, and -1 where it does not end.
func comment(b []byte) int {
	var closer string
	from := 2
	switch {
	case bytes.HasPrefix(b, []byte("<!-->")):
		return 5
	case bytes.HasPrefix(b, []byte("<!--->")):
		return 6
	case bytes.HasPrefix(b, []byte("<!--")):
		closer, from = "-->", 4
	case bytes.HasPrefix(b, []byte("<?")):
		closer = "?>"
	case bytes.HasPrefix(b, []byte("<![CDATA[")):
		closer, from = "]]>", 9
	case len(b) > 2 && b[1] == '!' && isLetter(b[2]):
		closer = ">"
	default:
		return 0
	}
	n := bytes.Index(b[from:], []byte(closer))
	if n < 0 {
		return -1
	}
	return from + n + len(closer)
}

func nameByte(c byte, later bool) bool {
	return isLetter(c) || later && ('0' <= c && c <= '9' || c == '-')
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isAlphanumeric(c byte) bool { return isLetter(c) || '0' <= c && c <= '9' }

func isSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

func isPunct(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}

func skipSpace(b []byte, i int) int {
	for i < len(b) && isSpace(b[i]) {
		i++
	}
	return i
}
