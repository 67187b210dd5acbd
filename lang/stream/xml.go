package stream

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// MaxToken is how many bytes a text between two tags may have, and so many the
// values of a tag together, as they stand in the file. It is far beyond any file
// made in earnest.
const MaxToken = 1 << 20

const (
	around   = 1 << 10 // bytes that a tag may have beside its values
	maxDepth = 100     // elements inside each other
)

// XML reads the tokens of an XML file in UTF-8, or in UTF-16 with a byte order
// mark. Entities other than those of XML itself are an error, and no file is
// ever opened for one.
type XML struct {
	decoder *xml.Decoder
	budget  *budget
	path    []string
	ended   bool // the root
}

// NewXML reads XML from r.
func NewXML(r io.Reader) *XML {
	b := &budget{r: transform.NewReader(r, unicode.BOMOverride(encoding.Nop.NewDecoder()))}
	d := xml.NewDecoder(b)
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if strings.HasPrefix(strings.ToLower(label), "utf-16") {
			return in, nil // it has been decoded by its mark
		}
		return nil, encodingError(label)
	}
	return &XML{decoder: d, budget: b}
}

// Token returns the next tag or text; it is valid until the one after it. At the
// end of the file the error is io.EOF, and otherwise an [*Error].
func (x *XML) Token() (xml.Token, error) {
	for {
		x.budget.left = MaxToken + around
		token, err := x.decoder.Token()
		if err == io.EOF {
			return nil, err
		}
		if err != nil && x.budget.err != nil {
			err = x.budget.err // and not that the text ends inside a character
		}
		if err != nil {
			return nil, &Error{x.Line(), xmlError(err)}
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch {
			case len(x.path) == maxDepth:
				return nil, Errorf(x.Line(), "more than %d elements inside each other", maxDepth)
			case x.ended:
				return nil, Errorf(x.Line(), "a second document behind the end of the first")
			}
			x.path = append(x.path, t.Name.Local)
			return token, nil
		case xml.EndElement:
			x.path = x.path[:len(x.path)-1]
			x.ended = len(x.path) == 0
			return token, nil
		case xml.CharData:
			if len(x.path) > 0 {
				return token, nil
			}
			if strings.Trim(string(t), " \t\r\n\ufeff") != "" {
				return nil, Errorf(x.Line(), "text outside of any element")
			}
		}
	}
}

// ErrStop ends [XML.Each] without an error.
var ErrStop = errors.New("stop")

// Each calls take with each token to the end of the file, and returns the first
// error, of the file or of take, as an [*Error]. Where kind is not "", the file
// must start with the element root; kind is what people call such a file.
func (x *XML) Each(kind, root string, take func(xml.Token) error) error {
	begun := kind == ""
	for {
		token, err := x.Token()
		start, ok := token.(xml.StartElement)
		switch {
		case err == io.EOF && begun:
			return nil
		case err == io.EOF:
			err = fmt.Errorf("no %s: the file has no element", kind)
		case err == nil && ok && !begun && start.Name.Local != root:
			err = fmt.Errorf("no %s: the file starts with the element %.60q", kind, start.Name.Local)
		case err == nil:
			begun = begun || ok
			err = take(token)
		}
		var at *Error
		switch {
		case err == nil:
		case err == ErrStop:
			return nil
		case errors.As(err, &at):
			return err
		default:
			return &Error{x.Line(), err}
		}
	}
}

// Line is the line of the end of the last token, from 1.
func (x *XML) Line() int {
	line, _ := x.decoder.InputPos()
	return line
}

// Parent is the name of the element that holds the one last started, or "".
func (x *XML) Parent() string {
	if len(x.path) < 2 {
		return ""
	}
	return x.path[len(x.path)-2]
}

// Attribute returns the value of an attribute by its local name, or "".
func Attribute(attributes []xml.Attr, name string) string {
	for _, a := range attributes {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// budget reads so many bytes, and a buffer more. It keeps the error that ends the
// reading, once all before it has been read.
type budget struct {
	r    *transform.Reader
	left int
	err  error
}

// errTooLarge is that there is no end to a token.
var errTooLarge = fmt.Errorf("a text or tag longer than %d bytes", MaxToken)

func (b *budget) Read(p []byte) (int, error) {
	if b.left <= 0 {
		b.err = errTooLarge
		return 0, b.err
	}
	n, err := b.r.Read(p)
	b.left -= n
	switch {
	case n > 0:
		return n, nil // the reader gives its error again
	case err != nil && err != io.EOF:
		b.err = err
	}
	return n, err
}

// encodingError is that a file is in an encoding that is not read.
type encodingError string

func (e encodingError) Error() string {
	label := string(e)
	if strings.ContainsFunc(label, func(r rune) bool { return r <= ' ' || r >= 0x7f }) || len(label) > 40 {
		label = fmt.Sprintf("%.40q", label)
	}
	return fmt.Sprintf("the encoding %s is not supported: want UTF-8", label)
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
