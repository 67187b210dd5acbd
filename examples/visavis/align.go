package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/bitext"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/lang/stream"
	"github.com/visavis/visavis/segment"
)

type alignCommand struct {
	pairFlags
	aligningFlags
	Format        []string `name:"format" sep:"none" default:"text" placeholder:"FORMAT[=FILE]" help:"help_align_format"`
	DropUnaligned bool     `name:"drop-unaligned" help:"help_drop_unaligned"`
	Width         int      `name:"width" placeholder:"N" help:"help_width"`
	streamFlags
	limitFlags
}

// Run prints the pairs of two files.
func (c *alignCommand) Run(ctx context.Context, s *streams) error {
	if c.Width != 0 && c.Width < 40 {
		return fmt.Errorf("--width: %s", words(s.ui, "want 40 or more", "40 ou plus est attendu"))
	}
	if err := c.limit(s); err != nil {
		return err
	}
	switch {
	case c.Stream && c.Pairs != "":
		return fmt.Errorf("--stream, --pairs: %s", words(s.ui, "are one or the other", "sont l’un ou l’autre"))
	case c.Stream:
		return c.stream(ctx, s)
	case c.Pairs != "":
		return c.pairs(ctx, s)
	}
	if err := c.misused(s); err != nil {
		return err
	}
	switch {
	case c.Source == "":
		return errors.New(words(s.ui, `expected "<source> <target>"`, `il manque : <source> <cible>`))
	case c.Target == "":
		return errors.New(words(s.ui, `expected "<target>"`, `il manque : <cible>`))
	}
	targets, err := c.targets(s)
	if err != nil {
		return err
	}
	ctx, cancel := c.timed(ctx)
	defer cancel()
	src, dst, err := c.documents(ctx, s)
	if err != nil {
		return c.timedOut(s, c.Source, c.Target, err)
	}
	aligner, err := segment.Within(ctx, func() (*align.Aligner, error) { return c.aligner(s, src, dst) })
	if err != nil {
		return c.timedOut(s, c.Source, c.Target, err)
	}
	a, err := aligner.Align(ctx, src, dst)
	if err != nil {
		return c.timedOut(s, c.Source, c.Target, s.libraryError(err))
	}
	for _, f := range align.Inspect(a, pairChecks()...).Findings {
		fmt.Fprintf(s.err, "visavis: %s\n", report.Message(&align.Verdict{Alignment: a}, f, s.ui))
	}
	shown := a
	if c.DropUnaligned {
		shown = aligned(a)
	}
	for _, t := range targets {
		if err := c.write(s, t, shown); err != nil {
			return err
		}
	}
	if n := len(a.Beads) - len(shown.Beads); n > 0 {
		s.tellDropped(n)
	}
	s.tellDoubts(a)
	return nil
}

// target is a form that the pairs are wanted in, and the file for it.
type target struct{ format, path string }

// targets reads --format.
func (c *alignCommand) targets(s *streams) (out []target, err error) {
	seen := map[string]bool{}
	for _, f := range c.Format {
		format, path, ok := strings.Cut(f, "=")
		switch {
		case format != "text" && !bitext.Format(format).Known():
			return nil, fmt.Errorf("--format: %s: %s", words(s.ui, "no such form", "forme inconnue"), f)
		case !ok:
			path = "-"
		case path == "":
			return nil, fmt.Errorf("--format: %s: %s", words(s.ui, "want the name of a file behind =", "un nom de fichier est attendu après ="), f)
		}
		if path == "-" && bitext.Format(format) == bitext.Moses {
			return nil, fmt.Errorf("--format: %s", words(s.ui, "a Moses pair is two files: want moses=NAME", "une paire Moses est faite de deux fichiers : moses=NOM est attendu"))
		}
		if format == string(bitext.Ladder) && c.DropUnaligned {
			return nil, fmt.Errorf("--drop-unaligned: %s", words(s.ui, "a ladder cannot leave out passages without a counterpart", "une échelle ne peut pas omettre les passages sans contrepartie"))
		}
		if seen[path] {
			return nil, fmt.Errorf("--format: %s: %s", words(s.ui, "two forms for one output", "deux formes pour une même sortie"), path)
		}
		seen[path] = true
		out = append(out, target{format, path})
	}
	return out, nil
}

