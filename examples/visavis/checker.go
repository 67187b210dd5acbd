package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/examples/visavis/internal/site"
	"github.com/visavis/visavis/segment"
)

// usualConfidence is the confidence below which findings are not told, unless
// the user wants it otherwise.
const usualConfidence = 0.6

// errPairs says that some pairs could not be checked. They have been told.
var errPairs = errors.New("pairs failed")

// checker checks pairs of pages and gathers what is found.
type checker struct {
	*checkCommand
	s      *streams
	config *site.Config
	file   string   // of the settings, as the user sees it
	dir    string   // the root of the site, absolute
	shown  string   // the same, as the user sees it
	whole  bool     // whether paths outside the current folder are shown whole
	root   *os.Root // nil where two files are checked
	failOn align.Severity

	changes  *site.Changes // nil: all lines count
	baseline site.Baseline
	byPage   map[string]pageEntries // of the baseline
	gone     []string               // those of them that are no longer there

	report     report.Report
	readable   bool             // whether people read the report
	texts      bool             // whether it shows the texts
	verdicts   []*align.Verdict // then, what is told of each pair
	worst      int              // severity of the findings told; -1 for none
	told       int
	failed     int // pairs
	suppressed int
	accepted   int
	written    []string // files of the reports, which are no pages
	unknown    []string // pages of no known language
	single     []string // pages in one language, where that is usual
	found      site.Baseline
	seen       map[string]bool // fingerprints of the baseline that were found
	used       map[int]bool    // patterns of the settings that fitted
	idle       []int           // lines of the rules of the settings that fit no page
	checked    map[string]bool // pages
	left       map[string]bool // pages that were to be checked and were not
}

// checker makes ready to check: it reads the settings, the baseline, and what git
// says has changed.
func (c *checkCommand) checker(ctx context.Context, s *streams, two bool) (*checker, error) {
	k := &checker{checkCommand: c, s: s, worst: -1, found: site.Baseline{}, seen: map[string]bool{}, used: map[int]bool{},
		checked: map[string]bool{}, left: map[string]bool{}}
	if _, err := c.checks(s); err != nil {
		return nil, err
	}
	if c.MinConfidence != nil && !(*c.MinConfidence >= 0 && *c.MinConfidence <= 1) {
		return nil, fmt.Errorf("--min-confidence: %s", words(s.ui, "want a number from 0 to 1", "un nombre de 0 à 1 est attendu"))
	}
	if c.Jobs < 0 {
		return nil, fmt.Errorf("--jobs: %d %s", c.Jobs, words(s.ui, "is not above zero", "n’est pas supérieur à zéro"))
	}
	if err := k.settle(two); err != nil {
		return nil, err
	}
	failOn := align.Warning.String()
	for _, name := range []string{k.config.FailOn, c.FailOn} {
		if name != "" {
			failOn = name
		}
	}
	var err error
	if k.failOn, err = align.ParseSeverity(failOn); err != nil {
		return nil, fmt.Errorf("--fail-on: %s", words(s.ui,
			fmt.Sprintf("%q is not note, warning or error", failOn), fmt.Sprintf("%q n’est pas note, warning ou error", failOn)))
	}
	if err := k.readBaseline(); err != nil {
		return nil, err
	}
	if c.ChangedSince != "" {
		if k.changes, err = site.GitChanges(ctx, k.dir, c.ChangedSince); err != nil {
			return nil, s.fault(err)
		}
		if k.changes.Direct {
			fmt.Fprintln(s.err, s.spaced(fmt.Sprintf(words(s.ui, "visavis: --changed-since: git knows no merge base of HEAD and %q; compared with %q itself",
				"visavis: --changed-since : git ne connaît aucune base de fusion de HEAD et de %q; comparaison avec %q même"), c.ChangedSince, c.ChangedSince)))
		}
	}
	return k, nil
}

// settle finds the settings and the root of the site.
func (k *checker) settle(two bool) error {
	start, err := filepath.Abs(".")
	if err != nil {
		return err
	}
	if !two && len(k.Paths) > 0 {
		if start, err = commonFolder(k.Paths); err != nil {
			return err
		}
	}
	k.whole = slices.ContainsFunc(append(k.Paths[:len(k.Paths):len(k.Paths)], k.Config), filepath.IsAbs)
	path, top := k.Config, ""
	if path == "" {
		if path, top, err = site.FindConfig(start); err != nil {
			return err
		}
	}
	k.config, k.dir = &site.Config{}, start
	if top != "" && !two {
		// Of a repository without settings the folders given are a part, so that
		// paths, and fingerprints with them, do not depend on what is given.
		k.dir = top
		if len(k.Paths) == 0 && top != start {
			k.Paths = []string{"."}
		}
	}
	if path != "" {
		k.file = k.shownPath(path)
		if k.config, err = site.Load(path, k.file, checkNames()); err != nil {
			return k.s.fault(err)
		}
		if k.dir, err = filepath.Abs(filepath.Dir(path)); err != nil {
			return err
		}
	}
	k.shown = k.shownPath(k.dir)
	if k.lexiconFlag.Lexicon == nil {
		for _, l := range k.config.Lexicons {
			if l != "builtin" && l != "none" {
				if err := k.inside(l); err != nil {
					return err
				}
				l = filepath.Join(k.dir, filepath.FromSlash(l))
			}
			k.lexiconFlag.Lexicon = append(k.lexiconFlag.Lexicon, l)
		}
	}
	return nil
}

