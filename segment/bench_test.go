package segment_test

import (
	"strings"
	"testing"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// running is running text of about n bytes, with the things that cost time.
func running(n int) string {
	const paragraph = "The committee met on Monday, March 4, 2019, at 2:30 p.m. and heard Mr. J. R. Sloan of Wharf Co. Ltd., " +
		"who spoke of the ferry (see s. 5(1) of the Act). He asked for “a fair share” of the $1,200,000 fund. " +
		"Was it granted? No. The decision, which relies on R.S.C., 1985, c. A-1, was tabled without debate, and the " +
		"communities along the shore have waited ever since for the service that they were promised. "
	return strings.Repeat(paragraph, 1+n/len(paragraph))
}

func BenchmarkAppendSentences(b *testing.B) {
	text := running(1 << 20)
	p := segment.Parser{Lang: lang.English()}
	var dst []segment.Segment
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		dst = p.AppendSentences(dst[:0], text)
	}
}

func BenchmarkParse(b *testing.B) {
	line, p := running(1<<20), segment.Parser{Lang: lang.English()}
	for name, text := range map[string]string{
		"one-line":   line,
		"paragraphs": strings.ReplaceAll(line, "promised. ", "promised.\n\n"),
		"wrapped":    wrapped(line, 78),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				p.Parse("-", text)
			}
		})
	}
}

// wrapped breaks a text at spaces into lines of at most width bytes.
func wrapped(text string, width int) string {
	var b strings.Builder
	n := 0
	for w := range strings.FieldsSeq(text) {
		if n+len(w) >= width {
			b.WriteByte('\n')
			n = 0
		}
		b.WriteString(w)
		b.WriteByte(' ')
		n += len(w) + 1
	}
	return b.String()
}
