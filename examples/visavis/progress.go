package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"github.com/visavis/visavis/align/corpus"
	"github.com/visavis/visavis/align/report"
)

// terminal is standard error, if that is a terminal: progress is shown nowhere
// else.
func (s *streams) terminal() (*os.File, bool) {
	f, ok := s.err.(*os.File)
	return f, ok && term.IsTerminal(int(f.Fd()))
}

// barLine is the line of a bar, which draws it by itself too, at any time, until
// the line is wiped.
type barLine struct {
	io.Writer
	mu    sync.Mutex
	width int
	wiped bool
}

// Write draws the bar.
func (l *barLine) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.wiped {
		return len(p), nil
	}
	l.width = max(l.width, utf8.RuneCount(bytes.Trim(p, "\r")))
	return l.Writer.Write(p)
}

// wipe takes the bar away for good, and the ^C that a terminal shows behind it.
func (l *barLine) wipe() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.wiped && l.width > 0 {
		fmt.Fprintf(l.Writer, "\r%s\r", strings.Repeat(" ", l.width+2))
	}
	l.wiped = true
}

// streamProgress shows the rate of a stream and, where standard input is a file,
// the time left. End takes it away, and so does the end of the context: who waits
// for input does not come to it.
func (s *streams) streamProgress(ctx context.Context) (show func(corpus.Summary), end func()) {
	f, ok := s.terminal()
	if !ok {
		return nil, func() {}
	}
	size := int64(-1)
	if in, ok := s.in.(*os.File); ok {
		if info, err := in.Stat(); err == nil && info.Mode().IsRegular() {
			size = info.Size()
		}
	}
	line := &barLine{Writer: f}
	context.AfterFunc(ctx, line.wipe)
	bar := progressbar.NewOptions64(size, progressbar.OptionSetWriter(line), progressbar.OptionSetDescription(words(s.ui, "aligning", "alignement")),
		progressbar.OptionShowBytes(true), progressbar.OptionThrottle(200*time.Millisecond), progressbar.OptionClearOnFinish())
	return func(sum corpus.Summary) {
		bar.Describe(fmt.Sprintf(words(s.ui, "aligning (pairs: %s; failed: %s)", "alignement (paires : %s; échouées : %s)"), report.Count(sum.Pairs, s.ui), report.Count(sum.Failed, s.ui)))
		_ = bar.Set64(sum.Read)
	}, line.wipe
}

// pairsProgress shows the rate of a list of pairs and the time left. End takes it
// away.
func (s *streams) pairsProgress(total int) (show func(bulkSum), end func()) {
	f, ok := s.terminal()
	if !ok {
		return func(bulkSum) {}, func() {}
	}
	bar := progressbar.NewOptions(total, progressbar.OptionSetWriter(f), progressbar.OptionSetDescription(words(s.ui, "aligning", "alignement")),
		progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString(words(s.ui, "pairs", "paires")),
		progressbar.OptionThrottle(200*time.Millisecond), progressbar.OptionClearOnFinish())
	return func(sum bulkSum) {
		if sum.failed > 0 {
			bar.Describe(fmt.Sprintf(words(s.ui, "aligning (failed: %s)", "alignement (échouées : %s)"), report.Count(sum.failed, s.ui)))
		}
		_ = bar.Set(sum.pairs)
	}, func() { _ = bar.Clear() }
}
