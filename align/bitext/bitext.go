package bitext

import (
	"iter"
	"path/filepath"
	"strings"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/segment"
)

// Format is the form of a file. Its value is the name that people write.
type Format string

const (
	TMX        Format = "tmx"         // Translation Memory eXchange 1.4b
	XLIFF12    Format = "xliff-1.2"   // XML Localisation Interchange File Format 1.2
	XLIFF21    Format = "xliff-2.1"   // the same, 2.1; 2.0 differs in its number only
	XCES       Format = "xces"        // cesAlign, as OPUS has it: numbers only
	Ladder     Format = "ladder"      // of hunalign: numbers only
	LadderText Format = "ladder-text" // of hunalign -text: sentences with ~~~ between them
	Vecalign   Format = "vecalign"    // [0, 1]:[0]:0.123: numbers only
	Moses      Format = "moses"       // two plain files, a passage a line
	TSV        Format = "tsv"         // source, target, confidence with tabs between them
	JSONLines  Format = "jsonl"       // an object a line
)

// Formats returns all formats, in the order of their description.
func Formats() []Format {
	return []Format{TMX, XLIFF12, XLIFF21, XCES, Ladder, LadderText, Vecalign, Moses, TSV, JSONLines}
}

// Known reports whether the format is one of [Formats].
func (f Format) Known() bool {
	for _, known := range Formats() {
		if f == known {
			return true
		}
	}
	return false
}

// Numbered reports whether files of the format hold the numbers of segments
// only, and not their text.
func (f Format) Numbered() bool { return f == XCES || f == Ladder || f == Vecalign }

// FormatOf returns the format that the extension of a file names, or "". That of
// gzip is passed over. XLIFF is 1.2, which more tools read.
func FormatOf(path string) Format {
	path = strings.ToLower(path)
	switch filepath.Ext(strings.TrimSuffix(path, ".gz")) {
	case ".tmx":
		return TMX
	case ".xlf", ".xliff":
		return XLIFF12
	case ".xces", ".ces":
		return XCES
	case ".ladder":
		return Ladder
	case ".vecalign":
		return Vecalign
	case ".tsv", ".tab":
		return TSV
	case ".jsonl", ".ndjson":
		return JSONLines
	}
	return ""
}

// Unit is a passage and its translation.
type Unit struct {
	Source, Target Passage

	// Confidence is the calibrated probability that the two belong together,
	// up to 1; 0 where it is not known.
	Confidence float64

	// Score is what the tool that made the pair gives it, the higher the better,
	// in a unit of its own: nats, or one less a cost. 0 where it is not known.
	Score float64

	// Moved says that the two stand at different places of their texts.
	Moved bool
}

// Unaligned reports whether one side of the unit is empty: a passage without a
// counterpart.
func (u *Unit) Unaligned() bool { return u.Source.Empty() != u.Target.Empty() }

func (u *Unit) empty() bool { return u.Source.Empty() && u.Target.Empty() }

// Passage is one side of a unit. The zero value is no passage.
type Passage struct {
	Lang string // BCP 47 tag; "" where it is not known
	File string // the document it is from; "" where it is not known

	// Segments is its text, or one string for all segments where the file does
	// not tell them apart, or none where it holds numbers only.
	Segments []string

	// Index is the number of each segment in its document, from 0; nil where it
	// is not known.
	Index []int
}

// Text returns the segments with a space between them.
func (p *Passage) Text() string {
	if len(p.Segments) == 1 {
		return p.Segments[0]
	}
	return strings.Join(p.Segments, " ")
}

// Empty reports whether the passage has neither text other than white space nor
// numbers.
func (p *Passage) Empty() bool { return len(p.Index) == 0 && blank(p.Segments) }

func blank(segments []string) bool {
	for _, s := range segments {
		if strings.TrimSpace(s) != "" {
			return false
		}
	}
	return true
}

// Units yields the beads of an alignment as units, in their order; the error is
// always nil. The segments of a unit are in one line each, as a reader sees them:
// without markup, and with one space where there is white space. Control characters
// stay; what a format makes of them is said above. The documents are not touched.
func Units(a *align.Alignment) iter.Seq2[Unit, error] {
	return func(yield func(Unit, error) bool) {
		for _, b := range a.Beads {
			u := Unit{
				Source:     passage(a.Src, b.Src),
				Target:     passage(a.Dst, b.Dst),
				Confidence: b.Confidence,
				Score:      b.Score,
				Moved:      b.Moved,
			}
			if u.Confidence == 0 && u.Score != 0 {
				u.Confidence = 1e-9 // it is known, and tiny
			}
			if !yield(u, nil) {
				return
			}
		}
	}
}

func passage(d *segment.Document, r align.Range) Passage {
	p := Passage{Lang: d.Lang.Tag(), File: d.Name}
	for i := r.Lo; i < r.Hi; i++ {
		p.Segments = append(p.Segments, oneLine(d.PlainText(d.Segments[i].Span)))
		p.Index = append(p.Index, i)
	}
	return p
}
