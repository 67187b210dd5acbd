package site

import (
	"regexp"
	"slices"
	"strings"

	"github.com/visavis/visavis/segment"
)

// Suppressions are what a page says of the findings on it, in comments of HTML
// and Markdown and in its front matter:
//
//	<!-- visavis:ignore omission: reason -->   on the next block, or on this line
//	<!-- visavis:off omission, number -->      from here on
//	<!-- visavis:on -->                        no longer
//	visavis: {ignore: [omission]}              on the page
//	visavis: off                               on the page, any check
//
// Without the name of a check they are of any check. They hold for findings on
// passages of the page, and for those on passages missing from that place. Of a
// finding on a passage of several blocks they may hold for some of them.
type Suppressions struct {
	items []*suppression
	wrong []Complaint
}

type suppression struct {
	segment.Span          // where it stands
	checks       []string // any where empty
	from, to     int      // the findings that it silences, those that touch
	places       int      // where the places of missing passages start
	page         bool     // the whole page
	open         bool     // off, and not yet on
	used         bool
}

// Complaint is what is wrong with a suppression.
type Complaint struct {
	segment.Span        // where it stands
	Why          string // one of the constants below
	Name         string // the check, or the word that is none
}

// What can be wrong with a suppression.
const (
	Unused       = "unused"        // it silences nothing
	UnknownCheck = "unknown check" // Name is no check
	UnknownWord  = "unknown word"  // Name is not ignore, off or on
	NothingOff   = "nothing off"   // on without off
)

// comment is a comment that speaks to visavis. Space around the colon does not
// matter.
var comment = regexp.MustCompile(`<!--\s*visavis\s*:\s*([^\s:>-]*)((?s:.*?))-->`)

// ReadSuppressions reads those of a page. Known are the names of the checks there
// are. A comment in code, which readers see, is none.
func ReadSuppressions(d *segment.Document, known []string) *Suppressions {
	s := &Suppressions{}
	s.readMetadata(d, known)
	if !strings.Contains(d.Source, "visavis") {
		return s
	}
	for _, m := range comment.FindAllStringSubmatchIndex(d.Source, -1) {
		span := segment.Span{Start: m[0], End: m[1]}
		if strings.TrimSpace(d.Text[m[0]:m[1]]) != "" {
			continue
		}
		word, rest := d.Source[m[2]:m[3]], d.Source[m[4]:m[5]]
		names, _, _ := strings.Cut(rest, ":")
		checks := s.names(span, names, known)
		if checks == nil {
			continue
		}
		switch word {
		case "ignore":
			s.items = append(s.items, ignoring(d, span, checks))
		case "off":
			s.items = append(s.items, &suppression{Span: span, checks: checks, from: span.End, to: len(d.Source) + 1, places: before(d, span.Start), open: true})
		case "on":
			s.on(span, checks)
		default:
			s.wrong = append(s.wrong, Complaint{span, UnknownWord, word})
		}
	}
	return s
}

// names splits a list of checks; nil if one of them does not exist.
func (s *Suppressions) names(span segment.Span, list string, known []string) []string {
	checks := []string{}
	for _, name := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' || r == '\n' || r == '\r' }) {
		if !slices.Contains(known, name) {
			s.wrong = append(s.wrong, Complaint{span, UnknownCheck, name})
			return nil
		}
		checks = append(checks, name)
	}
	return checks
}

// on ends those that are off, of some checks or of all.
func (s *Suppressions) on(span segment.Span, checks []string) {
	found := false
	for _, item := range slices.Clone(s.items) {
		left := slices.DeleteFunc(slices.Clone(item.checks), func(c string) bool { return slices.Contains(checks, c) })
		if !item.open || len(checks) > 0 && len(left) == len(item.checks) {
			continue
		}
		if len(checks) > 0 && len(left) > 0 {
			// The others stay off: one and the same suppression goes on.
			s.items = append(s.items, &suppression{Span: item.Span, checks: left, from: span.End, to: item.to,
				places: span.End, open: true, used: true})
		}
		item.to, item.open, found = span.Start, false, true
	}
	if !found {
		s.wrong = append(s.wrong, Complaint{span, NothingOff, ""})
	}
}

