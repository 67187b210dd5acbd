// Package tmx reads Translation Memory eXchange 1.4, and what differs from it no
// more than earlier versions do.
package tmx

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/visavis/visavis/lang/stream"
)

// maxUnit is the most that a unit holds, in bytes: its texts, and so much for each
// of its variants and properties.
const (
	maxUnit = 8 << 20
	perText = 64
)

// Unit is a translation unit.
type Unit struct {
	Line       int               // where it ends
	SourceLang string            // srclang of the unit, or else of the header; "*all*" is ""
	Props      map[string]string // by type
	Variants   []Variant         // in the order of the file
}

// Variant is the text of a unit in a language.
type Variant struct {
	Lang string // as it is written
	Text string // inline tags are dropped, the text inside them stays
}

// Units reads the units of a file. The sequence ends at the first error, a
// [*stream.Error]. A unit is valid until the next one.
//
// A variant without a language is an error, as xml:lang is required of it: nobody
// could ask for its text. So is a text outside of a variant, and a file that has
// neither a body nor a unit.
func Units(r io.Reader) iter.Seq2[*Unit, error] {
	return func(yield func(*Unit, error) bool) {
		p := parser{xml: stream.NewXML(r)}
		err := p.xml.Each("TMX", "tmx", func(token xml.Token) error {
			complete, err := p.take(token)
			if complete && !yield(&p.unit, nil) {
				return stream.ErrStop
			}
			return err
		})
		if err != nil {
			yield(nil, err)
		}
	}
}

// parser is where a reading is.
type parser struct {
	xml        *stream.XML
	sourceLang string // of the header
	body       bool   // it has one, or a unit
	unit       Unit
	lang       string // of the variant; "" outside of one
	prop       string
	text       strings.Builder // of the segment or property that is being read
	size       int             // of the text of the unit
	reading    bool
}

// take reads a token, and reports whether it has completed a unit.
func (p *parser) take(token xml.Token) (complete bool, err error) {
	switch t := token.(type) {
	case xml.StartElement:
		return false, p.start(t)
	case xml.EndElement:
		if t.Name.Local == "tmx" && !p.body {
			return false, errors.New("a TMX without <body>")
		}
		p.end(t.Name.Local)
		return t.Name.Local == "tu", nil
	case xml.CharData:
		if p.reading {
			p.text.Write(t)
			return false, p.grow(len(t))
		}
	}
	return false, nil
}

// grow counts what a unit holds.
func (p *parser) grow(bytes int) error {
	if p.size += bytes; p.size > maxUnit {
		return fmt.Errorf("a unit of more than %d bytes", maxUnit)
	}
	return nil
}

func (p *parser) start(t xml.StartElement) error {
	switch t.Name.Local {
	case "header":
		p.sourceLang = sourceLang(t.Attr, "")
	case "body":
		p.body = true
	case "tu":
		p.body = true
		p.unit = Unit{SourceLang: sourceLang(t.Attr, p.sourceLang)}
		p.size = 0
	case "tuv":
		// Before 1.3 the attribute was lang.
		if p.lang = stream.Attribute(t.Attr, "lang"); strings.TrimSpace(p.lang) == "" {
			return errors.New("a <tuv> without xml:lang")
		}
	case "prop":
		if p.xml.Parent() == "tu" {
			p.prop = stream.Attribute(t.Attr, "type")
			p.read()
			return p.grow(perText + len(p.prop))
		}
	case "seg":
		if p.lang == "" {
			return errors.New("a <seg> outside of a <tuv>")
		}
		p.read()
		return p.grow(perText + len(p.lang))
	}
	return nil
}

// read starts reading a text.
func (p *parser) read() {
	p.text.Reset()
	p.reading = true
}

func (p *parser) end(name string) {
	switch name {
	case "seg":
		if p.reading {
			p.unit.Variants = append(p.unit.Variants, Variant{p.lang, p.text.String()})
		}
		p.reading = false
	case "prop":
		if p.reading {
			if p.unit.Props == nil {
				p.unit.Props = map[string]string{}
			}
			p.unit.Props[p.prop] = p.text.String()
		}
		p.reading = false
	case "tuv":
		p.lang = ""
	case "tu":
		p.unit.Line = p.xml.Line()
	}
}

// sourceLang is the attribute srclang, or what holds without one.
func sourceLang(attributes []xml.Attr, otherwise string) string {
	switch s := stream.Attribute(attributes, "srclang"); s {
	case "":
		return otherwise
	case "*all*":
		return ""
	default:
		return s
	}
}
