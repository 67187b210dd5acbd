package main

import (
	"regexp"
	"strings"
)

// quoted is a text as %q writes it.
var quoted = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)

// guillemets puts the quotation marks of French in the place of those of %q. What
// stands in brackets, as a list of TOML, is code and keeps them.
func guillemets(message string) string {
	var b strings.Builder
	done := 0
	for _, at := range quoted.FindAllStringIndex(message, -1) {
		before, behind := message[:at[0]], message[at[1]:]
		if before != "" && !strings.ContainsAny(before[len(before)-1:], " (,") || behind != "" && !strings.ContainsAny(behind[:1], " ),.;:\n") {
			continue
		}
		b.WriteString(message[done:at[0]])
		b.WriteString("« " + strings.ReplaceAll(message[at[0]+1:at[1]-1], `\"`, `"`) + " »")
		done = at[1]
	}
	return b.String() + message[done:]
}
