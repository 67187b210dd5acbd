package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/align/report/page"
	"github.com/visavis/visavis/segment"
)

// outputFlags are the flags for the forms of a report and where they go.
type outputFlags struct {
	Format []string `name:"format" sep:"none" placeholder:"NAME[=FILE]" help:"help_check_format"`
}

// findings are what there is to report.
type findings struct {
	report   *report.Report
	run      report.Run
	verdicts []*align.Verdict // of a form that has texts
}

// form is a form of report. One that shows the texts needs the verdicts, which
// are not kept for the others.
type form struct {
	name  string
	texts bool
	write func(w io.Writer, f *findings) error
}

// forms are the forms there are, the default first.
func forms() []form {
	return []form{
		{name: "text", write: func(w io.Writer, f *findings) error { return f.report.WriteText(w, report.Styles{}) }},
		{name: "json", write: func(w io.Writer, f *findings) error { return f.report.WriteJSON(w) }},
		{name: "github", write: func(w io.Writer, f *findings) error { return f.report.WriteGitHub(w, f.run) }},
		{name: "summary", write: func(w io.Writer, f *findings) error { return f.report.WriteSummary(w, f.run) }},
		{name: "sarif", write: func(w io.Writer, f *findings) error { return f.report.WriteSARIF(w, f.run) }},
		{name: "junit", write: func(w io.Writer, f *findings) error { return f.report.WriteJUnit(w, f.run) }},
		{name: "gitlab", write: func(w io.Writer, f *findings) error { return f.report.WriteGitLab(w, f.run) }},
		{name: "rdjsonl", write: func(w io.Writer, f *findings) error { return f.report.WriteRDJSONL(w, f.run) }},
		{name: "html", texts: true, write: func(w io.Writer, f *findings) error {
			return page.Write(w, f.verdicts, page.Options{UI: f.run.UI, Remarks: f.remarks()})
		}},
	}
}

// remarks are what the report has that no verdict has, for the page: findings on
// files rather than on texts, and the pairs that could not be checked.
func (f *findings) remarks() []page.Remark {
	var out []page.Remark
	for i := range f.report.Pairs {
		p := &f.report.Pairs[i]
		if p.Error != "" {
			out = append(out, failure(p))
		}
		for _, g := range p.Findings {
			if g.Check != report.Unpaired && g.Check != report.Suppression {
				continue
			}
			file, here := p.Here(g)
			r := page.Remark{File: file.Path, Lang: file.Lang, Check: g.Check, English: g.Message, French: g.Other, Text: here.Text}
			if f.run.UI == report.French {
				r.English, r.French = r.French, r.English
			}
			if g.Check != report.Unpaired {
				r.Position = segment.Position{Line: here.Line, Column: here.Column}
			}
			r.Severity, _ = align.ParseSeverity(g.Severity)
			out = append(out, r)
		}
	}
	return out
}

// failure says why a pair could not be checked, of the file that is to blame
// where the message begins with its name.
func failure(p *report.Pair) page.Remark {
	r := page.Remark{File: p.Source.Path, Lang: p.Source.Lang, English: p.Error, Severity: align.Error}
	if r.File == "" {
		r.File, r.Lang = p.Target.Path, p.Target.Lang
	}
	for _, f := range []report.File{p.Source, p.Target} {
		if rest, ok := strings.CutPrefix(p.Error, f.Path); ok && f.Path != "" {
			if before, why, ok := strings.Cut(rest, ": "); ok && strings.TrimSpace(before) == "" {
				r.File, r.Lang, r.English = f.Path, f.Lang, why
			}
		}
	}
	return r
}

// reportOutput is a form and the file it goes to, or "" for standard output.
type reportOutput struct {
	form
	file string
}

// outputs are what the flags ask for, in their order.
type outputs []reportOutput

