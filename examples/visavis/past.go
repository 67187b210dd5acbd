package main

import (
	"context"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/examples/visavis/internal/site"
	"github.com/visavis/visavis/segment"
)

// past is a pair as it was at the revision that --changed-since names. An edit
// beside an old gap looks to git like one that opens it: only the two pages of
// then tell. They are read and compared when that is first asked.
type past struct {
	*checker
	aligner *align.Aligner
	ctx     context.Context

	read   bool
	prints map[string]bool // the fingerprints of then
}

// had reports whether a finding was there before, of which a part now has this
// fingerprint. That a page is new, or could not be read then, is no.
func (p *past) had(a *align.Alignment, fingerprint string, settings site.Settings) (bool, error) {
	if !p.read {
		p.read = true
		if err := p.compare(a, settings); err != nil {
			return false, err
		}
	}
	return p.prints[fingerprint], nil
}

// compare finds what there was to find. The pages have their names of now, which
// are part of the fingerprints.
func (p *past) compare(a *align.Alignment, settings site.Settings) error {
	src, ok := p.document(a.Src)
	if !ok {
		return nil
	}
	dst, ok := p.document(a.Dst)
	if !ok {
		return nil
	}
	aligner := *p.aligner
	if p.root == nil {
		// Of two files the lines that are known are those of now.
		aligner.Known = func(src, dst *segment.Document) ([]align.Bead, error) {
			beads, err := (&knownFlags{Border: p.Border}).known(p.s, src, dst)
			if err != nil {
				return nil, nil
			}
			return beads, nil
		}
	}
	v, err := compare(p.ctx, &aligner, src, dst, settings)
	if err != nil {
		return p.s.libraryError(err)
	}
	parts := *v
	parts.Findings = nil
	for _, f := range v.Findings {
		for _, part := range partsOf(v.Alignment, f) {
			parts.Findings = append(parts.Findings, part.Finding)
		}
	}
	p.prints = map[string]bool{}
	for i, f := range identified(&parts, nil, p.s.ui).Findings {
		// What was too unsure to be told is told when it is sure.
		if parts.Findings[i].Confidence >= *settings.MinConfidence {
			p.prints[f.Fingerprint] = true
		}
	}
	return nil
}

// document is a page as it was.
func (p *past) document(now *segment.Document) (*segment.Document, bool) {
	if !p.changes.Any(now.Name) {
		return now, true
	}
	path, content, ok := p.changes.Before(p.ctx, now.Name)
	if !ok || p.MaxBytes > 0 && len(content) > p.MaxBytes {
		return nil, false
	}
	in, err := p.s.decode(path, content, p.formatFlag)
	if err != nil {
		return nil, false
	}
	in.path = now.Name
	parser := p.parser()
	parser.Lang = now.Lang
	return in.document(parser, p.Segmented), true
}
