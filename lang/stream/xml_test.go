package stream_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/lang/stream"
)

// ending is how a reading of XML ends.
func ending(r io.Reader) error {
	x := stream.NewXML(r)
	for {
		if _, err := x.Token(); err != nil {
			return err
		}
	}
}

// Where reading stops inside a character, the error says why it stops.
func TestXMLStopsInsideACharacter(t *testing.T) {
	const long = "a text or tag longer than 1048576 bytes"
	for name, c := range map[string]struct {
		in   io.Reader
		want string
	}{
		"a text":           {strings.NewReader("<a>\n" + strings.Repeat("é", 600000)), "line 2: " + long},
		"the same, odd":    {strings.NewReader("<a>\nx" + strings.Repeat("é", 600000) + "</a>"), "line 2: " + long},
		"of three bytes":   {strings.NewReader("<a>" + strings.Repeat("…", 400000)), "line 1: " + long},
		"of three, and 1":  {strings.NewReader("<a>x" + strings.Repeat("…", 400000)), "line 1: " + long},
		"of three, and 2":  {strings.NewReader("<a>xx" + strings.Repeat("…", 400000)), "line 1: " + long},
		"a value":          {strings.NewReader("<a b='x" + strings.Repeat("é", 600000)), "line 1: " + long},
		"a file that ends": {io.MultiReader(strings.NewReader("<a>\xc3"), iotest.ErrReader(errors.New("broken"))), "line 1: broken"},
		"not UTF-8":        {strings.NewReader("<a>é\xc3</a>"), "line 1: invalid UTF-8"},
		"cut":              {strings.NewReader("<a>é\xc3"), "line 1: invalid UTF-8"},
	} {
		t.Run(name, func(t *testing.T) { assert.EqualError(t, ending(c.in), c.want) })
	}
}

// So many bytes are read for sure, whatever stands before them.
func TestXMLMaxToken(t *testing.T) {
	for _, before := range []string{"", "x", strings.Repeat("x", 4095), strings.Repeat("x", 5000)} {
		text := strings.Repeat("a", stream.MaxToken)
		x := stream.NewXML(strings.NewReader("<r>" + before + "<a>" + text + "</a><b c='" + text + "'/></r>"))
		n := 0
		for {
			token, err := x.Token()
			if err == io.EOF {
				break
			}
			require.NoError(t, err)
			switch token := token.(type) {
			case xml.CharData:
				n = max(n, len(token))
			case xml.StartElement:
				n += len(stream.Attribute(token.Attr, "c"))
			}
		}
		assert.Equal(t, 2*stream.MaxToken, n)
		assert.EqualError(t, ending(strings.NewReader("<r>"+before+"<a>"+text+strings.Repeat("a", 10000)+"</a></r>")),
			"line 1: a text or tag longer than 1048576 bytes")
	}
}
