package main

import (
	"sort"
	"strings"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/examples/visavis/internal/site"
	"github.com/visavis/visavis/segment"
)

// fate is what becomes of a finding.
type fate uint8

const (
	told       fate = iota
	unsure          // less sure than is asked for
	suppressed      // by the page, or by a pattern of the settings
	accepted        // by the baseline
	unchanged       // not on lines that have changed
)

// sift makes a verdict an outcome. Fingerprints are those among all findings, so
// that they do not depend on which of them are told; those of the baseline are
// of their parts.
func (k *checker) sift(v *align.Verdict, settings site.Settings, past *past) outcome {
	a := v.Alignment
	names := checkNames()
	said := [2]*site.Suppressions{site.ReadSuppressions(a.Src, names), site.ReadSuppressions(a.Dst, names)}
	// Without anything to tell parts apart by, a finding is one.
	apart := len(k.baseline) > 0 || k.UpdateBaseline || k.changes != nil || len(k.config.Allow) > 0 || said[0].Any() || said[1].Any()
	parts, asParts := make([][]part, len(v.Findings)), *v
	asParts.Findings = nil
	for i, f := range v.Findings {
		parts[i] = []part{{Finding: f, wide: f}}
		if apart {
			parts[i] = partsOf(a, f)
		}
		for j, p := range parts[i] {
			whole := ofPair(f.Check)
			s, t := said[0].Silence(f.Check, p.wide.Src, whole), said[1].Silence(f.Check, p.wide.Dst, whole)
			parts[i][j].silenced = s || t
			asParts.Findings = append(asParts.Findings, p.Finding)
		}
	}
	more := complaints(said, v, settings, k.s.ui)
	small := identified(&asParts, more, k.s.ui)
	before, moved := k.acceptedWhole(v, parts), k.moved(&small)

	o := outcome{}
	var fates []fate
	asTold := *v
	asTold.Findings = nil
	for i, f := range v.Findings {
		old := before != nil && before[i] != ""
		if old {
			o.seen = append(o.seen, before[i])
		}
		k.allow(v, f, parts[i])
		all := make([]fate, len(parts[i]))
		for j, p := range parts[i] {
			c := candidate{small.Findings[0], p.Confidence, p.silenced, old, k.touched(a, p.wide), p.pattern}
			small.Findings = small.Findings[1:]
			if print, ok := moved[c.Fingerprint]; ok {
				c.accepted = true
				o.seen = append(o.seen, print)
			}
			all[j] = k.weigh(&o, &small, c, settings)
			if all[j] == told && k.beside(a, p.wide) {
				had, err := past.had(a, c.Fingerprint, settings)
				switch {
				case err != nil:
					return outcome{err: err}
				case had:
					all[j] = unchanged
				}
			}
		}
		for first, end := 0, 0; first < len(all); first = end {
			for end = first; end < len(all) && all[end] == all[first]; end++ {
			}
			piece, now := f, all[first]
			if end-first < len(all) {
				if piece = joined(a, f, parts[i][first:end]); !worded(a, piece) {
					now = unsure
				}
			}
			asTold.Findings, fates = append(asTold.Findings, piece), append(fates, now)
		}
	}
	for _, f := range small.Findings {
		file, here := small.Here(f)
		c := candidate{f, f.Confidence, false, false, k.changes == nil || k.changes.Touch(file.Path, here.Line, here.EndLine), -1}
		fates = append(fates, k.weigh(&o, &small, c, settings))
	}

	o.pair = identified(&asTold, more, k.s.ui)
	all := o.pair.Findings
	o.pair.Findings = []report.Finding{}
	if k.texts {
		o.told = &align.Verdict{Alignment: a, Parallel: v.Parallel}
	}
	for i, f := range all {
		o.tell(f, fates[i], settings)
		if o.told != nil && fates[i] == told && i < len(asTold.Findings) {
			f := asTold.Findings[i]
			f.Severity, _ = align.ParseSeverity(o.pair.Findings[len(o.pair.Findings)-1].Severity) // as the settings have it
			o.told.Findings = append(o.told.Findings, f)
		}
	}
	return o
}

// identified is the pair of a verdict, with more findings, and the fingerprints
// of all.
func identified(v *align.Verdict, more []report.Finding, ui report.UI) report.Pair {
	p := report.NewPair(v, ui)
	p.Findings = append(p.Findings, more...)
	p.Identify()
	return p
}

// complaints are the findings on comments that suppress nothing.
func complaints(said [2]*site.Suppressions, v *align.Verdict, settings site.Settings, ui report.UI) (out []report.Finding) {
	if !settings.Runs("suppression") {
		return nil
	}
	ran := func(check string) bool {
		if !v.Parallel {
			return ofPair(check)
		}
		if check != "" {
			return settings.Runs(check)
		}
		for _, c := range align.Checks() {
			if !settings.Runs(c.Name) {
				return false
			}
		}
		return true
	}
	for i, side := range []string{report.Source, report.Target} {
		d := []*segment.Document{v.Alignment.Src, v.Alignment.Dst}[i]
		for _, c := range said[i].Complaints(ran) {
			out = append(out, suppression(c, d, side, ui))
		}
	}
	return out
}

