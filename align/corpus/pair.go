package corpus

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// Pair is two texts, as a line of JSON Lines has them.
type Pair struct {
	ID         json.RawMessage `json:"id"` // any JSON value; it comes back as it is
	Source     string          `json:"source"`
	Target     string          `json:"target"`
	SourceLang string          `json:"sourceLang,omitempty"` // such as "en"; else as [Stream] says
	TargetLang string          `json:"targetLang,omitempty"`
}

// Result is the beads of a pair, or why there are none.
//
// The reason is a line of plain English without an end. Where it is about the line
// of the input it starts with the number of that: "line 3: target is missing",
// "line 3: source is a number, not a text", "line 3: not UTF-8"; the id is that of
// the line all the same, if it can be read. A text that is missing is not one that
// is empty: that is left out of the other language if that is known. Other reasons
// have no number: "no telling which languages the texts are in", "not done after
// 30s".
type Result struct {
	ID    json.RawMessage `json:"id"`
	Beads []Bead          `json:"beads,omitempty"`
	Error string          `json:"error,omitempty"`
}

// Bead is a source passage and the target passage that translates it. One of them
// is empty where there is no counterpart.
type Bead struct {
	Source     string  `json:"source"` // its segments, with a space between them and single spaces inside
	Target     string  `json:"target"`
	SourceSpan [2]int  `json:"sourceSpan"` // bytes of the source text, half open
	TargetSpan [2]int  `json:"targetSpan"`
	Type       string  `json:"type"`       // segments on either side: "1-2"
	Confidence float64 `json:"confidence"` // to three decimals
	Moved      bool    `json:"moved,omitempty"`
}

// Align aligns one pair. It has no error: what went wrong is in the result.
func (s *Stream) Align(ctx context.Context, p Pair) Result {
	r := Result{ID: idOf(p)}
	timed, cancel := ctx, context.CancelFunc(func() {})
	if s.Timeout > 0 {
		timed, cancel = context.WithTimeout(ctx, s.Timeout)
	}
	defer cancel()
	a, err := s.align(timed, p)
	if err != nil {
		if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil && s.Timeout > 0 {
			err = fmt.Errorf("not done after %v", s.Timeout)
		}
		r.Error = err.Error()
		return r
	}
	r.Beads = make([]Bead, len(a.Beads))
	for k, b := range a.Beads {
		src, dst := a.SrcSpan(b), a.DstSpan(b)
		r.Beads[k] = Bead{
			Source:     joined(a.Src, b.Src),
			Target:     joined(a.Dst, b.Dst),
			SourceSpan: [2]int{src.Start, src.End},
			TargetSpan: [2]int{dst.Start, dst.End},
			Type:       b.Type().String(),
			Confidence: math.Round(b.Confidence*1000) / 1000,
			Moved:      b.Moved,
		}
	}
	return r
}

func (s *Stream) align(ctx context.Context, p Pair) (*align.Alignment, error) {
	langs, err := s.languages(p)
	if err != nil {
		return nil, err
	}
	docs, err := s.documents(ctx, p, langs)
	if err != nil {
		return nil, err
	}
	aligner := s.Aligner
	aligner.Workers = 1 // the pairs share the cores
	return aligner.Align(ctx, docs[0], docs[1])
}

// documents cuts the two texts.
func (s *Stream) documents(ctx context.Context, p Pair, langs [2]*lang.Language) (docs [2]*segment.Document, err error) {
	parse := s.Parse
	if parse == nil {
		parse = func(name, text string, p segment.Parser) *segment.Document { return p.Parse(name, text) }
	}
	for k, text := range []string{p.Source, p.Target} {
		parser := s.Parser
		parser.Lang = langs[k]
		docs[k], err = segment.Within(ctx, func() (*segment.Document, error) { return parse("", text, parser), nil })
		if err != nil {
			return docs, err
		}
	}
	return docs, nil
}

// languages are those that a pair names, or that the stream has, or that its texts
// are in. A text that does not tell is taken to be in the one that the other is
// not in.
func (s *Stream) languages(p Pair) (langs [2]*lang.Language, err error) {
	texts, given := [2]string{p.Source, p.Target}, [2]*lang.Language{s.Source, s.Target}
	for k, tag := range []string{p.SourceLang, p.TargetLang} {
		langs[k] = given[k]
		if tag != "" {
			if langs[k], err = lang.Lookup(tag); err != nil {
				return langs, fmt.Errorf("%q is not English or French", tag)
			}
		}
		if langs[k] == nil {
			langs[k] = identified(texts[k])
		}
	}
	for k := range langs {
		if langs[k] != nil {
			continue
		}
		switch langs[1-k] {
		case lang.English():
			langs[k] = lang.French()
		case lang.French():
			langs[k] = lang.English()
		default:
			return langs, errors.New(untold(p))
		}
	}
	if langs[0] == langs[1] {
		return langs, fmt.Errorf("both texts are in %q", langs[0].Tag())
	}
	return langs, nil
}

// untold says why there is no telling the languages of a pair.
func untold(p Pair) string {
	switch blank := [2]bool{strings.TrimSpace(p.Source) == "", strings.TrimSpace(p.Target) == ""}; {
	case blank[0] && blank[1]:
		return "source and target are empty"
	case blank[0]:
		return "source is empty, and no telling which language target is in"
	case blank[1]:
		return "target is empty, and no telling which language source is in"
	}
	return "no telling which languages the texts are in"
}

// identified looks at no more than the start of a long text.
func identified(text string) *lang.Language {
	if len(text) > 64<<10 {
		text = strings.ToValidUTF8(text[:64<<10], "")
	}
	return lang.Identify(strings.Join(strings.Fields(text), " ")).Language
}

// joined is the text of some segments on one line.
func joined(d *segment.Document, r align.Range) string {
	var b strings.Builder
	for i := r.Lo; i < r.Hi; i++ {
		for word := range strings.FieldsSeq(d.SegmentText(i)) {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(word)
		}
	}
	return b.String()
}
