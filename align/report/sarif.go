package report

import (
	"io"
	"math"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
)

// The parts of SARIF 2.1.0 (OASIS, 27 March 2020) that a report has.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool struct {
			Driver sarifComponent `json:"driver"`
		} `json:"tool"`
		Invocations  []sarifInvocation      `json:"invocations"`
		Bases        map[string]sarifFolder `json:"originalUriBaseIds"`
		Results      []sarifResult          `json:"results"`
		ColumnKind   string                 `json:"columnKind"`
		Language     string                 `json:"language"`
		Translations []sarifComponent       `json:"translations"`
	}
	sarifComponent struct {
		Name           string      `json:"name"`
		Version        string      `json:"version,omitempty"`
		InformationURI string      `json:"informationUri,omitempty"`
		Language       string      `json:"language"`
		Contents       []string    `json:"contents,omitempty"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID    string     `json:"id"`
		Short *sarifText `json:"shortDescription,omitempty"`
		Full  *sarifText `json:"fullDescription,omitempty"`
		Help  *sarifText `json:"help,omitempty"`
		URI   string     `json:"helpUri,omitempty"`
	}
	sarifText struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifInvocation struct {
		Successful    bool        `json:"executionSuccessful"`
		ExitCode      int         `json:"exitCode"`
		Start         string      `json:"startTimeUtc,omitempty"`
		Notifications []sarifNote `json:"toolExecutionNotifications,omitempty"`
	}
	sarifNote struct {
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
	}
	sarifFolder struct {
		Description sarifText `json:"description"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Rank         float64           `json:"rank"`
		Message      sarifText         `json:"message"`
		Locations    []sarifLocation   `json:"locations"`
		Related      []sarifLocation   `json:"relatedLocations,omitempty"`
		Fingerprints map[string]string `json:"partialFingerprints"`
	}
	sarifLocation struct {
		ID       int `json:"id,omitempty"`
		Physical struct {
			Artifact sarifArtifact `json:"artifactLocation"`
			Region   *sarifRegion  `json:"region,omitempty"`
		} `json:"physicalLocation"`
		Message *sarifText `json:"message,omitempty"`
	}
	sarifArtifact struct {
		URI  string `json:"uri"`
		Base string `json:"uriBaseId,omitempty"`
	}
	sarifRegion struct {
		StartLine   int        `json:"startLine"`
		StartColumn int        `json:"startColumn,omitempty"`
		EndLine     int        `json:"endLine,omitempty"`
		EndColumn   int        `json:"endColumn,omitempty"`
		ByteOffset  *int       `json:"byteOffset,omitempty"`
		ByteLength  *int       `json:"byteLength,omitempty"`
		Snippet     *sarifText `json:"snippet,omitempty"`
	}
)

const (
	sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	sarifRoot   = "%SRCROOT%"
)

// WriteSARIF writes the report as SARIF 2.1.0. Its rules are the checks that ran,
// with their pages in both languages. The passage on the other side is the related
// location of a result, its rank the confidence in percent, and its partial
// fingerprint "visavis/v1" that of the finding. Columns count code points, offsets
// bytes of the file. Pairs that could not be checked are notifications of the
// invocation.
func (r *Report) WriteSARIF(w io.Writer, run Run) error {
	ui, other := English, French
	if run.UI == French {
		ui, other = French, English
	}
	out := sarifRun{
		Results: []sarifResult{}, ColumnKind: "unicodeCodePoints", Language: string(ui),
		Bases: map[string]sarifFolder{sarifRoot: {sarifText{Text: text(ui,
			"The root of the repository, or else the folder in which the program ran.",
			"La racine du dépôt ou, à défaut, le dossier où le programme a été exécuté.")}}},
	}
	checks := r.checks(run)
	out.Tool.Driver = sarifComponent{Name: "visavis", Version: run.Version, InformationURI: home,
		Language: string(ui), Rules: sarifRules(checks, ui, true)}
	out.Translations = []sarifComponent{{Name: "visavis", Language: string(other),
		Contents: []string{"localizedData"}, Rules: sarifRules(checks, other, false)}}
	invocation := sarifInvocation{Successful: true, ExitCode: run.ExitCode}
	if !run.Started.IsZero() {
		invocation.Start = run.Started.UTC().Format("2006-01-02T15:04:05Z")
	}
	index := map[string]int{}
	for i, c := range checks {
		index[c] = i
	}
	for i := range r.Pairs {
		p := &r.Pairs[i]
		if p.Error != "" {
			invocation.Successful = false
			n := sarifNote{Level: "error", Message: sarifMessage(failure(p, ui))}
			for _, path := range p.paths() {
				n.Locations = append(n.Locations, sarifPlace(run, path, nil))
			}
			invocation.Notifications = append(invocation.Notifications, n)
		}
		for _, f := range p.Findings {
			out.Results = append(out.Results, sarifOf(p, f, index[f.Check], run))
		}
	}
	out.Invocations = []sarifInvocation{invocation}
	return writeJSON(w, sarifLog{sarifSchema, "2.1.0", []sarifRun{out}}, "  ")
}

