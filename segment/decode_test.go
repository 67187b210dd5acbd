package segment_test

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/charmap"

	"github.com/visavis/visavis/segment"
)

// encode writes a text in an encoding, as a file of it would be.
func encode(t testing.TB, s string, e segment.Encoding) []byte {
	t.Helper()
	units := func(order binary.AppendByteOrder) (out []byte) {
		for _, u := range utf16.Encode([]rune("\ufeff" + s)) {
			out = order.AppendUint16(out, u)
		}
		return out
	}
	switch e {
	case segment.UTF8BOM:
		return []byte("\ufeff" + s)
	case segment.UTF16LE:
		return units(binary.LittleEndian)
	case segment.UTF16BE:
		return units(binary.BigEndian)
	case segment.Windows1252:
		b, err := charmap.Windows1252.NewEncoder().Bytes([]byte(s))
		require.NoError(t, err)
		return b
	}
	return []byte(s)
}

func TestDecode(t *testing.T) {
	const (
		utf8Plain = segment.UTF8
		bom       = segment.UTF8BOM
		le        = segment.UTF16LE
		be        = segment.UTF16BE
		windows   = segment.Windows1252
	)
	for _, c := range []struct {
		name, in, want string
		enc            segment.Encoding
	}{
		{"empty", "", "", utf8Plain},
		{"ASCII", "The clerk.\n", "The clerk.\n", utf8Plain},
		{"UTF-8", "Œuvre à 5\u00a0$ 😀", "Œuvre à 5\u00a0$ 😀", utf8Plain},
		{"line ends stay", "a\r\nb\rc\n\n", "a\r\nb\rc\n\n", utf8Plain},
		{"white space stays", " \t a \f\v ", " \t a \f\v ", utf8Plain},
		{"first accent late", strings.Repeat("a", 5000) + "é", strings.Repeat("a", 5000) + "é", utf8Plain},
		{"replacement character", "a\ufffdb", "a\ufffdb", utf8Plain},
		{"BOM in the middle stays", "a\ufeffb", "a\ufeffb", utf8Plain},
		{"terminal colours", "\x1b[1mbold\x1b[0m", "\x1b[1mbold\x1b[0m", utf8Plain},
		{"UTF-8 with BOM", "\xef\xbb\xbfÉté", "Été", bom},
		{"BOM alone", "\xef\xbb\xbf", "", bom},
		{"only the first BOM is dropped", "\xef\xbb\xbf\xef\xbb\xbfa", "\ufeffa", bom},
		{"UTF-16LE", "\xff\xfeA\x00\xe9\x00\xac\x20=\xd8\x00\xde", "Aé€😀", le},
		{"UTF-16BE", "\xfe\xff\x00A\x00\xe9\x20\xac\xd8=\xde\x00", "Aé€😀", be},
		{"UTF-16LE without text", "\xff\xfe", "", le},
		{"UTF-16BE without text", "\xfe\xff", "", be},
		{"UTF-16LE line ends", "\xff\xfea\x00\r\x00\n\x00", "a\r\n", le},
		{"Windows-1252", "caf\xe9 \x93oui\x94 \x80 5\xa0000 \x9cuvre", "café “oui” € 5\u00a0000 œuvre", windows},
		{"ISO 8859-1", "\xc0 Montr\xe9al", "À Montréal", windows},
		{"one accent", "\xe9", "é", windows},
		{"cut inside its only accent", "caf\xc3", "cafÃ", windows},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, enc, err := segment.Decode([]byte(c.in))
			require.NoError(t, err)
			assert.Equal(t, c.want, got)
			assert.Equal(t, c.enc, enc, enc.String())
		})
	}
}

func TestDecodeErrors(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"broken UTF-8", "été\nab\xffcdé", "2:3: invalid UTF-8 (byte 0xFF)"},
		{"broken UTF-8 after CR LF", "été\r\n\xe9é", "2:1: invalid UTF-8 (byte 0xE9)"},
		{"the first of several", "éàü a\x80 b\x81", "1:6: invalid UTF-8 (byte 0x80)"},
		{"cut inside its last accent", "été caf\xc3", "1:8: invalid UTF-8 (byte 0xC3)"},
		{"overlong", "été \xc0\x80", "1:5: invalid UTF-8 (byte 0xC0)"},
		{"surrogate in UTF-8", "éàüé \xed\xa0\x80", "1:6: invalid UTF-8 (byte 0xED)"},
		{"broken behind a BOM", "\xef\xbb\xbfa\nb\xff", "2:2: invalid UTF-8 (byte 0xFF)"},
		{"one accent behind a BOM", "\xef\xbb\xbfcaf\xe9", "1:4: invalid UTF-8 (byte 0xE9)"},
		{"no character of Windows-1252", "caf\xe9 \x81", "1:6: byte 0x81 is neither UTF-8 nor Windows-1252"},
		{"UTF-16LE of odd length", "\xff\xfea", "1:1: UTF-16LE that ends in half a character"},
		{"UTF-16BE of odd length", "\xfe\xff\x00a\x00", "1:2: UTF-16BE that ends in half a character"},
		{"UTF-16LE of odd length, line 2", "\xff\xfea\x00\n\x00b\x00c", "2:2: UTF-16LE that ends in half a character"},
		{"high surrogate at the end", "\xff\xfe=\xd8", "1:1: invalid UTF-16LE (half of a surrogate pair)"},
		{"high surrogate before a letter", "\xff\xfe=\xd8a\x00", "1:1: invalid UTF-16LE (half of a surrogate pair)"},
		{"two high surrogates", "\xfe\xff\xd8=\xd8=", "1:1: invalid UTF-16BE (half of a surrogate pair)"},
		{"low surrogate on line 2", "\xff\xfea\x00\n\x00\xe9\x00\x00\xdea\x00", "2:2: invalid UTF-16LE (half of a surrogate pair)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _, err := segment.Decode([]byte(c.in))
			assert.Empty(t, got)
			require.EqualError(t, err, c.want)
			assert.NotErrorIs(t, err, segment.ErrBinary)
		})
	}
}

