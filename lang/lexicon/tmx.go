package lexicon

import (
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// isXML reports whether a text starts with a tag, in UTF-8 or behind a byte order
// mark.
func isXML(in *bufio.Reader) bool {
	start, _ := in.Peek(64)
	s := strings.TrimPrefix(string(start), "\ufeff")
	return strings.HasPrefix(s, "\xff\xfe<\x00") || strings.HasPrefix(s, "\xfe\xff\x00<") ||
		strings.HasPrefix(strings.TrimLeft(s, " \t\r\n"), "<")
}

// unit is a translation unit of TMX, while it is read: the text of its first
// variant in each of the two languages.
type unit struct {
	tags [2]string
	text [2]strings.Builder
	read [2]bool
	side int  // that is being read, or -1
	seg  bool // inside the element that has the text
}

// tmxPairs reads Translation Memory eXchange 1.4, one unit at a time.
func tmxPairs(r io.Reader, source, target string) iter.Seq2[Pair, error] {
	return func(yield func(Pair, error) bool) {
		d := xml.NewDecoder(transform.NewReader(r, unicode.BOMOverride(encoding.Nop.NewDecoder())))
		d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
			if strings.HasPrefix(strings.ToLower(label), "utf-16") {
				return in, nil // it has been decoded by its mark
			}
			return nil, encodingError(label)
		}
		u := &unit{tags: [2]string{source, target}, side: -1}
		for {
			token, err := d.Token()
			if err == io.EOF {
				return
			}
			if err != nil {
				line, _ := d.InputPos()
				yield(Pair{}, &lineError{line, xmlError(err)})
				return
			}
			if u.take(token) && !yield(Pair{Source: u.text[0].String(), Target: u.text[1].String()}, nil) {
				return
			}
		}
	}
}

// encodingError is that a file is in an encoding that is not read.
type encodingError string

func (e encodingError) Error() string {
	return fmt.Sprintf("the encoding %s is not supported: want UTF-8", string(e))
}

// xmlError leaves out what is told elsewhere, such as the line.
func xmlError(err error) error {
	var syntax *xml.SyntaxError
	var encoding encodingError
	switch {
	case errors.As(err, &syntax):
		return errors.New(syntax.Msg)
	case errors.As(err, &encoding):
		return encoding
	}
	return err
}

// take reads a token, and reports whether it has completed a pair. Inline tags
// are dropped: their text stays.
func (u *unit) take(token xml.Token) bool {
	switch t := token.(type) {
	case xml.StartElement:
		switch t.Name.Local {
		case "tu":
			*u = unit{tags: u.tags, side: -1}
		case "tuv":
			u.side = u.sideOf(t.Attr)
		case "seg":
			u.seg = true
		}
	case xml.EndElement:
		switch t.Name.Local {
		case "seg":
			u.seg = false
		case "tuv":
			if u.side >= 0 {
				u.read[u.side] = true
			}
			u.side = -1
		case "tu":
			return u.read == [2]bool{true, true}
		}
	case xml.CharData:
		if u.seg && u.side >= 0 {
			u.text[u.side].Write(t)
		}
	}
	return false
}

// sideOf returns the side whose language a variant is in, or -1 where it is in
// another one, or is not the first.
func (u *unit) sideOf(attributes []xml.Attr) int {
	for _, a := range attributes {
		if a.Name.Local != "lang" {
			continue
		}
		base, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(a.Value), "_", "-"), "-")
		for side, tag := range u.tags {
			if base == tag && !u.read[side] {
				return side
			}
		}
	}
	return -1
}
