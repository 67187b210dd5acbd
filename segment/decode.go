package segment

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Encoding is how the bytes of a file stand for text.
type Encoding uint8

const (
	UTF8        Encoding = iota
	UTF8BOM              // UTF-8 after a byte order mark
	UTF16LE              // with a byte order mark
	UTF16BE              // with a byte order mark
	Windows1252          // also read for ISO 8859-1, as the WHATWG does
)

var encodingNames = [...]string{"UTF-8", "UTF-8 with BOM", "UTF-16LE", "UTF-16BE", "Windows-1252"}

// String returns the usual name of the encoding.
func (e Encoding) String() string {
	if int(e) < len(encodingNames) {
		return encodingNames[e]
	}
	return fmt.Sprintf("encoding(%d)", uint8(e))
}

// ErrBinary says that bytes are no text.
var ErrBinary = errors.New("binary data, not text")

// Decode turns the bytes of a file into text: UTF-8 with or without a byte
// order mark, UTF-16 with one, and otherwise Windows-1252. The text keeps its
// line ends and all else as they are; a byte order mark is left out.
//
// Bytes that are no text are an error that wraps [ErrBinary], and that tells UTF-16
// without its mark if every second byte is NUL, as in Western languages. UTF-8 that
// is broken in places is an error that names the first of them, rather than
// Windows-1252 full of wrong letters. All errors but those of binary data start with
// line and column, "3:14: ...".
func Decode(b []byte) (string, Encoding, error) {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		b = b[3:]
		if !utf8.Valid(b) {
			return "", UTF8BOM, invalidUTF8(b)
		}
		return text(string(b), UTF8BOM)
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return decodeUTF16(b[2:], binary.LittleEndian, UTF16LE)
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return decodeUTF16(b[2:], binary.BigEndian, UTF16BE)
	case utf8.Valid(b):
		return text(string(b), UTF8)
	}
	if bytes.IndexByte(b, 0) >= 0 {
		return "", UTF8, binaryData(b)
	}
	good, bad := multibyte(b)
	if good >= bad {
		return "", UTF8, invalidUTF8(b)
	}
	for i, c := range b {
		if charmap.Windows1252.DecodeByte(c) == utf8.RuneError {
			if control(b) {
				return "", UTF8, ErrBinary
			}
			return "", UTF8, fmt.Errorf("%s: byte 0x%02X is neither UTF-8 nor Windows-1252", lineColumn(b[:i]), c)
		}
	}
	var out strings.Builder
	out.Grow(len(b) + bad)
	for _, c := range b {
		out.WriteRune(charmap.Windows1252.DecodeByte(c))
	}
	return text(out.String(), Windows1252)
}

// text refuses what decodes but is none.
func text(s string, e Encoding) (string, Encoding, error) {
	if strings.Contains(s, "\x00") || control([]byte(s[:min(len(s), 64<<10)])) {
		if e == UTF8 {
			return "", e, binaryData([]byte(s))
		}
		return "", e, ErrBinary
	}
	return s, e, nil
}

// binaryData is the error of bytes that are no text. What has NUL as every second
// byte at least four times in five, and hardly ever elsewhere, is likely to be
// UTF-16.
func binaryData(b []byte) error {
	b = b[:min(len(b), 64<<10)]
	var nul [2]int
	for i, c := range b {
		if c == 0 {
			nul[i%2]++
		}
	}
	few, many := min(nul[0], nul[1]), max(nul[0], nul[1])
	if len(b) > 3 && 5*many >= 4*(len(b)/2) && few <= len(b)/100 {
		return fmt.Errorf("%w: looks like UTF-16 without a byte order mark", ErrBinary)
	}
	return ErrBinary
}

// control reports whether more than one byte in fifty is a control character
// that text does not use.
func control(b []byte) bool {
	n := 0
	for _, c := range b {
		if c < ' ' && (c < '\t' || c > '\r') && c != 0x1b {
			n++
		}
	}
	return n > len(b)/50
}

// multibyte counts the characters of several bytes that are valid UTF-8, and
// the runs of bytes that are not.
func multibyte(b []byte) (good, bad int) {
	broken := false
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			broken = false
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r != utf8.RuneError || n > 1:
			good++
			broken = false
		case !broken:
			bad++
			broken = true
		}
		i += n
	}
	return good, bad
}

func invalidUTF8(b []byte) error {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			if bytes.IndexByte(b, 0) >= 0 || control(b[:min(len(b), 64<<10)]) {
				return ErrBinary
			}
			return fmt.Errorf("%s: invalid UTF-8 (byte 0x%02X)", lineColumn(b[:i]), b[i])
		}
		i += n
	}
	return nil
}

func decodeUTF16(b []byte, order binary.ByteOrder, e Encoding) (string, Encoding, error) {
	var out strings.Builder
	out.Grow(len(b))
	half := len(b)%2 != 0
	if half {
		b = b[:len(b)-1]
	}
	for i := 0; i < len(b); i += 2 {
		r := rune(order.Uint16(b[i:]))
		if utf16.IsSurrogate(r) {
			low := rune(0)
			if i+4 <= len(b) {
				low = rune(order.Uint16(b[i+2:]))
			}
			if r = utf16.DecodeRune(r, low); r == utf8.RuneError {
				return "", e, fmt.Errorf("%s: invalid %s (half of a surrogate pair)", lineColumn([]byte(out.String())), e)
			}
			i += 2
		}
		out.WriteRune(r)
	}
	if half {
		return "", e, fmt.Errorf("%s: %s that ends in half a character", lineColumn([]byte(out.String())), e)
	}
	return text(out.String(), e)
}

// lineColumn is the position of the byte after b, for an error.
func lineColumn(b []byte) Position {
	d := Document{Source: string(b)}
	return d.Position(len(b))
}
