package main

import (
	"cmp"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/evaluate"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/lexicon/enfr"
	"github.com/visavis/visavis/segment"
)

type evaluateCheck struct {
	Documents     bool     `name:"documents" help:"help_documents"`
	Markdown      bool     `name:"markdown" help:"help_markdown"`
	List          bool     `name:"list" help:"help_list"`
	MinConfidence float64  `name:"min-confidence" default:"0.6" placeholder:"P" help:"help_min_confidence"`
	Check         []string `name:"check" placeholder:"NAME" help:"help_only_check"`
	Index         string   `name:"index" placeholder:"FILE" help:"help_index"`
	Dir           string   `arg:"" help:"help_dir"`
}

// Run scores every NAME.truth.json under the folder, by the folder it is in, or
// counts the findings on the pairs of --index.
func (c *evaluateCheck) Run(ctx context.Context, s *streams) error {
	if c.MinConfidence < 0 || c.MinConfidence > 1 {
		return fmt.Errorf("--min-confidence: %s", words(s.ui, "want a number from 0 to 1", "un nombre de 0 à 1 est attendu"))
	}
	checks, err := c.checks(s)
	if err != nil {
		return err
	}
	if c.Index != "" {
		return c.pairs(ctx, s, checks)
	}
	var truths []string
	err = filepath.WalkDir(c.Dir, func(path string, _ os.DirEntry, err error) error {
		if strings.HasSuffix(path, ".truth.json") {
			truths = append(truths, path)
		}
		return err
	})
	if err != nil {
		return s.fileError(c.Dir, err)
	}
	if len(truths) == 0 {
		return fmt.Errorf("%s: %s", c.Dir, words(s.ui, "no .truth.json files in the folder", "aucun fichier .truth.json dans le dossier"))
	}
	scored := make([]scoredPair, len(truths))
	err = onAllCores(ctx, len(truths), func(i int) (err error) {
		scored[i], err = c.score(ctx, s, checks, truths[i])
		return err
	})
	if err != nil {
		return err
	}
	return c.print(s, scored)
}

// checks are the checks of --check, or all of them.
func (c *evaluateCheck) checks(s *streams) ([]align.Check, error) {
	all := align.Checks()
	if len(c.Check) == 0 {
		return all, nil
	}
	var names []string
	for _, k := range all {
		names = append(names, k.Name)
	}
	for _, name := range c.Check {
		if !slices.Contains(names, name) {
			return nil, fmt.Errorf("--check: %q: %s %s", name, words(s.ui, "want one of", "une de ces valeurs est attendue :"), strings.Join(names, ", "))
		}
	}
	return slices.DeleteFunc(all, func(k align.Check) bool { return !slices.Contains(c.Check, k.Name) }), nil
}

// onAllCores calls f for 0 to n-1, several at a time. Its error is the first in
// that order.
func onAllCores(ctx context.Context, n int, f func(int) error) error {
	errs := make([]error, n)
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				errs[i] = f(i)
			}
		})
	}
	group.Wait()
	return cmp.Or(cmp.Or(errs...), ctx.Err())
}

// inspect reads two files and runs the checks on them.
func (s *streams) inspect(ctx context.Context, paths [2]string, langs [2]*lang.Language, checks []align.Check) (*align.Verdict, error) {
	var docs [2]*segment.Document
	for i, path := range paths {
		in, err := s.read(path, formatFlag{"auto"})
		if err != nil {
			return nil, err
		}
		if docs[i], err = s.parse(in, segment.Parser{Lang: langs[i]}, false); err != nil {
			return nil, err
		}
	}
	aligner := align.Aligner{Scorer: align.Evidence{Lexicon: enfr.Lexicon()}}
	a, err := aligner.Align(ctx, docs[0], docs[1])
	if err != nil {
		return nil, err
	}
	return align.Inspect(a, checks...), nil
}

// scoredPair is the score of a pair, and a line for each thing wrong with it.
type scoredPair struct {
	dir, name string
	score     evaluate.Findings
	wrong     []string
}

// score checks NAME.en.txt and NAME.fr.txt against NAME.truth.json.
func (c *evaluateCheck) score(ctx context.Context, s *streams, checks []align.Check, path string) (scoredPair, error) {
	base := strings.TrimSuffix(path, ".truth.json")
	p := scoredPair{dir: filepath.Dir(path), name: filepath.Base(base)}
	f, err := os.Open(path)
	if err != nil {
		return p, s.fileError(path, err)
	}
	defer f.Close()
	truth, err := evaluate.ReadTruth(f)
	if err != nil {
		return p, fmt.Errorf("%s: %w", path, err)
	}
	v, err := s.inspect(ctx, [2]string{base + ".en.txt", base + ".fr.txt"}, [2]*lang.Language{lang.English(), lang.French()}, checks)
	if err != nil {
		return p, err
	}
	p.score, err = evaluate.Inspect(v, truth, c.MinConfidence, func(d evaluate.Difference) {
		what := "missed " + d.Kind
		if d.Finding != nil {
			what = fmt.Sprintf("%s (%.2f)", d.Finding.Check, decimal{d.Finding.Confidence, s.ui})
		}
		p.wrong = append(p.wrong, place(v, d.Side, d.At, what))
	})
	if err != nil {
		return p, fmt.Errorf("%s: %w", path, err)
	}
	return p, nil
}

