package markdown

import (
	"bytes"
	"regexp"
)

// hideModules hides the import and export lines that an MDX page starts with,
// and returns where they end.
func (p *page) hideModules(body int) int {
	b := p.work
	for {
		i := body
		for i < len(b) && isSpace(b[i]) {
			i++
		}
		if !hasPrefix(b, i, "import") && !hasPrefix(b, i, "export") {
			return body
		}
		end := len(b)
		if n := blankLine.FindIndex(b[i:]); n != nil {
			end = i + n[0]
		}
		if !moduleLine.Match(b[i:end]) {
			return body
		}
		blank(b[i:end])
		p.hide(i, end)
		body = end
	}
}

var (
	blankLine  = regexp.MustCompile(`\n[ \t]*(?:\n|$)`)
	moduleLine = regexp.MustCompile(`^(?:import\s+(?:["'{*]|[\w$]+\s*(?:,[^"']*)?\sfrom\s*["'])|export\s+(?:default|const|let|var|function|class|async|\{|\*))`)
)

// The lines that open a box: !!! note "Title", ??? note "Title" and
// === "Title", whose content is indented by four columns, ::: note Title, whose
// content is not, and > [!note] Title, whose content is the rest of a quote.
var (
	boxLine       = regexp.MustCompile(`^(?:!!!|\?\?\?\+?|===[!+]?)[ \t]+([\w \t-]*)(?:"(.*)")?[ \t]*$`)
	containerLine = regexp.MustCompile(`^:{3,}[ \t]*(?:\{[^}]*\}|[^\s\[{"]+)?[ \t]*(?:\[(.*)\]|(?:title=)?"(.*)"|([^\s{].*?))?[ \t]*(?:\{.*\})?[ \t]*$`)
	alertLine     = regexp.MustCompile(`^(?:>[ \t]*)+(\[!\w+\][+-]?)`)
)

// directives rewrites the lines that open and close boxes as Markdown of the
// same length: what is indented below !!! becomes a list item, which is marked
// as none, and the title a heading, which is marked as a line.
func (p *page) directives(start int) {
	for start < len(p.work) {
		end := lineEnd(p.work, start)
		line := bytes.TrimRight(p.work[start:end], " \t\n")
		i := start
		for i < end && (p.work[i] == ' ' || p.work[i] == '\t') {
			i++
		}
		if i-start < len(line) {
			p.directive(i, line[i-start:])
		}
		start = end
	}
}

// directive rewrites the line at i, if it is one.
func (p *page) directive(i int, line []byte) {
	switch line[0] {
	case '!', '?', '=':
		if m := boxLine.FindSubmatchIndex(line); m != nil && (line[0] != '=' || m[4] >= 0) && (m[2] < m[3] || m[4] >= 0) {
			p.rewrite(i, line, 3, m[4], m[5])
			p.work[i], p.work[i+3] = '-', '#'
			p.boxes[i] = true
		}
	case ':':
		if m := containerLine.FindSubmatchIndex(line); m != nil {
			for g := 2; g <= 6; g += 2 {
				if m[g] >= 0 {
					p.rewrite(i, line, 0, m[g], m[g+1])
					return
				}
			}
			p.rewrite(i, line, 0, -1, -1)
		}
	case '>':
		if m := alertLine.FindSubmatchIndex(line); m != nil {
			at := m[2]
			p.rewrite(i+at, line[at:], 0, m[3]-at, len(line)-at)
		}
	}
}

// rewrite blanks a line but for the title at [from, to), which becomes a
// heading at a column of the line.
func (p *page) rewrite(i int, line []byte, column, from, to int) {
	var text []byte
	if from >= 0 {
		for from < to && isSpace(line[from]) {
			from++
		}
		text = bytes.Clone(p.shown[i+from : i+to])
	}
	title := bytes.Clone(line[max(0, from):max(0, to)])
	p.hide(i, i+len(line))
	blank(p.work[i : i+len(line)])
	if len(title) == 0 || from < column+2 {
		return
	}
	copy(p.work[i+from:], title)
	copy(p.shown[i+from:], text)
	p.work[i+column] = '#'
	p.titles[i+from] = true
}
