package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/corpus"
	"github.com/visavis/visavis/lang/lexicon/enfr"
)

func TestMain(m *testing.M) {
	initBeam()
	os.Exit(m.Run())
}

// pairs are n lines, with ids of all kinds and none.
func pairs(n int) string {
	ids := []string{`"p%d"`, `%d`, `{"page":%d}`, `["é <b>",%d]`, `null`}
	var b strings.Builder
	for i := range n {
		id := strings.ReplaceAll(ids[i%len(ids)], "%d", fmt.Sprint(i))
		fmt.Fprintf(&b, `{"id":%s,"source":"There are %d boats in the harbour. The mayor is away. Call %d.","target":"Il y a %d bateaux dans le port. Composez le %d."}`+"\n", id, i, i*7, i, i*7)
	}
	return b.String()
}

// shardsOf writes shards and returns their folder. Those that end in .gz are
// compressed.
func shardsOf(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if strings.HasSuffix(name, ".gz") {
			text = packed(t, text)
		}
		write(t, filepath.Join(dir, name), text)
	}
	return dir
}

func write(t *testing.T, path, text string) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(b)
}

func packed(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := io.WriteString(z, text)
	require.NoError(t, errors.Join(err, z.Close()))
	return b.String()
}

func unpacked(t *testing.T, text string) string {
	t.Helper()
	z, err := gzip.NewReader(strings.NewReader(text))
	require.NoError(t, err)
	b, err := io.ReadAll(z)
	require.NoError(t, err)
	return string(b)
}

// stream is what one machine makes of a shard.
func stream(t *testing.T, text string) string {
	t.Helper()
	s := corpus.Stream{Aligner: align.Aligner{Scorer: align.Evidence{Lexicon: enfr.Lexicon()}}}
	var out bytes.Buffer
	_, err := s.Lines(context.Background(), strings.NewReader(text), &out)
	require.NoError(t, err)
	return out.String()
}

// runOn checks the settings and runs them on Prism.
func runOn(t *testing.T, s shardFn) error {
	t.Helper()
	require.NoError(t, s.check(nil))
	return run(t.Context(), &s)
}

// names are the files below a folder.
func names(t *testing.T, dir string) (all []string) {
	t.Helper()
	require.NoError(t, filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(dir, path)
			all = append(all, filepath.ToSlash(rel))
		}
		return err
	}))
	return all
}

// Each shard gives the bytes that corpus.Stream and the command give, whatever
// lies where its results go.
func TestSameAsStream(t *testing.T) {
	files := map[string]string{
		"en/long.jsonl":      pairs(400),
		"en/short.jsonl":     pairs(3),
		"fr/short.jsonl":     `{"id":1,"source":"Le quai est fermé.","target":"The wharf is closed."}` + "\n",
		"fr/empty.jsonl":     "",
		"fr/bad.jsonl":       "{\n\n" + pairs(5) + "[]\n\xff\n{\"id\":7,\"source\":\"1\",\"target\":\"2\"}\r\n" + `{"id":8,"sou`,
		"fr/packed.jsonl.gz": pairs(40) + "no object\n",
	}
	dir, out := shardsOf(t, files), t.TempDir()
	write(t, filepath.Join(out, "en/long.jsonl"), stream(t, pairs(20))+`{"id":"p`) // cut off
	write(t, filepath.Join(out, "en/short.jsonl.part-00000000"), "{")
	require.NoError(t, runOn(t, shardFn{Input: dir + "/*/*.jsonl*", Output: out, Jobs: 3}))

	command := filepath.Join(t.TempDir(), "visavis")
	build := exec.Command("go", "build", "-o", command, "./examples/visavis")
	build.Dir = "../.."
	message, err := build.CombinedOutput()
	require.NoError(t, err, "%s", message)

	assert.Len(t, names(t, out), len(files)+1)
	for name, text := range files {
		got := read(t, filepath.Join(out, name))
		if strings.HasSuffix(name, ".gz") {
			got = unpacked(t, got)
		}
		assert.Equal(t, stream(t, text), got, name)
		align := exec.Command(command, "align", "--stream")
		align.Stdin = strings.NewReader(text)
		want, err := align.Output()
		require.NoError(t, err)
		assert.Equal(t, string(want), got, name)
	}
}

