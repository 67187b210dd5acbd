package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// partFile is the file FILE.part that results are gathered in until all are there, when
// it becomes FILE. Beside it lie FILE.part.settings, which tells what the results
// depend on but for the input, and FILE.part.lock. The settings are on the disk
// before the first result is, and removed when FILE is in its place.
//
// Nothing of a file that is resumed is changed before something is written, and that
// is not before all results in it have been looked at.
type partFile struct {
	s      *streams
	path   string // of the result
	file   *os.File
	lock   *runLock
	end    int64 // of the last whole line that it had
	behind bool  // what stood behind that is cut off, and the next byte goes there
}

// openPart opens the file for a run, or for the rest of one with the same settings.
func (s *streams) openPart(path, settings string, resume bool) (_ *partFile, err error) {
	switch info, err := os.Stat(path); {
	case err == nil && info.IsDir():
		return nil, fmt.Errorf("%s: %s", path, words(s.ui, "is a folder, not a file", "est un dossier et non un fichier"))
	case err == nil && resume:
		return nil, fmt.Errorf("%s: %s", path, words(s.ui, "is finished: nothing to resume", "est terminé : rien à reprendre"))
	}
	p := &partFile{s: s, path: path}
	if info, err := os.Lstat(p.name()); err == nil && !info.Mode().IsRegular() {
		return nil, s.notRegular(p.name())
	}
	if p.lock, err = s.lock(p.name(), path); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			p.close()
		}
	}()
	if p.file, err = os.OpenFile(p.name(), os.O_RDWR|os.O_CREATE, 0o644); err != nil {
		return nil, s.fileError(p.name(), err)
	}
	if resume {
		if p.end, err = wholeLines(p.file); err != nil {
			return nil, s.fileError(p.name(), err)
		}
	}
	if p.end > 0 {
		return p, p.sameSettings(settings)
	}
	if err := p.cut(); err != nil {
		return nil, s.fileError(p.name(), err)
	}
	if err := p.putSettings(settings); err != nil {
		os.Remove(p.settingsName())
		return nil, s.fileError(p.settingsName(), err)
	}
	return p, nil
}

func (p *partFile) name() string         { return p.path + ".part" }
func (p *partFile) settingsName() string { return p.path + ".part.settings" }

// partSettings is what FILE.part.settings holds.
type partSettings struct {
	Settings string `json:"settings"` // sum of the options
}

// sameSettings is an error where the results that are there are not known to be
// those of the options.
func (p *partFile) sameSettings(want string) error {
	again := doneAgain.in(p.s.ui)
	info, err := os.Lstat(p.settingsName())
	if err == nil && !info.Mode().IsRegular() {
		return p.s.notRegular(p.settingsName())
	}
	b, err := p.s.readRegular(p.settingsName(), 1<<20)
	var got partSettings
	if err != nil || json.Unmarshal(b, &got) != nil || got.Settings == "" {
		return fmt.Errorf("%s: %s; %s", p.settingsName(), words(p.s.ui, "does not tell which options the results are of",
			"n’indique pas de quelles options sont les résultats"), again)
	}
	if got.Settings != want {
		return fmt.Errorf("%s: %s; %s", p.name(), words(p.s.ui, "the options were others", "les options étaient autres"), again)
	}
	return nil
}

func (p *partFile) putSettings(settings string) error {
	if err := os.Remove(p.settingsName()); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	f, err := os.OpenFile(p.settingsName(), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	return errors.Join(json.NewEncoder(f).Encode(partSettings{settings}), f.Sync(), f.Close())
}

// done are the results that are there, or nil.
func (p *partFile) done() io.Reader {
	if p.end == 0 {
		return nil
	}
	return io.NewSectionReader(p.file, 0, p.end)
}

// Write appends to the results that are there.
func (p *partFile) Write(b []byte) (int, error) {
	if !p.behind {
		if err := p.cut(); err != nil {
			return 0, err
		}
	}
	return p.file.Write(b)
}

// cut takes away what is behind the whole lines.
func (p *partFile) cut() error {
	err := p.file.Truncate(p.end)
	if err == nil {
		_, err = p.file.Seek(p.end, io.SeekStart)
	}
	p.behind = err == nil
	return err
}

// finish puts the file in its place, unless the run has failed.
func (p *partFile) finish(failed error) (err error) {
	defer p.lock.release()
	if failed == nil && !p.behind {
		err = p.cut()
	}
	err = errors.Join(err, p.file.Sync(), p.file.Close())
	if err == nil && failed == nil {
		if err = os.Rename(p.name(), p.path); err == nil {
			os.Remove(p.settingsName())
		}
	}
	if err != nil {
		return p.s.fileError(p.path, err)
	}
	return nil
}

// close leaves everything as it is.
func (p *partFile) close() {
	if p.file != nil {
		p.file.Close()
	}
	p.lock.release()
}

// wholeLines says where the last line of a file ends that has its end.
func wholeLines(r io.Reader) (end int64, err error) {
	buf, at := make([]byte, 1<<20), int64(0)
	for {
		n, err := r.Read(buf)
		if k := bytes.LastIndexByte(buf[:n], '\n'); k >= 0 {
			end = at + int64(k) + 1
		}
		at += int64(n)
		if err == io.EOF {
			return end, nil
		}
		if err != nil {
			return 0, err
		}
	}
}
