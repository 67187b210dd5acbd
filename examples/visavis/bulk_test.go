package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align/report"
)

func TestPairList(t *testing.T) {
	for name, c := range map[string]struct {
		line, source, target string
		fault                string // empty for a pair
	}{
		"two paths":           {line: "en/a.md\tfr/a.md", source: "en/a.md", target: "fr/a.md"},
		"spaces around":       {line: " en/a.md \t fr/a b.md\r", source: "en/a.md", target: "fr/a b.md"},
		"cleaned":             {line: "./en//x/../a.md\tfr/./a.md", source: "en/a.md", target: "fr/a.md"},
		"one side of several": {line: "a\tb", source: "a", target: "b"},
		"one path":            {line: "a", fault: "want two paths"},
		"three paths":         {line: "a\tb\tc", fault: "want two paths"},
		"nothing":             {line: "a\t ", fault: "is not a path below"},
		"upwards":             {line: "a\t../b", fault: `"../b" is not a path below`},
		"upwards in between":  {line: "a\tx/../../b", fault: "is not a path below"},
		"absolute":            {line: "/etc/passwd\tb", fault: "is not a path below"},
		"zero byte":           {line: "a\x00\tb", fault: "is not a path below"},
		"not UTF-8":           {line: "caf\xe9\tb", fault: "is not UTF-8"},
		"too long":            {line: strings.Repeat("a", 1<<17) + "\tb", fault: "too long"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "pairs.tsv")
			require.NoError(t, os.WriteFile(path, []byte("\ufeff# comment\r\n\n"+c.line+"\nlast\tone"), 0o644))
			l, err := (&streams{ui: report.English}).openPairList(path)
			require.NoError(t, err)
			defer l.close()
			assert.Equal(t, 2, l.count)
			var all []listedPair
			require.NoError(t, l.each(func(p listedPair) bool { all = append(all, p); return true }))
			require.Len(t, all, 2)
			assert.Equal(t, listedPair{line: 4, source: "last", target: "one"}, all[1])
			assert.Equal(t, 3, all[0].line)
			if c.fault != "" {
				assert.ErrorContains(t, all[0].err, c.fault)
				return
			}
			require.NoError(t, all[0].err)
			assert.Equal(t, [2]string{c.source, c.target}, [2]string{all[0].source, all[0].target})
		})
	}
}

// What is done is decided from the files: those of the run, and not older than
// the texts.
func TestResultsDone(t *testing.T) {
	s := &streams{ui: report.English}
	dir := t.TempDir()
	text := filepath.Join(dir, "text")
	require.NoError(t, os.WriteFile(text, nil, 0o644))
	out := filepath.Join(dir, "out")
	r, err := s.openResults(out, "a", false)
	require.NoError(t, err)
	defer r.close()
	info, err := os.Stat(text)
	require.NoError(t, err)
	started := r.head.Started
	for name, c := range map[string]struct {
		at   time.Time
		done bool
	}{
		"of this run":        {started.Add(time.Second), true},
		"at its start":       {started, true},
		"of a run before":    {started.Add(-time.Second), false},
		"older than a text":  {info.ModTime().Add(-time.Nanosecond), false},
		"as old as the text": {info.ModTime(), !info.ModTime().Before(started)},
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(out, "x")
			require.NoError(t, os.WriteFile(file, nil, 0o644))
			require.NoError(t, os.Chtimes(file, c.at, c.at))
			assert.Equal(t, c.done, r.done([]string{"x"}, info))
			assert.False(t, r.done([]string{"x", "missing"}, info))
		})
	}
	require.NoError(t, os.Remove(filepath.Join(out, "x")))
	require.NoError(t, os.Mkdir(filepath.Join(out, "x"), 0o755))
	assert.False(t, r.done([]string{"x"}))
}

// A run goes on with the start that it had, however often it is interrupted and
// whatever is behind the head of its record.
func TestResultsResume(t *testing.T) {
	s := &streams{ui: report.English}
	dir := t.TempDir()
	r, err := s.openResults(dir, "a", true) // nothing to go on with: a new run
	require.NoError(t, err)
	started := r.head.Started
	require.NoError(t, r.put(runLine{Line: 1}))
	require.NoError(t, r.record.Flush())
	r.close()
	for range 2 {
		r, err = s.openResults(dir, "a", true)
		require.NoError(t, err)
		assert.True(t, started.Equal(r.head.Started))
		r.close()
	}
	_, err = s.openResults(dir, "b", true)
	assert.ErrorContains(t, err, "the list or the options were others")

	part := filepath.Join(dir, recordName+".part")
	b, err := os.ReadFile(part)
	require.NoError(t, err)
	assert.Equal(t, 1, strings.Count(string(b), "\n"))
	// Of a head that is cut off nothing is known.
	require.NoError(t, os.Rename(part, filepath.Join(dir, recordName)))
	require.NoError(t, os.WriteFile(part, b[:20], 0o644))
	r, err = s.openResults(dir, "a", true)
	require.NoError(t, err)
	assert.True(t, started.Equal(r.head.Started))
	r.close()
	r, err = s.openResults(dir, "b", false)
	require.NoError(t, err)
	assert.False(t, r.head.Started.Before(started))
	r.close()
}