func TestDecodeBinary(t *testing.T) {
	for _, c := range []struct{ name, in string }{
		{"NUL", "\x00"},
		{"NUL in a long text", strings.Repeat("plain text ", 100) + "\x00"},
		{"NUL in UTF-8", "été \x00"},
		{"NUL in Windows-1252", "caf\xe9 \x00"},
		{"NUL behind a BOM", "\xef\xbb\xbfa\x00"},
		{"NUL in UTF-16", "\xff\xfea\x00\x00\x00"},
		{"UTF-16LE without BOM", "a\x00b\x00c\x00"},
		{"UTF-16BE without BOM", "\x00a\x00b\x00c"},
		{"UTF-32LE", "\xff\xfe\x00\x00a\x00\x00\x00"},
		{"control characters", "a\x01b"},
		{"control characters in Windows-1252", "caf\xe9 \x01\x01\x01"},
		{"broken UTF-8 with control characters", "été\xff\x01"},
		{"PNG", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"},
		{"ZIP", "PK\x03\x04\x14\x00\x06\x00"},
		{"ELF", "\x7fELF\x02\x01\x01"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _, err := segment.Decode([]byte(c.in))
			assert.ErrorIs(t, err, segment.ErrBinary)
			assert.Empty(t, got)
		})
	}
	_, _, err := segment.Decode([]byte(strings.Repeat("plain text ", 100) + "\x01"))
	assert.NoError(t, err, "one stray control character is no binary data")
}

func TestDecodeUTF16WithoutMark(t *testing.T) {
	unmarked := func(s string, e segment.Encoding) string { return string(encode(t, s, e)[2:]) }
	for _, c := range []struct {
		name, in string
		like     bool
	}{
		{"two letters", "a\x00b\x00", true},
		{"little endian", unmarked("The clerk.\r\n", segment.UTF16LE), true},
		{"big endian", unmarked("The clerk.\r\n", segment.UTF16BE), true},
		{"French", unmarked("L’été, à l’œuvre : « déjà » payé.\r\n", segment.UTF16LE), true},
		{"French, big endian", unmarked("L’été, à l’œuvre : « déjà » payé.\r\n", segment.UTF16BE), true},
		{"odd length", unmarked("The clerk.\r\n", segment.UTF16LE) + "a", true},
		{"long", unmarked(strings.Repeat("é\n", 100000), segment.UTF16LE), true},
		{"one NUL", "\x00", false},
		{"all NUL", strings.Repeat("\x00", 100), false},
		{"some NUL", "a\x00bcd\x00ef", false},
		{"UTF-32", strings.Repeat("a\x00\x00\x00", 10), false},
		{"numbers of 16 bits", strings.Repeat("\x01\x00\x00\x01\x00\x00", 10), false},
		{"behind the mark of UTF-8", "\xef\xbb\xbfa\x00b\x00", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := segment.Decode([]byte(c.in))
			require.ErrorIs(t, err, segment.ErrBinary)
			want := "binary data, not text"
			if c.like {
				want += ": looks like UTF-16 without a byte order mark"
			}
			assert.EqualError(t, err, want)
		})
	}
}

func TestEncodingNames(t *testing.T) {
	assert.Equal(t, "UTF-8", segment.UTF8.String())
	assert.Equal(t, "UTF-8 with BOM", segment.UTF8BOM.String())
	assert.Equal(t, "UTF-16LE", segment.UTF16LE.String())
	assert.Equal(t, "UTF-16BE", segment.UTF16BE.String())
	assert.Equal(t, "Windows-1252", segment.Windows1252.String())
	assert.Equal(t, "encoding(9)", segment.Encoding(9).String())
}