func TestResume(t *testing.T) {
	dir, out := shardsOf(t, map[string]string{"a.jsonl": pairs(3), "b.jsonl": pairs(4)}), t.TempDir()
	write(t, filepath.Join(out, "a.jsonl"), "done\n")
	s := shardFn{Input: dir + "/*.jsonl", Output: out, Resume: true}
	require.NoError(t, runOn(t, s))
	assert.Equal(t, "done\n", read(t, filepath.Join(out, "a.jsonl")))
	assert.Equal(t, stream(t, pairs(4)), read(t, filepath.Join(out, "b.jsonl")))
	s.Resume = false
	require.NoError(t, runOn(t, s))
	assert.Equal(t, stream(t, pairs(3)), read(t, filepath.Join(out, "a.jsonl")))
}

// A damaged shard has no results, or those it had; the others have theirs.
func TestDamaged(t *testing.T) {
	whole := packed(t, pairs(2000))
	for name, text := range map[string]string{
		"cut short": whole[:len(whole)/2], "no gzip": pairs(1), "nothing": "",
		"changed": whole[:len(whole)-5] + "\x00" + whole[len(whole)-4:],
	} {
		t.Run(name, func(t *testing.T) {
			dir, out := shardsOf(t, map[string]string{"a.jsonl": pairs(3), "z.jsonl": pairs(4)}), t.TempDir()
			write(t, filepath.Join(dir, "b.jsonl.gz"), text)
			write(t, filepath.Join(dir, "c.jsonl.gz"), text)
			write(t, filepath.Join(out, "b.jsonl.gz"), "old")
			assert.ErrorContains(t, runOn(t, shardFn{Input: dir + "/*", Output: out}), "damaged: 2")
			assert.Equal(t, []string{"a.jsonl", "b.jsonl.gz", "z.jsonl"}, names(t, out))
			assert.Equal(t, "old", read(t, filepath.Join(out, "b.jsonl.gz")))
		})
	}
}

func TestRunErrors(t *testing.T) {
	dir := shardsOf(t, map[string]string{"a/a.jsonl": pairs(1)})
	for name, c := range map[string]struct{ in, err string }{
		"nothing found": {"/*.jsonl", "no files matching pattern"},
		"a folder":      {"/*", "is a directory"},
		"bad pattern":   {"/a/[", "syntax error in pattern"},
	} {
		t.Run(name, func(t *testing.T) {
			out := t.TempDir()
			assert.ErrorContains(t, runOn(t, shardFn{Input: dir + c.in, Output: out}), c.err)
			assert.Empty(t, names(t, out))
		})
	}
}

func TestCheck(t *testing.T) {
	dir := shardsOf(t, map[string]string{"a/a.jsonl": pairs(1)})
	link := filepath.Join(t.TempDir(), "link")
	require.NoError(t, os.Symlink(filepath.Join(dir, "a"), link))
	const mixed = "would take the results for shards"
	for name, c := range map[string]struct {
		s    shardFn
		rest []string
		err  string
	}{
		"fine":             {s: shardFn{Input: "a*", Output: "b", SourceLang: "fr-CA", TargetLang: "en"}},
		"no input":         {s: shardFn{Output: "b"}, err: "-input and -output are needed"},
		"no output":        {s: shardFn{Input: "b"}, err: "-input and -output are needed"},
		"pattern expanded": {s: shardFn{Input: "a", Output: "b"}, rest: []string{"c"}, err: `"c" is no flag`},
		"jobs":             {s: shardFn{Input: "a", Output: "b", Jobs: -1}, err: "-jobs, -max-bytes and -timeout"},
		"language":         {s: shardFn{Input: "a", Output: "b", TargetLang: "de"}, err: `-target-lang: "de" is not English or French`},
		"same folder":      {s: shardFn{Input: dir + "/a/*", Output: dir + "/b/../a/"}, err: mixed},
		"linked folder":    {s: shardFn{Input: dir + "/a/*", Output: link}, err: mixed},
		"this folder":      {s: shardFn{Input: "*", Output: "."}, err: mixed},
		"same bucket":      {s: shardFn{Input: "gs://bucket/*.gz", Output: "gs://bucket/"}, err: mixed},
		"at any depth":     {s: shardFn{Input: "gs://bucket/**.gz", Output: "gs://bucket/out"}, err: mixed},
		"folder below":     {s: shardFn{Input: dir + "/a/*", Output: dir + "/a/out"}},
		"folder beside":    {s: shardFn{Input: "gs://bucket/in/**.gz", Output: "gs://bucket/input"}},
	} {
		t.Run(name, func(t *testing.T) {
			err := c.s.check(c.rest)
			if c.err == "" {
				assert.NoError(t, err)
				return
			}
			assert.ErrorContains(t, err, c.err)
		})
	}
}

