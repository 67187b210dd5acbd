package main

import (
	"fmt"
	"strings"
)

// shape is a kind of text, of any size.
type shape struct {
	name  string
	side  func(n, side int) string // the text of one side, 0 for English and 1 for French
	sizes map[string]int           // by step, the smaller size
}

var (
	english = []string{"the", "harbour", "committee", "granted", "a", "permit", "to", "each", "fishing", "vessel", "of", "north", "shore", "in", "winter", "and", "ferry", "was", "late", "again"}
	french  = []string{"le", "port", "comité", "accorda", "un", "permis", "à", "chaque", "bateau", "pêche", "de", "nord", "rive", "en", "hiver", "et", "traversier", "fut", "tard", "encore"}
)

// vocabulary is the words of a side.
func vocabulary(side int) []string {
	if side == 1 {
		return french
	}
	return english
}

var sentence = [2]string{
	"The committee granted a permit to each fishing vessel of the north shore.",
	"Le comité accorda un permis à chaque bateau de pêche de la rive nord.",
}

const megabyte = 1 << 20

// The smaller sizes, by step, of what is counted in lines, rows, bytes and marks.
var (
	lines   = map[string]int{"text": 100_000, "markdown": 100_000, "html": 100_000, "align": 100_000, "check": 100_000}
	rows    = map[string]int{"text": 10_000, "markdown": 10_000, "html": 10_000, "align": 10_000, "check": 10_000}
	aligned = map[string]int{"align": 10_000, "check": 10_000}
	long    = map[string]int{"align": 30_000, "check": 30_000}
	bytes   = map[string]int{"text": 10 * megabyte, "markdown": 10 * megabyte, "html": 10 * megabyte, "align": 10 * megabyte, "check": 10 * megabyte}
	stops   = map[string]int{"text": 10 * megabyte, "markdown": 10 * megabyte, "html": 10 * megabyte, "align": megabyte, "check": megabyte}
	marked  = map[string]int{"markdown": 10_000, "html": 10_000}
	depth   = map[string]int{"text": 10_000, "markdown": 10_000, "html": 10_000}
)

