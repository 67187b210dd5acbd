package lexicon

import (
	"bytes"
	"io"
	"iter"
	"strings"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/stream"
)

// Pair is a passage and its translation.
type Pair struct {
	Source, Target string
	Weight         float64 // how often it counts; 0 is once
}

// maxLine is the longest line that is read, in bytes.
const maxLine = 1 << 20

// Pairs reads the pairs of a bitext: TMX, where it starts with a tag, or else
// lines of the source, a tab and the target, with any more columns left out.
// Files compressed by gzip are unpacked. Text is UTF-8; TMX may be UTF-16 with a
// byte order mark as well.
//
// Pairs with a side that is empty are left out; of TMX, also units that lack one
// of the languages, whose regions do not count: en-CA is en. The sequence ends
// at the first error, which starts with name and line: "laws.tsv:12: ...".
func Pairs(r io.Reader, name string, source, target *lang.Language) iter.Seq2[Pair, error] {
	return func(yield func(Pair, error) bool) {
		in, err := stream.Unpack(r)
		if err != nil {
			yield(Pair{}, stream.Named(name, err))
			return
		}
		pairs := tsvPairs(in)
		if isXML(in) {
			pairs = tmxPairs(in, source.Tag(), target.Tag())
		}
		for p, err := range pairs {
			switch {
			case err != nil:
				err = stream.Named(name, err)
			case strings.TrimSpace(p.Source) == "" || strings.TrimSpace(p.Target) == "":
				continue
			}
			if !yield(p, err) || err != nil {
				return
			}
		}
	}
}

// dictionaryWeight is how often a pair of a dictionary counts: enough to be
// believed though a corpus has no such pair.
const dictionaryWeight = 10

// Dictionary reads a list of words that people write, to be learned from beside
// a bitext: lines of a source word, a tab and its translations with semicolons
// between them. Each is a pair that counts ten times. Lines that start with #
// are for readers. Errors are as those of [Pairs].
func Dictionary(r io.Reader, name string) iter.Seq2[Pair, error] {
	return func(yield func(Pair, error) bool) {
		for l, err := range stream.Lines(r, maxLine) {
			if err != nil {
				yield(Pair{}, stream.Named(name, err))
				return
			}
			line := string(l.Bytes)
			if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
				continue
			}
			source, targets, ok := strings.Cut(line, "\t")
			if !ok {
				yield(Pair{}, stream.Named(name, stream.Errorf(l.Number, "want two columns with a tab between them")))
				return
			}
			for target := range strings.SplitSeq(targets, ";") {
				if !yield(Pair{Source: source, Target: strings.TrimSpace(target), Weight: dictionaryWeight}, nil) {
					return
				}
			}
		}
	}
}

// tsvPairs reads two columns.
func tsvPairs(r io.Reader) iter.Seq2[Pair, error] {
	return func(yield func(Pair, error) bool) {
		for line, err := range stream.Lines(r, maxLine) {
			if err != nil {
				yield(Pair{}, err)
				return
			}
			if len(bytes.TrimSpace(line.Bytes)) == 0 {
				continue
			}
			source, rest, ok := strings.Cut(string(line.Bytes), "\t")
			if !ok {
				yield(Pair{}, stream.Errorf(line.Number, "want two columns with a tab between them"))
				return
			}
			target, _, _ := strings.Cut(rest, "\t")
			if !yield(Pair{Source: source, Target: target}, nil) {
				return
			}
		}
	}
}
