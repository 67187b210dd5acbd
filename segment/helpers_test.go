package segment_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/internal/segtest"
)

var update = flag.Bool("update", false, "write the golden files of testdata anew")

// testdata and seeds are the folders of the test texts, from this package.
const (
	testdata = "../testdata"
	seeds    = "../../shared/seeds"
)

// texts returns the text of each segment of a document.
func texts(d *segment.Document) []string {
	out := make([]string, len(d.Segments))
	for i := range d.Segments {
		out[i] = d.SegmentText(i)
	}
	return out
}

// oneLine writes each run of white space of a text that has a line break as one
// space, and leaves other spaces as they are.
func oneLine(s string) string {
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s), "\n")
	for i, l := range lines {
		lines[i] = strings.Trim(l, " \t")
	}
	return strings.Join(lines, " ")
}

func language(t testing.TB, tag string) *lang.Language {
	t.Helper()
	l, err := lang.Bare(tag)
	require.NoError(t, err)
	return l
}

// testCase is one case of a file of cases: see testdata/sentences.en.txt.
type testCase struct{ name, input, want string }

// readCases reads a file of cases; what stands before the first "===" is for
// readers.
func readCases(t testing.TB, name string) []testCase {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(testdata, name))
	require.NoError(t, err)
	var cases []testCase
	seen := map[string]bool{}
	for _, chunk := range strings.Split(string(b), "\n===\n")[1:] {
		head, rest, ok := strings.Cut(chunk, "\n")
		require.True(t, ok && strings.HasPrefix(head, "# "), "%s: a case without a name: %q", name, head)
		input, want, ok := strings.Cut(rest+"\n", "\n---\n")
		c := testCase{name: head[2:], input: input, want: strings.TrimRight(want, "\n")}
		require.True(t, ok, "%s: %s: no line ---", name, c.name)
		require.False(t, seen[c.name], "%s: two cases are named %q", name, c.name)
		seen[c.name] = true
		cases = append(cases, c)
	}
	return cases
}

// eachRealText runs a test on each text of testdata and each seed page; it
// skips the seeds where they are not there.
func eachRealText(t *testing.T, run func(t *testing.T, source string)) {
	for _, folder := range []string{testdata, seeds} {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			segtest.EachFile(t, filepath.Join(folder, "*.txt"), run)
		})
	}
}
