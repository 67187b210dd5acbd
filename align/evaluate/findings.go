package evaluate

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/segment"
)

// Truth is what is known to differ between two documents. Side 0 is the source
// and side 1 the target; lines count from 1.
type Truth struct {
	Only    [2][]OnlyLine
	Changes []Change
}

// OnlyLine is what one side has and the other lacks: a line, or a part of one.
type OnlyLine struct {
	Line int    `json:"line"`
	Text string `json:"text"` // the whole line, or the part that is alone
	Kind string `json:"kind"` // how it came about; "original" where nobody planted it
}

// Change is a difference in what both sides have.
type Change struct {
	Kind  string   // number, truncated, untranslated, duplicated, swapped
	Side  int      // the side that was changed
	Lines [2][]int // what was changed, and what faces it
}

// ReadTruth reads a JSON object with the lists en_only, fr_only and, where there
// are any, changes. English is the source.
func ReadTruth(r io.Reader) (Truth, error) {
	var file struct {
		English []OnlyLine `json:"en_only"`
		French  []OnlyLine `json:"fr_only"`
		Changes []struct {
			Kind    string `json:"kind"`
			Side    string `json:"side"`
			English []int  `json:"en_lines"`
			French  []int  `json:"fr_lines"`
		} `json:"changes"`
	}
	if err := json.NewDecoder(r).Decode(&file); err != nil {
		return Truth{}, err
	}
	t := Truth{Only: [2][]OnlyLine{file.English, file.French}}
	for _, c := range file.Changes {
		side := slices.Index([]string{"en", "fr"}, c.Side)
		if side < 0 {
			return Truth{}, fmt.Errorf("the side of a change is %q (want en or fr)", c.Side)
		}
		t.Changes = append(t.Changes, Change{c.Kind, side, [2][]int{c.English, c.French}})
	}
	return t, nil
}

// untouched reports whether nobody planted anything.
func (t *Truth) untouched() bool {
	for _, only := range t.Only {
		if slices.ContainsFunc(only, func(o OnlyLine) bool { return o.Kind != "original" }) {
			return false
		}
	}
	return len(t.Changes) == 0
}

// Findings is how well the checks told what is known to differ. A finding is
// right when it touches something known to differ on a side that it points at;
// it warns when its severity is warning or above and its confidence is at least
// the one asked for.
type Findings struct {
	Documents, Untouched int // an untouched document has nothing planted in it

	// Lines counts the one-sided lines. What stands in the lines of a change is
	// not predicted: it may rightly be told as missing or not.
	Lines Score

	Kinds    map[string]Caught   // by kind of one-sided line or of change
	Checks   map[string]Reported // warnings, by check
	Warnings Reported            // all of them
	Quiet    Reported            // those in untouched documents
	Deciles  [10]Reported        // all findings, by tenth of confidence
}

// Caught counts how many of the known differences of a kind were found.
type Caught struct {
	Gold  int
	Found int // by a check that fits
	Exact int // by the very check for it
}

// Reported counts findings.
type Reported struct{ Findings, Right int }

// Share is the share of the findings that are right; 1 where there are none.
func (r Reported) Share() float64 { return ratio(r.Right, r.Findings) }

// Add adds the counts of another.
func (r *Reported) Add(o Reported) {
	r.Findings += o.Findings
	r.Right += o.Right
}

// Add adds the counts of another.
func (c *Caught) Add(o Caught) {
	c.Gold += o.Gold
	c.Found += o.Found
	c.Exact += o.Exact
}

// Add adds the counts of another.
func (f *Findings) Add(o Findings) {
	f.Documents += o.Documents
	f.Untouched += o.Untouched
	f.Lines.Add(o.Lines)
	for kind, c := range o.Kinds {
		f.caught(kind, c)
	}
	for check, r := range o.Checks {
		f.reported(check, r)
	}
	f.Warnings.Add(o.Warnings)
	f.Quiet.Add(o.Quiet)
	for i := range f.Deciles {
		f.Deciles[i].Add(o.Deciles[i])
	}
}

