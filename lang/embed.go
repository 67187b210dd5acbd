package lang

import (
	"embed"
	"io/fs"
	"sync"
)

// The lists are reached only through the accessors below, so that a program
// that never asks for them does not have to carry them.
//
//go:embed data
var data embed.FS

var (
	english = sync.OnceValue(func() *Language { return builtin("en") })
	french  = sync.OnceValue(func() *Language { return builtin("fr") })
)

// English returns the English that comes with the package (Canadian, American
// and British usage together).
func English() *Language { return english() }

// French returns the French that comes with the package (Canadian and European
// usage together).
func French() *Language { return french() }

// builtin loads an embedded language. The embedded lists are part of the
// program, and a test loads each of them, so a failure here is a broken build.
func builtin(tag string) *Language {
	sub, err := fs.Sub(data, "data/"+tag)
	if err != nil {
		panic("lang: embedded data: " + err.Error())
	}
	l, err := Load(sub, tag)
	if err != nil {
		panic("lang: embedded data: " + err.Error())
	}
	return l
}
