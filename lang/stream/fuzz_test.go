package stream_test

import (
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/lang/stream"
)

// FuzzLines checks that the lines are those of the text, each with its number,
// up to the first that is too long or not UTF-8, and that it does not matter how
// much is read at a time.
func FuzzLines(f *testing.F) {
	f.Add("a\nb\r\n\nc", 3)
	f.Add("\ufeffa\n\xff\n", 9)
	f.Add("\r\r\n\ufeff", 1)
	f.Fuzz(func(t *testing.T, text string, longest int) {
		longest = 1 + int(uint(longest)%64)
		got, err := lines(strings.NewReader(text), longest)
		slow, slowErr := lines(iotest.OneByteReader(strings.NewReader(text)), longest)
		require.Equal(t, got, slow)
		require.Equal(t, err, slowErr)
		var want []string
		for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
			want = append(want, strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r"))
		}
		if text == "\ufeff" {
			want = []string{""}
		}
		require.LessOrEqual(t, len(got), len(want))
		require.True(t, slices.Equal(want[:len(got)], got), "%q, not %q", got, want)
		if err == nil {
			require.Len(t, got, len(want))
			return
		}
		var at *stream.Error
		require.ErrorAs(t, err, &at)
		require.Equal(t, len(got)+1, at.Line)
		bad := want[len(got)]
		require.True(t, !utf8.ValidString(bad) || len(bad)+len("\ufeff\r\n") > longest, "%q: %v", bad, err)
	})
}

// lines reads all lines, and checks their numbers.
func lines(r io.Reader, longest int) (all []string, err error) {
	for line, err := range stream.Lines(r, longest) {
		if err != nil {
			return all, err
		}
		all = append(all, string(line.Bytes))
		if line.Number != len(all) {
			return all, errors.New("a line is numbered amiss")
		}
	}
	return all, nil
}

// FuzzXML checks that elements are closed in order, that an error tells a line
// of the file, and that what is read without one is what encoding/xml reads.
func FuzzXML(f *testing.F) {
	f.Add("<?xml version='1.0'?>\n<a x='1'>b<c/>&lt;</a>\n")
	f.Add("<a><b></a>")
	f.Add("<a/><b/>")
	f.Add("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")
	f.Add("\xff\xfe<\x00a\x00/\x00>\x00")
	f.Add("<?xml version='1.0' encoding='koi8-r'?><a/>")
	f.Fuzz(func(t *testing.T, data string) {
		var got []xml.Token
		var open []string
		x := stream.NewXML(strings.NewReader(data))
		for {
			line := x.Line()
			token, err := x.Token()
			require.GreaterOrEqual(t, x.Line(), line)
			if err == io.EOF {
				break
			}
			if err != nil {
				var at *stream.Error
				require.ErrorAs(t, err, &at)
				require.True(t, at.Line >= 1 && at.Line <= 1+strings.Count(data, "\n"), err)
				require.NotContains(t, err.Error(), "\n")
				return
			}
			switch token := token.(type) {
			case xml.StartElement:
				open = append(open, token.Name.Local)
			case xml.EndElement:
				require.Equal(t, open[len(open)-1], token.Name.Local)
				open = open[:len(open)-1]
			default:
				require.NotEmpty(t, open)
			}
			got = append(got, xml.CopyToken(token))
		}
		require.Empty(t, open)
		if strings.HasPrefix(data, "\xfe\xff") || strings.HasPrefix(data, "\xff\xfe") || strings.Contains(data, "encoding") {
			return // another decoder reads these
		}
		require.Equal(t, reference(t, strings.TrimPrefix(data, "\ufeff")), got)
	})
}

// reference is the tags and texts inside the root, as encoding/xml reads them.
func reference(t *testing.T, data string) (all []xml.Token) {
	d := xml.NewDecoder(strings.NewReader(data))
	for depth := 0; ; {
		token, err := d.Token()
		if err == io.EOF {
			return all
		}
		require.NoError(t, err)
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			if depth == 0 {
				continue
			}
		default:
			continue
		}
		all = append(all, xml.CopyToken(token))
	}
}
