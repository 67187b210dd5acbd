package report

import (
	"strconv"
	"strings"
)

// Count writes a quantity with its digits in groups of three: 12,345 in English,
// and in French, with a no-break space, 12 345. Numbers of lines are no
// quantities.
func Count(n int, ui UI) string {
	digits, sign := strconv.Itoa(n), ""
	if n < 0 {
		digits, sign = digits[1:], "-"
	}
	separator := ","
	if ui == French {
		separator = "\u00a0"
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + separator + digits[i:]
	}
	return sign + digits
}

// Percent writes a share, 0 to 1, as a percentage with at most one decimal:
// 98.5% in English, and in French, with a no-break space, 98,5 %.
func Percent(share float64, ui UI) string {
	s := strings.TrimSuffix(strconv.FormatFloat(100*share, 'f', 1, 64), ".0")
	if ui == French {
		return strings.Replace(s, ".", ",", 1) + "\u00a0%"
	}
	return s + "%"
}

// quantity is a count that a finding has as an argument, written by the rule of
// the language.
func quantity(arg string, ui UI) string {
	n, err := strconv.Atoi(arg)
	if err != nil {
		return arg
	}
	return Count(n, ui)
}
