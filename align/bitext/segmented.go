package bitext

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/visavis/visavis/lang/stream"
)

// Text is a segmented text, which files of numbers are about. It is held in
// memory.
type Text struct {
	Name     string
	Lang     string   // BCP 47 tag, or ""
	Segments []string // each line, blank ones too, as they are counted

	ids  map[string]int // of the sentences of a file of OPUS, else nil
	size int
}

// Bounds of a segmented text: its bytes, and so many for each segment.
const (
	maxText    = 512 << 20
	perSegment = 16
)

// add adds a segment. It refuses a text that is too large to be held.
func (t *Text) add(segment string) error {
	if t.size += len(segment) + perSegment; t.size > maxText {
		return fmt.Errorf("a text of more than %d bytes", maxText)
	}
	t.Segments = append(t.Segments, segment)
	return nil
}

// ReadText reads a segmented text in UTF-8: a segment a line; or, if it starts
// with <?xml, the sentences of a document of OPUS, <s id="1">, whose words stand
// in <w>. What gzip has packed is unpacked. Errors are as those of
// [Reader.Read].
func ReadText(name string, in io.Reader) (*Text, error) {
	t := &Text{Name: name}
	b, err := stream.Unpack(in)
	if err != nil {
		return nil, stream.Named(name, err)
	}
	if start, _ := b.Peek(9); strings.HasPrefix(strings.TrimPrefix(string(start), "\ufeff"), "<?xml") {
		if err := t.readXML(stream.NewXML(b)); err != nil {
			return nil, stream.Named(name, err)
		}
		return t, nil
	}
	for l, err := range stream.Lines(b, MaxLine) {
		if err == nil {
			err = t.add(string(l.Bytes))
		}
		if err != nil {
			return nil, stream.Named(name, err)
		}
	}
	return t, nil
}

// readXML reads the sentences of a document of OPUS.
func (t *Text) readXML(x *stream.XML) error {
	t.ids = map[string]int{}
	var sentence strings.Builder
	inside := false
	return x.Each("", "", func(token xml.Token) error {
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Local != "s" {
				return nil
			}
			id := stream.Attribute(token.Attr, "id")
			if _, twice := t.ids[id]; twice {
				return fmt.Errorf("a second sentence %s", quoted(id))
			}
			t.ids[id] = len(t.Segments)
			inside = true
			sentence.Reset()
		case xml.EndElement:
			switch token.Name.Local {
			case "w":
				sentence.WriteByte(' ')
			case "s":
				inside = false
				return t.add(inLine(sentence.String()))
			}
		case xml.CharData:
			if !inside {
				return nil
			}
			if sentence.Len()+len(token) > maxUnit {
				return fmt.Errorf("a sentence of more than %d bytes", maxUnit)
			}
			sentence.Write(token)
		}
		return nil
	})
}

// find returns the number of the segment that an id of XCES names: that of OPUS,
// or else its number from 1, behind an s or not.
func (t *Text) find(id string) (int, error) {
	if t != nil && t.ids != nil {
		i, ok := t.ids[id]
		if !ok {
			return 0, fmt.Errorf("no sentence %s in %s", quoted(id), t.Name)
		}
		return i, nil
	}
	n, err := strconv.Atoi(strings.TrimPrefix(id, "s"))
	if err != nil || !valid(n-1) {
		return 0, fmt.Errorf("%s is not the number of a sentence", quoted(id))
	}
	return n - 1, nil
}

// passage returns the segments with the given numbers. Without a text it has
// numbers only.
func (t *Text) passage(index []int, lang string) (Passage, error) {
	p := Passage{Lang: lang, Index: index}
	if t == nil {
		return p, nil
	}
	p.File = t.Name
	if p.Lang == "" {
		p.Lang = t.Lang
	}
	for _, i := range index {
		if i >= len(t.Segments) {
			return p, fmt.Errorf("segment %d, from 0, of %s, which has %d", i, t.Name, len(t.Segments))
		}
		p.Segments = append(p.Segments, t.Segments[i])
	}
	return p, nil
}

// numbered returns the unit of the given segments of the two texts.
func (r Reader) numbered(source, target []int) (u Unit, err error) {
	if u.Source, err = r.SourceText.passage(source, r.SourceLang); err != nil {
		return u, err
	}
	u.Target, err = r.TargetText.passage(target, r.TargetLang)
	return u, err
}