// ignoring is a comment for the line it stands on if there is text on it, or
// else for the next block.
func ignoring(d *segment.Document, span segment.Span, checks []string) *suppression {
	start := strings.LastIndexAny(d.Source[:span.Start], "\r\n") + 1
	end := len(d.Source)
	if n := strings.IndexAny(d.Source[span.End:], "\r\n"); n >= 0 {
		end = span.End + n
	}
	if strings.TrimSpace(d.Text[start:end]) != "" {
		return &suppression{Span: span, checks: checks, from: start, to: end + 1, places: start}
	}
	out := &suppression{Span: span, checks: checks, from: span.End, to: len(d.Source) + 1, places: before(d, span.Start)}
	if i := slices.IndexFunc(d.Blocks, func(b segment.Block) bool { return b.Start >= span.End }); i >= 0 && i+1 < len(d.Blocks) {
		out.to = d.Blocks[i].End
	}
	return out
}

// before is where the last block before an offset ends.
func before(d *segment.Document, offset int) int {
	end := 0
	for _, b := range d.Blocks {
		if b.End > offset {
			break
		}
		end = b.End
	}
	return end
}

// readMetadata reads what the front matter says.
func (s *Suppressions) readMetadata(d *segment.Document, known []string) {
	if len(d.Text) == 0 || d.Text == d.Source && !strings.HasPrefix(d.Source, "---") && !strings.HasPrefix(d.Source, "+++") {
		return
	}
	value, ok := frontMatter(d.Source)["visavis"]
	if !ok {
		return
	}
	span := metadataLine(d.Source)
	item := &suppression{Span: span, to: len(d.Source) + 1, page: true}
	switch v := value.(type) {
	case bool:
		if v {
			return
		}
	case string:
		if v != "off" {
			s.wrong = append(s.wrong, Complaint{span, UnknownWord, v})
			return
		}
	case map[string]any:
		for _, key := range sortedKeys(v) {
			if key != "ignore" {
				s.wrong = append(s.wrong, Complaint{span, UnknownWord, key})
				return
			}
		}
		if item.checks = s.names(span, listText(v["ignore"]), known); len(item.checks) == 0 {
			return
		}
	default:
		s.wrong = append(s.wrong, Complaint{span, UnknownWord, "visavis"})
		return
	}
	s.items = append(s.items, item)
}

// listText is a list of names, or one, as a text.
func listText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []any:
		var names []string
		for _, x := range v {
			if name, ok := x.(string); ok {
				names = append(names, name)
			}
		}
		return strings.Join(names, ",")
	}
	return ""
}

// metadataLine is the line of the front matter that has the key.
func metadataLine(source string) segment.Span {
	at := 0
	for line := range strings.Lines(source) {
		if strings.HasPrefix(strings.TrimLeft(line, " \t\"'[{"), "visavis") {
			return segment.Span{Start: at, End: at + len(strings.TrimRight(line, " \t\r\n"))}
		}
		at += len(line)
	}
	return segment.Span{}
}

// Any reports whether there are any.
func (s *Suppressions) Any() bool { return len(s.items) > 0 }

// Silence reports whether a finding of a check on a span, or on the whole page,
// is suppressed. An empty span is the place where a passage is missing.
func (s *Suppressions) Silence(check string, span segment.Span, whole bool) bool {
	found := false
	for _, item := range s.items {
		if len(item.checks) > 0 && !slices.Contains(item.checks, check) {
			continue
		}
		if item.page || whole && len(item.checks) > 0 || item.touches(span) {
			item.used, found = true, true
		}
	}
	return found
}

func (i *suppression) touches(span segment.Span) bool {
	if span.Start >= span.End {
		return i.places <= span.Start && span.Start < i.to
	}
	return span.Start < i.to && span.End > i.from
}

// Complaints are what is wrong with the suppressions, in the order in which they
// stand. Those that silenced nothing are wrong if all their checks ran; ran("")
// tells whether all checks there are did.
func (s *Suppressions) Complaints(ran func(check string) bool) []Complaint {
	out := slices.Clone(s.wrong)
	for _, item := range s.items {
		every := len(item.checks) > 0 || ran("")
		for _, c := range item.checks {
			every = every && ran(c)
		}
		if every && !item.used {
			out = append(out, Complaint{item.Span, Unused, strings.Join(item.checks, ", ")})
		}
	}
	slices.SortStableFunc(out, func(a, b Complaint) int { return a.Start - b.Start })
	return out
}
