package value

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/visavis/visavis/lang"
)

// alternative stands between the readings of a key that has several.
const alternative = "|"

// trimZeros drops the zeros in front of a whole number.
func trimZeros(s string) string {
	for len(s) > 1 && s[0] == '0' {
		s = s[1:]
	}
	return s
}

// trimDecimals drops the zeros behind the decimals of a number.
func trimDecimals(s string) string {
	if !strings.Contains(s, ".") {
		return s
	}
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// shift multiplies a number by a power of ten, which may be negative.
func shift(s string, power int) string {
	minus := strings.HasPrefix(s, "-")
	whole, decimals, _ := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	switch {
	case power >= 0:
		if need := power - len(decimals); need > 0 {
			decimals += strings.Repeat("0", need)
		}
		whole, decimals = whole+decimals[:power], decimals[power:]
	default:
		if need := 1 - power - len(whole); need > 0 {
			whole = strings.Repeat("0", need) + whole
		}
		cut := len(whole) + power
		whole, decimals = whole[:cut], whole[cut:]+decimals
	}
	s = trimZeros(whole)
	if decimals != "" {
		s = trimDecimals(s + "." + decimals)
	}
	if minus {
		s = "-" + s
	}
	return s
}

// ratio returns the key of a fraction: decimals where they end soon, else the
// two numbers in lowest terms.
func ratio(above, below string) string {
	a, err1 := strconv.ParseInt(above, 10, 32)
	b, err2 := strconv.ParseInt(below, 10, 32)
	if err1 != nil || err2 != nil || b == 0 {
		return above + "/" + below
	}
	x, y := a, b
	for y != 0 {
		x, y = y, x%y
	}
	if x > 1 {
		a, b = a/x, b/x
	}
	for _, whole := range []int64{1, 10, 100, 1000} {
		if whole%b == 0 {
			return shift(strconv.FormatInt(a*(whole/b), 10), -len(strconv.FormatInt(whole, 10))+1)
		}
	}
	return strconv.FormatInt(a, 10) + "/" + strconv.FormatInt(b, 10)
}

// atoi returns the value of a few digits.
func atoi(s string) int {
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// two writes a number with two digits at least.
func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

func appendFolded(dst []byte, s string) []byte { return lang.AppendFold(dst, s) }

// wideJoiner returns the length of a rune that is not seen, or 0.
func wideJoiner(r rune) int {
	if unicode.Is(unicode.Cf, r) {
		return 1
	}
	return 0
}
