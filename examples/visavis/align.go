package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/segment"
)

type alignCommand struct {
	pairFlags
	aligningFlags
	Format string `name:"format" enum:"text,tsv,jsonl,vecalign" default:"text" help:"help_align_format"`
	Width  int    `name:"width" placeholder:"N" help:"help_width"`
}

// Run prints the pairs of two files.
func (c *alignCommand) Run(ctx context.Context, s *streams) error {
	if c.Width != 0 && c.Width < 40 {
		return fmt.Errorf("--width: %s", words(s.ui, "want 40 or more", "40 ou plus est attendu"))
	}
	src, dst, err := c.documents(s)
	if err != nil {
		return err
	}
	aligner, err := c.aligner(s, src, dst)
	if err != nil {
		return err
	}
	a, err := aligner.Align(ctx, src, dst)
	if err != nil {
		return s.libraryError(err)
	}
	for _, f := range align.Inspect(a).Findings {
		if f.Check == "unparallel" || f.Check == "wrong-language" {
			fmt.Fprintf(s.err, "visavis: %s\n", report.Message(&align.Verdict{Alignment: a}, f, s.ui))
		}
	}
	out := bufio.NewWriter(s.out)
	switch c.Format {
	case "tsv":
		writeTSV(out, a)
	case "jsonl":
		err = writePairs(out, a)
	case "vecalign":
		writeVecalign(out, a)
	default:
		printPairs(out, a, terminalWidth(c.Width), s.ui)
	}
	if err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	s.tellDoubts(a)
	return nil
}

// doubtful is the confidence below which a bead is pointed out.
const doubtful = 0.5

// tellDoubts says how much of an alignment is uncertain, and where that starts.
func (s *streams) tellDoubts(a *align.Alignment) {
	doubts := a.Doubtful(doubtful)
	if len(doubts) == 0 {
		return
	}
	d, span := a.Src, a.SrcSpan(doubts[0])
	if doubts[0].Src.Empty() {
		d, span = a.Dst, a.DstSpan(doubts[0])
	}
	place := fmt.Sprintf("%s:%d", d.Name, d.Position(span.Start).Line)
	if len(doubts) == 1 {
		fmt.Fprintf(s.err, words(s.ui, "visavis: 1 uncertain stretch, at %s\n", "visavis: 1 passage incertain, à %s\n"), place)
		return
	}
	fmt.Fprintf(s.err, words(s.ui, "visavis: %d uncertain stretches, the first at %s\n", "visavis: %d passages incertains, le premier à %s\n"), len(doubts), place)
}

// writeTSV writes source, target and confidence, a bead a line. The segments of
// a side are joined by a space, and white space inside them becomes one.
func writeTSV(out *bufio.Writer, a *align.Alignment) {
	for _, b := range a.Beads {
		fmt.Fprintf(out, "%s\t%s\t%.3f\n", joined(a.Src, b.Src), joined(a.Dst, b.Dst), b.Confidence)
	}
}

func joined(d *segment.Document, r align.Range) string {
	var parts []string
	for i := r.Lo; i < r.Hi; i++ {
		parts = append(parts, report.Excerpt(d.SegmentText(i), 0))
	}
	return strings.Join(parts, " ")
}

// pairLine is a bead as JSON Lines have it.
type pairLine struct {
	Type       string   `json:"type"` // segments on either side: "1-2"
	Source     pairSide `json:"source"`
	Target     pairSide `json:"target"`
	Score      float64  `json:"score"` // nats
	Confidence float64  `json:"confidence"`
	Moved      bool     `json:"moved,omitempty"`
}

type pairSide struct {
	Segments []int `json:"segments"` // from 0
	report.Passage
}

func writePairs(out *bufio.Writer, a *align.Alignment) error {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	for _, b := range a.Beads {
		if err := e.Encode(pairLine{
			Type:       b.Type().String(),
			Source:     pairSide{indexes(b.Src), report.NewPassage(a.Src, a.SrcSpan(b))},
			Target:     pairSide{indexes(b.Dst), report.NewPassage(a.Dst, a.DstSpan(b))},
			Score:      math.Round(b.Score*100) / 100,
			Confidence: math.Round(b.Confidence*1000) / 1000,
			Moved:      b.Moved,
		}); err != nil {
			return err
		}
	}
	return nil
}

func indexes(r align.Range) []int {
	out := make([]int, 0, r.Len())
	for i := r.Lo; i < r.Hi; i++ {
		out = append(out, i)
	}
	return out
}

// writeVecalign writes the beads as vecalign does, "[0, 1]:[0]:0.123". The last
// number is a cost: one less the confidence.
func writeVecalign(out *bufio.Writer, a *align.Alignment) {
	for _, b := range a.Beads {
		fmt.Fprintf(out, "[%s]:[%s]:%.6f\n", commas(b.Src), commas(b.Dst), 1-b.Confidence)
	}
}

func commas(r align.Range) string {
	parts := make([]string, 0, r.Len())
	for _, i := range indexes(r) {
		parts = append(parts, strconv.Itoa(i))
	}
	return strings.Join(parts, ", ")
}