var shapes = []shape{
	{"identical lines", func(n, side int) string { return strings.Repeat(sentence[side]+"\n", n) }, lines},
	{"identical short lines", func(n, side int) string { return strings.Repeat([]string{"Yes.\n", "Oui.\n"}[side], n) }, lines},
	{"one-word lines", func(n, side int) string {
		words := vocabulary(side)
		return build(n, func(b *strings.Builder, i int) { b.WriteString(words[scatter(i)%len(words)] + "\n") })
	}, lines},
	{"one-word lines, all different", func(n, side int) string {
		return build(n, func(b *strings.Builder, i int) { b.WriteString(pseudo(i, side) + "\n") })
	}, lines},
	{"one line", func(n, side int) string {
		return build(n/75, func(b *strings.Builder, i int) { fmt.Fprintf(b, "%s%d. ", sentence[side], scatter(i)%1000) })
	}, bytes},
	{"one word", func(n, _ int) string { return strings.Repeat("a", n) }, bytes},
	{"no sentence end, one line", func(n, side int) string {
		words := vocabulary(side)
		return build(n/6, func(b *strings.Builder, i int) { b.WriteString(words[scatter(i)%len(words)] + " ") })
	}, bytes},
	{"no sentence end, lines", func(n, side int) string {
		words := vocabulary(side)
		return build(n/6, func(b *strings.Builder, i int) {
			b.WriteString(words[scatter(i)%len(words)] + " ")
			if i%12 == 11 {
				b.WriteString("\n")
			}
		})
	}, bytes},
	{"all abbreviations", func(n, _ int) string { return strings.Repeat("M. ", n/3) }, stops},
	{"full stops", func(n, _ int) string { return strings.Repeat(".", n) }, bytes},
	{"nested lists", around("- ", ""), depth},
	{"nested numbered lists", around("1. ", ""), depth},
	{"nested quotes", around("> ", ""), depth},
	{"nested lists, a line each", func(n, _ int) string {
		// As deep as the number of lines allows in a text of n bytes.
		return build(n, func(b *strings.Builder, i int) { b.WriteString(strings.Repeat("  ", i%200) + "- the wharf\n") })
	}, depth},
	{"nested quotes, a line each", func(n, _ int) string {
		return build(n/10, func(b *strings.Builder, i int) { b.WriteString(strings.Repeat(">", i%200) + " the wharf\n") })
	}, depth},
	{"nested tags", around("<div>", "</div>"), depth},
	{"nested tags, inline", around("<b>", "</b>"), depth},
	{"nested tags, lists", around("<ul><li>", "</li></ul>"), depth},
	{"nested tags, quotes", around("<blockquote>", "</blockquote>"), depth},
	{"nested tags, a line each", around("<div>\n\nthe wharf\n\n", "</div>\n\n"), depth},
	{"nested tables", around("<table><tr><td>", "</td></tr></table>"), depth},
	{"unclosed tags", around("<div><p><b>the wharf ", ""), depth},
	{"nested brackets", around("[", "](x)"), depth},
	{"nested parentheses", around("(", ")"), depth},
	{"nested quotations", around("« ", " »"), depth},
	{"nested emphasis", around("*a **", "** a*"), depth},
	{"open emphasis", around("*a _", ""), depth},
	{"open links", around("[a](", ""), depth},
	{"code marks", func(n, _ int) string {
		return build(n/500, func(b *strings.Builder, i int) { b.WriteString(strings.Repeat("`", 1+i%1000) + "a ") })
	}, bytes},
	{"templates", around("{{ ", " }}"), depth},
	{"pipe table", table("| ferry | wharf %d | late |\n", "| Name | Place | Hour |\n|---|---|---|\n", ""), rows},
	{"HTML table", table("<tr><td>ferry</td><td>wharf %d</td><td>late</td></tr>\n", "<table>\n", "</table>\n"), rows},
	{"drawn table", table("| ferry   | wharf %6d | late    |\n+---------+--------------+---------+\n", "+---------+--------------+---------+\n", ""), rows},
	{"table of tabs", table("ferry\twharf %d\tlate\n", "Name\tPlace\tHour\n", ""), rows},
	{"table of columns", table("ferry       wharf %6d       late\n", "Name        Place              Hour\n", ""), rows},
	{"all cognate", func(n, _ int) string { return prose(n, 0) }, aligned},
	{"all cognate, all different", func(n, _ int) string {
		return build(n, func(b *strings.Builder, i int) {
			for k := range 8 {
				b.WriteString(pseudo(8*i+k, 0) + " ")
			}
			b.WriteString("end.\n")
		})
	}, aligned},
	{"no cognate", prose, aligned},
	{"no cognate, all different", func(n, side int) string {
		return build(n, func(b *strings.Builder, i int) {
			for k := range 8 {
				b.WriteString(pseudo(8*i+k, side) + " ")
			}
			b.WriteString("end.\n")
		})
	}, aligned},
	{"numbers only", func(n, side int) string {
		return build(n, func(b *strings.Builder, i int) {
			fmt.Fprintf(b, "%d %d %d.\n", scatter(i)%100, scatter(i+1)%1000, scatter(i+2)%10000)
		})
	}, aligned},
	{"a hundred times the other", func(n, side int) string {
		if side == 1 {
			n = max(1, n/100)
		}
		return prose(n, side)
	}, aligned},
	{"a hundred times the other, identical lines", func(n, side int) string {
		if side == 1 {
			n = max(1, n/100)
		}
		return strings.Repeat(sentence[side]+"\n", n)
	}, aligned},
	{"turned around", func(n, side int) string {
		return build(n, func(b *strings.Builder, i int) {
			if side == 1 {
				i = n - 1 - i
			}
			fmt.Fprintf(b, "%s %s %s.\n", pseudo(3*i, 0), pseudo(3*i+1, 0), pseudo(3*i+2, 0))
		})
	}, aligned},
	{"long segments", func(n, side int) string {
		words := vocabulary(side)
		return build(n/100, func(b *strings.Builder, i int) {
			for k := range 3000 {
				b.WriteString(words[scatter(3000*i+k)%len(words)] + " ")
			}
			b.WriteString("end.\n\n")
		})
	}, long},
	{"long segments, all different", func(n, side int) string {
		return build(n/100, func(b *strings.Builder, i int) {
			for k := range 3000 {
				b.WriteString(pseudo(3000*i+k, side) + " ")
			}
			b.WriteString("end.\n\n")
		})
	}, long},
	{"list items", func(n, side int) string {
		words := vocabulary(side)
		return build(n, func(b *strings.Builder, i int) {
			fmt.Fprintf(b, "- %s %s\n", words[scatter(i)%len(words)], words[scatter(i+7)%len(words)])
		})
	}, aligned},
}

// build writes n pieces.
func build(n int, piece func(b *strings.Builder, i int)) string {
	var b strings.Builder
	for i := range n {
		piece(&b, i)
	}
	return b.String()
}

// around is a word with n marks before and behind it.
func around(before, behind string) func(n, side int) string {
	return func(n, _ int) string { return strings.Repeat(before, n) + "wharf" + strings.Repeat(behind, n) + "\n" }
}

// table is a table of n rows.
func table(row, head, foot string) func(n, side int) string {
	return func(n, _ int) string {
		return head + build(n, func(b *strings.Builder, i int) { fmt.Fprintf(b, row, i) }) + foot
	}
}

// prose is n lines of a sentence of words at random.
func prose(n, side int) string {
	words := vocabulary(side)
	return build(n, func(b *strings.Builder, i int) {
		for k := range 4 + scatter(i)%9 {
			b.WriteString(words[scatter(16*i+k)%len(words)] + " ")
		}
		b.WriteString("end.\n")
	})
}

// scatter is a number that looks like chance.
func scatter(i int) int {
	x := uint64(i+1) * 0x9e3779b97f4a7c15
	x ^= x >> 29
	x *= 0xbf58476d1ce4e5b9
	return int(x >> 40)
}

// pseudo is word i of a language that nobody speaks; those of the two sides have
// no letter in common.
func pseudo(i, side int) string {
	syllables := [2][]string{
		{"ba", "de", "fi", "ba", "gi", "he", "dab", "cef", "hig", "ab", "ed", "jac", "ka", "lim", "ble"},
		{"no", "pu", "ro", "su", "to", "vu", "zo", "wu", "xyn", "ton", "pos", "ruz", "ov", "ust", "zy"},
	}[side]
	var b strings.Builder
	for x := scatter(i); b.Len() < 6 || x > 0; x /= len(syllables) {
		b.WriteString(syllables[x%len(syllables)])
	}
	return b.String()
}
