// Package page writes verdicts as one HTML page on which a reviser reads both
// texts side by side and goes from one difference to the next.
//
//	err := page.Write(w, []*align.Verdict{v}, page.Options{UI: report.French})
//
// The page is a single file that loads nothing. Each bead is a row with the
// passages that face each other, marked where a finding is about them, an empty
// cell where one is missing, and the findings under it in words. A list of the
// findings, a search, filters and keys are added by a script; without it the
// page can still be read in full and printed.
//
// # Addresses
//
// Row 42 of the first pair is at #p1-b42, its third finding at #p1-f3, and the
// pair itself at #p1. Findings are numbered in the order of the rows. What is about
// no pair is behind them at #outside, its second finding at #f2. The same verdicts
// give the same page, byte for byte.
//
// # Two languages
//
// All words of the page stand in it in English and in French, those of the
// findings too, and the reader switches between them. Quantities are written by
// the rule of each: 12,345 and 98% against 12 345 and 98 %, with no-break spaces.
//
// # Foreign text
//
// What comes from the documents reaches the page through html/template alone, as
// text between tags, never in a script, a style or an address. Characters that
// control a terminal or the direction of writing, and bytes that are not UTF-8,
// appear as U+FFFD. The page states a content security policy by the hashes of
// its own script and style, so that nothing else could run even if it got in.
package page
