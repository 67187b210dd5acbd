// Package enfr holds the English and French lexicon that comes with visavis. A
// program that does not import it does not carry it.
//
// README.md in this folder says what it was learned from, under which licence.
package enfr

import (
	_ "embed"
	"sync"

	"github.com/visavis/visavis/lang/lexicon"
)

//go:embed en-fr.lexicon
var data string

// Lexicon returns the lexicon, with English as its source.
func Lexicon() *lexicon.Lexicon { return opened() }

// The embedded file is part of the program and a test opens it, so a failure
// here is a broken build.
var opened = sync.OnceValue(func() *lexicon.Lexicon {
	l, err := lexicon.Open(data)
	if err != nil {
		panic("enfr: " + err.Error())
	}
	return l
})
