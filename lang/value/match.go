package value

import (
	"strings"
)

// Unmatched returns the values of a that have no equal in b, and those of b
// that have none in a, in order. A value that stands at least once on both
// sides is matched however often it is repeated: a pronoun may take its place.
//
// Values are equal by their keys, or where one says less than the other:
//
//   - an amount or a percentage and its bare number ("between $5 and 10"), and
//     dollars with dollars of a country;
//   - a date and the same without its year or day, and the numbers it is made of;
//   - 20:00 and the number 20;
//   - a reference and its first or last parts ("5(1)(a) and (b)", "5(1)(a) and
//     5(1)(b)");
//   - a code and one of other letters with the same digits;
//   - two numbers with a stroke between them and the two apart: 24/7;
//   - an e-mail address and its host, where the @ is written as a word;
//   - any of the readings of an ambiguous number, date or time.
//
// What is returned is Soft where it alone is no reason for an alarm. Soft values
// are hard in the result where the other side has one that stands in their
// place: "within five days" without a counterpart is soft, but not so against
// "dans les dix jours".
//
// It runs in time linear in the number of values, and changes neither list.
func Unmatched(a, b []Value) (onlyA, onlyB []Value) {
	onlyA, onlyB = unequal(a, b), unequal(b, a)
	if len(onlyA) == 0 && len(onlyB) == 0 {
		return nil, nil
	}
	onlyA, onlyB = looselyUnequal(onlyA, onlyB, b), looselyUnequal(onlyB, onlyA, a)
	harden(onlyA, onlyB, a, b)
	return onlyA, onlyB
}

// readings calls yield with each reading of a key, until it returns true.
func readings(key string, yield func(string) bool) bool {
	for {
		one, rest, more := strings.Cut(key, alternative)
		if yield(one) {
			return true
		}
		if !more {
			return false
		}
		key = rest
	}
}

// few is how many values are compared one by one: a map is slower for them.
const few = 12

// unequal returns the values of a without an equal key in b.
func unequal(a, b []Value) (out []Value) {
	if len(b) <= few {
		for _, v := range a {
			if !contains(b, v.Key) {
				out = append(out, v)
			}
		}
		return out
	}
	keys := make(map[string]bool, len(b))
	for _, v := range b {
		readings(v.Key, func(key string) bool { keys[key] = true; return false })
	}
	for _, v := range a {
		if !readings(v.Key, func(key string) bool { return keys[key] }) {
			out = append(out, v)
		}
	}
	return out
}

func contains(values []Value, key string) bool {
	for _, v := range values {
		if v.Key == key {
			return true
		}
		if (strings.Contains(v.Key, alternative) || strings.Contains(key, alternative)) &&
			readings(v.Key, func(x string) bool { return readings(key, func(y string) bool { return x == y }) }) {
			return true
		}
	}
	return false
}

// looselyUnequal returns the values of rest, which is what is left of one side,
// that have no counterpart on the other, of which others is what is left and
// all is everything.
func looselyUnequal(rest, others, all []Value) (out []Value) {
	if len(rest) == 0 {
		return nil
	}
	exact, looser, parts, left := map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, v := range all {
		readings(v.Key, func(key string) bool {
			exact[key] = true
			loose(v.Kind, key, func(key string) bool { looser[key] = true; return false })
			datePart(v.Kind, key, func(key string) bool { parts[key] = true; return false })
			return false
		})
	}
	for _, v := range others {
		readings(v.Key, func(key string) bool { left[key] = true; return false })
	}
	pairs := pairsOf(rest, others)
	for _, v := range rest {
		if !readings(v.Key, func(key string) bool {
			return looser[key] || loose(v.Kind, key, func(key string) bool { return exact[key] || key[0] == '#' && looser[key] }) ||
				v.Kind <= Ordinal && parts[key] || pairs[key] || v.Kind == Date && inParts(key, left)
		}) {
			out = append(out, v)
		}
	}
	return out
}

// loose calls yield with the less exact forms of a reading, until it returns
// true. Those that start with # compare with each other only.
func loose(kind Kind, key string, yield func(string) bool) bool {
	switch kind {
	case Amount:
		number, currency, _ := strings.Cut(key, " ")
		return yield(number) || currency != dollar && strings.HasSuffix(currency, "D") && yield(number+" "+dollar)
	case Percentage:
		return yield(strings.TrimSuffix(key, "%"))
	case Date:
		if year, ok := strings.CutSuffix(key, "s"); ok {
			return yield(year)
		}
		year, rest, _ := strings.Cut(key, "-")
		if strings.Contains(rest, "-") {
			return year != "" && (yield("--"+rest) || yield(key[:len(key)-len("-25")]))
		}
	case Time:
		if hour, ok := strings.CutSuffix(key, ":00"); ok {
			return yield(trimZeros(hour))
		}
	case Reference, Number, Ordinal:
		if strings.Contains(key, "(") {
			dots := strings.TrimPrefix(dottedLabel.Replace(key), ".")
			return labelParts(key, yield) || yield(dots) || yield("#"+dots)
		}
		if d := trimDecimals(key); d != key && kind == Number {
			return yield(d)
		}
		if d := onlyDigits(key); d != "" && d != key && d[0] != '-' && hasLetter(key) {
			return yield("#"+d) || yield(d)
		}
		if kind == Number && len(key) < 6 && strings.HasPrefix(key, "0.") {
			return yield(shift(key, 2) + "%")
		}
	case Link:
		// Another name at a domain, or its host where the @ is spelled out.
		if _, domain, ok := strings.Cut(key, "@"); ok {
			return yield("#@" + domain)
		}
		if domain, ok := strings.CutSuffix(key, "/0/"); ok {
			return yield("#@" + domain)
		}
	}
	return false
}

