package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/fatih/color"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/segment"
)

type checkCommand struct {
	textFlags
	aligningFlags
	checksFlags
	siteFlags
	outputFlags
	limitFlags
	FailOn        string   `name:"fail-on" placeholder:"SEVERITY" help:"help_fail_on"`
	MinConfidence *float64 `name:"min-confidence" placeholder:"P" help:"help_min_confidence"`

	Paths []string `arg:"" optional:"" name:"path" help:"help_check_paths"`
}

// siteFlags are the flags for the pages of a site, and for which findings on
// them are told.
type siteFlags struct {
	Config         string `name:"config" placeholder:"FILE" help:"help_config"`
	Pairs          string `name:"pairs" placeholder:"FILE" help:"help_pairs"`
	Baseline       string `name:"baseline" placeholder:"FILE" help:"help_baseline"`
	UpdateBaseline bool   `name:"update-baseline" help:"help_update_baseline"`
	ChangedSince   string `name:"changed-since" placeholder:"REV" help:"help_changed_since"`
	Jobs           int    `name:"jobs" placeholder:"N" help:"help_jobs"`
}

// Run checks two files, or the pages of a site.
func (c *checkCommand) Run(ctx context.Context, s *streams) error {
	if err := c.limit(s); err != nil {
		return err
	}
	outputs, err := c.outputs(s)
	if err != nil {
		return err
	}
	two, err := c.twoFiles(s)
	if err != nil {
		return err
	}
	k, err := c.checker(ctx, s, two)
	if err != nil {
		return err
	}
	defer k.close()
	k.texts, k.readable, k.written = outputs.texts(), outputs.readable(), outputs.files()
	if two {
		err = k.files(ctx)
	} else {
		err = k.site(ctx)
	}
	if err != nil {
		return err
	}
	f := findings{report: &k.report, run: s.newRun(k.names(), k.failOn, k.code()), verdicts: k.verdicts}
	if err := outputs.write(s, &f); err != nil {
		return err
	}
	return k.end()
}

// twoFiles tells whether two files are given, and not folders or nothing.
func (c *checkCommand) twoFiles(s *streams) (bool, error) {
	folders := 0
	for _, p := range c.Paths {
		switch info, err := os.Stat(p); {
		case err == nil && info.IsDir():
			folders++
		case err != nil && p != "-" && len(c.Paths) != 2:
			return false, s.fileError(p, err)
		}
	}
	switch {
	case folders == len(c.Paths):
	case len(c.Paths) == 2:
		return true, nil
	case folders < len(c.Paths):
		return false, errors.New(words(s.ui, "check: want two files, or folders, or nothing", "check : deux fichiers, ou des dossiers, ou rien sont attendus"))
	}
	for _, f := range []struct {
		name string
		set  bool
	}{{"--known", c.Known != ""}, {"--source-lang", c.SourceLang != ""}, {"--target-lang", c.TargetLang != ""}} {
		if f.set {
			return false, fmt.Errorf("%s: %s", f.name, words(s.ui, "is for two files", "est pour deux fichiers"))
		}
	}
	return false, nil
}

// files checks the two files of the command line.
func (k *checker) files(ctx context.Context) error {
	ctx, cancel := k.timed(ctx)
	defer cancel()
	src, dst, err := k.read(ctx, k.s, k.Paths[0], k.Paths[1])
	if err != nil {
		return k.timedOut(k.s, k.Paths[0], k.Paths[1], err)
	}
	aligner, err := segment.Within(ctx, func() (*align.Aligner, error) { return k.aligner(k.s, src, dst) })
	if err != nil {
		return k.timedOut(k.s, k.Paths[0], k.Paths[1], err)
	}
	shown := [2]string{src.Name, dst.Name}
	src.Name, dst.Name = k.inSite(src.Name), k.inSite(dst.Name)
	k.checked[src.Name], k.checked[dst.Name] = true, true
	o := k.judge(ctx, aligner, src, dst)
	if o.err != nil {
		return k.timedOut(k.s, shown[0], shown[1], o.err)
	}
	o.pair.Source.Path, o.pair.Target.Path = shown[0], shown[1]
	src.Name, dst.Name = shown[0], shown[1]
	k.add(o)
	return nil
}

// end tells on standard error what is not in the report, writes the baseline,
// and returns what the exit code is made of.
func (k *checker) end() error {
	if err := k.endBaseline(); err != nil {
		return err
	}
	k.tell()
	switch k.code() {
	case exitError:
		return errPairs
	case exitFindings:
		return errFindings
	}
	return nil
}

// code is the exit code.
func (k *checker) code() int {
	switch {
	case k.failed > 0:
		return exitError
	case k.worst >= int(k.failOn):
		return exitFindings
	}
	return exitClean
}

// styles colours a report where the output is a terminal and NO_COLOR is not
// set; the colour library decides.
func styles() report.Styles {
	red := color.New(color.FgRed, color.Bold).SprintFunc()
	yellow := color.New(color.FgYellow, color.Bold).SprintFunc()
	faint := color.New(color.Faint).SprintFunc()
	return report.Styles{
		Severity: func(severity, text string) string {
			switch severity {
			case "error":
				return red(text)
			case "warning":
				return yellow(text)
			}
			return faint(text)
		},
		Place: func(text string) string { return faint(text) },
	}
}
