package report

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strconv"
)

// gitlabIssue is an entry of the Code Quality report of GitLab.
type gitlabIssue struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"` // info, minor, major, critical or blocker
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end,omitempty"`
}

// WriteGitLab writes the findings as a Code Quality report of GitLab: a JSON
// array. A note is of severity info there, a warning minor, an error major;
// critical is a pair that is none, and blocker one that could not be checked,
// under the check name "error". GitLab drops one of two equal fingerprints, so
// those are told apart by a number. schema/gitlab.json describes it.
func (r *Report) WriteGitLab(w io.Writer, run Run) error {
	issues, seen := []gitlabIssue{}, map[string]int{}
	add := func(i gitlabIssue) {
		key := i.Fingerprint
		if seen[key]++; seen[key] > 1 {
			i.Fingerprint = digest(key + "\x00" + strconv.Itoa(seen[key]))
		}
		issues = append(issues, i)
	}
	for i := range r.Pairs {
		p := &r.Pairs[i]
		if paths := p.paths(); p.Error != "" && len(paths) > 0 {
			add(gitlabIssue{failure(run.rebased(p), run.UI), "error", digest("error\x00" + p.name()), "blocker",
				gitlabLocation{run.path(paths[0]), gitlabLines{Begin: 1}}})
		}
		for _, f := range p.Findings {
			file, here := p.Here(f)
			issue := gitlabIssue{Excerpt(f.Message, 0), f.Check, f.Fingerprint, "info",
				gitlabLocation{run.path(file.Path), gitlabLines{max(1, here.Line), here.EndLine}}}
			if ofPair(f.Check) {
				issue.Location.Lines = gitlabLines{Begin: 1}
			}
			switch {
			case f.Severity == "error" && ofPair(f.Check):
				issue.Severity = "critical"
			case f.Severity == "error":
				issue.Severity = "major"
			case f.Severity == "warning":
				issue.Severity = "minor"
			}
			add(issue)
		}
	}
	return writeJSON(w, issues, "  ")
}

// digest is 32 hexadecimal digits for a key.
func digest(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:16])
}
