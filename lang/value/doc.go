// Package value finds the values of a text — numbers, dates, times, sums of
// money, percentages, references to parts of texts, and links — and gives each a
// normal form in which English and French compare equal, so that a version in
// one language can be checked against the other:
//
//	en := value.Find(lang.English(), "within 30 days of March 25, 2022")
//	fr := value.Find(lang.French(), "dans les soixante jours du 25 mars 2022")
//	onlyEn, onlyFr := value.Unmatched(en, fr) // 30, and 60
//
// # Normal forms
//
// The key of a value depends on its kind:
//
//	Number      digits, a point before decimals: 1234.5, -5; 2/3; 10^3
//	            a code in small letters and digits: co2, covid19, k1a0b1
//	Ordinal     the number: 21
//	Date        2022-03-25, 2022-03, --03-25 without a year; 1990s
//	Time        14:30, of 24 hours
//	Amount      number, space, currency: 130000 $, 5 USD; "$" is any dollar
//	Percentage  76%
//	Reference   the label with its brackets in pairs: 5(1)(a), 4 for Part IV;
//	            SOR/2001-103 for that and DORS/2001-103
//	Link        host without its language, number of parts of the path, the
//	            numbers in it: canada.ca/2/,44; name@domain for e-mail
//
// Where a text may be read in two ways, as 03/04/2022 or 2:30 may, the key has
// both with a | between them.
//
// # Soft values
//
// A value is Soft where a good translation may do without it or say it in
// another way. Soft values by themselves are no reason for an alarm:
//
//   - references to parts of a text, since "that subsection" and "cet article"
//     stand for them; those to published instruments (SOR/2001-103) are not soft
//   - numbers up to ten in words, fractions in words, and 1 in digits, which is
//     an article in French
//   - a dozen, hundreds, a million alone: said roughly as a rule
//   - first, second and other ordinals up to ten in words; 1st and 2nd
//   - Roman numerals outside references, but for those of centuries (XIXe)
//   - noon and midnight, "one dollar", "cent pour cent"
//   - the second year of a fiscal year, 2021-22
//   - numbers that hang on words in small letters, as in names of chemicals
//
// The articles one, un and une are no values, nor are days of the week, time
// zones and units. Markers of list items are for the caller to leave out.
//
// # Limits
//
// "After March 31" and "on or after April 1" are two different dates here, and
// "twelve months" is not a year. Numbers in words are understood in English and
// French; in another language only what is written in digits is.
package value