// dottedLabel writes a label in the manner of treaties: 25(2) as 25.2.
var dottedLabel = strings.NewReplacer("(", ".", ")", "")

// longLabel is as far as a label is taken apart, in bytes: no law goes deeper.
const longLabel = 64

// labelParts yields what a label starts and ends with: of 5(1)(a) these are 5,
// 5(1), (1)(a) and (a).
func labelParts(key string, yield func(string) bool) bool {
	for i := 1; i < min(len(key), longLabel); i++ {
		if key[i] == '(' && (yield(key[:i]) || yield(key[i:])) {
			return true
		}
	}
	return false
}

// datePart yields the year and the day of a date.
func datePart(kind Kind, key string, yield func(string) bool) bool {
	if kind != Date {
		return false
	}
	parts := strings.Split(key, "-")
	if parts[0] != "" && yield(parts[0]) {
		return true
	}
	return len(parts) == 3 && yield(trimZeros(parts[2]))
}

// inParts reports whether all the numbers of a date are among those that are
// left, as where the other side writes it in a way that is not understood.
func inParts(key string, left map[string]bool) bool {
	return !strings.HasPrefix(key, "-") && !datePart(Date, key, func(part string) bool { return !left[part] })
}

// pairsOf returns the keys of both sides where one writes two numbers in one that
// the other writes apart: 24/7 against 24 and 7.
func pairsOf(a, b []Value) map[string]bool {
	var out map[string]bool
	for _, side := range [2][2][]Value{{a, b}, {b, a}} {
		has := func(key string) bool { return contains(side[1], key) }
		if len(side[1]) > few {
			keys := make(map[string]bool, len(side[1]))
			for _, v := range side[1] {
				readings(v.Key, func(key string) bool { keys[key] = true; return false })
			}
			has = func(key string) bool { return readings(key, func(key string) bool { return keys[key] }) }
		}
		for _, v := range side[0] {
			x, y, ok := strings.Cut(v.Key, "/")
			if !ok || v.Kind != Number || !has(x) || !has(y) {
				continue
			}
			if out == nil {
				out = map[string]bool{}
			}
			out[v.Key], out[x], out[y] = true, true, true
		}
	}
	return out
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

func hasLetter(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 'a' && r <= 'z' || r >= 0x80 })
}

// harden makes soft values hard where the other side has one of the same form
// in their place.
func harden(a, b, allA, allB []Value) {
	formsA, formsB := formsLeft(a), formsLeft(b)
	if len(formsA)+len(formsB) == 0 {
		return
	}
	soften(a, formsB)
	soften(b, formsA)
	// A label written once more on one side stands where the other has the label
	// that is left.
	surplusA, surplusB := surplus(allA, allB), surplus(allB, allA)
	for i := range a {
		form := formOf(a[i])
		a[i].Soft = a[i].Soft && (a[i].Kind == Link || !formsB[form] && !surplusB[form])
	}
	for i := range b {
		form := formOf(b[i])
		b[i].Soft = b[i].Soft && (b[i].Kind == Link || !formsA[form] && !surplusA[form])
	}
}

// soften makes web addresses soft where the other side has one with another
// host but the same path: the hosts may be one site in two languages.
func soften(values []Value, others map[string]bool) {
	for i, v := range values {
		if v.Kind == Link && others[formOf(v)] {
			values[i].Soft = true
		}
	}
}

func formsLeft(values []Value) map[string]bool {
	var forms map[string]bool
	for _, v := range values {
		if form := formOf(v); form != "" {
			if forms == nil {
				forms = map[string]bool{}
			}
			forms[form] = true
		}
	}
	return forms
}

// formOf is what a number or label looks like without what it says: 5(1)(a) is
// of the form 0(0)(a). It is empty for values that do not stand for each other.
func formOf(v Value) string {
	switch v.Kind {
	case Number:
		return "number"
	case Link:
		if _, path, ok := strings.Cut(v.Key, "/"); ok {
			return "/" + path
		}
	case Reference:
		form := make([]byte, 0, 16)
		for i := range len(v.Key) {
			c := v.Key[i]
			switch byteClass[c] {
			case digits:
				c = '0'
			case letters:
				c = 'a'
			}
			if len(form) == 0 || form[len(form)-1] != c {
				form = append(form, c)
			}
		}
		return string(form)
	}
	return ""
}

// surplus returns the forms of the references that are written more often in a
// than in b.
func surplus(a, b []Value) map[string]bool {
	count := map[string]int{}
	for _, v := range b {
		if v.Kind == Reference {
			count[v.Key]--
		}
	}
	var forms map[string]bool
	for _, v := range a {
		if v.Kind != Reference {
			continue
		}
		if count[v.Key]++; count[v.Key] > 0 {
			if forms == nil {
				forms = map[string]bool{}
			}
			forms[formOf(v)] = true
		}
	}
	return forms
}
