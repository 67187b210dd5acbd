package site

import "slices"

// Settings are those of one pair of pages.
type Settings struct {
	Checks        []string // that run, where not nil
	Disable       []string // that do not
	MinConfidence *float64
	Severity      map[string]string // in place of their own
}

// For returns the settings for a pair of pages, either of which may be "".
func (c *Config) For(source, target string) Settings {
	s := Settings{Checks: c.Checks, Disable: c.Disable, MinConfidence: c.MinConfidence}
	for _, r := range c.Rules {
		if !either(r.Paths, source, target) {
			continue
		}
		if r.Checks != nil {
			s.Checks, s.Disable = r.Checks, nil
		}
		s.Disable = slices.Concat(s.Disable, r.Disable)
		if r.MinConfidence != nil {
			s.MinConfidence = r.MinConfidence
		}
		for check, severity := range r.Severity {
			if s.Severity == nil {
				s.Severity = map[string]string{}
			}
			s.Severity[check] = severity
		}
	}
	return s
}

// Fits reports whether a rule is one for a page.
func (r Rule) Fits(page string) bool { return matches(r.Paths, page) }

// Runs reports whether a check runs.
func (s Settings) Runs(check string) bool {
	return (len(s.Checks) == 0 || slices.Contains(s.Checks, check)) && !slices.Contains(s.Disable, check)
}

// Allowed returns the index of the pattern in Allow that fits a finding, or -1.
func (c *Config) Allowed(check, source, target, sourceText, targetText string) int {
	return slices.IndexFunc(c.Allow, func(a Allow) bool {
		return (a.Check == "" || a.Check == check) &&
			(len(a.Paths) == 0 || either(a.Paths, source, target)) &&
			(a.pattern.MatchString(sourceText) || a.pattern.MatchString(targetText))
	})
}

func either(globs []string, source, target string) bool {
	return source != "" && matches(globs, source) || target != "" && matches(globs, target)
}
