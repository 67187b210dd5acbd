package bitext

import (
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"github.com/visavis/visavis/lang/stream"
)

// xcesEncoder writes cesAlign as OPUS does: a link for each unit, in a group for
// each pair of documents. Sentences are numbered from 1.
type xcesEncoder struct {
	b              *bufio.Writer
	begun, open    bool
	source, target string // documents of the group
	number         int    // of the last link
}

func (e *xcesEncoder) begin() {
	e.begun = true
	write(e.b, xmlHead, `<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">`, "\n", `<cesAlign version="1.0">`, "\n")
}

func (e *xcesEncoder) unit(u *Unit) error {
	source, target, err := numbers(u)
	if err != nil {
		return err
	}
	for _, index := range [...][]int{source, target} {
		once := taken{}
		for _, i := range index {
			if !once.take(i) {
				return fmt.Errorf("segment %d twice on one side", i)
			}
		}
	}
	targets := ids(source) + ";" + ids(target)
	if err := checkXML(targets); err != nil {
		return err
	}
	if err := checkXML(u.Source.File, u.Target.File); err != nil {
		return err
	}
	if !e.begun {
		e.begin()
	}
	if !e.open || u.Source.File != e.source || u.Target.File != e.target {
		e.closeGroup()
		e.source, e.target, e.open = u.Source.File, u.Target.File, true
		e.b.WriteString(`<linkGrp targType="s" fromDoc="`)
		escape(e.b, e.source)
		e.b.WriteString(`" toDoc="`)
		escape(e.b, e.target)
		e.b.WriteString("\">\n")
	}
	e.number++
	write(e.b, `<link id="SL`, strconv.Itoa(e.number), `"`)
	if _, value := strength(u); value != "" {
		write(e.b, ` certainty="`, value, `"`)
	}
	write(e.b, ` xtargets="`, targets, "\"/>\n")
	return nil
}

func (e *xcesEncoder) closeGroup() {
	if e.open {
		e.b.WriteString("</linkGrp>\n")
	}
}

func (e *xcesEncoder) end() error {
	if !e.begun {
		e.begin()
	}
	e.closeGroup()
	e.b.WriteString("</cesAlign>\n")
	return nil
}

// ids writes the numbers of segments as ids of sentences.
func ids(numbers []int) string {
	var b strings.Builder
	for i, n := range numbers {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strconv.Itoa(n + 1))
	}
	return b.String()
}

// xces reads cesAlign. Its certainty is the score.
func (r Reader) xces(in io.Reader) iter.Seq2[Unit, error] {
	return func(yield func(Unit, error) bool) {
		p := xcesParser{reader: r}
		err := stream.NewXML(in).Each("XCES", "cesAlign", func(token xml.Token) error {
			t, ok := token.(xml.StartElement)
			switch {
			case ok && t.Name.Local == "linkGrp":
				return p.startGroup(t.Attr)
			case ok && t.Name.Local == "link":
				u, err := p.link(t.Attr)
				if err == nil && !yield(u, nil) {
					err = stream.ErrStop
				}
				return err
			}
			return nil
		})
		if err != nil {
			yield(Unit{}, err)
		}
	}
}

// xcesParser is where a reading of XCES is.
type xcesParser struct {
	reader         Reader
	group          bool
	source, target string // documents of the group
}

func (p *xcesParser) startGroup(attributes []xml.Attr) error {
	source, target := stream.Attribute(attributes, "fromDoc"), stream.Attribute(attributes, "toDoc")
	if p.group && p.reader.SourceText != nil && (source != p.source || target != p.target) {
		return fmt.Errorf("a second pair of documents, %s and %s, beside those that the texts are of", quoted(source), quoted(target))
	}
	p.group, p.source, p.target = true, source, target
	return nil
}

func (p *xcesParser) link(attributes []xml.Attr) (u Unit, err error) {
	from, to, ok := strings.Cut(stream.Attribute(attributes, "xtargets"), ";")
	if !ok || strings.Contains(to, ";") {
		return u, errors.New(`want xtargets such as "1 2;1"`)
	}
	source, err := p.reader.SourceText.numbers(from)
	if err != nil {
		return u, err
	}
	target, err := p.reader.TargetText.numbers(to)
	if err != nil {
		return u, err
	}
	if u, err = p.reader.numbered(source, target); err != nil {
		return u, err
	}
	u.Score = readScore(stream.Attribute(attributes, "certainty"))
	u.Source.File, u.Target.File = p.source, p.target
	return u, nil
}

// numbers reads ids with spaces between them.
func (t *Text) numbers(list string) (index []int, err error) {
	once := taken{}
	for id := range strings.FieldsSeq(list) {
		i, err := t.find(id)
		if err != nil {
			return nil, err
		}
		if !once.take(i) {
			return nil, fmt.Errorf("sentence %s twice on one side", quoted(id))
		}
		index = append(index, i)
	}
	return index, nil
}
