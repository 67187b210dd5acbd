package value

import "strings"

// smallest and largest are the numbers above which one written in words is as
// sure to come back in the other language as one in digits, and which are
// beyond what is read.
const (
	smallWords = 10
	tooLarge   = 1e15
)

// tally adds up the words of one number.
type tally struct {
	total, part int64 // what stands before the last thousand, million, and what follows it
	scale       int64 // the last of these, 0 before the first
	last        int64 // the value of the last word
}

// add takes the next word, if it can go on with the number.
func (t *tally) add(v int64, first, french bool) bool {
	rest := t.part % 100
	switch {
	case v >= 1000:
		// "Un mille" is a mile.
		if t.scale > 0 && v >= t.scale || !first && t.part == 0 || v >= tooLarge || french && v == 1000 && t.part == 1 {
			return false
		}
		t.total += max(t.part, 1) * v
		t.part, t.scale = 0, v
	case v == 100:
		if !first && !(t.part == 0 && t.last >= 1000 && french) && (t.part < 1 || t.part > 99) || t.part >= 100 {
			return false
		}
		t.part = max(t.part, 1) * 100
	case first || rest == 0 && (t.part > 0 || t.last >= 1000):
		if v == 0 && !first {
			return false
		}
		t.part += v
	case french && v == 20 && rest == 4 && t.last == 4:
		t.part += 76 // quatre-vingts
	case v == 0 || v >= 20:
		return false
	case rest%10 == 0 && rest >= 20 && v < 10,
		french && (rest == 60 || rest == 80) && v < 17,
		french && (rest == 10 || rest == 70 || rest == 90) && v >= 7 && v < 10 && t.last == 10:
		t.part += v
	default:
		return false
	}
	t.last = v
	return true
}

// spelled looks at a number written in words that starts with w. It returns 0
// where there is none.
func (f *finder) spelled(w word) int {
	v, ok := f.cardinal(w)
	if !ok {
		if n := f.l.Ordinal(w.key()); n > 0 {
			return f.ordinal(w.start, w.end, int64(n))
		}
		if f.role(w)&article == 0 {
			return 0
		}
		// A quarter, une moitié.
		if next, ok := f.wordAfter(w.end); ok && f.role(next)&fraction != 0 {
			f.add(w.start, next.end, Number, ratio("1", f.words[string(next.key())].value), true)
			return next.end
		}
		return 0
	}
	french := f.comma
	var t tally
	if !french && v == 100 && f.role(w)&money != 0 {
		return 0
	}
	t.add(v, true, french)
	end := w.end
	for words := 1; words < 24; words++ {
		next, joined, ok := f.nextNumberWord(end, &t)
		if !ok {
			break
		}
		if v, ok := f.cardinal(next); ok {
			if !t.add(v, false, french) {
				break
			}
			end = next.end
			continue
		}
		// Twenty-first, vingt et unième.
		if n := int64(f.l.Ordinal(next.key())); n > 0 && (joined || french && n > 2) {
			if t.add(n, false, french) {
				return f.ordinal(w.start, next.end, t.total+t.part)
			}
		}
		break
	}
	total := t.total + t.part
	if stop := f.spelledFraction(w, end, total); stop > 0 {
		return stop
	}
	key := itoa(total)
	n := numeral{start: w.start, end: end, key: key, whole: true, small: -1}
	if stop := f.measured(w.start, n, ""); stop > 0 {
		// "A wholly-owned subsidiary" is one "à cent pour cent", and a dollar of
		// which a fraction is meant "un dollar".
		if last := &f.out[len(f.out)-1]; last.Key == "100%" || total == 1 && last.Kind == Amount {
			last.Soft = true
		}
		return stop
	}
	if total == 1 {
		return f.mile(end) // or an article
	}
	if total <= 31 {
		n.small = int(total)
		if stop := f.dayFirst(n); stop > 0 {
			return stop
		}
	}
	f.add(w.start, end, Number, key, total <= smallWords || end == w.end && f.vague(w, v))
	return end
}

