package bitext

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"regexp"
	"strings"

	"github.com/visavis/visavis/lang/stream"
)

// Reader has the settings for reading bitexts. The zero value tells the format
// from name and content, and takes the languages as they are in the file; a
// Reader is safe for concurrent use.
type Reader struct {
	// Format is the form of the file, or "" to have it told from its name and
	// content.
	Format Format

	// SourceLang and TargetLang are the languages wanted, by BCP 47 tag; regions
	// do not count. TMX gives the variants in these, and XLIFF changes its sides
	// if they are the other way round. Files that do not tell their languages are
	// taken to be in these. Without them the source is what the file says it is,
	// and in TMX the target the first language beside it.
	SourceLang, TargetLang string

	// SourceText and TargetText are the segmented texts that files of numbers are
	// about. Without them units hold numbers only.
	SourceText, TargetText *Text
}

// ErrFormat is that neither the name nor the content of a file tells its format.
var ErrFormat = errors.New("cannot tell the format")

// Read yields the units of a file, one at a time in flat memory, and leaves out
// those that are empty on both sides. What gzip has packed is unpacked. Text is
// UTF-8; TMX, XLIFF and XCES may be UTF-16 with a byte order mark as well. The
// sequence ends at the first error, which starts with the name and, where there
// is one, the line: "laws.tmx:12: ...". It can be read once.
//
// A Moses pair is read with [Reader.ReadPair].
func (r Reader) Read(name string, in io.Reader) iter.Seq2[Unit, error] {
	return func(yield func(Unit, error) bool) {
		units, err := r.units(name, in)
		if err != nil {
			yield(Unit{}, stream.Named(name, err))
			return
		}
		for u, err := range units {
			switch {
			case err != nil:
				yield(Unit{}, stream.Named(name, err))
				return
			case !u.empty() && !yield(u, nil):
				return
			}
		}
	}
}

// units opens a file by its format.
func (r Reader) units(name string, in io.Reader) (iter.Seq2[Unit, error], error) {
	b, err := stream.Unpack(in)
	if err != nil {
		return nil, err
	}
	format := r.Format
	if format == "" {
		start, _ := b.Peek(4096)
		format = detect(name, start)
	}
	if format.Numbered() && (r.SourceText == nil) != (r.TargetText == nil) {
		return nil, errors.New("one of the two texts is missing")
	}
	switch format {
	case TMX:
		return r.tmx(b), nil
	case XLIFF12, XLIFF21:
		return r.xliff(b), nil
	case XCES:
		return r.xces(b), nil
	case Ladder:
		return r.ladder(b), nil
	case LadderText:
		return r.ladderText(b), nil
	case Vecalign:
		return r.vecalign(b), nil
	case TSV:
		return r.tsv(b), nil
	case JSONLines:
		return r.jsonLines(b), nil
	case Moses:
		return nil, errors.New("a Moses pair is two files")
	case "":
		return nil, ErrFormat
	}
	return nil, fmt.Errorf("no such format: %s", quoted(string(format)))
}

var (
	vecalignStart = regexp.MustCompile(`^\[[0-9, ]*\] *: *\[`)
	ladderStart   = regexp.MustCompile(`^0\t0(\t|\r?\n)`)
)

// detect tells the format of a file from how it starts, and where that says
// nothing, from its name.
func detect(name string, start []byte) Format {
	if bytes.HasPrefix(start, []byte("\xff\xfe")) || bytes.HasPrefix(start, []byte("\xfe\xff")) {
		start = bytes.ReplaceAll(start[2:], []byte{0}, nil)
	}
	s := strings.TrimLeft(strings.TrimPrefix(string(start), "\ufeff"), " \t\r\n")
	named := FormatOf(name)
	switch {
	case named == TSV:
		return named
	case strings.HasPrefix(s, "<"):
		if f := xmlFormat(s); f != "" {
			return f
		}
	case strings.HasPrefix(s, `{"`), s == "{}":
		return JSONLines
	case vecalignStart.MatchString(s):
		return Vecalign
	case ladderStart.MatchString(s):
		return Ladder
	}
	if line, _, _ := strings.Cut(s, "\n"); named == "" && strings.Contains(line, "\t") {
		return TSV
	}
	return named
}

var root = regexp.MustCompile(`<(tmx|xliff|cesAlign)[\s>/]`)

// xmlFormat tells the format of XML from its first tag.
func xmlFormat(s string) Format {
	at := root.FindStringSubmatchIndex(s)
	if at == nil {
		return ""
	}
	switch s[at[2]:at[3]] {
	case "tmx":
		return TMX
	case "cesAlign":
		return XCES
	}
	tag, _, _ := strings.Cut(s[at[0]:], ">")
	if strings.Contains(tag, `version="2`) || strings.Contains(tag, `version='2`) {
		return XLIFF21
	}
	return XLIFF12
}
