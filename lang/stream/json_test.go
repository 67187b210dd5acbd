package stream_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/lang/stream"
)

func TestEncodeJSON(t *testing.T) {
	for name, c := range map[string]struct {
		v      any
		indent string
		want   string
	}{
		"plain":         {map[string]int{"a": 1}, "", `{"a":1}`},
		"indented":      {map[string]int{"a": 1}, "  ", "{\n  \"a\": 1\n}"},
		"html":          {"<a> & 'b'", "", `"<a> & 'b'"`},
		"letters":       {"é œ « 😀 \u00a0\u200b\ufeff", "", `"é œ « 😀 ` + "\u00a0\u200b\ufeff\""},
		"escape":        {"\x1b[2J\x07\x00", "", `"\u001b[2J\u0007\u0000"`},
		"eight bits":    {"a\u0080\u009bb\u009f\u00a0", "", `"a\u0080\u009bb\u009f` + "\u00a0\""},
		"DEL":           {"\x7f", "", `"\u007f"`},
		"directions":    {"\u061c\u200e\u200f\u202a\u202e\u2066\u2069", "", `"\u061c\u200e\u200f\u202a\u202e\u2066\u2069"`},
		"beside them":   {"\u061b\u061d\u200d\u2010\u202f\u2065\u206a", "", "\"\u061b\u061d\u200d\u2010\u202f\u2065\u206a\""},
		"line ends":     {"\u2028\u2029", "", `"\u2028\u2029"`},
		"a key":         {map[string]string{"a\u202e": "b"}, "", `{"a\u202e":"b"}`},
		"json of users": {json.RawMessage("[ \"\u009b\" ]"), "", `["\u009b"]`},
		"not UTF-8":     {"a\xff", "", `"a\ufffd"`},
		"looks escaped": {`\u009b`, "", `"\\u009b"`},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := stream.EncodeJSON(c.v, c.indent)
			require.NoError(t, err)
			assert.Equal(t, c.want+"\n", string(got))
		})
	}
	_, err := stream.EncodeJSON(math.NaN(), "")
	assert.Error(t, err)
}

// FuzzEncode checks that nothing is lost, and that nothing is left that steers.
func FuzzEncodeJSON(f *testing.F) {
	f.Add("a\u009b\u202eb")
	f.Add("\\\u061c\\u061c\x7f\xc2")
	f.Fuzz(func(t *testing.T, s string) {
		got, err := stream.EncodeJSON([]string{s}, "")
		require.NoError(t, err)
		var back []string
		require.NoError(t, json.Unmarshal(got, &back))
		require.Equal(t, string([]rune(s)), back[0], "bytes that are not UTF-8 are U+FFFD")
		require.True(t, utf8.Valid(got))
		for _, r := range strings.TrimSuffix(string(got), "\n") {
			require.False(t, unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r), "%q", r)
		}
	})
}