// ordinal adds an ordinal in words, or the date that it starts: "the first day
// of March".
func (f *finder) ordinal(start, end int, n int64) int {
	if n <= 31 {
		if stop := f.dayFirst(numeral{start: start, end: end, small: int(n)}); stop > 0 {
			return stop
		}
	}
	f.add(start, end, Ordinal, itoa(n), n <= smallWords)
	return end
}

// mile returns the end of the French mile behind "un" or "1", which is no
// thousand, or 0.
func (f *finder) mile(pos int) int {
	if w, ok := f.wordAfter(pos); ok && f.comma && string(w.key()) == "mille" {
		return w.end
	}
	return 0
}

// cardinal returns the value of a number word; the French twenties of eighty
// have a plural.
func (f *finder) cardinal(w word) (int64, bool) {
	v, ok := f.l.Cardinal(w.key())
	if !ok && f.comma && w.size > 4 && w.buf[w.size-1] == 's' && string(w.key()) != "milles" {
		v, ok = f.l.Cardinal(w.key()[:w.size-1])
	}
	return v, ok
}

// vague reports whether a word by itself says how many at most roughly:
// thousands of them, parts per million, "pour cent" after what is not understood.
func (f *finder) vague(w word, v int64) bool {
	return v >= 1000 || v >= 100 && (w.buf[w.size-1] == 's' || strings.HasSuffix(f.text[:w.start], "pour "))
}

// nextNumberWord reads the word that may go on with a number: behind a space,
// a hyphen, or "and".
func (f *finder) nextNumberWord(pos int, t *tally) (w word, joined, ok bool) {
	// "One billion, five hundred million".
	if !f.comma && t.last >= 1000 && f.at(pos) == ',' {
		pos++
	}
	n := f.hyphen(pos)
	at := pos + n
	if n == 0 {
		if at = f.spaces(pos); at == pos {
			return w, false, false
		}
	}
	if w, ok = f.wordAt(at); !ok {
		return w, false, false
	}
	if f.role(w)&and == 0 {
		return w, n > 0, true
	}
	// "One hundred and five", but "two and three"; "vingt et un", "soixante et
	// onze", but "vingt et trente".
	if n = f.hyphen(w.end); n == 0 {
		if n = f.spaces(w.end) - w.end; n == 0 {
			return w, false, false
		}
	}
	next, ok := f.wordAt(w.end + n)
	if !ok {
		return w, false, false
	}
	if f.comma {
		v, ok := f.cardinal(next)
		if !ok {
			v = int64(f.l.Ordinal(next.key()))
		}
		return next, true, t.part%100 >= 20 && t.part%10 == 0 && (v == 1 || v == 11)
	}
	_, number := f.l.Cardinal(next.key())
	return next, false, number && (t.last == 100 || t.last >= 1000)
}

// spelledFraction looks at a fraction in words: two thirds, one half,
// three-quarters, sept douzièmes.
func (f *finder) spelledFraction(w word, end int, above int64) int {
	at := end + f.hyphen(end)
	if at == end {
		at = f.spaces(end)
	}
	next, ok := f.wordAt(at)
	if !ok || at == end || above < 1 || above > 99 {
		return 0
	}
	e := f.words[string(next.key())]
	below := e.value
	if e.roles&fraction == 0 {
		n := f.l.Ordinal(next.key())
		plural := next.size > 3 && next.buf[next.size-1] == 's'
		if n == 0 && plural {
			n = f.l.Ordinal(next.key()[:next.size-1])
		}
		// "Two second" and "one third party" are none; "one fifth" is.
		if n < 3 || plural != (above > 1) || f.hyphen(next.end) > 0 {
			return 0
		}
		below = itoa(int64(n))
	}
	f.add(w.start, next.end, Number, ratio(itoa(above), below), true)
	return next.end
}