// ofPair reports whether a check has one finding for the pair.
func ofPair(check string) bool {
	return check == "unparallel" || check == "wrong-language" || check == "unpaired"
}

// candidate is a finding, or a part of one, and what decides its fate.
type candidate struct {
	report.Finding
	sure     float64 // that of the report is rounded
	silenced bool    // by the page
	accepted bool    // as part of a passage that the baseline has as one
	changed  bool
	pattern  int // of the settings, that fits it; -1 if none does
}

// weigh says what becomes of a finding on a pair, and notes it for the baseline.
func (k *checker) weigh(o *outcome, p *report.Pair, c candidate, settings site.Settings) fate {
	_, known := k.baseline[c.Fingerprint]
	if known {
		o.seen = append(o.seen, c.Fingerprint)
	}
	switch {
	case c.silenced:
		return suppressed
	case c.sure < *settings.MinConfidence:
		return unsure
	case c.pattern >= 0:
		o.used = append(o.used, c.pattern)
		return suppressed
	}
	file, here := p.Here(c.Finding)
	text := here.Text
	if text == "" {
		text = c.Message
	}
	o.entries = append(o.entries, site.NewEntry(c.Finding, file.Path, text))
	switch {
	case known || c.accepted || k.UpdateBaseline:
		return accepted
	case !c.changed:
		return unchanged
	}
	return told
}

// tell adds a finding to those that are told, or counts it among the others.
func (o *outcome) tell(f report.Finding, is fate, settings site.Settings) {
	switch is {
	case suppressed:
		o.suppressed++
	case accepted:
		o.accepted++
	case told:
		if severity, ok := settings.Severity[f.Check]; ok {
			f.Severity = severity
		}
		// A part of a page would keep the whole of it in memory.
		f.Source.Text, f.Target.Text = strings.Clone(f.Source.Text), strings.Clone(f.Target.Text)
		o.pair.Findings = append(o.pair.Findings, f)
	}
}

// allow finds the patterns of the settings that fit a finding: the blocks that
// they fit, or all of it where they fit none by itself.
func (k *checker) allow(v *align.Verdict, f align.Finding, parts []part) {
	src, dst := v.Alignment.Src, v.Alignment.Dst
	pattern := func(f align.Finding) int {
		return k.config.Allowed(f.Check, src.Name, dst.Name, src.Source[f.Src.Start:f.Src.End], dst.Source[f.Dst.Start:f.Dst.End])
	}
	any := false
	for i, p := range parts {
		parts[i].pattern = pattern(p.wide)
		any = any || parts[i].pattern >= 0
	}
	if whole := -1; !any && len(parts) > 1 {
		whole = pattern(f)
		for i := range parts {
			parts[i].pattern = whole
		}
	}
}

// acceptedWhole tells of each finding of several parts the fingerprint by which
// the baseline has it as one, or "": files of old have passages so.
func (k *checker) acceptedWhole(v *align.Verdict, parts [][]part) []string {
	if len(k.baseline) == 0 {
		return nil
	}
	out := make([]string, len(v.Findings))
	for i, f := range identified(v, nil, k.s.ui).Findings {
		if _, ok := k.baseline[f.Fingerprint]; ok && len(parts[i]) > 1 {
			out[i] = f.Fingerprint
		}
	}
	return out
}

// touched reports whether the passages of a finding, or the places where they are
// missing, are on lines that have changed. Without changes they all are.
func (k *checker) touched(a *align.Alignment, f align.Finding) bool {
	switch {
	case k.changes == nil:
		return true
	case ofPair(f.Check):
		return k.changes.Any(a.Src.Name) || k.changes.Any(a.Dst.Name)
	}
	return k.touch(a.Src, f.Src) || k.touch(a.Dst, f.Dst)
}

// beside reports whether a finding is on lines that have changed only in that
// some were taken out where its passage is missing: perhaps it is older than that.
func (k *checker) beside(a *align.Alignment, f align.Finding) bool {
	return k.changes != nil && !ofPair(f.Check) &&
		(f.Src.Empty() || !k.touch(a.Src, f.Src)) && (f.Dst.Empty() || !k.touch(a.Dst, f.Dst))
}

func (k *checker) touch(d *segment.Document, s segment.Span) bool {
	if s.Start < s.End {
		return k.changes.Touch(d.Name, d.Position(s.Start).Line, d.Position(s.End-1).Line)
	}
	// The place of a missing passage is between two segments.
	next := sort.Search(len(d.Segments), func(i int) bool { return d.Segments[i].Start >= s.Start })
	first, last := 1, 1<<30
	if next > 0 {
		first = d.Position(d.Segments[next-1].End).Line
	}
	if next < len(d.Segments) {
		last = d.Position(d.Segments[next].Start).Line
	}
	return k.changes.Cut(d.Name, first, last)
}
