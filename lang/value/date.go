package value

import (
	"strconv"
	"strings"
)

// monthAt reads the month at pos, with the full stop of an abbreviation. In
// English, where march and may are words too, it starts with a capital.
func (f *finder) monthAt(pos int) (month, end int) {
	w, ok := f.wordAt(pos)
	if !ok {
		return 0, 0
	}
	return f.month(w)
}

func (f *finder) month(w word) (month, end int) {
	month = f.l.Month(w.key())
	if month == 0 || !f.comma && !upper(f.text[w.start]) {
		return 0, 0
	}
	end = w.end
	if f.at(end) == '.' && w.size <= 5 {
		end++
	}
	return month, end
}

// year reads a year of four digits at pos, or returns 0.
func (f *finder) year(pos int) (year, end int) {
	end = f.digitsEnd(pos)
	if end-pos != 4 || f.text[pos] == '0' || f.text[pos] > '2' {
		return 0, 0
	}
	if c := f.at(end); (c == '.' || c == ',') && byteClass[f.at(end+1)] == digits {
		return 0, 0
	}
	return atoi(f.text[pos:end]), end
}

// yearAfter reads a year behind spaces and a comma.
func (f *finder) yearAfter(pos int) (year, end int) {
	at := f.spaces(pos)
	if f.at(at) == ',' {
		at = f.spaces(at + 1)
	}
	if at == pos {
		n := f.hyphen(pos) // 25-Mar-2022
		if n == 0 || byteClass[f.at(pos+n)] != digits {
			return 0, 0
		}
		at += n
	}
	return f.year(at)
}

// dayAt reads the day of a month at pos, in digits: 25, 1er, 25th.
func (f *finder) dayAt(pos int) (day, end int) {
	end = f.digitsEnd(pos)
	if end == pos || end-pos > 2 {
		return 0, 0
	}
	// A day that no month has is a mistake, and a date for all that.
	if day = atoi(f.text[pos:end]); day < 1 {
		return 0, 0
	}
	if c := f.at(end); (c == '.' || c == ',' || c == ':') && byteClass[f.at(end+1)] == digits || c == '%' || c == '(' {
		return 0, 0
	}
	if stop := f.ordinalEnd(end); stop > 0 {
		end = stop
	} else if byteClass[f.at(end)] == letters {
		return 0, 0
	}
	return day, end
}

// dayKey writes a date, whose year may be 0 and whose day may be 0.
func dayKey(year, month, day int) string {
	key := "-"
	if year > 0 {
		key = strconv.Itoa(year)
	}
	key += "-" + two(month)
	if day > 0 {
		key += "-" + two(day)
	}
	return key
}

func decadeKey(n int) string {
	if n < 100 {
		n += 1900
	}
	return strconv.Itoa(n) + "s"
}

// span is a day of a list of days that share a month.
type span struct{ start, end, day int }

// longestList is more days than a list of one month has in a text.
const longestList = 12

// moreDays reads what a list of days goes on with, from the end of a day: 25–27,
// "25, 27 and 30". As many as firm belong to it even if no year follows; it is
// closed where the last of them is joined by more than a comma.
func (f *finder) moreDays(list []span) (all []span, firm int, closed bool) {
	firm = len(list)
	solid := true
	for len(list) < longestList {
		pos := list[len(list)-1].end
		at := f.spaces(pos)
		joined := true
		if n := f.dash(at); n > 0 {
			at = f.spaces(at + n)
		} else {
			if f.at(at) == ',' {
				at = f.spaces(at + 1)
				solid, joined = false, false
			}
			if w, ok := f.wordAt(at); ok && at > pos {
				if f.role(w)&join == 0 {
					break
				}
				if f.role(w)&and != 0 || f.at(w.start) == 'o' {
					solid = false
				}
				at = f.spaces(w.end)
				joined = true
			}
			if at == pos || at == f.spaces(pos) && solid {
				break
			}
		}
		day, end := f.dayAt(at)
		if day == 0 {
			break
		}
		list = append(list, span{at, end, day})
		closed = joined
		if solid {
			firm = len(list)
		}
	}
	return list, firm, closed
}

// monthFirst looks at a date that starts with its month: March 25, 2022.
func (f *finder) monthFirst(w word) int {
	month, end := f.month(w)
	if month == 0 {
		return 0
	}
	if year, stop := f.yearAfter(end); year > 0 {
		f.add(w.start, stop, Date, dayKey(year, month, 0), false)
		return stop
	}
	at := f.spaces(end)
	if f.comma || at == end {
		return 0
	}
	day, stop := f.dayAt(at)
	if day == 0 {
		return 0
	}
	var buf [longestList]span
	list, firm, closed := f.moreDays(append(buf[:0], span{w.start, stop, day}))
	year, last := f.yearAfter(list[len(list)-1].end)
	if year == 0 || !closed {
		list = list[:firm]
		if year, last = f.yearAfter(list[firm-1].end); year == 0 {
			last = list[firm-1].end
		}
	}
	f.addDays(list, year, month, last)
	return last
}