// place is a line that says what there is at a place of a side.
func place(v *align.Verdict, side int, at segment.Span, what string) string {
	d := [2]*segment.Document{v.Alignment.Src, v.Alignment.Dst}[side]
	return fmt.Sprintf("%s:%s: %s: %s", d.Name, d.Position(at.Start), what, report.Excerpt(d.Source[at.Start:at.End], 200))
}

// print prints what is wrong where that is asked for, and the tables.
func (c *evaluateCheck) print(s *streams, scored []scoredPair) error {
	var dirs []string
	sets := map[string]*evaluate.Findings{}
	var all evaluate.Findings
	for _, p := range scored {
		if sets[p.dir] == nil {
			dirs = append(dirs, p.dir)
			sets[p.dir] = new(evaluate.Findings)
		}
		sets[p.dir].Add(p.score)
		all.Add(p.score)
		if c.List {
			for _, line := range p.wrong {
				fmt.Fprintln(s.out, line)
			}
		}
	}
	lines := newTable(s, c.Markdown, "set", "documents", "untouched", "lines", "P", "R", "F1", "warnings", "touching no change", "in untouched")
	for _, dir := range dirs {
		if c.Documents {
			for _, p := range scored {
				if p.dir == dir {
					findingsRow(lines, p.name, p.score)
				}
			}
		}
		findingsRow(lines, filepath.Base(dir), *sets[dir])
	}
	if err := lines.flush(); err != nil {
		return err
	}
	if err := c.kinds(s, dirs, sets); err != nil {
		return err
	}
	return c.reliability(s, all)
}

func findingsRow(w *table, name string, f evaluate.Findings) {
	w.row("%s\t%d\t%d\t%d\t%.3f\t%.3f\t%.3f\t%d\t%d\t%d", name, f.Documents, f.Untouched,
		f.Lines.Gold, f.Lines.Precision(), f.Lines.Recall(), f.Lines.F1(),
		f.Warnings.Findings, wrong(f.Warnings), wrong(f.Quiet))
}

func wrong(r evaluate.Reported) int { return r.Findings - r.Right }

// kinds prints how much of each kind was found.
func (c *evaluateCheck) kinds(s *streams, dirs []string, sets map[string]*evaluate.Findings) error {
	fmt.Fprintln(s.out)
	w := newTable(s, c.Markdown, "set", "kind", "of", "found", "by its check", "share found")
	for _, dir := range dirs {
		for _, kind := range slices.Sorted(maps.Keys(sets[dir].Kinds)) {
			k := sets[dir].Kinds[kind]
			w.row("%s\t%s\t%d\t%d\t%d\t%.3f", filepath.Base(dir), kind, k.Gold, k.Found, k.Exact, float64(k.Found)/float64(k.Gold))
		}
	}
	return w.flush()
}

// reliability prints which share of the findings is right, by confidence and by
// check.
func (c *evaluateCheck) reliability(s *streams, f evaluate.Findings) error {
	fmt.Fprintln(s.out)
	w := newTable(s, c.Markdown, "confidence", "findings", "right", "share right")
	for i, r := range f.Deciles {
		w.row("%.1f–%.1f\t%d\t%d\t%s", float64(i)/10, float64(i+1)/10, r.Findings, r.Right, share(r, s.ui))
	}
	if err := w.flush(); err != nil {
		return err
	}
	fmt.Fprintln(s.out)
	w = newTable(s, c.Markdown, "check", "warnings", "right", "share right")
	for _, check := range slices.Sorted(maps.Keys(f.Checks)) {
		r := f.Checks[check]
		w.row("%s\t%d\t%d\t%s", check, r.Findings, r.Right, share(r, s.ui))
	}
	return w.flush()
}

// share is the share of findings that are right; a dash where there are none.
func share(r evaluate.Reported, ui report.UI) string {
	if r.Findings == 0 {
		return "–"
	}
	return fmt.Sprintf("%.3f", decimal{r.Share(), ui})
}

// indexed is a pair of an index, and what was found on it.
type indexed struct {
	local, tag, note string
	verdict          *align.Verdict
	warnings         []align.Finding
}

