package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/align/report"
)

func TestMessage(t *testing.T) {
	path := func(name string, err error) error { return &fs.PathError{Op: "write", Path: name, Err: err} }
	for name, c := range map[string]struct {
		err    error
		en, fr string
	}{
		"standard output":     {path("/dev/stdout", syscall.ENOSPC), "standard output: no space left on the device", "sortie standard : plus d’espace sur le périphérique"},
		"standard input":      {path("/dev/stdin", syscall.EISDIR), "standard input: is a folder, not a file", "entrée standard : est un dossier et non un fichier"},
		"a file":              {path("a b", syscall.EIO), "a b: input/output error", "a b: erreur d’entrée-sortie"},
		"no file":             {path("a", syscall.ENOENT), "a: no such file", "a: fichier introuvable"},
		"not allowed":         {path("a", syscall.EACCES), "a: permission denied", "a: accès refusé"},
		"wrapped":             {fmt.Errorf("x: %w", path("a", syscall.EROFS)), "x: a: the file system cannot be written", "x: a: le système de fichiers est en lecture seule"},
		"named twice":         {fmt.Errorf("a: %w", path("a", syscall.ENOTDIR)), "a: a part of the path is not a folder", "a: une partie du chemin n’est pas un dossier"},
		"a link":              {&os.LinkError{Op: "rename", Old: "o", New: "n", Err: syscall.EXDEV}, "n: is on another device", "n: est sur un autre périphérique"},
		"a call":              {os.NewSyscallError("pipe", syscall.EMFILE), "too many open files", "trop de fichiers ouverts"},
		"a number":            {fmt.Errorf("x: %w", syscall.ELOOP), "x: links that lead to each other", "x: des liens qui mènent l’un à l’autre"},
		"behind a prefix":     {fmt.Errorf("page: %w", path("/dev/stdout", syscall.EIO)), "standard output: input/output error", "sortie standard : erreur d’entrée-sortie"},
		"several":             {errors.Join(path("a", syscall.EDQUOT), path("a", syscall.EDQUOT)), "a: the disk quota is used up\na: the disk quota is used up", "a: le quota de disque est épuisé\na: le quota de disque est épuisé"},
		"a flag":              {errors.New("--jobs: x: y"), "--jobs: x: y", "--jobs : x: y"},
		"two flags":           {errors.New("--checks, --disable: x"), "--checks, --disable: x", "--checks, --disable : x"},
		"a flag with a space": {errors.New("--jobs : x"), "--jobs : x", "--jobs : x"},
		"a line":              {errors.New("f: ligne 3: x"), "f: ligne 3: x", "f: ligne 3 : x"},
		"a line of a file":    {errors.New("f:3: x"), "f:3: x", "f:3: x"},
		"another":             {errors.New("some: thing"), "some: thing", "some: thing"},
	} {
		assert.Equal(t, c.en, (&streams{ui: report.English}).message(c.err), name)
		assert.Equal(t, c.fr, (&streams{ui: report.French}).message(c.err), name)
	}
}

func TestFileError(t *testing.T) {
	s := &streams{ui: report.French}
	err := s.fileError("x", errors.Join(&os.LinkError{Op: "rename", Old: ".x-1", New: "x", Err: syscall.ENOSPC}))
	assert.EqualError(t, err, "x: plus d’espace sur le périphérique")
	assert.ErrorIs(t, err, syscall.ENOSPC)
	assert.EqualError(t, s.fileError("x", errors.New("other")), "x: other")
	assert.Equal(t, "x: plus d’espace sur le périphérique", s.message(err))
}

// Every text is there in both languages, and says something else in each.
func TestSystemErrors(t *testing.T) {
	for number, text := range systemErrors {
		assert.NotEmpty(t, text.en, int(number))
		assert.NotEmpty(t, text.fr, int(number))
		assert.NotEqual(t, text.en, text.fr)
		assert.Equal(t, strings.TrimSpace(text.en+text.fr), text.en+text.fr)
	}
}
