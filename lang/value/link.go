package value

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
)

// linkFinder goes from link to link. Each field is where its mark comes next,
// so that a text is searched once for each of them.
type linkFinder struct {
	text            string
	at, scheme, www int
}

func (l *linkFinder) seek(mark string, found, pos int) int {
	if found >= pos {
		return found
	}
	if i := strings.Index(l.text[pos:], mark); i >= 0 {
		return pos + i
	}
	return len(l.text)
}

// next returns the first link at or after pos, or an empty one at the end.
func (l *linkFinder) next(pos int) (start, end int) {
	for from := pos; ; {
		l.at, l.scheme, l.www = l.seek("@", l.at, from), l.seek("://", l.scheme, from), l.seek("www.", l.www, from)
		mark := min(l.at, l.scheme, l.www)
		if mark == len(l.text) {
			return mark, mark
		}
		switch mark {
		case l.at:
			start, end = l.mail(pos, mark)
		case l.scheme:
			start, end = l.address(pos, mark)
		default:
			start, end = mark, addressEnd(l.text, mark)
			if end-mark < len("www.a.b") {
				end = start
			}
		}
		if start < end {
			return start, end
		}
		from = mark + 1
	}
}

// longestName bounds what stands before the @ of an e-mail address.
const longestName = 64

func (l *linkFinder) mail(pos, mark int) (start, end int) {
	start = mark
	for start > pos && mark-start < longestName && (alnumByte(l.text[start-1]) || strings.IndexByte("._-+%", l.text[start-1]) >= 0) {
		start--
	}
	end = mark + 1
	dot := false
	for end < len(l.text) && end-mark < 4*longestName && (alnumByte(l.text[end]) || l.text[end] == '-' ||
		l.text[end] == '.' && end+1 < len(l.text) && alnumByte(l.text[end+1])) {
		dot = dot || l.text[end] == '.'
		end++
	}
	for start < mark && !alnumByte(l.text[start]) {
		start++
	}
	if start == mark || !dot {
		return 0, 0
	}
	if at := start - len("mailto:"); at >= pos && strings.EqualFold(l.text[at:start], "mailto:") {
		start = at
	}
	return start, end
}

func (l *linkFinder) address(pos, mark int) (start, end int) {
	start = mark
	for start > pos && mark-start < 8 && byteClass[l.text[start-1]] == letters {
		start--
	}
	if start == mark {
		return 0, 0
	}
	if end = addressEnd(l.text, mark+len("://")); end <= mark+len("://") {
		return 0, 0
	}
	return start, end
}

// longestAddress bounds a web address.
const longestAddress = 2048

// addressEnd returns the end of the web address that goes on at pos, without
// the punctuation of the sentence behind it.
func addressEnd(text string, pos int) int {
	end, open := pos, 0
	for end < len(text) && end-pos < longestAddress {
		c := text[end]
		if at := continued(text, pos, end); at > end {
			end = at
			continue
		}
		if c <= ' ' || strings.IndexByte("<>\"|\\^`{}", c) >= 0 {
			break
		}
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(text[end:])
			if !unicode.IsLetter(r) && !unicode.IsMark(r) {
				break
			}
			end += n
			continue
		}
		switch c {
		case '(':
			open++
		case ')':
			if open--; open < 0 {
				return trimAddress(text, pos, end)
			}
		case ']':
			return trimAddress(text, pos, end)
		}
		end++
	}
	return trimAddress(text, pos, end)
}

// continued returns where an address goes on that was broken between two lines
// inside its query, or 0: the second line starts with a sign and holds an =.
func continued(text string, pos, end int) int {
	if c := text[end]; c != '\n' && c != '\r' || strings.IndexByte(text[pos:end], '?') < 0 {
		return 0
	}
	at := end
	for at < len(text) && at-end < longestGap && (text[at] == '\r' || text[at] == '\n' || text[at] == ' ' || text[at] == '\t') {
		at++
	}
	rest := text[at:min(len(text), at+longestName)]
	if rest == "" || rest[0] != '&' && rest[0] != '_' {
		return 0
	}
	if n := strings.IndexAny(rest, " \t\r\n"); n >= 0 {
		rest = rest[:n]
	}
	if strings.IndexByte(rest, '=') < 0 {
		return 0
	}
	return at
}

