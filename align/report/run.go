package report

import (
	"cmp"
	"iter"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/visavis/visavis/align"
)

// Run is what a report says of the run that it comes from, besides the findings.
// The zero value writes English and leaves out what is not known.
type Run struct {
	UI       UI             // language of what is no message
	Version  string         // of the program
	Checks   []string       // names of the checks that ran; those of findings need not be named
	FailOn   align.Severity // least severity of a failure; of the zero value every finding is one
	ExitCode int            // of the program
	Started  time.Time      // when the run began
	Folder   string         // where the paths start, seen from the root of the repository; "" is the root
}

// home is where the program comes from.
const home = "https://github.com/visavis/visavis"

// path is the path of a file seen from the root of the repository, with slashes
// and without dots where it can be. An absolute one stays absolute.
func (run Run) path(file string) string {
	if filepath.IsAbs(file) {
		return path.Clean(filepath.ToSlash(file))
	}
	return path.Join(run.Folder, filepath.ToSlash(file))
}

// rebased is a pair whose error names its files, and those in Named, as seen from
// the root of the repository.
func (run Run) rebased(p *Pair) *Pair {
	if run.Folder == "" {
		return p
	}
	out, rest := strings.Builder{}, p.Error
	paths := append(p.paths(), p.Named...)
	for start := true; rest != ""; {
		n := 0
		for _, path := range paths {
			if start && strings.HasPrefix(rest, path) && len(path) > n && (len(rest) == len(path) || strings.ContainsRune(" ,:?", rune(rest[len(path)]))) {
				n = len(path)
			}
		}
		if n > 0 {
			out.WriteString(run.path(rest[:n]))
		} else {
			n = 1
			out.WriteString(rest[:n])
		}
		start = rest[n-1] == ' '
		rest = rest[n:]
	}
	rebased := *p
	rebased.Error = out.String()
	return &rebased
}

// fails tells whether a finding is a failure.
func (run Run) fails(f Finding) bool { return rank(f.Severity) >= int(run.FailOn) }

// rank is the place of a severity among the others.
func rank(severity string) int {
	s, _ := align.ParseSeverity(severity)
	return int(s)
}

// all walks the findings in the order of the report.
func (r *Report) all() iter.Seq2[*Pair, Finding] {
	return func(yield func(*Pair, Finding) bool) {
		for i := range r.Pairs {
			for _, f := range r.Pairs[i].Findings {
				if !yield(&r.Pairs[i], f) {
					return
				}
			}
		}
	}
}

// located is a finding with its pair.
type located struct {
	pair *Pair
	Finding
}

// worst are the findings by severity, and of one severity by confidence.
func (r *Report) worst() []located {
	var out []located
	for p, f := range r.all() {
		out = append(out, located{p, f})
	}
	slices.SortStableFunc(out, func(a, b located) int {
		return cmp.Or(cmp.Compare(rank(b.Severity), rank(a.Severity)), cmp.Compare(b.Confidence, a.Confidence))
	})
	return out
}

// checks are the names of the checks that ran, and behind them, sorted, those
// that only findings have.
func (r *Report) checks(run Run) []string {
	var out, more []string
	for _, c := range run.Checks {
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	for _, f := range r.all() {
		if !slices.Contains(out, f.Check) && !slices.Contains(more, f.Check) {
			more = append(more, f.Check)
		}
	}
	slices.Sort(more)
	return append(out, more...)
}

// paths are the paths of the files of a pair that there are.
func (p *Pair) paths() []string {
	var out []string
	for _, f := range []File{p.Source, p.Target} {
		if f.Path != "" {
			out = append(out, f.Path)
		}
	}
	return out
}

// name is the paths of a pair as one line of text.
func (p *Pair) name() string { return Excerpt(strings.Join(p.paths(), " + "), 0) }
