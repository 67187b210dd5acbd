package bitext

import (
	"bufio"
	"errors"
	"io"
	"iter"
	"strconv"
	"strings"
)

// vecalignEncoder writes "[0, 1]:[0]:0.123": the numbers of the segments and a
// cost, which is one less the confidence or, where that is not known, the score
// with the other sign.
type vecalignEncoder struct {
	b     *bufio.Writer
	taken sides
}

func (e vecalignEncoder) unit(u *Unit) error {
	source, target, err := numbers(u)
	if err != nil {
		return err
	}
	if err := e.taken.take(source, target); err != nil {
		return err
	}
	cost := 0.0
	switch {
	case u.Confidence > 0:
		cost = 1 - min(u.Confidence, 1)
	case finite(u.Score):
		cost = 0 - u.Score
	}
	return writeLine(e.b, "[", joined(source), "]:[", joined(target), "]:", strconv.FormatFloat(cost, 'f', 6, 64))
}

func (e vecalignEncoder) end() error { return nil }

// joined writes numbers with commas between them.
func joined(numbers []int) string {
	var b strings.Builder
	for i, n := range numbers {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(strconv.Itoa(n))
	}
	return b.String()
}

var errVecalign = errors.New("want numbers of segments such as [0, 1]:[0] or [0, 1]:[0]:0.123")

// vecalign reads what vecalign writes. The score is the cost with the other sign.
func (r Reader) vecalign(in io.Reader) iter.Seq2[Unit, error] {
	taken := newSides()
	return lines(in, func(_ int, line string) (Unit, error) {
		columns := strings.Split(line, ":")
		if len(columns) != 2 && len(columns) != 3 {
			return Unit{}, errVecalign
		}
		source, ok := listed(columns[0])
		target, also := listed(columns[1])
		if !ok || !also {
			return Unit{}, errVecalign
		}
		if err := taken.take(source, target); err != nil {
			return Unit{}, err
		}
		u, err := r.numbered(source, target)
		if err == nil && len(columns) == 3 {
			u.Score = 0 - readScore(columns[2])
		}
		return u, err
	})
}

// listed reads numbers in brackets with commas between them.
func listed(s string) (numbers []int, ok bool) {
	s, opened := strings.CutPrefix(strings.TrimSpace(s), "[")
	s, closed := strings.CutSuffix(s, "]")
	if !opened || !closed {
		return nil, false
	}
	if strings.TrimSpace(s) == "" {
		return nil, true
	}
	for field := range strings.SplitSeq(s, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(field))
		if err != nil || !valid(n) {
			return nil, false
		}
		numbers = append(numbers, n)
	}
	return numbers, true
}
