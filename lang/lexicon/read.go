package lexicon

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/stream"
)

// maxFile is the largest lexicon file that is read, in bytes.
const maxFile = 256 << 20

// Read reads a lexicon from source to target. The form is told from the content,
// and what gzip has packed is unpacked:
//
//   - what [Lexicon.WriteTo] wrote; its checksum is compared;
//   - lines of the source, a tab and the target, then, if wanted, the probability
//     t(target|source) and after it t(source|target), with tabs between them;
//   - a dictionary of hunalign, lines of the target, " @ " and the source.
//
// The words of an entry are cut and stemmed as texts are. An entry with a
// probability and of one word on each side is taken as it is; where the second
// probability is not given, all source words count as equally frequent. All other
// entries together are a bitext of tiny sentences, which IBM Model 1 learns from.
//
// Blank lines and those that start with # are passed over. Errors name the line:
// "line 12: ...".
func Read(r io.Reader, source, target *lang.Language) (*Lexicon, error) {
	in, err := stream.Unpack(r)
	if err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	if start, _ := in.Peek(len(magic)); string(start) == magic {
		return readBinary(in, source.Tag(), target.Tag())
	}
	d := dictionary{source: source, target: target}
	for line, err := range stream.Lines(in, maxLine) {
		if err == nil {
			if err = d.read(string(line.Bytes)); err != nil {
				err = &stream.Error{Line: line.Number, Err: err}
			}
		}
		if err != nil {
			return nil, fmt.Errorf("lexicon: %w", err)
		}
	}
	return d.lexicon()
}

func readBinary(in io.Reader, source, target string) (*Lexicon, error) {
	b, err := io.ReadAll(io.LimitReader(in, maxFile+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("lexicon: %w", err)
	case len(b) > maxFile:
		return nil, fmt.Errorf("lexicon: the file is larger than %d bytes", maxFile)
	}
	l, err := Open(string(b))
	if err != nil {
		return nil, err
	}
	if err := l.check(); err != nil {
		return nil, err
	}
	if l.Len() > 0 && (l.source != source || l.target != target) {
		return nil, fmt.Errorf("lexicon: the file is from %s to %s, not from %s to %s", l.source, l.target, source, target)
	}
	return l, nil
}

// dictionary is the entries of a dictionary while it is read.
type dictionary struct {
	source, target *lang.Language
	split          func(line string) (fields []string, err error) // by the form of the file
	given          []translation                                  // with probabilities; back is 0 where it is not given
	pairs          []Pair
}

func (d *dictionary) read(line string) error {
	if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
		return nil
	}
	if d.split == nil {
		d.split = splitHunalign
		if strings.Contains(line, "\t") {
			d.split = splitTabs
		}
	}
	fields, err := d.split(line)
	if err != nil {
		return err
	}
	var p [2]float64
	for i, field := range fields[2:min(4, len(fields))] {
		if p[i], err = probability(strings.TrimSpace(field)); err != nil {
			return err
		}
	}
	source, target := single(d.source, fields[0]), single(d.target, fields[1])
	if p[0] > 0 && source != "" && target != "" {
		d.given = append(d.given, translation{source, target, p[0], p[1]})
	} else {
		d.pairs = append(d.pairs, Pair{Source: fields[0], Target: fields[1], Weight: p[0]})
	}
	return nil
}

func splitTabs(line string) ([]string, error) {
	fields := strings.Split(line, "\t")
	if len(fields) < 2 {
		return nil, errors.New("want a source and a target with a tab between them")
	}
	return fields, nil
}

func splitHunalign(line string) ([]string, error) {
	target, source, ok := strings.Cut(line, " @ ")
	if !ok {
		return nil, errors.New("want a source and a target with a tab between them, or a target and a source with @ between them")
	}
	return []string{source, target}, nil
}

func probability(s string) (float64, error) {
	p, err := strconv.ParseFloat(s, 64)
	if err != nil || !(p > 0 && p <= 1) {
		return 0, fmt.Errorf("%q is not a probability above 0 and up to 1", s)
	}
	return p, nil
}

// single returns the stem of a text of one word, or "".
func single(l *lang.Language, text string) string {
	stem := ""
	for w := range l.Words(text) {
		if stem != "" || w.Kind != lang.Letters {
			return ""
		}
		if stem = string(l.Stem(w.Key)); len(stem) > maxWord {
			return ""
		}
	}
	return stem
}

// lexicon makes a lexicon of what was read.
func (d *dictionary) lexicon() (*Lexicon, error) {
	learned, _, err := Trainer{Discount: -1}.learn(context.Background(), d.source, d.target, func(yield func(Pair, error) bool) {
		for _, p := range d.pairs {
			if !yield(p, nil) {
				return
			}
		}
	})
	if err != nil && !errors.Is(err, errNoPairs) {
		return nil, err
	}
	ts := best(append(withBack(best(d.given)), learned...))
	if len(ts) == 0 {
		return nil, errors.New("lexicon: no entries in the file")
	}
	return encode(d.source.Tag(), d.target.Tag(), ts), nil
}

// withBack gives the translations that lack it t(source|target), as if all source
// words were equally frequent.
func withBack(ts []translation) []translation {
	sum := map[string]float64{}
	for _, t := range ts {
		sum[t.target] += t.there
	}
	for i, t := range ts {
		if t.back == 0 {
			ts[i].back = t.there / sum[t.target]
		}
	}
	return ts
}