func TestResultName(t *testing.T) {
	for _, c := range []struct{ in, out, shard, want string }{
		{"shards/*.jsonl", "out", "shards/a.jsonl", "out/a.jsonl"},
		{"./shards//*.jsonl", "out/", "shards/a.jsonl", "out/a.jsonl"},
		{"*.jsonl", "out", "a.jsonl", "out/a.jsonl"},
		{"a.jsonl", "/out", "a.jsonl", "/out/a.jsonl"},
		{"shards/*/part-?.jsonl", "out", "shards/x/part-1.jsonl", "out/x/part-1.jsonl"},
		{"shards/*.jsonl", "shards/out", "shards/a.jsonl", "shards/out/a.jsonl"},
		{"gs://bucket/crawl/**.gz", "gs://bucket/out/", "gs://bucket/crawl/x/y.gz", "gs://bucket/out/x/y.gz"},
		{"other/*", "out", "shards/a", ""},
	} {
		s := shardFn{Input: clean(c.in), Output: clean(c.out)}
		got, err := s.result(c.shard)
		assert.Equal(t, c.want, got, c.in)
		assert.Equal(t, c.want == "", err != nil, "%s: %v", c.in, err)
	}
}

// store is a file system without renaming, as object stores are: what is closed
// is there, unless its context has ended.
type store struct {
	filesystem.Interface
	files map[string]string
}

type object struct {
	bytes.Buffer
	ctx  context.Context
	keep func(text string)
}

func (s store) OpenWrite(ctx context.Context, name string) (io.WriteCloser, error) {
	return &object{ctx: ctx, keep: func(text string) { s.files[name] = text }}, nil
}

func (o *object) Close() error {
	if err := o.ctx.Err(); err != nil {
		return err
	}
	o.keep(o.String())
	return nil
}

func TestReplace(t *testing.T) {
	full := errors.New("disk full")
	failing := func(w io.Writer) error {
		_, err := io.WriteString(w, "new")
		return errors.Join(err, full)
	}
	working := func(w io.Writer) error {
		_, err := io.WriteString(w, "new")
		return err
	}
	t.Run("files", func(t *testing.T) {
		dir := t.TempDir()
		name, fs := filepath.Join(dir, "a"), local.New(t.Context())
		write(t, name, "old")
		assert.ErrorIs(t, replace(t.Context(), fs, name, failing), full)
		assert.Equal(t, "old", read(t, name))
		assert.Equal(t, []string{"a"}, names(t, dir))
		require.NoError(t, replace(t.Context(), fs, name, working))
		assert.Equal(t, "new", read(t, name))
		assert.Equal(t, []string{"a"}, names(t, dir))
	})
	t.Run("store", func(t *testing.T) {
		fs := store{files: map[string]string{"a": "old"}}
		assert.ErrorIs(t, replace(t.Context(), fs, "a", failing), full)
		assert.Equal(t, map[string]string{"a": "old"}, fs.files)
		require.NoError(t, replace(t.Context(), fs, "a", working))
		assert.Equal(t, map[string]string{"a": "new"}, fs.files)
	})
}
