package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/segment"
)

// knownFlags are the flags for what the user knows of two texts.
type knownFlags struct {
	Border string `name:"border" placeholder:"TEXT" help:"help_border"`
	Known  string `name:"known" placeholder:"FILE" help:"help_known"`
}

// knownBead is a bead that the user knows, and what told it: a flag, or the
// line of a file.
type knownBead struct {
	align.Bead
	from string
}

// known returns the beads that the flags tell, in order.
func (f *knownFlags) known(s *streams, src, dst *segment.Document) ([]align.Bead, error) {
	var all []knownBead
	if f.Border != "" {
		beads, err := align.SharedLines(f.Border)(src, dst)
		if err == nil && len(beads) == 0 {
			err = errors.New(words(s.ui, "neither text has such a line", "aucun des deux textes n’a cette ligne"))
		}
		if err != nil {
			return nil, fmt.Errorf("--border: %w", s.libraryError(err))
		}
		for _, b := range beads {
			all = append(all, knownBead{b, "--border"})
		}
	}
	if f.Known != "" {
		in, err := s.read(f.Known, formatFlag{"text"})
		if err != nil {
			return nil, err
		}
		beads, err := s.knownLines(in, src, dst)
		if err != nil {
			return nil, err
		}
		all = append(all, beads...)
	}
	return s.inOrder(all)
}

// inOrder sorts known beads. It is an error if two of them do not follow each
// other on both sides; the same one twice is one.
func (s *streams) inOrder(all []knownBead) ([]align.Bead, error) {
	slices.SortStableFunc(all, func(a, b knownBead) int { return cmp.Compare(a.Src.Lo, b.Src.Lo) })
	var beads []align.Bead
	for k, b := range all {
		if k > 0 {
			before := all[k-1]
			if before.Bead == b.Bead {
				continue
			}
			if b.Src.Lo < before.Src.Hi || b.Dst.Lo < before.Dst.Hi {
				return nil, fmt.Errorf("%s: %s %s", b.from, words(s.ui, "crosses or overlaps", "croise ou chevauche"), before.from)
			}
		}
		beads = append(beads, b.Bead)
	}
	return beads, nil
}

// knownLines reads lines of two line numbers or ranges, "12 TAB 14-15". Blank
// lines and those that start with # are passed over.
func (s *streams) knownLines(in *input, src, dst *segment.Document) ([]knownBead, error) {
	docs := [2]*segment.Document{src, dst}
	starts := [2][]int{startLines(src), startLines(dst)}
	var out []knownBead
	n := 0
	for line := range strings.Lines(in.text) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		b := knownBead{from: fmt.Sprintf("%s:%d", in.path, n)}
		fields := strings.Split(line, "\t")
		if len(fields) != 2 {
			return nil, fmt.Errorf("%s: %s", b.from, words(s.ui, "want two line numbers with a tab between them", "deux numéros de ligne séparés par une tabulation sont attendus"))
		}
		for k, r := range [...]*align.Range{&b.Src, &b.Dst} {
			first, last, ok := lineNumbers(fields[k])
			if !ok {
				return nil, fmt.Errorf("%s: %q %s", b.from, fields[k], words(s.ui, "is not a line number or a range such as 12-14", "n’est pas un numéro de ligne ni un intervalle comme 12-14"))
			}
			r.Lo, _ = slices.BinarySearch(starts[k], first)
			r.Hi, _ = slices.BinarySearch(starts[k], last+1)
			if r.Empty() {
				return nil, fmt.Errorf("%s: %s %s: %s", b.from, docs[k].Name, fields[k], words(s.ui, "no segment starts there", "aucun segment n’y commence"))
			}
		}
		out = append(out, b)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: %s", in.path, words(s.ui, "no line numbers in the file", "aucun numéro de ligne dans le fichier"))
	}
	return out, nil
}

// startLines returns the line that each segment starts on.
func startLines(d *segment.Document) []int {
	lines := make([]int, len(d.Segments))
	for i, seg := range d.Segments {
		lines[i] = d.Position(seg.Start).Line
	}
	return lines
}

// lineNumbers reads "12" or "12-14".
func lineNumbers(s string) (first, last int, ok bool) {
	left, right, ranged := strings.Cut(strings.TrimSpace(s), "-")
	if !ranged {
		right = left
	}
	first, err1 := strconv.Atoi(left)
	last, err2 := strconv.Atoi(right)
	return first, last, err1 == nil && err2 == nil && 1 <= first && first <= last
}
