// Package tags reads the languages that the tags of a page name.
package tags

import (
	"strings"

	"github.com/visavis/visavis/lang"
)

// Languages holds the languages that have been asked for, by their tags. It is
// not safe for concurrent use.
type Languages map[string]*lang.Language

// longest is more bytes than a tag that package lang knows has.
const longest = 40

// Of returns the language of a tag, with its lists where package lang has some;
// nil where the tag names none.
func (ls Languages) Of(tag string) *lang.Language {
	tag = strings.TrimSpace(tag)
	if len(tag) > longest {
		return nil
	}
	if l, ok := ls[tag]; ok {
		return l
	}
	l, err := lang.Bare(tag)
	if err != nil {
		l = nil
	}
	ls[tag] = l
	return l
}