// outputs reads the flags, and finds what is wrong with the files before the
// work begins.
func (f *outputFlags) outputs(s *streams) (outputs, error) {
	asked := f.Format
	if len(asked) == 0 {
		asked = []string{"text"}
	}
	var out outputs
	for _, value := range asked {
		name, file, given := strings.Cut(value, "=")
		i := slices.IndexFunc(forms(), func(f form) bool { return f.name == name })
		if i < 0 {
			return nil, fmt.Errorf(words(s.ui, "--format must be one of %s but got %q", "--format doit être l’un de %s et non %q"), formNames(), name)
		}
		if given && file == "" {
			return nil, fmt.Errorf("--format: %s: %s", words(s.ui, "want the name of a file behind =", "un nom de fichier est attendu après ="), value)
		}
		if file == "-" {
			file = ""
		}
		for _, o := range out {
			switch {
			case file == "" && o.file == "":
				return nil, fmt.Errorf(words(s.ui, "--format: %s and %s cannot both go to standard output; give one a file, as in %s=FILE",
					"--format : %s et %s ne peuvent aller tous deux à la sortie standard; donnez un fichier à l’un, comme %s=FICHIER"), o.name, name, name)
			case file != "" && o.file != "" && filepath.Clean(file) == filepath.Clean(o.file):
				return nil, fmt.Errorf(words(s.ui, "--format: %s and %s cannot both go to %s", "--format : %s et %s ne peuvent aller tous deux dans %s"), o.name, name, file)
			}
		}
		if file != "" {
			if info, err := os.Stat(file); err == nil && info.IsDir() {
				return nil, fmt.Errorf("%s: %s", file, words(s.ui, "is a folder, not a file", "est un dossier et non un fichier"))
			}
			if _, err := os.Stat(filepath.Dir(file)); err != nil {
				return nil, s.unopened(file, err)
			}
		}
		out = append(out, reportOutput{forms()[i], file})
	}
	return out, nil
}

// formNames lists the forms.
func formNames() string {
	var names []string
	for _, f := range forms() {
		names = append(names, strconv.Quote(f.name))
	}
	return strings.Join(names, ",")
}

// texts tells whether the verdicts must be kept.
func (out outputs) texts() bool {
	return slices.ContainsFunc(out, func(o reportOutput) bool { return o.texts })
}

// files are the files that are written.
func (out outputs) files() (names []string) {
	for _, o := range out {
		if o.file != "" {
			names = append(names, o.file)
		}
	}
	return names
}

// readable tells whether standard output has something for people, who are told
// that there is nothing, too.
func (out outputs) readable() bool {
	return slices.ContainsFunc(out, func(o reportOutput) bool { return o.name == "text" && o.file == "" })
}

// write writes all forms, files before standard output, which may be a pipe that
// breaks. Where one cannot be written the others are; the error is the first.
func (out outputs) write(s *streams, f *findings) error {
	var first error
	keep := func(err error) {
		if first == nil {
			first = err
		}
	}
	shown := false // whether standard output has something
	for _, o := range out {
		if o.file != "" {
			keep(o.save(s, f))
		}
	}
	keep(out.stepSummary(s, f))
	for _, o := range out {
		switch {
		case o.file != "":
			continue
		case o.name == "text":
			keep(f.report.WriteText(s.out, styles()))
		default:
			keep(o.write(s.out, f))
		}
		shown = true
	}
	if first == nil && !shown {
		fmt.Fprintln(s.err, f.report.Summary.Sentence(s.ui))
	}
	return first
}

// save writes a form to its file, whole or not at all.
func (o reportOutput) save(s *streams, f *findings) error {
	return s.writeFiles([]string{o.file}, func(w []io.Writer) error { return o.write(w[0], f) })
}

// stepSummary adds the summary to that of the step, where the form github is
// asked for and the build says where it is. A summary that is asked for by name
// is not written twice.
func (out outputs) stepSummary(s *streams, f *findings) error {
	has := func(name string) bool {
		return slices.ContainsFunc(out, func(o reportOutput) bool { return o.name == name })
	}
	path := os.Getenv("GITHUB_STEP_SUMMARY")
	if path == "" || !has("github") || has("summary") {
		return nil
	}
	// Other commands of the step write to it too.
	w, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return s.fileError(path, err)
	}
	if err := errors.Join(f.report.WriteSummary(w, f.run), w.Close()); err != nil {
		return s.fileError(path, err)
	}
	return nil
}

// newRun is what the reports say of this run.
func (s *streams) newRun(checks []string, failOn align.Severity, exitCode int) report.Run {
	return report.Run{UI: s.ui, Version: version(), Checks: checks, FailOn: failOn, ExitCode: exitCode, Started: started(), Folder: folder()}
}

// started is now, or the time that a reproducible build is to take for it.
func started() time.Time {
	if seconds, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		return time.Unix(seconds, 0)
	}
	return time.Now()
}

// folder is where the command runs, seen from the root of the repository that a
// build has checked out; "" elsewhere.
func folder() string {
	here, err := os.Getwd()
	if err != nil {
		return ""
	}
	for _, name := range []string{"GITHUB_WORKSPACE", "CI_PROJECT_DIR"} {
		root := os.Getenv(name)
		if root == "" {
			continue
		}
		if r, err := filepath.EvalSymlinks(root); err == nil {
			root = r
		}
		if h, err := filepath.EvalSymlinks(here); err == nil {
			here = h
		}
		if rel, err := filepath.Rel(root, here); err == nil && filepath.IsLocal(rel) {
			return filepath.ToSlash(rel)
		}
	}
	return ""
}