// aligned is an alignment without the beads that have one side only.
func aligned(a *align.Alignment) *align.Alignment {
	out := &align.Alignment{Src: a.Src, Dst: a.Dst}
	for _, b := range a.Beads {
		if !b.Src.Empty() && !b.Dst.Empty() {
			out.Beads = append(out.Beads, b)
		}
	}
	return out
}

// write writes the pairs in one form.
func (c *alignCommand) write(s *streams, t target, a *align.Alignment) error {
	if t.format != "text" && t.format != string(bitext.JSONLines) {
		return s.writeBitext(c.bitextWriter(t.format, a), t.path, bitext.Units(a))
	}
	return s.writeFiles([]string{t.path}, func(outs []io.Writer) error {
		out := bufio.NewWriter(outs[0])
		if t.format == "text" {
			printPairs(out, a, terminalWidth(c.Width), s.ui, t.path != "-")
		} else if err := s.writePairs(out, c.bitextWriter(t.format, a), a); err != nil {
			return err
		}
		return out.Flush()
	})
}

// bitextWriter writes the pairs in a format of bitext.
func (c *alignCommand) bitextWriter(format string, a *align.Alignment) bitext.Writer {
	w := bitext.Writer{Format: bitext.Format(format), SourceLang: c.SourceLang, TargetLang: c.TargetLang}
	if w.SourceLang == "" {
		w.SourceLang = a.Src.Lang.Tag()
	}
	if w.TargetLang == "" {
		w.TargetLang = a.Dst.Lang.Tag()
	}
	return w
}

// pairChecks are the checks that look at the pair and at no passage.
func pairChecks() []align.Check {
	return slices.DeleteFunc(align.Checks(), func(c align.Check) bool { return !ofPair(c.Name) })
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
	fmt.Fprintf(s.err, words(s.ui, "visavis: %s uncertain stretches, the first at %s\n", "visavis: %s passages incertains, le premier à %s\n"), report.Count(len(doubts), s.ui), place)
}

// pairLine is a bead as JSON Lines have it: what [bitext.JSONLines] has, which
// convert reads, and where it stands.
type pairLine struct {
	Type       string   `json:"type"` // segments on either side: "1-2"
	Source     pairSide `json:"source"`
	Target     pairSide `json:"target"`
	Score      float64  `json:"score"` // nats
	Confidence float64  `json:"confidence"`
	Moved      bool     `json:"moved,omitempty"`
}

// pairSide is one side. Its text is that of the segments, as a reader sees it,
// with a space between them.
type pairSide struct {
	Lang     string `json:"lang"`
	File     string `json:"file"`
	Segments []int  `json:"segments"` // from 0
	report.Passage
	Texts []string `json:"texts,omitempty"` // of each segment, where there are several
}

// newPairSide is a passage of a document with its place.
func newPairSide(p *bitext.Passage, d *segment.Document, s segment.Span, tag string) pairSide {
	side := pairSide{Lang: tag, File: p.File, Segments: append([]int{}, p.Index...), Passage: report.NewPassage(d, s)}
	if side.Text = p.Text(); len(p.Segments) > 1 {
		side.Texts = p.Segments
	}
	return side
}

// writePairs writes the beads; the languages are those of w. A line that convert
// would not read is an error.
func (s *streams) writePairs(out *bufio.Writer, w bitext.Writer, a *align.Alignment) error {
	k := 0
	for u := range bitext.Units(a) {
		b := a.Beads[k]
		k++
		line := pairLine{
			Type:   b.Type().String(),
			Source: newPairSide(&u.Source, a.Src, a.SrcSpan(b), w.SourceLang),
			Target: newPairSide(&u.Target, a.Dst, a.DstSpan(b), w.TargetLang),
			Score:  math.Round(b.Score*100) / 100,
			Moved:  b.Moved,
		}
		if u.Confidence > 0 { // it is known, and 0 would be one that is not
			line.Confidence = max(0.001, math.Round(u.Confidence*1000)/1000)
		}
		encoded, err := stream.EncodeJSON(line, "")
		if err != nil {
			return err
		}
		if len(encoded) > bitext.MaxLine {
			return s.bitextError(fmt.Errorf("unit %d: a line longer than %d bytes", k, bitext.MaxLine))
		}
		if _, err := out.Write(encoded); err != nil {
			return err
		}
	}
	return nil
}
