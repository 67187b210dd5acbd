package main

import (
	"bufio"
	"fmt"

	"github.com/fatih/color"

	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/lang/stream"
	"github.com/visavis/visavis/segment"
)

type segmentCommand struct {
	Format    string `name:"format" enum:"text,lines,jsonl" default:"text" help:"help_segment_format"`
	Lang      string `name:"lang" placeholder:"TAG" help:"help_lang"`
	Segmented bool   `name:"segmented" help:"help_segmented"`
	formatFlag
	cutFlags

	Files []string `arg:"" name:"file" help:"help_files"`
}

// Run prints the segments of the files, one after the other.
func (c *segmentCommand) Run(s *streams) error {
	p := c.parser()
	if c.Lang != "" {
		var err error
		if p.Lang, err = s.language("--lang", c.Lang, c.Segmented); err != nil {
			return err
		}
	}
	out := bufio.NewWriter(s.out)
	for _, path := range c.Files {
		in, err := s.read(path, c.formatFlag)
		if err != nil {
			return err
		}
		q := p
		if q.Lang == nil {
			if q.Lang = in.identified(); q.Lang == nil {
				if in.blank() {
					return s.noText(path)
				}
				return fmt.Errorf("%s: %s --lang", path, words(s.ui,
					"cannot tell the language of the text; use", "impossible de reconnaître la langue du texte; utilisez"))
			}
		}
		d, err := s.parse(in, q, c.Segmented)
		if err != nil {
			return err
		}
		switch c.Format {
		case "jsonl":
			err = writeSegments(out, d)
		case "lines":
			for i := range d.Segments {
				fmt.Fprintln(out, report.Excerpt(d.PlainText(d.Segments[i].Span), 0))
			}
		default:
			printSegments(out, d)
		}
		if err != nil {
			return err
		}
	}
	return out.Flush()
}

// segmentLine is a segment as JSON Lines have it.
type segmentLine struct {
	Start  int    `json:"start"` // bytes of the file, half open
	End    int    `json:"end"`
	Line   int    `json:"line"` // from 1
	Column int    `json:"column"`
	Block  int    `json:"block"` // from 0
	Kind   string `json:"kind"`
	Level  int    `json:"level"`
	Marker string `json:"marker"`
	Text   string `json:"text"`
}

func writeSegments(out *bufio.Writer, d *segment.Document) error {
	for i, sg := range d.Segments {
		b := d.Blocks[sg.Block]
		at := report.NewPassage(d, sg.Span)
		line, err := stream.EncodeJSON(segmentLine{
			Start: at.Start, End: at.End, Line: at.Line, Column: at.Column,
			Block: sg.Block, Kind: b.Kind.String(), Level: b.Level, Marker: d.Marker(i), Text: at.Text,
		}, "")
		if err != nil {
			return err
		}
		if _, err := out.Write(line); err != nil {
			return err
		}
	}
	return nil
}

// printSegments prints a segment a line, behind its place, the kind of its block
// and its marker; the segments of a block stand together.
func printSegments(out *bufio.Writer, d *segment.Document) {
	faint := color.New(color.Faint).SprintFunc()
	bold := color.New(color.Bold).SprintFunc()
	for i, sg := range d.Segments {
		b := d.Blocks[sg.Block]
		at := d.Position(sg.Start)
		kind := ""
		if b.First == i {
			kind = b.Kind.String()
		}
		text := report.Excerpt(d.PlainText(sg.Span), 0)
		if b.Kind == segment.Heading {
			text = bold(text)
		}
		if m := d.Marker(i); m != "" {
			text = report.Excerpt(m, 0) + " " + text
		}
		fmt.Fprintf(out, "%s %-9s %s\n", faint(fmt.Sprintf("%9s", at)), kind, text)
	}
}
