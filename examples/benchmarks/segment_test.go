// Package benchmarks times visavis beside other libraries, in one run. It is a
// module of its own, so that nobody who imports visavis downloads them.
//
//	cd examples/benchmarks && go test -bench . -benchtime 3x
package benchmarks

import (
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/sentences"
	"github.com/neurosnap/sentences/english"
	"github.com/rivo/uniseg"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// prose is English text of about n bytes in one line.
func prose(n int) string {
	const paragraph = "The committee met on Monday, March 4, 2019, at 2:30 p.m. and heard Mr. J. R. Sloan, who spoke of the ferry " +
		"and of the communities along the shore that depend on it in every season. He asked for a fair share of the fund " +
		"that Parliament voted in 2017. Was it granted? No. The decision was tabled without debate, and the communities " +
		"have waited ever since for the service that they were promised when the road was closed. "
	return strings.Repeat(paragraph, 1+n/len(paragraph))
}

// splitters return the number of sentences of a text.
var splitters = []struct {
	name  string
	split func(string) int
}{
	{"visavis", func() func(string) int {
		p := segment.Parser{Lang: lang.English()}
		var dst []segment.Segment
		return func(text string) int {
			dst = p.AppendSentences(dst[:0], text)
			return len(dst)
		}
	}()},
	{"uax29", func(text string) (n int) {
		for it := sentences.FromString(text); it.Next(); n++ {
		}
		return n
	}},
	{"uniseg", func(text string) (n int) {
		for state := -1; text != ""; n++ {
			_, text, state = uniseg.FirstSentenceInString(text, state)
		}
		return n
	}},
	{"neurosnap", func(text string) int {
		t, err := english.NewSentenceTokenizer(nil)
		if err != nil {
			panic(err)
		}
		return len(t.Tokenize(text))
	}},
}

func BenchmarkSentences(b *testing.B) {
	text := prose(1 << 20)
	for _, s := range splitters {
		b.Run(s.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				n = s.split(text)
			}
			b.ReportMetric(float64(n), "sentences")
		})
	}
}

// The time is linear in the length, of one line and of many.
func BenchmarkLength(b *testing.B) {
	p := segment.Parser{Lang: lang.English()}
	for _, mb := range []int{1, 10, 100} {
		line := prose(mb << 20)
		for name, text := range map[string]string{
			"line":  line,
			"lines": strings.ReplaceAll(line, "closed. ", "closed.\n\n"),
		} {
			b.Run(name+"/"+strings.Repeat("0", 3-len(itoa(mb)))+itoa(mb)+"MB", func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					p.Parse("-", text)
				}
			})
		}
	}
}

func itoa(n int) string { return map[int]string{1: "1", 10: "10", 100: "100"}[n] }
