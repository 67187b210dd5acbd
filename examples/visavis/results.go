package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"time"

	"github.com/visavis/visavis/align/report"
)

// recordName is the file that tells what has become of each pair.
const recordName = "visavis-pairs.jsonl"

// results is the folder that pairs are written to, a file or two for each, and the
// record of the run. Every file appears whole, after it has been there beside its
// place under the name .NAME.part.
//
// To go on after an interruption the folder itself tells what is done: files that
// are not older than the run and not older than what they were made of. A run
// begins when its record does, by the clock that gives files their times, and goes
// on until one is begun anew.
type results struct {
	s      *streams
	dir    string // as the user sees it
	root   *os.Root
	lock   *runLock // of the record
	head   runHead
	part   *os.File // the record while it is written
	record *bufio.Writer
}

// runHead is the first line of a record.
type runHead struct {
	Settings string    `json:"settings"` // sum of the list and the options
	Started  time.Time `json:"started"`
}

// runLine is another line of a record: a pair of the list.
type runLine struct {
	Line     int      `json:"line"` // of the list
	Source   string   `json:"source,omitempty"`
	Target   string   `json:"target,omitempty"`
	Results  []string `json:"results,omitempty"`  // paths below the folder
	Before   bool     `json:"before,omitempty"`   // done by an interrupted run
	Findings []string `json:"findings,omitempty"` // names of the checks that say that the pair is none
	Error    string   `json:"error,omitempty"`
}

// openResults makes the folder ready for a run, or for the rest of one with the
// same settings. Two runs at once are refused.
func (s *streams) openResults(dir, settings string, resume bool) (*results, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, s.fileError(dir, err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, s.fileError(dir, err)
	}
	r := &results{s: s, dir: dir, root: root}
	if r.lock, err = s.lock(filepath.Join(dir, recordName), dir); err != nil {
		r.close()
		return nil, err
	}
	if err := r.begin(settings, resume); err != nil {
		r.close()
		return nil, err
	}
	return r, nil
}

func (r *results) close() {
	if r.part != nil {
		r.part.Close()
	}
	r.root.Close()
	r.lock.release()
}

// begin writes the head of the record, or keeps the one that is there.
func (r *results) begin(settings string, resume bool) error {
	const part = recordName + ".part"
	size := int64(0) // of the head that the file has
	if resume {
		for _, name := range []string{part, recordName} {
			head, n := r.readHead(name)
			if n == 0 {
				continue
			}
			if head.Settings != settings {
				return fmt.Errorf("%s: %s", filepath.Join(r.dir, name), words(r.s.ui,
					"the list or the options were others; without --resume all pairs are done again",
					"la liste ou les options étaient autres; sans --resume, toutes les paires sont refaites"))
			}
			if r.head = head; name == part {
				size = n
			}
			break
		}
	}
	if err := r.open(part, size, settings); err != nil {
		return r.s.rootError(filepath.Join(r.dir, part), err)
	}
	return nil
}

// open opens the record behind a head of so many bytes, or writes the head.
func (r *results) open(name string, size int64, settings string) (err error) {
	if size > 0 {
		if r.part, err = r.root.OpenFile(name, os.O_WRONLY, 0); err != nil {
			return err
		}
		r.record = bufio.NewWriter(r.part)
		_, err = r.part.Seek(size, io.SeekStart)
		return errors.Join(err, r.part.Truncate(size))
	}
	if err := r.root.Remove(name); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if r.part, err = r.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644); err != nil {
		return err
	}
	r.record = bufio.NewWriter(r.part)
	if r.head.Settings == "" {
		info, err := r.part.Stat()
		if err != nil {
			return err
		}
		r.head = runHead{settings, info.ModTime()}
	}
	// Behind this it is known when the run began.
	return errors.Join(r.put(r.head), r.record.Flush(), r.part.Sync())
}

