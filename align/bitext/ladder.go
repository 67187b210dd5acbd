package bitext

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"github.com/visavis/visavis/lang/stream"
)

// ladderEncoder writes the rungs of hunalign: where each unit starts in the two
// texts, and what speaks for it, and last the ends of both texts. Rungs only go
// up, so a passage that stands elsewhere on the other side is one without a
// counterpart.
type ladderEncoder struct {
	b              *bufio.Writer
	source, target int // next segments
	targetEnd      int // behind the last segment of a unit that was moved
}

func (e *ladderEncoder) unit(u *Unit) error {
	source, target, err := numbers(u)
	if err != nil {
		return err
	}
	for _, index := range [...][]int{source, target} {
		for i := 1; i < len(index); i++ {
			if index[i] != index[i-1]+1 {
				return fmt.Errorf("segments %d and %d are not neighbours, which a ladder cannot hold", index[i-1], index[i])
			}
		}
	}
	_, value := strength(u)
	if u.Moved && len(source) > 0 {
		// Its target is passed over where it comes.
		value = ""
		if n := len(target); n > 0 {
			e.targetEnd = max(e.targetEnd, target[n-1]+1)
		}
		target = nil
	}
	for _, side := range [...]struct {
		index []int
		next  int
	}{{source, e.source}, {target, e.target}} {
		if len(side.index) > 0 && side.index[0] < side.next {
			return fmt.Errorf("segment %d is out of order, which a ladder cannot hold", side.index[0])
		}
	}
	if len(source) > 0 {
		if err := e.to(source[0], e.target); err != nil {
			return err
		}
	}
	if len(target) > 0 {
		if err := e.to(e.source, target[0]); err != nil {
			return err
		}
	}
	e.rung(value)
	return e.step(len(source), len(target))
}

// to passes over segments that are in no unit.
func (e *ladderEncoder) to(source, target int) error {
	if source > e.source {
		e.rung("")
		if err := e.step(source-e.source, 0); err != nil {
			return err
		}
	}
	if target > e.target {
		e.rung("")
		return e.step(0, target-e.target)
	}
	return nil
}

// step goes on by so many segments.
func (e *ladderEncoder) step(source, target int) error {
	if max(source, target) > maxRung {
		return errWide
	}
	e.source += source
	e.target += target
	return checkNumbers([]int{e.source, e.target})
}

// errWide is that two rungs are too far from each other.
var errWide = fmt.Errorf("more than %d segments between two rungs", maxRung)

func (e *ladderEncoder) rung(value string) {
	if value == "" {
		value = "0"
	}
	write(e.b, strconv.Itoa(e.source), "\t", strconv.Itoa(e.target), "\t", value, "\n")
}

func (e *ladderEncoder) end() error {
	if err := e.to(e.source, e.targetEnd); err != nil {
		return err
	}
	e.rung("")
	return nil
}

// ladder reads the rungs of hunalign. What lies between two of them is a unit,
// with the score of the first.
func (r Reader) ladder(in io.Reader) iter.Seq2[Unit, error] {
	return func(yield func(Unit, error) bool) {
		var at rung
		for l, err := range stream.Lines(in, MaxLine) {
			if err != nil {
				yield(Unit{}, err)
				return
			}
			if strings.TrimSpace(string(l.Bytes)) == "" {
				continue
			}
			next, err := readRung(string(l.Bytes))
			if err == nil && (next.source < at.source || next.target < at.target) {
				err = errors.New("the rungs do not go up")
			}
			if err == nil && (next.source-at.source > maxRung || next.target-at.target > maxRung) {
				err = errWide
			}
			var u Unit
			if err == nil {
				u, err = r.numbered(between(at.source, next.source), between(at.target, next.target))
				u.Score = at.score
			}
			if err != nil {
				yield(Unit{}, &stream.Error{Line: l.Number, Err: err})
				return
			}
			if !yield(u, nil) {
				return
			}
			at = next
		}
	}
}

// rung is a line of a ladder.
type rung struct {
	source, target int
	score          float64
}

func readRung(line string) (r rung, err error) {
	columns := strings.Split(strings.TrimRight(line, "\r"), "\t")
	if len(columns) != 2 && len(columns) != 3 {
		return r, errRung
	}
	var also error
	r.source, err = strconv.Atoi(columns[0])
	r.target, also = strconv.Atoi(columns[1])
	if err != nil || also != nil || !valid(r.source) || !valid(r.target) {
		return r, errRung
	}
	if len(columns) == 3 {
		r.score = readScore(columns[2])
	}
	return r, nil
}

var errRung = errors.New("want two numbers of segments and a score with tabs between them")

// between returns the numbers from one up to another.
func between(from, to int) []int {
	if from == to {
		return nil
	}
	index := make([]int, 0, to-from)
	for i := from; i < to; i++ {
		index = append(index, i)
	}
	return index
}

// separator stands between the sentences of one side of a line.
const separator = " ~~~ "

// ladderTextEncoder writes what hunalign -text does: the sentences of both sides
// and the score, with tabs between them.
type ladderTextEncoder struct{ b *bufio.Writer }

func (e ladderTextEncoder) unit(u *Unit) error {
	if blank(u.Source.Segments) && blank(u.Target.Segments) {
		return ErrNoText
	}
	source, target := separated(&u.Source), separated(&u.Target)
	if source == "" && target == "" {
		return nil
	}
	_, value := strength(u)
	if value == "" {
		value = "0"
	}
	return writeLine(e.b, source, "\t", target, "\t", value)
}

func (e ladderTextEncoder) end() error { return nil }

// separated writes the segments of a passage. A separator inside them loses a
// stroke.
func separated(p *Passage) string {
	var parts []string
	for _, s := range p.Segments {
		for strings.Contains(s, "~~~") {
			s = strings.ReplaceAll(s, "~~~", "~~")
		}
		if s = inLine(s); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, separator)
}

// ladderText reads what hunalign -text writes.
func (r Reader) ladderText(in io.Reader) iter.Seq2[Unit, error] {
	return lines(in, func(_ int, line string) (Unit, error) {
		columns := strings.Split(line, "\t")
		if len(columns) != 2 && len(columns) != 3 {
			return Unit{}, errors.New("want a source, a target and a score with tabs between them")
		}
		u := Unit{
			Source: Passage{Lang: r.SourceLang, Segments: sentences(columns[0])},
			Target: Passage{Lang: r.TargetLang, Segments: sentences(columns[1])},
		}
		if len(columns) == 3 {
			u.Score = readScore(columns[2])
		}
		return u, nil
	})
}

func sentences(column string) []string {
	if strings.TrimSpace(column) == "" {
		return nil
	}
	return strings.Split(column, separator)
}
