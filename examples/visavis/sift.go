package main

import (
	"sort"
	"strings"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/examples/visavis/internal/site"
	"github.com/visavis/visavis/segment"
)

// sift makes a verdict an outcome. Fingerprints are those among all findings, so
// that they do not depend on which of them are told.
func (k *checker) sift(v *align.Verdict, settings site.Settings) outcome {
	src, dst := v.Alignment.Src, v.Alignment.Dst
	names := checkNames()
	said := [2]*site.Suppressions{site.ReadSuppressions(src, names), site.ReadSuppressions(dst, names)}
	silenced := make([]bool, len(v.Findings))
	for i, f := range v.Findings {
		whole := ofPair(f.Check)
		s, t := said[0].Silence(f.Check, f.Src, whole), said[1].Silence(f.Check, f.Dst, whole)
		silenced[i] = s || t
	}
	o := outcome{pair: report.NewPair(v, k.s.ui)}
	p := &o.pair
	o.complain(said, v, settings, k.s.ui)
	p.Identify()
	lines := k.touched(v)
	all := p.Findings
	p.Findings = []report.Finding{}
	if k.texts {
		o.told = &align.Verdict{Alignment: v.Alignment, Parallel: v.Parallel}
	}
	for i, f := range all {
		if i < len(silenced) && silenced[i] {
			o.suppressed++
			k.notice(&o, f)
			continue
		}
		changed := k.changes == nil
		if !changed && i < len(lines) {
			changed = lines[i]
		} else if !changed {
			file, here := p.Here(f)
			changed = k.changes.Touch(file.Path, here.Line, here.EndLine)
		}
		// That of the report is rounded.
		sure := f.Confidence
		if i < len(v.Findings) {
			sure = v.Findings[i].Confidence
		}
		if k.keep(&o, f, sure, settings, changed) && k.texts && i < len(v.Findings) {
			told := v.Findings[i]
			told.Severity, _ = align.ParseSeverity(o.pair.Findings[len(o.pair.Findings)-1].Severity) // as the settings have it
			o.told.Findings = append(o.told.Findings, told)
		}
	}
	return o
}

// complain adds the findings on comments that suppress nothing.
func (o *outcome) complain(said [2]*site.Suppressions, v *align.Verdict, settings site.Settings, ui report.UI) {
	if !settings.Runs("suppression") {
		return
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
			o.pair.Findings = append(o.pair.Findings, suppression(c, d, side, ui))
		}
	}
}

// ofPair reports whether a check has one finding for the pair.
func ofPair(check string) bool {
	return check == "unparallel" || check == "wrong-language" || check == "unpaired"
}

// keep adds a finding to those that are told, if it is to be, and says whether.
func (k *checker) keep(o *outcome, f report.Finding, sure float64, settings site.Settings, changed bool) bool {
	k.notice(o, f)
	source, target := o.pair.Source.Path, o.pair.Target.Path
	if sure < *settings.MinConfidence {
		return false
	}
	if i := k.config.Allowed(f.Check, source, target, f.Source.Text, f.Target.Text); i >= 0 {
		o.used = append(o.used, i)
		o.suppressed++
		return false
	}
	if severity, ok := settings.Severity[f.Check]; ok {
		f.Severity = severity
	}
	file, here := o.pair.Here(f)
	text := here.Text
	if text == "" {
		text = f.Message
	}
	o.entries = append(o.entries, site.NewEntry(f, file.Path, text))
	if _, ok := k.baseline[f.Fingerprint]; ok || k.UpdateBaseline {
		o.accepted++
		return false
	}
	if changed {
		// A part of a page would keep the whole of it in memory.
		f.Source.Text, f.Target.Text = strings.Clone(f.Source.Text), strings.Clone(f.Target.Text)
		o.pair.Findings = append(o.pair.Findings, f)
	}
	return changed
}

// notice marks the entry of a finding in the baseline as still there.
func (k *checker) notice(o *outcome, f report.Finding) {
	if _, ok := k.baseline[f.Fingerprint]; ok {
		o.seen = append(o.seen, f.Fingerprint)
	}
}

// touched tells of each finding whether its passages, or the places where they
// are missing, are on lines that have changed. Without changes it is nil.
func (k *checker) touched(v *align.Verdict) []bool {
	if k.changes == nil {
		return nil
	}
	src, dst := v.Alignment.Src, v.Alignment.Dst
	out := make([]bool, len(v.Findings))
	for i, f := range v.Findings {
		if ofPair(f.Check) {
			out[i] = k.changes.Any(src.Name) || k.changes.Any(dst.Name)
			continue
		}
		out[i] = k.touch(src, f.Src) || k.touch(dst, f.Dst)
	}
	return out
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
