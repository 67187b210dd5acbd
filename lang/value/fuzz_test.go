package value_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/value"
)

// FuzzFind checks that values are in order, inside the text, not empty and end
// where characters end, for any bytes, and that a text matches itself.
func FuzzFind(f *testing.F) {
	for i, s := range []string{
		englishProse, frenchProse, "", "\xff1\xc3 2\xe2\x80", "5(1)(a)(", "$.", "-.5", "1 1/", "1/0", "99999999999999999999/3",
		"vingt et", "two hundred and", "March 25,", "25–", "www.a.b", "a@b.c.", "mailto:a@b.ca", "://x", "h://", "8 h 61", "8:42 p. m",
		"1.2.3.4.5", "1-2-3", "K1A 0", "partie IV.", "al. 5a)b)(iv)", "années 19", "SOR/", "10^-", "10⁻", "1 234 567,", "XIXe", "½ 1½",
		"1\u00a0\u00a0234", "(613) 555-0100", "01/02/2003", "2021-22", "e\u0301te\u0301 2e\u0300me 1º", "n''", "cent pour cent",
	} {
		f.Add(s, i%2 == 0)
	}
	f.Fuzz(func(t *testing.T, text string, french bool) {
		l := lang.English()
		if french {
			l = lang.French()
		}
		values := value.Find(l, text)
		end := 0
		for _, v := range values {
			if v.Start < end || v.End <= v.Start || v.End > len(text) {
				t.Fatalf("value at [%d, %d) after %d, of %d bytes", v.Start, v.End, end, len(text))
			}
			end = v.End
			if v.Key == "" {
				t.Errorf("%q has no key", text[v.Start:v.End])
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[v.Start:v.End]) {
				t.Errorf("%q is cut inside a character", text[v.Start:v.End])
			}
		}
		if a, b := value.Unmatched(values, values); len(a)+len(b) > 0 {
			t.Errorf("%q does not match itself: %v %v", text, a, b)
		}
	})
}

// FuzzUnmatched checks that what two texts lack is of their values, in order, and
// that swapping the texts swaps the result.
func FuzzUnmatched(f *testing.F) {
	f.Add("within five days, $1,200.50 on March 5, 2026", "dans les dix jours, 1 200,50 $ le 5 mars 2026")
	f.Add("5(1)(a) and 8:42 p.m.", "5(1)a), 20 h 42")
	f.Add("1 1 1 2", "1 2 2 3")
	f.Fuzz(func(t *testing.T, english, french string) {
		a, b := value.Find(lang.English(), english), value.Find(lang.French(), french)
		onlyA, onlyB := value.Unmatched(a, b)
		among(t, onlyA, a)
		among(t, onlyB, b)
		backB, backA := value.Unmatched(b, a)
		if !slices.Equal(onlyA, backA) || !slices.Equal(onlyB, backB) {
			t.Errorf("%v and %v, but swapped %v and %v", onlyA, onlyB, backA, backB)
		}
	})
}

// among fails unless some values are of all, in order; they may be hard where
// those are soft.
func among(t *testing.T, some, all []value.Value) {
	t.Helper()
	for _, v := range some {
		i := slices.IndexFunc(all, func(x value.Value) bool { return x.Start == v.Start && x.End == v.End && x.Key == v.Key })
		if i < 0 {
			t.Fatalf("%v is not among what follows: %v", v, all)
		}
		all = all[i+1:]
	}
}

// TestLinear checks that no text takes more than its length in time: with
// anything worse, this would not end.
func TestLinear(t *testing.T) {
	for _, s := range []string{"1", "1 ", "1,", "1.", "1-", "1/", "(1)", "5(1)", "a@", "www.", "://", "$", "cent ", "vingt-", "March ", "25, ",
		"section ", "A-", "A_", "x.", "I", "é", "e\u0301", "\u00a0", "1\u00a0", "[1", "and ", "K1A ", "₂", "1 000", "\n", "a.b"} {
		text := strings.Repeat(s, 1<<17/len(s))
		for _, l := range []*lang.Language{lang.English(), lang.French()} {
			values := value.Find(l, text)
			value.Unmatched(values, values[:len(values)/2])
		}
	}
}
