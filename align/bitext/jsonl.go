package bitext

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"strings"

	"github.com/visavis/visavis/lang/stream"
)

// jsonUnit is a unit as JSON Lines have it.
type jsonUnit struct {
	Type       string       `json:"type,omitempty"` // segments on either side: "1-2"
	Source     *jsonPassage `json:"source"`
	Target     *jsonPassage `json:"target"`
	Score      float64      `json:"score,omitempty"`
	Confidence float64      `json:"confidence,omitempty"`
	Moved      bool         `json:"moved,omitempty"`
}

// jsonPassage is one side; a string is its text.
type jsonPassage struct {
	Lang     string   `json:"lang,omitempty"`
	File     string   `json:"file,omitempty"`
	Segments []int    `json:"segments,omitempty"` // their numbers, from 0
	Text     string   `json:"text"`
	Texts    []string `json:"texts,omitempty"` // of each segment, where there are several
}

// UnmarshalJSON reads an object or a string.
func (p *jsonPassage) UnmarshalJSON(b []byte) error {
	if bytes.HasPrefix(b, []byte(`"`)) {
		return json.Unmarshal(b, &p.Text)
	}
	type plain jsonPassage
	return json.Unmarshal(b, (*plain)(p))
}

type jsonEncoder struct{ b *bufio.Writer }

func (e jsonEncoder) unit(u *Unit) error {
	for _, p := range [...]*Passage{&u.Source, &u.Target} {
		if err := checkNumbers(p.Index); err != nil {
			return err
		}
	}
	j := jsonUnit{
		Type:   fmt.Sprintf("%d-%d", u.Source.count(), u.Target.count()),
		Source: newJSONPassage(&u.Source),
		Target: newJSONPassage(&u.Target),
		Moved:  u.Moved,
	}
	if u.Confidence > 0 {
		j.Confidence = max(0.001, math.Round(min(u.Confidence, 1)*1000)/1000)
	}
	if finite(u.Score) {
		j.Score = math.Round(u.Score*100) / 100
	}
	line, err := stream.EncodeJSON(j, "")
	if err == nil {
		err = checkLine(len(line) - 1)
	}
	if err != nil {
		return err
	}
	_, err = e.b.Write(line)
	return err
}

func (e jsonEncoder) end() error { return nil }

// count is the number of segments.
func (p *Passage) count() int {
	if len(p.Index) > 0 {
		return len(p.Index)
	}
	return len(p.Segments)
}

func newJSONPassage(p *Passage) *jsonPassage {
	j := &jsonPassage{Lang: p.Lang, File: p.File, Segments: p.Index, Text: p.Text()}
	if len(p.Segments) > 1 {
		j.Texts = p.Segments
	}
	return j
}

// passage is a side as it was read.
func (p *jsonPassage) passage(lang string) Passage {
	if p == nil {
		return Passage{Lang: lang}
	}
	out := Passage{Lang: p.Lang, File: p.File, Segments: segments(p.Text)}
	if out.Lang == "" {
		out.Lang = lang
	}
	if len(p.Segments) > 0 {
		out.Index = p.Segments
	}
	if len(p.Texts) > 0 && !blank(p.Texts) {
		out.Segments = p.Texts
	}
	return out
}

// jsonLines reads an object a line. Keys that it does not know are passed over.
func (r Reader) jsonLines(in io.Reader) iter.Seq2[Unit, error] {
	return lines(in, func(_ int, line string) (Unit, error) {
		var j jsonUnit
		if err := json.Unmarshal([]byte(line), &j); err != nil {
			return Unit{}, jsonError(err)
		}
		if j.Source == nil && j.Target == nil {
			return Unit{}, errors.New("want an object with source and target")
		}
		u := Unit{
			Source: j.Source.passage(r.SourceLang),
			Target: j.Target.passage(r.TargetLang),
			Score:  j.Score,
			Moved:  j.Moved,
		}
		for _, p := range [...]*Passage{&u.Source, &u.Target} {
			if err := checkNumbers(p.Index); err != nil {
				return Unit{}, err
			}
		}
		if j.Confidence > 0 && j.Confidence <= 1 {
			u.Confidence = j.Confidence
		}
		return u, nil
	})
}

// jsonError says what is wrong with a line in words of its own.
func jsonError(err error) error {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		if kind.Field == "" {
			return fmt.Errorf("want an object, not a JSON %s", kind.Value)
		}
		return fmt.Errorf("%s: a JSON %s where it cannot be", kind.Field, kind.Value)
	}
	return errors.New("not JSON: " + strings.TrimPrefix(err.Error(), "json: "))
}