func (f *finder) addDays(list []span, year, month, last int) {
	list[len(list)-1].end = last
	for _, d := range list {
		f.add(d.start, d.end, Date, dayKey(year, month, d.day), false)
	}
	f.list = outside
}

// dayFirst looks at a date that starts with a day, which n is: 25 mars 2022,
// 25th of March, 25–27 March.
func (f *finder) dayFirst(n numeral) int {
	mistaken := n.small > 31
	if n.small < 0 || n.key == "0" || mistaken && !f.mistakenDay(n) {
		return 0
	}
	first := span{n.start, n.end, n.small}
	if byteClass[f.text[n.start]] == digits {
		if first.day, first.end = f.dayAt(n.start); first.day == 0 {
			return 0
		}
	}
	var buf [longestList]span
	list := append(buf[:0], first)
	month, end := f.monthAfter(first.end)
	if month == 0 {
		closed := false
		if list, _, closed = f.moreDays(list); !closed || mistaken {
			return 0
		}
		if month, end = f.monthAfter(list[len(list)-1].end); month == 0 {
			return 0
		}
	}
	year, last := f.yearAfter(end)
	if year == 0 {
		last = end
	}
	f.addDays(list, year, month, last)
	return last
}

// mistakenDay reports whether a number that is no day may have been meant for one,
// where French puts an article before it: "le 62 mars", but not "no 62 mars 2020".
func (f *finder) mistakenDay(n numeral) bool {
	if n.small > 99 || !f.comma || byteClass[f.text[n.start]] != digits {
		return false
	}
	before := strings.TrimRight(f.text[:n.start], " \u00a0\u202f")
	switch before[strings.LastIndexAny(before, " \u00a0\u202f\n(")+1:] {
	case "le", "Le", "du", "Du", "au", "Au":
		return true
	}
	return false
}

// monthAfter reads the month behind a day: "25 mars", "25th of March", "25th
// day of March".
func (f *finder) monthAfter(pos int) (month, end int) {
	at := f.spaces(pos)
	if at == pos {
		if n := f.hyphen(pos); n > 0 { // 25-Mar-2022
			return f.monthAt(pos + n)
		}
		return 0, 0
	}
	w, ok := f.wordAt(at)
	if !ok {
		return 0, 0
	}
	if month, end = f.month(w); month > 0 {
		return month, end
	}
	if f.role(w)&day != 0 {
		if w, ok = f.wordAfter(w.end); !ok {
			return 0, 0
		}
	}
	if f.role(w)&of == 0 {
		return 0, 0
	}
	if at = f.spaces(w.end); at == w.end {
		at = f.apostrophe(w.end)
	}
	return f.monthAt(at)
}

// decadeAfter looks at "années 1990" and "années 90".
func (f *finder) decadeAfter(w word) int {
	at := f.spaces(w.end)
	end := f.digitsEnd(at)
	if n := end - at; n == 4 || n == 2 {
		if v := atoi(f.text[at:end]); v%10 == 0 && v > 0 && byteClass[f.at(end)] != letters && f.dash(end) == 0 {
			f.add(w.start, end, Date, decadeKey(v), false)
			return end
		}
	}
	return w.end
}

// numericDate looks at a date in digits alone: 2022-03-25, 25/03/2022. Where
// day and month may change places, both readings are kept.
func (f *finder) numericDate(pos int) int {
	a := f.digitsEnd(pos)
	sep := f.at(a)
	if a-pos > 4 || sep != '-' && sep != '/' && sep != '.' || f.at(pos-1) == sep {
		return 0
	}
	b := f.digitsEnd(a + 1)
	if b == a+1 || b-a > 3 || f.at(b) != sep {
		return 0
	}
	c := f.digitsEnd(b + 1)
	if next := f.at(c); byteClass[next] == letters || (next == '-' || next == '/' || next == '.') && byteClass[f.at(c+1)] == digits {
		return 0
	}
	x, y := atoi(f.text[pos:a]), atoi(f.text[a+1:b])
	key := ""
	switch {
	case a-pos == 4 && c-b-1 <= 2 && c > b+1:
		if z := atoi(f.text[b+1 : c]); y >= 1 && y <= 12 && z >= 1 && z <= 31 && x >= 1000 && sep != '.' {
			key = dayKey(x, y, z)
		}
	case a-pos <= 2 && (c-b-1 == 4 || c-b-1 == 2 && sep == '/' && a-pos == 2 && b-a == 3):
		year := atoi(f.text[b+1 : c])
		if year < 50 {
			year += 2000
		} else if year < 100 {
			year += 1900
		}
		if x < 1 || y < 1 || x > 31 || y > 31 || year < 1000 || year > 2999 {
			return 0
		}
		switch {
		case x <= 12 && y <= 12 && x != y:
			key = dayKey(year, y, x) + alternative + dayKey(year, x, y)
		case y <= 12:
			key = dayKey(year, y, x)
		case x <= 12:
			key = dayKey(year, x, y)
		}
	}
	if key == "" {
		return 0
	}
	f.add(pos, c, Date, key, false)
	return c
}