// pairs counts the findings on the pairs of an index, by pair and by tag.
func (c *evaluateCheck) pairs(ctx context.Context, s *streams, checks []align.Check) error {
	pairs, err := readIndex(s, c.Index)
	if err != nil {
		return err
	}
	err = onAllCores(ctx, len(pairs), func(i int) error { return c.inspectPair(ctx, s, checks, &pairs[i]) })
	if err != nil {
		return err
	}
	if c.List {
		for _, p := range pairs {
			for _, f := range p.warnings {
				side := evaluate.Sides(f)[0]
				at := [2]segment.Span{f.Src, f.Dst}[side]
				fmt.Fprintln(s.out, place(p.verdict, side, at, fmt.Sprintf("%s (%.2f)", f.Check, decimal{f.Confidence, s.ui})))
			}
		}
	}
	w := newTable(s, c.Markdown, "pair", "tag", "source segments", "target segments", "warnings", "checks", "note")
	for _, p := range pairs {
		a := p.verdict.Alignment
		note := report.Excerpt(p.note, 60)
		if c.Markdown {
			note = strings.ReplaceAll(report.Excerpt(p.note, 0), "|", `\|`)
		}
		w.row("%s\t%s\t%d\t%d\t%d\t%s\t%s", p.local, p.tag, len(a.Src.Segments), len(a.Dst.Segments), len(p.warnings), byCheck(p.warnings), note)
	}
	if err := w.flush(); err != nil {
		return err
	}
	return c.tags(s, pairs)
}

// readIndex reads the columns local, tag and note of a table.
func readIndex(s *streams, path string) ([]indexed, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, s.fileError(path, err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes = '\t', true
	heads, err := r.Read()
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var at [3]int
	for i, name := range []string{"local", "tag", "note"} {
		if at[i] = slices.Index(heads, name); at[i] < 0 {
			return nil, fmt.Errorf("%s: %s %s", path, words(s.ui, "there is no column", "il manque la colonne"), name)
		}
	}
	rows, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	var pairs []indexed
	for _, row := range rows {
		pairs = append(pairs, indexed{local: row[at[0]], tag: row[at[1]], note: row[at[2]]})
	}
	return pairs, nil
}

// inspectPair checks the two files that a pattern such as NAME.{en,fr}.md names.
func (c *evaluateCheck) inspectPair(ctx context.Context, s *streams, checks []align.Check, p *indexed) error {
	before, rest, _ := strings.Cut(p.local, "{")
	list, after, _ := strings.Cut(rest, "}")
	tags := strings.Split(list, ",")
	if len(tags) != 2 {
		return fmt.Errorf("%s: %q: %s", c.Index, p.local, words(s.ui, "want a pattern such as NAME.{en,fr}.md", "un modèle comme NOM.{en,fr}.md est attendu"))
	}
	var paths [2]string
	var langs [2]*lang.Language
	for i, tag := range tags {
		l, err := lang.Lookup(tag)
		if err != nil {
			return fmt.Errorf("%s: %q: %w", c.Index, p.local, err)
		}
		paths[i], langs[i] = filepath.Join(c.Dir, filepath.FromSlash(before+tag+after)), l
	}
	v, err := s.inspect(ctx, paths, langs, checks)
	if err != nil {
		return err
	}
	p.verdict = v
	for _, f := range v.Findings {
		if f.Severity >= align.Warning && f.Confidence >= c.MinConfidence {
			p.warnings = append(p.warnings, f)
		}
	}
	return nil
}

// byCheck is how many findings each check has, as "omission 2, addition 1".
func byCheck(fs []align.Finding) string {
	counts := map[string]int{}
	for _, f := range fs {
		counts[f.Check]++
	}
	var parts []string
	for _, check := range slices.Sorted(maps.Keys(counts)) {
		parts = append(parts, fmt.Sprintf("%s %d", check, counts[check]))
	}
	return strings.Join(parts, ", ")
}

// tags prints the findings a page, by tag: those on clean and hard pairs, which
// have no known defect, are false alarms.
func (c *evaluateCheck) tags(s *streams, pairs []indexed) error {
	type total struct {
		pairs, segments int
		warnings        []align.Finding
	}
	totals := map[string]*total{}
	for _, p := range pairs {
		t := totals[p.tag]
		if t == nil {
			t = new(total)
			totals[p.tag] = t
		}
		t.pairs++
		t.segments += len(p.verdict.Alignment.Src.Segments) + len(p.verdict.Alignment.Dst.Segments)
		t.warnings = append(t.warnings, p.warnings...)
	}
	fmt.Fprintln(s.out)
	w := newTable(s, c.Markdown, "tag", "pairs", "segments", "warnings", "a pair", "in 1000 segments", "checks")
	for _, tag := range slices.Sorted(maps.Keys(totals)) {
		t := totals[tag]
		n := float64(len(t.warnings))
		w.row("%s\t%d\t%d\t%d\t%.2f\t%.2f\t%s", tag, t.pairs, t.segments, len(t.warnings), n/float64(t.pairs), 1000*n/float64(t.segments), byCheck(t.warnings))
	}
	return w.flush()
}