func sarifOf(p *Pair, f Finding, rule int, run Run) sarifResult {
	file, here := p.Here(f)
	res := sarifResult{
		RuleID: f.Check, RuleIndex: rule, Level: f.Severity, Rank: math.Round(100 * f.Confidence), Message: sarifMessage(Excerpt(f.Message, 0)),
		Locations:    []sarifLocation{sarifPlace(run, file.Path, sarifArea(f.Check, here))},
		Fingerprints: map[string]string{"visavis/v1": f.Fingerprint},
	}
	twin, there := p.There(f)
	if twin.Path == "" || there.Line == 0 {
		return res
	}
	other := sarifPlace(run, twin.Path, sarifArea(f.Check, there))
	other.ID = 1
	about := text(run.UI, "The passage that it faces", "Le passage auquel il fait face")
	switch {
	case ofPair(f.Check):
		about = text(run.UI, "The other file", "L’autre fichier")
	case there.Start == there.End:
		about = text(run.UI, "Where it is missing", "L’endroit où il manque")
	}
	other.Message = &sarifText{Text: about}
	res.Related = []sarifLocation{other}
	return res
}

// sarifPlace is a place in a file, given by its path.
func sarifPlace(run Run, path string, region *sarifRegion) sarifLocation {
	var l sarifLocation
	l.Physical.Region = region
	path = run.path(path)
	if filepath.IsAbs(path) {
		l.Physical.Artifact.URI = (&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(path, "/")}).String()
	} else {
		l.Physical.Artifact = sarifArtifact{(&url.URL{Path: path}).String(), sarifRoot}
	}
	return l
}

// sarifArea is a passage as a region. Of a finding about whole files it is the
// first line, and without a place there is none.
func sarifArea(check string, p Passage) *sarifRegion {
	switch {
	case ofPair(check):
		return &sarifRegion{StartLine: 1}
	case p.Line == 0:
		return nil
	}
	offset, length := p.Start, p.End-p.Start
	g := &sarifRegion{p.Line, p.Column, p.EndLine, p.EndColumn, &offset, &length, nil}
	if p.Text != "" {
		g.Snippet = &sarifText{Text: p.Text}
	}
	return g
}

// sarifRules are the rules for some checks; in a translation they have their
// texts only.
func sarifRules(checks []string, ui UI, driver bool) []sarifRule {
	out := []sarifRule{}
	for _, c := range checks {
		rule := sarifRule{ID: c}
		if page := Explain(c, ui); page != "" {
			first, rest, _ := strings.Cut(page, "\n\n")
			rule.Short = &sarifText{Text: joined(first)}
			rule.Full = &sarifText{Text: strings.TrimSpace(joined(first) + " " + paragraph(rest))}
			rule.Help = &sarifText{Text: page}
			if driver {
				rule.Help.Markdown = "## English\n\n" + Explain(c, English) + "\n\n## Français\n\n" + Explain(c, French)
			}
		}
		if driver {
			rule.URI = home
		}
		out = append(out, rule)
	}
	return out
}

// paragraph is the first paragraph of a text, without what it says of arguments,
// if what follows it is no example.
func paragraph(page string) string {
	first, _, _ := strings.Cut(page, "\n\n")
	first = joined(first)
	if !strings.HasSuffix(first, ".") {
		return ""
	}
	for _, args := range []string{" Args: ", " Arguments : "} {
		first, _, _ = strings.Cut(first, args)
	}
	return first
}

// joined is a text on one line.
func joined(s string) string { return strings.Join(strings.Fields(s), " ") }

// sarifMessage is a message of which nothing is a placeholder or a link (SARIF
// 3.11.5 and 3.11.6).
func sarifMessage(s string) sarifText {
	s = placeholder.ReplaceAllString(s, "{{$1}}")
	return sarifText{Text: strings.ReplaceAll(s, "](", `\](`)}
}

var placeholder = regexp.MustCompile(`\{(\d+)\}`)