func (f *Findings) caught(kind string, c Caught) {
	if f.Kinds == nil {
		f.Kinds = map[string]Caught{}
	}
	c.Add(f.Kinds[kind])
	f.Kinds[kind] = c
}

func (f *Findings) reported(check string, r Reported) {
	if f.Checks == nil {
		f.Checks = map[string]Reported{}
	}
	r.Add(f.Checks[check])
	f.Checks[check] = r
}

// Difference is a false alarm or a miss, for reading errors.
type Difference struct {
	Finding *align.Finding // wrong, or right elsewhere than in the line At; nil for a miss
	Kind    string         // of what was missed
	Side    int            // where At is: 0 in the source, 1 in the target
	At      segment.Span
}

// fit are the checks that may tell a change of a kind. The first is the very
// check for it.
var fit = map[string][]string{
	"number":       {"number", "date", "time", "amount", "percentage", "reference"},
	"truncated":    {"partial", "omission", "addition"},
	"untranslated": {"untranslated"},
	"duplicated":   {"duplicate", "addition", "omission"},
	"swapped":      {"order", "moved"},
}

// alone are the checks that say that a line is one-sided; the first two are the
// very checks for it.
var alone = []string{"omission", "addition", "partial", "duplicate"}

// Inspect scores the findings on a pair of documents against what is known to
// differ. A finding below minConfidence counts in the deciles only. False alarms
// at warning or above, lines that a right finding flags wrongly, and what no
// finding told are handed to tell, which may be nil. Truth that names no line of the documents is an error.
func Inspect(v *align.Verdict, t Truth, minConfidence float64, tell func(Difference)) (Findings, error) {
	if tell == nil {
		tell = func(Difference) {}
	}
	in, err := newInspection(v, t)
	if err != nil {
		return Findings{}, err
	}
	in.tell = tell
	in.out.Documents = 1
	if t.untouched() {
		in.out.Untouched = 1
	}
	for i := range v.Findings {
		in.report(&v.Findings[i], minConfidence)
	}
	in.oneSided()
	in.changes()
	return in.out, nil
}

// inspection is the scoring of one pair.
type inspection struct {
	verdict *align.Verdict
	truth   Truth
	docs    [2]*segment.Document
	lines   [2][]segment.Span   // of each line, without the white space around it
	only    [2][]segment.Span   // of each of truth.Only
	changed [2][][]segment.Span // of the lines of each of truth.Changes
	sure    []*align.Finding    // confident enough
	tell    func(Difference)
	out     Findings
}

func newInspection(v *align.Verdict, t Truth) (*inspection, error) {
	in := &inspection{verdict: v, truth: t, docs: [2]*segment.Document{v.Alignment.Src, v.Alignment.Dst}}
	for side, d := range in.docs {
		in.lines[side] = lineSpans(d.Source)
		for _, o := range t.Only[side] {
			at, err := in.locate(side, o.Line, o.Text)
			if err != nil {
				return nil, err
			}
			in.only[side] = append(in.only[side], at)
		}
		for _, c := range t.Changes {
			spans := make([]segment.Span, len(c.Lines[side]))
			for i, line := range c.Lines[side] {
				var err error
				if spans[i], err = in.locate(side, line, ""); err != nil {
					return nil, err
				}
			}
			in.changed[side] = append(in.changed[side], spans)
		}
	}
	return in, nil
}

// locate finds a text in a line; the whole line where the text is empty.
func (in *inspection) locate(side, line int, text string) (segment.Span, error) {
	d := in.docs[side]
	if line < 1 || line > len(in.lines[side]) {
		return segment.Span{}, fmt.Errorf("%s has no line %d", d.Name, line)
	}
	at := in.lines[side][line-1]
	text = strings.TrimSpace(text)
	if text == "" {
		return at, nil
	}
	i := strings.Index(d.Source[at.Start:at.End], text)
	if i < 0 {
		return segment.Span{}, fmt.Errorf("%s:%d: %.40q is not in the line", d.Name, line, text)
	}
	return segment.Span{Start: at.Start + i, End: at.Start + i + len(text)}, nil
}

