package main

import (
	"fmt"
	"os"
	"time"

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

// streamProgress shows the rate of a stream and, where standard input is a file,
// the time left. End takes it away.
func (s *streams) streamProgress() (show func(corpus.Summary), end func()) {
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
	bar := progressbar.NewOptions64(size, progressbar.OptionSetWriter(f), progressbar.OptionSetDescription(words(s.ui, "aligning", "alignement")),
		progressbar.OptionShowBytes(true), progressbar.OptionThrottle(200*time.Millisecond), progressbar.OptionClearOnFinish())
	return func(sum corpus.Summary) {
		bar.Describe(fmt.Sprintf(words(s.ui, "aligning (pairs: %s; failed: %s)", "alignement (paires : %s; échouées : %s)"), report.Count(sum.Pairs, s.ui), report.Count(sum.Failed, s.ui)))
		_ = bar.Set64(sum.Read)
	}, func() { _ = bar.Clear() }
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
