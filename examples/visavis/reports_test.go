package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align/report"
)

func TestReplacement(t *testing.T) {
	write := func(path, text string) error {
		r, err := newReplacement(path)
		if err != nil {
			return err
		}
		defer r.abandon()
		if _, err := io.WriteString(r, text); err != nil {
			return err
		}
		return r.commit()
	}
	alone := func(t *testing.T, dir string, names ...string) {
		t.Helper()
		var got []string
		entries, err := os.ReadDir(dir)
		require.NoError(t, err)
		for _, e := range entries {
			got = append(got, e.Name())
		}
		assert.Equal(t, names, got, "nothing is left beside it")
	}
	t.Run("a new file", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "x")
		require.NoError(t, write(path, "new"))
		b, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.Equal(t, "new", string(b))
		alone(t, filepath.Dir(path), "x")
	})
	t.Run("permissions are kept", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "x")
		require.NoError(t, os.WriteFile(path, []byte("old"), 0o600))
		require.NoError(t, write(path, "new"))
		info, err := os.Stat(path)
		require.NoError(t, err)
		assert.Equal(t, os.FileMode(0o600), info.Mode().Perm())
	})
	t.Run("a link stays a link", func(t *testing.T) {
		dir := t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(dir, "target"), []byte("old"), 0o644))
		require.NoError(t, os.Symlink("target", filepath.Join(dir, "link")))
		require.NoError(t, write(filepath.Join(dir, "link"), "new"))
		b, err := os.ReadFile(filepath.Join(dir, "target"))
		require.NoError(t, err)
		assert.Equal(t, "new", string(b))
		alone(t, dir, "link", "target")
	})
	t.Run("a device is written", func(t *testing.T) {
		require.NoError(t, write(os.DevNull, "x"))
		info, err := os.Stat(os.DevNull)
		require.NoError(t, err)
		assert.False(t, info.Mode().IsRegular())
	})
	t.Run("no folder", func(t *testing.T) {
		assert.ErrorIs(t, write(filepath.Join(t.TempDir(), "no", "x"), "new"), os.ErrNotExist)
	})
	t.Run("a failure leaves the old file", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "x")
		require.NoError(t, os.WriteFile(path, []byte("old"), 0o644))
		u := &streams{ui: report.English}
		err := u.writeFiles([]string{path}, func(outs []io.Writer) error {
			_, _ = io.WriteString(outs[0], "half")
			return syscall.ENOSPC
		})
		assert.ErrorIs(t, err, syscall.ENOSPC)
		b, err := os.ReadFile(path)
		require.NoError(t, err)
		assert.Equal(t, "old", string(b))
		alone(t, filepath.Dir(path), "x")
	})
}

// Where one form cannot be written the others are, and the first error is told.
func TestOutputsWriteWhatTheyCan(t *testing.T) {
	var out, errs bytes.Buffer
	s := &streams{out: &out, err: &errs, ui: report.English}
	bad := errors.New("cannot")
	file := filepath.Join(t.TempDir(), "x")
	o := outputs{
		{form{name: "bad", write: func(io.Writer, *findings) error { return bad }}, filepath.Join(filepath.Dir(file), "bad")},
		{form{name: "good", write: func(w io.Writer, _ *findings) error { _, err := io.WriteString(w, "good"); return err }}, file},
		{form{name: "shown", write: func(w io.Writer, _ *findings) error { _, err := io.WriteString(w, "shown"); return err }}, ""},
	}
	assert.ErrorIs(t, o.write(s, &findings{report: &report.Report{}}), bad)
	b, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, "good", string(b))
	assert.Equal(t, "shown", out.String())
	assert.NoFileExists(t, filepath.Join(filepath.Dir(file), "bad"))
	assert.False(t, o.texts())
	o[1].texts = true
	assert.True(t, o.texts())
}

// Paths are told from the root of the checkout only inside it.
func TestFolder(t *testing.T) {
	root := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(root, "site", "docs"), 0o755))
	for name, c := range map[string]struct{ at, github, gitlab, want string }{
		"no build":            {".", "", "", ""},
		"the root":            {".", root, "", "."},
		"a folder":            {"site/docs", root, "", "site/docs"},
		"GitLab":              {"site", "", root, "site"},
		"elsewhere":           {".", filepath.Join(root, "site"), "", ""},
		"elsewhere, then not": {"site", t.TempDir(), root, "site"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(filepath.Join(root, c.at))
			t.Setenv("GITHUB_WORKSPACE", c.github)
			t.Setenv("CI_PROJECT_DIR", c.gitlab)
			assert.Equal(t, c.want, folder())
		})
	}
}