// lineSpans are the lines of a text as [segment.Document.Position] counts them.
func lineSpans(s string) []segment.Span {
	var out []segment.Span
	for start := 0; ; {
		n := strings.IndexAny(s[start:], "\r\n")
		end := len(s)
		if n >= 0 {
			end = start + n
		}
		line := s[start:end]
		left := len(line) - len(strings.TrimLeftFunc(line, unicode.IsSpace))
		text := strings.TrimSpace(line)
		out = append(out, segment.Span{Start: start + left, End: start + left + len(text)})
		if n < 0 {
			return out
		}
		start = end + 1
		if strings.HasPrefix(s[end:], "\r\n") {
			start++
		}
	}
}

// Sides returns the sides that a finding points at, 0 for the source and 1 for
// the target: the one that has what the other lacks, the one that an argument
// names, and otherwise both.
func Sides(f align.Finding) []int {
	switch {
	case f.Check == "omission" || slices.Contains(f.Args, "source") || f.Dst.Empty():
		return []int{0}
	case f.Check == "addition" || slices.Contains(f.Args, "target") || f.Src.Empty():
		return []int{1}
	}
	return []int{0, 1}
}

// passage is the passage of a finding on a side.
func passage(f *align.Finding, side int) segment.Span {
	return [2]segment.Span{f.Src, f.Dst}[side]
}

// shared is how many bytes two spans share.
func shared(a, b segment.Span) int { return max(0, min(a.End, b.End)-max(a.Start, b.Start)) }

func size(s segment.Span) int { return s.End - s.Start }

// report counts a finding.
func (in *inspection) report(f *align.Finding, minConfidence float64) {
	one := Reported{Findings: 1}
	if in.right(f) {
		one.Right = 1
	}
	in.out.Deciles[min(9, max(0, int(f.Confidence*10)))].Add(one)
	if f.Confidence < minConfidence {
		return
	}
	in.sure = append(in.sure, f)
	if f.Severity < align.Warning {
		return
	}
	in.out.Warnings.Add(one)
	in.out.reported(f.Check, one)
	if in.out.Untouched > 0 {
		in.out.Quiet.Add(one)
	}
	if one.Right == 0 {
		side := Sides(*f)[0]
		in.tell(Difference{Finding: f, Side: side, At: passage(f, side)})
	}
}

// right reports whether a finding touches something known to differ. The
// documents translate each other, so that a finding on the whole pair is wrong.
func (in *inspection) right(f *align.Finding) bool {
	if !in.verdict.Parallel {
		return false
	}
	for _, side := range Sides(*f) {
		touches := func(at segment.Span) bool { return shared(passage(f, side), at) > 0 }
		if slices.ContainsFunc(in.only[side], touches) {
			return true
		}
		for _, spans := range in.changed[side] {
			if slices.ContainsFunc(spans, touches) {
				return true
			}
		}
	}
	return false
}

// oneSided scores the lines that only one side has.
func (in *inspection) oneSided() {
	for side := range in.docs {
		flagged := in.flagged(side, alone)
		exact := in.flagged(side, alone[:2])
		for i, o := range in.truth.Only[side] {
			at := in.twins(side, in.only[side][i])
			c := Caught{Gold: 1}
			if covered(at, flagged) {
				c.Found = 1
			} else {
				in.tell(Difference{Kind: o.Kind, Side: side, At: in.only[side][i]})
			}
			if covered(at, exact) {
				c.Exact = 1
			}
			in.out.Lines.Gold++
			in.out.Lines.Found += c.Found
			in.out.caught(o.Kind, c)
		}
		in.predicted(side, flagged)
	}
}

// flag is a passage that a finding says is one-sided.
type flag struct {
	finding *align.Finding
	at      segment.Span
}

// flagged are the passages of a side that the checks say are one-sided.
func (in *inspection) flagged(side int, checks []string) []flag {
	var out []flag
	for _, f := range in.sure {
		if slices.Contains(checks, f.Check) && slices.Contains(Sides(*f), side) {
			out = append(out, flag{f, passage(f, side)})
		}
	}
	return out
}