// readHead reads the head of a record and says how many bytes it has; 0 where
// there is none, or not all of it.
func (r *results) readHead(name string) (head runHead, size int64) {
	f, err := r.regular(name)
	if err != nil {
		return head, 0
	}
	defer f.Close()
	line, err := bufio.NewReader(io.LimitReader(f, 4<<10)).ReadBytes('\n')
	if err != nil || json.Unmarshal(line, &head) != nil || head.Settings == "" {
		return head, 0
	}
	return head, int64(len(line))
}

// regular opens a file that is one.
func (r *results) regular(name string) (*os.File, error) {
	info, err := r.root.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: %s", name, words(r.s.ui, "is not a regular file", "n’est pas un fichier ordinaire"))
	}
	return r.root.Open(name)
}

// put writes a line of the record.
func (r *results) put(line any) error {
	e := json.NewEncoder(r.record)
	e.SetEscapeHTML(false)
	return e.Encode(line)
}

// end puts the record in its place and tells on standard error, in the order of
// the list, which pairs failed.
func (r *results) end(list string) error {
	name := filepath.Join(r.dir, recordName)
	if err := errors.Join(r.record.Flush(), r.part.Sync(), r.part.Close(), r.root.Rename(recordName+".part", recordName)); err != nil {
		return r.s.rootError(name, err)
	}
	f, err := r.regular(recordName)
	if err != nil {
		return r.s.rootError(name, err)
	}
	defer f.Close()
	in := json.NewDecoder(f)
	for {
		var line runLine
		if err := in.Decode(&line); err == io.EOF {
			return nil
		} else if err != nil {
			return r.s.rootError(name, err)
		}
		if line.Error != "" {
			fmt.Fprintf(r.s.err, "visavis: %s\n", report.Excerpt(fmt.Sprintf("%s:%d: %s", list, line.Line, line.Error), 0))
		}
	}
}

// done reports whether all files of a pair are there, and not older than the run
// or one of the two texts. What is there is whole.
func (r *results) done(names []string, texts ...os.FileInfo) bool {
	for _, name := range names {
		info, err := r.root.Lstat(filepath.FromSlash(name))
		if err != nil || !info.Mode().IsRegular() || info.ModTime().Before(r.head.Started) {
			return false
		}
		for _, t := range texts {
			if info.ModTime().Before(t.ModTime()) {
				return false
			}
		}
	}
	return true
}

// write writes the files of a pair, each whole or not at all.
func (r *results) write(names []string, do func(outs []io.Writer) error) error {
	files, outs := make([]*output, len(names)), make([]io.Writer, len(names))
	parts := make([]string, len(names))
	fail := func(k int, err error) error {
		return &resultError{r.s.rootError(filepath.Join(r.dir, filepath.FromSlash(names[k])), err), err}
	}
	opened, whole := make([]*os.File, len(names)), false
	defer func() {
		for k, f := range opened {
			if f != nil && !whole {
				f.Close()
				r.root.Remove(parts[k])
			}
		}
	}()
	for k, name := range names {
		dir, base := path.Split(name)
		if err := r.root.MkdirAll(filepath.FromSlash(path.Clean(dir+".")), 0o755); err != nil {
			return fail(k, err)
		}
		parts[k] = filepath.FromSlash(dir + "." + base + ".part")
		// One that a killed run has left behind.
		if err := r.root.Remove(parts[k]); err != nil && !errors.Is(err, os.ErrNotExist) {
			return fail(k, err)
		}
		f, err := r.root.OpenFile(parts[k], os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return fail(k, err)
		}
		opened[k] = f
		files[k] = &output{path: name, out: f}
		outs[k] = files[k]
	}
	err := do(outs)
	for k, f := range files {
		if f.err != nil {
			return fail(k, f.err)
		}
		if err == nil {
			if err := errors.Join(opened[k].Sync(), opened[k].Close()); err != nil {
				return fail(k, err)
			}
		}
	}
	if err != nil {
		return err
	}
	for k := range names {
		if err := r.root.Rename(parts[k], filepath.FromSlash(names[k])); err != nil {
			return fail(k, err)
		}
	}
	whole = true
	return nil
}

// resultError is that a result could not be written.
type resultError struct {
	error
	cause error
}

func (e *resultError) Unwrap() error { return e.cause }
