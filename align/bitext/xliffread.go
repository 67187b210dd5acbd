package bitext

import (
	"encoding/xml"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/visavis/visavis/lang/stream"
)

// xliffParser is where a reading of XLIFF is: 1.0 to 1.2, whose units are
// trans-units, or 2.0 and up, whose units are the segments of units.
type xliffParser struct {
	xml   *stream.XML
	want  languages
	langs languages // of the file, or of the document in 1.x
	swap  bool      // its source is the target that is wanted
	file  string

	unit       Unit
	confidence float64 // of the unit that holds the segments
	score      float64

	reading string // the element whose text is being read: source, target or a kind of note
	depth   int    // elements inside it
	text    strings.Builder
	size    int // of the text of the unit
}

// xliff reads XLIFF.
func (r Reader) xliff(in io.Reader) iter.Seq2[Unit, error] {
	return func(yield func(Unit, error) bool) {
		p := xliffParser{xml: stream.NewXML(in), want: languages{r.SourceLang, r.TargetLang}}
		err := p.xml.Each("XLIFF", "xliff", func(token xml.Token) error {
			complete, err := p.take(token)
			if complete && !yield(p.unit, nil) {
				return stream.ErrStop
			}
			return err
		})
		if err != nil {
			yield(Unit{}, err)
		}
	}
}

// take reads a token, and reports whether it has completed a unit.
func (p *xliffParser) take(token xml.Token) (complete bool, err error) {
	switch t := token.(type) {
	case xml.StartElement:
		if p.reading == "" {
			return false, p.start(t)
		}
		p.depth++
		if t.Name.Local == "cp" { // a character that XML cannot hold
			p.text.WriteRune('\ufffd')
		}
	case xml.EndElement:
		if p.depth == 0 {
			return p.end(t.Name.Local), nil
		}
		p.depth--
	case xml.CharData:
		if p.reading == "" {
			return false, nil
		}
		if p.size += len(t); p.size > maxUnit {
			return false, fmt.Errorf("a unit of more than %d bytes", maxUnit)
		}
		p.text.Write(t)
	}
	return false, nil
}

func (p *xliffParser) start(t xml.StartElement) error {
	switch name := t.Name.Local; name {
	case "xliff":
		return p.startRoot(t)
	case "file":
		p.file = stream.Attribute(t.Attr, "original")
		if source := stream.Attribute(t.Attr, "source-language"); source != "" {
			return p.setLanguages(source, stream.Attribute(t.Attr, "target-language"))
		}
	case "unit":
		p.confidence, p.score, p.size = 0, 0, 0
	case "trans-unit":
		p.confidence, p.score, p.size = 0, 0, 0
		p.newUnit()
	case "segment":
		p.newUnit()
	case "source", "target":
		if parent := p.xml.Parent(); parent == "trans-unit" || parent == "segment" {
			p.read(name)
		}
	case "note":
		kind := stream.Attribute(t.Attr, "from") + stream.Attribute(t.Attr, "category")
		if kind == "confidence" || kind == "score" {
			p.read(kind)
		}
	}
	return nil
}

func (p *xliffParser) startRoot(t xml.StartElement) error {
	version := stream.Attribute(t.Attr, "version")
	switch major, minor, _ := strings.Cut(version, "."); {
	case major == "1" && (minor == "" || minor == "0" || minor == "1" || minor == "2"): // there is no other, and will be none
		return nil
	case major == "2":
		return p.setLanguages(stream.Attribute(t.Attr, "srcLang"), stream.Attribute(t.Attr, "trgLang"))
	}
	return fmt.Errorf("XLIFF of version %s is not read: want 1.2 or 2.1", quoted(version))
}

// setLanguages compares the languages of the file with those that are wanted.
func (p *xliffParser) setLanguages(source, target string) error {
	fits := func(s, t string) bool {
		return (s == "" || p.want.source == "" || sameLanguage(s, p.want.source)) &&
			(t == "" || p.want.target == "" || sameLanguage(t, p.want.target))
	}
	p.langs, p.swap = languages{source, target}, false
	switch {
	case fits(source, target):
	case fits(target, source):
		p.swap = true
	case target == "":
		return fmt.Errorf("the file is from %s, not from %s to %s", shownTag(source), or(p.want.source), or(p.want.target))
	default:
		return fmt.Errorf("the file is from %s to %s, not from %s to %s", shownTag(source), shownTag(target), or(p.want.source), or(p.want.target))
	}
	if p.langs.target == "" {
		p.langs.target = p.want.target
		if p.swap {
			p.langs.target = p.want.source
		}
	}
	return nil
}

// or is a language, or that it may be any.
func or(lang string) string {
	if lang == "" {
		return "*"
	}
	return shownTag(lang)
}

func (p *xliffParser) newUnit() {
	p.unit = Unit{
		Source: Passage{Lang: p.langs.source, File: p.file},
		Target: Passage{Lang: p.langs.target},
	}
}

// read starts reading the text of an element.
func (p *xliffParser) read(what string) {
	p.reading = what
	p.text.Reset()
}

// end reads an end tag, and reports whether it has completed a unit.
func (p *xliffParser) end(name string) (complete bool) {
	switch p.reading {
	case "source":
		p.unit.Source.Segments = segments(p.text.String())
	case "target":
		p.unit.Target.Segments = segments(p.text.String())
	case "confidence":
		p.confidence = readConfidence(p.text.String())
	case "score":
		p.score = readScore(p.text.String())
	}
	p.reading = ""
	if name != "trans-unit" && name != "segment" {
		return false
	}
	p.unit.Confidence, p.unit.Score = p.confidence, p.score
	if p.swap {
		p.unit.Source, p.unit.Target = p.unit.Target, p.unit.Source
	}
	return true
}
