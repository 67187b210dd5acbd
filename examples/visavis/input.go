package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/html"
	"github.com/visavis/visavis/segment/markdown"
)

// input is a file that has been read.
type input struct {
	path     string
	text     string
	encoding segment.Encoding
	format   string // text, markdown or html
}

// formatFlag is the flag for the form of the input.
type formatFlag struct {
	Input string `name:"input" enum:"auto,text,markdown,html" default:"auto" help:"help_input"`
}

// format is the form of a file: the one asked for, or that of its extension, or
// that of its first line.
func (f formatFlag) format(path, text string) string {
	if f.Input != "auto" {
		return f.Input
	}
	switch strings.ToLower(filepath.Ext(path)) {
	case ".md", ".markdown":
		return "markdown"
	case ".html", ".htm", ".xhtml":
		return "html"
	}
	start := strings.ToLower(strings.TrimSpace(text[:min(len(text), 1024)]))
	if strings.HasPrefix(start, "<!doctype html") || strings.HasPrefix(start, "<html") {
		return "html"
	}
	return "text"
}

// read reads and decodes a file, or standard input for "-". Its errors name the
// file, and the line where there is one.
func (s *streams) read(path string, f formatFlag) (*input, error) {
	var r io.Reader = s.in
	if path != "-" {
		f, err := s.open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		r = f
	}
	b, err := s.readAll(path, r)
	if err != nil {
		return nil, err
	}
	return s.decode(path, b, f)
}

// decode makes an input of the bytes of a file.
func (s *streams) decode(path string, b []byte, f formatFlag) (*input, error) {
	source, encoding, err := segment.Decode(b)
	if err != nil {
		return nil, s.decodeError(path, err)
	}
	return &input{path: path, text: source, encoding: encoding, format: f.format(path, source)}, nil
}

// open opens a file and refuses a folder.
func (s *streams) open(path string) (*os.File, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, s.fileError(path, err)
	}
	if info.IsDir() {
		return nil, fmt.Errorf("%s: %s", path, words(s.ui, "is a folder, not a file", "est un dossier et non un fichier"))
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, s.fileError(path, err)
	}
	return f, nil
}

// readRegular reads a whole file of at most so many bytes. It may be a pipe of the
// shell, but none that stands in a folder: nobody may ever write to it.
func (s *streams) readRegular(path string, most int64) ([]byte, error) {
	info, err := os.Stat(path)
	if err == nil && !info.IsDir() && !info.Mode().IsRegular() && !strings.HasPrefix(path, "/dev/") {
		return nil, s.notRegular(path)
	}
	f, err := s.open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, s.fileError(path, err)
	}
	if int64(len(b)) > most {
		return nil, fmt.Errorf(words(s.ui, "%s: larger than %d MB", "%s: plus de %d Mo"), path, most>>20)
	}
	return b, nil
}

func (s *streams) notRegular(path string) error {
	return fmt.Errorf("%s: %s", path, words(s.ui, "is not a regular file", "n’est pas un fichier ordinaire"))
}

// parse cuts an input into segments and refuses one without any.
func (s *streams) parse(in *input, p segment.Parser, segmented bool) (*segment.Document, error) {
	d := in.document(p, segmented)
	if len(d.Segments) == 0 {
		return nil, s.noText(in.path)
	}
	return d, nil
}

func (s *streams) noText(path string) error {
	return fmt.Errorf("%s: %s", path, words(s.ui, "no text in the file", "aucun texte dans le fichier"))
}

// document cuts an input into segments.
func (in *input) document(p segment.Parser, segmented bool) (d *segment.Document) {
	switch {
	case segmented:
		d = p.Lines(in.path, in.text)
	case in.format == "markdown":
		d = markdown.Parse(in.path, in.text, p)
	case in.format == "html":
		d = html.Parse(in.path, in.text, p)
	default:
		d = p.Parse(in.path, in.text)
	}
	d.Encoding = in.encoding
	return d
}

// textFlags are the flags for how two texts are read.
type textFlags struct {
	SourceLang string `name:"source-lang" placeholder:"TAG" help:"help_source_lang"`
	TargetLang string `name:"target-lang" placeholder:"TAG" help:"help_target_lang"`
	Segmented  bool   `name:"segmented" help:"help_segmented"`
	formatFlag
	cutFlags
}

// pairFlags are the flags of the commands that take two files.
type pairFlags struct {
	textFlags

	Source string `arg:"" optional:"" name:"source" help:"help_source"`
	Target string `arg:"" optional:"" name:"target" help:"help_target"`
}

// documents reads the two files.
func (f *pairFlags) documents(ctx context.Context, s *streams) (src, dst *segment.Document, err error) {
	return f.read(ctx, s, f.Source, f.Target)
}

