package value

import (
	"strings"
	"unicode/utf8"
)

// dollar is the currency where it is not said whose dollars: it agrees with
// any of them.
const dollar = "$"

// currencySign returns the currency of a sign that is not ASCII, or "".
func currencySign(r rune) string {
	switch r {
	case '€':
		return "EUR"
	case '£':
		return "GBP"
	case '¥':
		return "JPY"
	case '＄':
		return dollar
	}
	return ""
}

// dollarsOf returns the currency of the letters beside a dollar sign, or "".
func dollarsOf(key []byte) string {
	switch string(key) {
	case "us", "usd":
		return "USD"
	case "ca", "can", "cad", "c", "cdn":
		return "CAD"
	case "au", "aud", "a":
		return "AUD"
	case "nz":
		return "NZD"
	}
	return ""
}

// atCurrency looks at a currency that stands before its number.
func (f *finder) atCurrency(start, end int, currency string) int {
	f.list = outside
	at := f.spaces(end)
	minus := ""
	if f.at(start-1) == '-' && start > f.last && f.boundary(start-1) {
		minus = "-"
		start--
	}
	if byteClass[f.at(at)] != digits {
		if f.at(at) != '.' || byteClass[f.at(at+1)] != digits {
			return end
		}
		// $.50
		stop := f.digitsEnd(at + 1)
		f.add(start, stop, Amount, amountKey(minus+"0."+f.text[at+1:stop], currency), false)
		return stop
	}
	n := f.numeral(at)
	n.key = minus + n.key
	if n.other != "" {
		n.other = minus + n.other
	}
	if stop := f.measured(start, n, currency); stop > 0 {
		return stop
	}
	f.add(start, n.end, Amount, n.amount(currency), false)
	return n.end
}

func (n *numeral) amount(currency string) string {
	key := amountKey(n.key, currency)
	if n.other != "" {
		key += alternative + amountKey(n.other, currency)
	}
	return key
}

// amountKey is the number and the currency. Cents are dollars: there is no
// other way to tell that 5 ¢ is $0.05.
func amountKey(number, currency string) string {
	if currency == "cent" {
		number, currency = shift(number, -2), dollar
	}
	return trimDecimals(number) + " " + currency
}

// measured looks at what is said of the number behind it: millions, dollars,
// per cent. The currency is that of the sign before the number, or "". It
// returns 0 where nothing is said.
func (f *finder) measured(start int, n numeral, currency string) int {
	end, scaled := n.end, false
	if power, stop := f.scale(end, currency != ""); power > 0 {
		n.key, end, scaled = shift(n.key, power), stop, true
		if n.other != "" {
			n.other = shift(n.other, power)
		}
	}
	if code, stop := f.currencyAfter(end); stop > 0 && (currency == "" || currency == dollar && code != "cent") {
		currency, end = code, stop
	}
	if currency != "" {
		f.add(start, end, Amount, n.amount(currency), false)
		return end
	}
	if stop := f.percentAfter(end); stop > 0 {
		key := trimDecimals(n.key) + "%"
		if n.other != "" {
			key += alternative + trimDecimals(n.other) + "%"
		}
		f.add(start, stop, Percentage, key, false)
		return stop
	}
	if scaled {
		f.add(start, end, Number, n.either(), false)
		return end
	}
	return 0
}

// scale returns the power of ten of a word or letter behind a number: million,
// M before or after a currency. Letters alone do not count but for money.
func (f *finder) scale(pos int, money bool) (power, end int) {
	at := f.spaces(pos)
	w, ok := f.wordAt(at)
	if !ok {
		return 0, 0
	}
	if n := scaleLetter(w); n > 0 {
		next := f.at(w.end)
		if money && at == pos || next == '$' || next >= utf8.RuneSelf && strings.HasPrefix(f.text[w.end:f.limit], "€") {
			return n, w.end
		}
		return 0, 0
	}
	if at == pos {
		return 0, 0
	}
	v, ok := f.l.Cardinal(w.key())
	if !ok || f.comma && v == 1000 {
		return 0, 0
	}
	for v%10 == 0 && v > 1 {
		v /= 10
		power++
	}
	if v != 1 || power < 3 || power%3 != 0 {
		return 0, 0
	}
	return power, w.end
}

// scaleLetter returns the power of ten of the letters k, M, G and the like.
func scaleLetter(w word) int {
	switch string(w.key()) {
	case "k":
		return 3
	case "m", "mm":
		if w.size == 1 || w.size == 2 {
			return 6
		}
	case "g", "b", "bn", "md":
		return 9
	}
	return 0
}

// currencyAfter reads a currency behind a number: $, $ US, dollars, de dollars,
// ¢, €.
func (f *finder) currencyAfter(pos int) (currency string, end int) {
	at := f.spaces(pos)
	switch c := f.at(at); {
	case c == '$':
		// In English the sign stands before its number: "5 $10".
		if byteClass[f.at(at+1)] == digits {
			return "", 0
		}
		if w, ok := f.wordAt(f.spaces(at + 1)); ok && upper(f.text[w.start]) {
			if code := dollarsOf(w.key()); code != "" && w.size > 1 {
				return code, w.end
			}
		}
		return dollar, at + 1
	case c >= utf8.RuneSelf:
		r, n := utf8.DecodeRuneInString(f.text[at:f.limit])
		if r == '¢' {
			return "cent", at + n
		}
		if code := currencySign(r); code != "" && byteClass[f.at(at+n)] != digits {
			return code, at + n
		}
	}
	w, ok := f.wordAt(at)
	if !ok || at == pos && upper(f.text[at]) {
		return "", 0
	}
	if f.role(w)&of != 0 && at > pos {
		next := f.spaces(w.end)
		if next == w.end {
			next = f.apostrophe(w.end)
		}
		if w, ok = f.wordAt(next); !ok {
			return "", 0
		}
	}
	e := f.words[string(w.key())]
	if e.roles&money == 0 {
		return "", 0
	}
	return e.value, w.end
}

// apostrophe returns the end of the apostrophe at pos, if there is one.
func (f *finder) apostrophe(pos int) int {
	if f.at(pos) == '\'' {
		return pos + 1
	}
	if strings.HasPrefix(f.text[min(pos, f.limit):f.limit], "’") {
		return pos + len("’")
	}
	return pos
}

// percentAfter returns the end of what makes the number before pos a
// percentage, or 0.
func (f *finder) percentAfter(pos int) int {
	at := f.spaces(pos)
	if f.at(at) == '%' {
		return at + 1
	}
	if at == pos {
		return 0
	}
	w, ok := f.wordAt(at)
	if !ok || w.buf[0] != 'p' {
		return 0
	}
	if f.role(w)&percent != 0 {
		return w.end
	}
	end := w.end
	if f.at(end) == '.' {
		end++
	}
	next := f.spaces(end)
	stop := f.digitsEnd(next)
	if stop == next {
		second, ok := f.wordAt(next)
		if !ok {
			return 0
		}
		stop = second.end
	}
	if stop-next > longestWord {
		return 0
	}
	var buf [2*longestWord + 1]byte
	key := append(append(buf[:0], w.key()...), ' ')
	key = appendFolded(key, f.text[next:stop])
	if f.words[string(key)].roles&percent == 0 {
		return 0
	}
	return stop
}
