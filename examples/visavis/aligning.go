package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/lexicon"
	"github.com/visavis/visavis/lang/lexicon/enfr"
	"github.com/visavis/visavis/lang/stream"
	"github.com/visavis/visavis/segment"
)

// aligningFlags are the flags for how two texts are aligned.
type aligningFlags struct {
	lexiconFlag
	knownFlags
	Types []string `name:"types" placeholder:"N-N" help:"help_types"`
}

// aligner is what the flags ask for, for two documents.
func (f *aligningFlags) aligner(s *streams, src, dst *segment.Document) (*align.Aligner, error) {
	var a align.Aligner
	for _, name := range f.Types {
		t, ok := shape(name)
		if !ok {
			return nil, fmt.Errorf("--types: %q %s", name, words(s.ui, "is not a shape such as 1-2", "n’est pas une forme comme 1-2"))
		}
		a.Types = append(a.Types, t)
	}
	l, err := f.lexicon(s, src.Lang, dst.Lang)
	if err != nil {
		return nil, err
	}
	a.Scorer = align.Evidence{Lexicon: l}
	known, err := f.known(s, src, dst)
	if err != nil {
		return nil, err
	}
	a.Known = func(_, _ *segment.Document) ([]align.Bead, error) { return known, nil }
	return &a, nil
}

// shape reads "1-2".
func shape(name string) (t align.Type, ok bool) {
	left, right, _ := strings.Cut(strings.TrimSpace(name), "-")
	var errs [2]error
	t.Src, errs[0] = strconv.Atoi(left)
	t.Dst, errs[1] = strconv.Atoi(right)
	return t, errs[0] == nil && errs[1] == nil
}

// lexiconFlag is the flag for the lexicons that are used.
type lexiconFlag struct {
	Lexicon []string `name:"lexicon" sep:"none" placeholder:"FILE" help:"help_lexicon"`
}

// lexicon merges the lexicons asked for. Without any it is the built-in one,
// where that is of the two languages.
func (f *lexiconFlag) lexicon(s *streams, source, target *lang.Language) (*lexicon.Lexicon, error) {
	if source == lang.French() && target == lang.English() {
		source, target = target, source // the columns of a list do not depend on which text is first
	}
	fits := source == lang.English() && target == lang.French()
	if f.Lexicon == nil && fits {
		return enfr.Lexicon(), nil
	}
	var all *lexicon.Lexicon
	for _, name := range f.Lexicon {
		var l *lexicon.Lexicon
		var err error
		switch {
		case name == "none":
			continue
		case name != "builtin":
			l, err = s.readLexicon(name, source, target)
		case fits:
			l = enfr.Lexicon()
		default:
			err = fmt.Errorf(words(s.ui, "--lexicon: builtin is of en and fr, not of %s and %s", "--lexicon : builtin est de en et fr et non de %s et %s"), source, target)
		}
		if err != nil {
			return nil, err
		}
		if all, err = lexicon.Merge(all, l); err != nil {
			return nil, fmt.Errorf("--lexicon: %w", s.libraryError(err))
		}
	}
	return all, nil
}

// lexiconError is an error about a lexicon, with the name of its file and the line
// where there is one.
func (s *streams) lexiconError(path string, err error) error {
	var at *stream.Error
	if errors.As(err, &at) {
		return stream.Named(path, &stream.Error{Line: at.Line, Err: s.libraryError(at.Err)})
	}
	return stream.Named(path, s.libraryError(err))
}

// readLexicon reads a lexicon of two languages. One that train wrote may be in
// either direction.
func (s *streams) readLexicon(path string, source, target *lang.Language) (*lexicon.Lexicon, error) {
	read := func(source, target *lang.Language) (*lexicon.Lexicon, error) {
		f, err := s.open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		l, err := lexicon.Read(f, source, target)
		if err != nil {
			return nil, s.lexiconError(path, err)
		}
		return l, nil
	}
	l, err := read(source, target)
	if err == nil {
		return l, nil
	}
	if turned, err := read(target, source); err == nil {
		return turned, nil
	}
	return nil, err
}
