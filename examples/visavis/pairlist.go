package main

import (
	"bufio"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// pairList is a file of pairs, source TAB target, read line by line. The paths are
// below its folder, and nothing outside of that is read.
type pairList struct {
	s     *streams
	path  string
	file  *os.File
	root  *os.Root // its folder
	count int      // of pairs
	sum   []byte   // of its pairs, whatever the comments between them
}

// listedPair is a line of a list of pairs.
type listedPair struct {
	line           int
	source, target string // with slashes
	err            error  // what is wrong with the line
}

// openPairList opens a list and counts its pairs.
func (s *streams) openPairList(name string) (*pairList, error) {
	f, err := s.open(name)
	if err != nil {
		return nil, err
	}
	l := &pairList{s: s, path: name, file: f}
	if info, err := f.Stat(); err == nil && !info.Mode().IsRegular() {
		l.close()
		return nil, fmt.Errorf("%s: %s", name, words(s.ui, "is not a regular file", "n’est pas un fichier ordinaire"))
	}
	if l.root, err = os.OpenRoot(filepath.Dir(name)); err != nil {
		l.close()
		return nil, s.fileError(name, err)
	}
	sum := sha256.New()
	err = l.each(func(p listedPair) bool {
		l.count++
		fmt.Fprintf(sum, "%s\t%s\n", p.source, p.target) // both are empty where the line is wrong
		return true
	})
	if err == nil && l.count == 0 {
		err = fmt.Errorf("%s: %s", name, words(s.ui, "no pairs in the file", "aucune paire dans le fichier"))
	}
	if err != nil {
		l.close()
		return nil, err
	}
	l.sum = sum.Sum(nil)
	return l, nil
}

func (l *pairList) close() {
	l.file.Close()
	if l.root != nil {
		l.root.Close()
	}
}

// each calls yield with the pairs until it returns false. Blank lines and those
// that start with # are passed over.
func (l *pairList) each(yield func(listedPair) bool) error {
	if _, err := l.file.Seek(0, io.SeekStart); err != nil {
		return l.s.fileError(l.path, err)
	}
	in := bufio.NewReaderSize(l.file, 64<<10)
	for n := 1; ; n++ {
		b, cut, err := in.ReadLine()
		if err == io.EOF {
			return nil
		}
		for long := cut; long && err == nil; {
			_, long, err = in.ReadLine()
		}
		if err != nil && err != io.EOF {
			return l.s.fileError(l.path, err)
		}
		line := string(b)
		if n == 1 {
			line = strings.TrimPrefix(line, "\ufeff")
		}
		if t := strings.TrimSpace(line); t == "" || t[0] == '#' {
			continue
		}
		p := listedPair{line: n}
		if cut {
			p.err = errors.New(words(l.s.ui, "the line is too long", "la ligne est trop longue"))
		} else {
			p.source, p.target, p.err = l.paths(line)
		}
		if !yield(p) {
			return nil
		}
	}
}

// paths reads a line.
func (l *pairList) paths(line string) (source, target string, err error) {
	ui := l.s.ui
	fields := strings.Split(line, "\t")
	if len(fields) != 2 {
		return "", "", errors.New(words(ui, "want two paths with a tab between them", "deux chemins séparés par une tabulation sont attendus"))
	}
	for i, f := range fields {
		f = strings.TrimSpace(f)
		if !utf8.ValidString(f) {
			return "", "", fmt.Errorf(words(ui, "%q is not UTF-8", "%q n’est pas en UTF-8"), f)
		}
		if f == "" || strings.IndexByte(f, 0) >= 0 || !filepath.IsLocal(filepath.FromSlash(f)) {
			return "", "", fmt.Errorf(words(ui, "%q is not a path below the folder of the list", "%q n’est pas un chemin sous le dossier de la liste"), f)
		}
		fields[i] = path.Clean(filepath.ToSlash(f))
	}
	return fields[0], fields[1], nil
}

// read reads and decodes a file that the list names.
func (l *pairList) read(name string, format formatFlag) (*input, error) {
	// What is no file is not opened: a pipe would be waited for.
	info, err := l.root.Stat(filepath.FromSlash(name))
	switch {
	case err != nil:
		return nil, l.s.rootError(name, err)
	case info.IsDir():
		return nil, fmt.Errorf("%s: %s", name, words(l.s.ui, "is a folder, not a file", "est un dossier et non un fichier"))
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s: %s", name, words(l.s.ui, "is not a regular file", "n’est pas un fichier ordinaire"))
	}
	f, err := l.root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, l.s.rootError(name, err)
	}
	defer f.Close()
	b, err := l.s.readAll(name, f)
	if err != nil {
		return nil, err
	}
	return l.s.decode(name, b, format)
}

// rootError is the error about a file below a folder that nothing leads out of.
func (s *streams) rootError(name string, err error) error {
	// The error has no name.
	if strings.Contains(err.Error(), "escapes from parent") {
		return fmt.Errorf("%s: %s", name, words(s.ui, "leads outside the folder", "mène hors du dossier"))
	}
	return s.fileError(name, err)
}
