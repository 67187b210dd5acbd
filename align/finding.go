package align

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/visavis/visavis/segment"
)

// Severity says how much a finding matters.
type Severity uint8

const (
	Note    Severity = iota // worth knowing
	Warning                 // probably a mistake
	Error                   // almost certainly a mistake
)

var severityNames = [...]string{"note", "warning", "error"}

// String returns "note", "warning" or "error".
func (s Severity) String() string {
	if int(s) < len(severityNames) {
		return severityNames[s]
	}
	return fmt.Sprintf("severity(%d)", uint8(s))
}

// ParseSeverity reads what String writes.
func ParseSeverity(name string) (Severity, error) {
	for s, n := range severityNames {
		if n == name {
			return Severity(s), nil
		}
	}
	return 0, fmt.Errorf("align: no severity %q (want note, warning or error)", name)
}

// Finding is one difference between two documents. It holds data only; package
// report turns it into a sentence in English or French.
type Finding struct {
	Check      string       // the name of the check that found it
	Severity   Severity     //
	Confidence float64      // probability that it is a true difference, 0 to 1
	Src, Dst   segment.Span // the passages; an empty span marks where one is missing
	Args       []string     // what else a message says, in the order the check documents
}

// Check looks for one kind of difference in an alignment. It is plain data: a
// caller's own check is used like the built-in ones. Those named "wrong-language" and
// "unparallel" are run first, and where one of them finds something no other is;
// a check of one of these names is not run in their place. One without Run panics.
type Check struct {
	Name string // in lower case, "omission"
	Doc  string // what it finds and what it leaves alone, in English
	Run  func(*Alignment) []Finding
}

// Checks returns the built-in checks, in the order in which they run.
func Checks() []Check {
	return []Check{wrongLanguage, unparallel, omission, addition, duplicate, order, list, structure, partial, untranslated,
		numbers, dates, times, amounts, percentages, references, addresses}
}

// Verdict is what the checks say of a pair of documents.
type Verdict struct {
	Alignment *Alignment
	Parallel  bool      // whether they are translations of each other
	Findings  []Finding // in the order of the source, then of the target
}

// Compare aligns two documents with the default settings and runs checks on
// them: see [Aligner.Compare].
func Compare(ctx context.Context, src, dst *segment.Document, checks ...Check) (*Verdict, error) {
	return new(Aligner).Compare(ctx, src, dst, checks...)
}

// Compare aligns two documents and runs checks on them, or all built-in ones
// where none is given. Its errors are those of [Aligner.Align], and there is no
// verdict with one. A panic in a caller's Check is one in Compare.
func (a *Aligner) Compare(ctx context.Context, src, dst *segment.Document, checks ...Check) (*Verdict, error) {
	return segment.Within(ctx, func() (*Verdict, error) {
		found, err := a.align(ctx, src, dst)
		if err != nil {
			return nil, err
		}
		v := inspect(ctx, found, checks)
		if err := ctx.Err(); err != nil {
			return nil, err // not all checks have run
		}
		return v, nil
	})
}

// Inspect runs checks on an alignment, or all built-in ones where none is
// given. Two documents in one language, or that do not translate each other,
// have that one finding and no other.
func Inspect(a *Alignment, checks ...Check) *Verdict {
	return inspect(context.Background(), a, checks)
}

// inspect runs checks until the context is done.
func inspect(ctx context.Context, a *Alignment, checks []Check) *Verdict {
	if len(checks) == 0 {
		checks = Checks()
	}
	v := &Verdict{Alignment: a, Parallel: true}
	for _, c := range []Check{wrongLanguage, unparallel} {
		if f := c.Run(a); len(f) > 0 {
			v.Parallel = false
			if has(checks, c.Name) {
				v.Findings = f
			}
			return v
		}
	}
	a = a.remembering()
	for _, c := range checks {
		if c.Name != wrongLanguage.Name && c.Name != unparallel.Name && ctx.Err() == nil {
			v.Findings = append(v.Findings, c.Run(a)...)
		}
	}
	sortFindings(v.Findings)
	return v
}

func has(checks []Check, name string) bool {
	return slices.ContainsFunc(checks, func(c Check) bool { return c.Name == name })
}

// sortFindings puts findings in the order of the source. A passage that only
// the target has stands where it is missing from the source.
func sortFindings(fs []Finding) {
	slices.SortStableFunc(fs, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Src.Start, b.Src.Start), cmp.Compare(a.Dst.Start, b.Dst.Start),
			cmp.Compare(a.Check, b.Check))
	})
}