func trimAddress(text string, pos, end int) int {
	for end > pos && strings.IndexByte(".,;:!?'*(", text[end-1]) >= 0 {
		end--
	}
	return end
}

func alnumByte(c byte) bool { return byteClass[c] == letters || byteClass[c] == digits }

// host looks at a web address without a scheme that starts with w: canada.ca/en.
// It returns 0 where it is none.
func (f *finder) host(w word) int {
	if next := f.at(w.end); next != '.' && next != '-' || w.end-w.start < 2 || !f.alnum(w.end+1) {
		return 0
	}
	end, dot := w.start, 0
	for end < f.limit && end-w.start < longestName {
		c := f.text[end]
		if c == '.' && lower(f.at(end+1)) {
			dot = end
		} else if !alnumByte(c) && c != '-' {
			break
		}
		end++
	}
	if dot == 0 || f.alnumBefore(w.start) && w.start > f.last {
		return 0
	}
	switch f.text[dot+1 : end] {
	case "ca", "com", "org", "net", "gov", "edu", "fr", "int", "info", "eu", "uk", "us":
	default:
		return 0
	}
	if f.at(end) == '/' {
		end = min(addressEnd(f.text[:f.limit], end), f.limit)
	}
	f.add(w.start, end, Link, f.linkKey(f.text[w.start:end]), false)
	f.list = outside
	return end
}

// linkKey is what an address has in both languages: its host without its
// language, how many parts its path has that name no language, and the digits
// in them. The words of a path are often translated.
func (f *finder) linkKey(s string) string {
	if i := strings.Index(s, "://"); i >= 0 {
		s = s[i+len("://"):]
	} else {
		s = strings.TrimPrefix(s, "mailto:")
		if name, domain, ok := strings.Cut(s, "@"); ok {
			return strings.ToLower(name) + "@" + f.hostKey(domain)
		}
	}
	end := strings.IndexAny(s, "/?#")
	if end < 0 {
		return f.hostKey(s) + "/0/"
	}
	path, query, _ := strings.Cut(s[end:], "?")
	parts := 0
	var nums []byte
	for part := range strings.SplitSeq(path, "/") {
		if part == "" || languageName(part) {
			continue
		}
		parts++
		nums = appendDigits(nums, part)
	}
	for part := range strings.SplitSeq(query, "&") {
		if name, value, _ := strings.Cut(part, "="); !languageName(value) && !strings.HasPrefix(strings.ToLower(name), "lang") {
			nums = appendDigits(nums, value)
		}
	}
	return f.hostKey(s[:end]) + "/" + strconv.Itoa(parts) + "/" + string(nums)
}

func (f *finder) hostKey(s string) string {
	s = strings.TrimPrefix(strings.ToLower(s), "www.")
	if first, rest, ok := strings.Cut(s, "."); ok && languageName(first) && strings.Contains(rest, ".") {
		s = rest
	}
	for at := 0; ; {
		var buf [longestWord]byte
		if len(s)-at <= longestWord {
			if e := f.words[string(lang.AppendFold(buf[:0], s[at:]))]; e.roles&host != 0 {
				return s[:at] + e.value
			}
		}
		i := strings.IndexByte(s[at:], '.')
		if i < 0 {
			return s
		}
		at += i + 1
	}
}

// languageName reports whether a part of an address says no more than its
// language.
func languageName(s string) bool {
	switch strings.ToLower(s) {
	case "en", "fr", "eng", "fra", "fre", "e", "f", "en-ca", "fr-ca", "en_ca", "fr_ca", "en-us", "fr-fr",
		"english", "french", "francais", "français", "anglais":
		return true
	}
	return false
}

// appendDigits appends the numbers in s, a comma before each.
func appendDigits(dst []byte, s string) []byte {
	inside := false
	for i := range len(s) {
		if byteClass[s[i]] != digits {
			inside = false
			continue
		}
		if !inside {
			dst = append(dst, ',')
		}
		inside = true
		dst = append(dst, s[i])
	}
	return dst
}