// shownPath is a path as seen from the current folder; one outside it is whole
// where the user gave one that is.
func (k *checker) shownPath(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	here, err := filepath.Abs(".")
	if err != nil {
		return path
	}
	rel, err := filepath.Rel(here, abs)
	if err != nil {
		return path
	}
	if k.whole && !filepath.IsLocal(rel) {
		return abs
	}
	return rel
}

// commonFolder is the deepest folder that holds all of some folders.
func commonFolder(paths []string) (string, error) {
	common, err := filepath.Abs(paths[0])
	if err != nil {
		return "", err
	}
	for _, p := range paths[1:] {
		for {
			abs, err := filepath.Abs(p)
			if err != nil {
				return "", err
			}
			if rel, err := filepath.Rel(common, abs); err == nil && filepath.IsLocal(rel) {
				break
			}
			if up := filepath.Dir(common); up != common {
				common = up
				continue
			}
			break
		}
	}
	return common, nil
}

// show is the path of a page as the user sees it.
func (k *checker) show(page string) string {
	return k.shownPath(filepath.Join(k.dir, filepath.FromSlash(page)))
}

// inSite is the path of a file below the root of the site, or what it was given
// as where it is elsewhere.
func (k *checker) inSite(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil || path == "-" {
		return path
	}
	rel, err := filepath.Rel(k.dir, abs)
	if err != nil || !filepath.IsLocal(rel) {
		return path
	}
	return filepath.ToSlash(rel)
}

// inside refuses a file that the settings name if a link leads out of the site.
func (k *checker) inside(name string) error {
	root, err := os.OpenRoot(k.dir)
	if err != nil {
		return k.s.fileError(k.shown, err)
	}
	defer root.Close()
	_, err = root.Stat(filepath.FromSlash(name))
	if err == nil || errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return nil // told by who opens it
	}
	return fmt.Errorf("%s: %s", k.show(name), words(k.s.ui, "leads outside the site", "mène hors du site"))
}

// fault puts an error of package site in the language of the user.
func (s *streams) fault(err error) error {
	var f *site.Fault
	if errors.As(err, &f) {
		return errors.New(f.In(s.ui))
	}
	return err
}

func (k *checker) close() {
	if k.root != nil {
		k.root.Close()
	}
}

// settings are those for a pair of pages: what the command line says wins.
func (k *checker) settings(source, target string) site.Settings {
	s := k.config.For(source, target)
	if len(k.Checks) > 0 {
		s.Checks, s.Disable = k.Checks, nil
	}
	s.Disable = append(s.Disable[:len(s.Disable):len(s.Disable)], k.Disable...)
	if k.MinConfidence != nil {
		s.MinConfidence = k.MinConfidence
	}
	if s.MinConfidence == nil {
		usual := usualConfidence
		s.MinConfidence = &usual
	}
	return s
}

// jobs is the number of pairs that are checked at a time.
func (k *checker) jobs() int {
	if k.Jobs > 0 {
		return k.Jobs
	}
	return runtime.GOMAXPROCS(0)
}

// outcome is what is found on a pair.
type outcome struct {
	pair       report.Pair
	err        error // why it could not be checked
	suppressed int
	accepted   int
	entries    []site.Entry   // those told or accepted, for a baseline
	seen       []string       // in the baseline
	used       []int          // patterns of the settings
	told       *align.Verdict // what the report shows of the texts; nil if it does not
}

// add gathers an outcome.
func (k *checker) add(o outcome) {
	for _, f := range o.pair.Findings {
		if severity, err := align.ParseSeverity(f.Severity); err == nil {
			k.worst = max(k.worst, int(severity))
		}
		k.told++
	}
	k.suppressed += o.suppressed
	k.accepted += o.accepted
	for _, e := range o.entries {
		k.found[e.Fingerprint] = e
	}
	for _, f := range o.seen {
		k.seen[f] = true
	}
	for _, i := range o.used {
		k.used[i] = true
	}
	k.report.Append(o.pair)
	if o.told != nil {
		k.verdicts = append(k.verdicts, o.told)
	}
}

// names are the checks that the command line lets run; of two files, whether they
// have a twin is not asked.
func (k *checker) names() (names []string) {
	for _, c := range allChecks() {
		if (k.root != nil || c.Name != report.Unpaired) && (len(k.Checks) == 0 || slices.Contains(k.Checks, c.Name)) && !slices.Contains(k.Disable, c.Name) {
			names = append(names, c.Name)
		}
	}
	return names
}

// judge compares two pages and keeps the findings that are to be told.
func (k *checker) judge(ctx context.Context, aligner *align.Aligner, src, dst *segment.Document) outcome {
	settings := k.settings(src.Name, dst.Name)
	v, err := compare(ctx, aligner, src, dst, settings)
	if err != nil {
		return outcome{err: k.s.libraryError(err)}
	}
	return k.sift(v, settings, &past{checker: k, aligner: aligner, ctx: ctx})
}

// compare runs the checks of the settings, if any.
func compare(ctx context.Context, aligner *align.Aligner, src, dst *segment.Document, settings site.Settings) (*align.Verdict, error) {
	var checks []align.Check
	for _, c := range align.Checks() {
		if settings.Runs(c.Name) {
			checks = append(checks, c)
		}
	}
	if len(checks) == 0 {
		return &align.Verdict{Alignment: &align.Alignment{Src: src, Dst: dst}, Parallel: true}, nil
	}
	return aligner.Compare(ctx, src, dst, checks...)
}