// read reads two files. One that nobody writes to is waited for until the context
// ends.
func (f *textFlags) read(ctx context.Context, s *streams, source, target string) (src, dst *segment.Document, err error) {
	if source == "-" && target == "-" {
		return nil, nil, errors.New(words(s.ui, "only one of the two files can be standard input", "un seul des deux fichiers peut être l’entrée standard"))
	}
	var files [2]*input
	for i, path := range []string{source, target} {
		files[i], err = segment.Within(ctx, func() (*input, error) { return s.read(path, f.formatFlag) })
		if err != nil {
			return nil, nil, err
		}
	}
	collectLater(len(files[0].text) + len(files[1].text))
	return f.parse(ctx, s, files)
}

// parse cuts two files that have been read into segments.
func (f *textFlags) parse(ctx context.Context, s *streams, files [2]*input) (src, dst *segment.Document, err error) {
	langs, err := segment.Within(ctx, func() ([2]*lang.Language, error) { return f.languages(s, files) })
	if err != nil {
		return nil, nil, err
	}
	var docs [2]*segment.Document
	for i, in := range files {
		p := f.parser()
		p.Lang = langs[i]
		docs[i], err = segment.Within(ctx, func() (*segment.Document, error) { return s.parse(in, p, f.Segmented) })
		if err != nil {
			return nil, nil, err
		}
	}
	return docs[0], docs[1], nil
}

// collectLater lets the heap of a process that has only so many bytes to align
// grow to 64 MB before the first garbage collection, and not to 4: it has ended
// before then, and the collections would be a fifth of its time.
func collectLater(bytes int) {
	if bytes <= 512<<10 && os.Getenv("GOGC") == "" {
		debug.SetGCPercent(1600)
	}
}

// languages finds the languages of the two files: those given, or those that
// the texts are in. A text that does not tell is taken to be in the language
// that the other one is not in.
func (f *textFlags) languages(s *streams, files [2]*input) (langs [2]*lang.Language, err error) {
	flags := [2]string{"--source-lang", "--target-lang"}
	for i, tag := range []string{f.SourceLang, f.TargetLang} {
		if tag != "" {
			if langs[i], err = s.language(flags[i], tag, f.Segmented); err != nil {
				return langs, err
			}
			continue
		}
		langs[i] = files[i].identified()
	}
	for i := range langs {
		if langs[i] != nil {
			continue
		}
		switch langs[1-i] {
		case lang.English():
			langs[i] = lang.French()
		case lang.French():
			langs[i] = lang.English()
		default:
			if files[i].blank() {
				return langs, s.noText(files[i].path)
			}
			return langs, fmt.Errorf("%s: %s %s", files[i].path,
				words(s.ui, "cannot tell the language of the text; use", "impossible de reconnaître la langue du texte; utilisez"), flags[i])
		}
	}
	return langs, nil
}

// blank reports whether an input has no text, but for its markup.
func (in *input) blank() bool {
	return strings.TrimSpace(in.visible()) == ""
}

// visible is the text of an input without its markup.
func (in *input) visible() string {
	switch in.format {
	case "markdown":
		return markdown.Parse(in.path, in.text, segment.Parser{}).Text
	case "html":
		return html.Parse(in.path, in.text, segment.Parser{}).Text
	}
	return in.text
}

// identified is the language that the text of a file is in, or nil. Markup
// would speak for English, so it is left out.
func (in *input) identified() *lang.Language {
	text := in.visible()
	return lang.Identify(strings.Join(strings.Fields(text[:min(len(text), 1<<20)]), " ")).Language
}

// language finds the language a flag names.
func (s *streams) language(flag, tag string, segmented bool) (*lang.Language, error) {
	l, err := lang.Lookup(tag)
	if err == nil {
		return l, nil
	}
	bare, bareErr := lang.Bare(tag)
	switch {
	case bareErr != nil:
		return nil, fmt.Errorf("%s: %s", flag, words(s.ui,
			fmt.Sprintf("%q is not a language tag such as en or fr-CA", tag), fmt.Sprintf("%q n’est pas une étiquette de langue comme en ou fr-CA", tag)))
	case !segmented:
		return nil, fmt.Errorf("%s: %s", flag, words(s.ui,
			tag+": only en and fr can be cut into sentences; give one sentence a line, with --segmented",
			tag+" : seuls en et fr peuvent être découpés en phrases; donnez une phrase par ligne, avec --segmented"))
	}
	return bare, nil
}

// cutFlags are the flags for how text is cut.
type cutFlags struct {
	Lists         string   `name:"lists" enum:"names,keep,split" default:"names" help:"help_lists"`
	SplitQuotes   bool     `name:"split-quotes" help:"help_split_quotes"`
	Abbreviations []string `name:"abbreviations" placeholder:"WORD." help:"help_abbreviations"`
}

func (f cutFlags) parser() segment.Parser {
	p := segment.Parser{SplitQuotes: f.SplitQuotes, Abbreviations: f.Abbreviations}
	switch f.Lists {
	case "keep":
		p.Semicolons = segment.KeepSemicolons
	case "split":
		p.Semicolons = segment.SplitAll
	}
	return p
}