// twins are a passage and, where it is a copy that was planted, the other copy:
// which of the two is too many cannot be told.
func (in *inspection) twins(side int, at segment.Span) []segment.Span {
	for i, c := range in.truth.Changes {
		if c.Kind == "duplicated" && slices.Contains(in.changed[side][i], at) {
			return in.changed[side][i]
		}
	}
	return []segment.Span{at}
}

// covered reports whether half of one of the passages is flagged.
func covered(passages []segment.Span, flagged []flag) bool {
	return slices.ContainsFunc(passages, func(at segment.Span) bool {
		n := 0
		for _, f := range flagged {
			n += shared(at, f.at)
		}
		return n > 0 && 2*n >= size(at)
	})
}

// predicted counts the lines that are flagged.
func (in *inspection) predicted(side int, flagged []flag) {
	for _, line := range in.lines[side] {
		if !strings.ContainsFunc(in.docs[side].Source[line.Start:line.End], worded) {
			continue
		}
		hits := slices.DeleteFunc(slices.Clone(flagged), func(f flag) bool { return !in.flags(side, f, line) })
		switch {
		case len(hits) == 0:
		case in.lone(side, line, hits):
			in.out.Lines.Predicted++
			in.out.Lines.Right++
		case !in.isChanged(side, line):
			in.out.Lines.Predicted++
			in.overrun(side, line, hits)
		}
	}
}

// flags reports whether a flag is about a line: it holds half of the line, or of
// what is known to be alone in it, or the line holds half of the flag.
func (in *inspection) flags(side int, f flag, line segment.Span) bool {
	n := shared(f.at, line)
	return n > 0 && (2*n >= min(size(line), size(f.at)) ||
		slices.ContainsFunc(in.only[side], func(at segment.Span) bool {
			return shared(at, line) > 0 && covered([]segment.Span{at}, []flag{f})
		}))
}

// lone reports whether a flag on a line touches what only that side has.
func (in *inspection) lone(side int, line segment.Span, hits []flag) bool {
	for _, only := range in.only[side] {
		for _, at := range in.twins(side, only) {
			if shared(at, line) > 0 && slices.ContainsFunc(hits, func(f flag) bool { return shared(f.at, at) > 0 }) {
				return true
			}
		}
	}
	return false
}

// isChanged reports whether a line is one of those of a change.
func (in *inspection) isChanged(side int, line segment.Span) bool {
	return slices.ContainsFunc(in.changed[side], func(spans []segment.Span) bool { return slices.Contains(spans, line) })
}

// overrun tells of a line that a finding, right elsewhere, flags wrongly. One
// that is right nowhere has been told.
func (in *inspection) overrun(side int, line segment.Span, hits []flag) {
	for _, f := range hits {
		if in.right(f.finding) {
			in.tell(Difference{Finding: f.finding, Side: side, At: line})
		}
	}
}

func worded(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// changes counts the changes that a warning tells, on either side.
func (in *inspection) changes() {
	for i, change := range in.truth.Changes {
		c := Caught{Gold: 1}
		for _, f := range in.sure {
			k := slices.Index(fit[change.Kind], f.Check)
			if f.Severity < align.Warning || k < 0 || !in.onChange(f, i) {
				continue
			}
			c.Found = 1
			if k == 0 {
				c.Exact = 1
			}
		}
		if c.Found == 0 {
			in.missedChange(i)
		}
		in.out.caught(change.Kind, c)
	}
}

// onChange reports whether a finding touches a line of change i.
func (in *inspection) onChange(f *align.Finding, i int) bool {
	for side := range in.docs {
		if slices.ContainsFunc(in.changed[side][i], func(at segment.Span) bool { return shared(passage(f, side), at) > 0 }) {
			return true
		}
	}
	return false
}

func (in *inspection) missedChange(i int) {
	d := Difference{Kind: in.truth.Changes[i].Kind, Side: in.truth.Changes[i].Side}
	if spans := in.changed[d.Side][i]; len(spans) > 0 {
		d.At = spans[0]
	}
	in.tell(d)
}
