package main

import (
	"errors"
	"fmt"
	"regexp"

	"github.com/visavis/visavis/align/bitext"
)

// bitextErrors translate what the library says of a bitext that would lose or
// double something.
var bitextErrors = []translation{
	{regexp.MustCompile(`a line longer than (\d+) bytes$`), "une ligne de plus de $1 octets"},
	{regexp.MustCompile(`a <tuv> without xml:lang$`), "un <tuv> sans xml:lang"},
	{regexp.MustCompile(`a <seg> outside of a <tuv>$`), "un <seg> hors d’un <tuv>"},
	{regexp.MustCompile(`a TMX without <body>$`), "un TMX sans <body>"},
	{regexp.MustCompile(`sentence (".*") twice on one side$`), "la phrase $1 deux fois d’un côté"},
	{regexp.MustCompile(`segment (\d+) twice on one side$`), "le segment $1 deux fois d’un côté"},
	{regexp.MustCompile(`the numbers of the source do not rise: (.*)$`), "les numéros de la source ne montent pas : $1"},
	{regexp.MustCompile(`the numbers of the target do not rise: (.*)$`), "les numéros de la cible ne montent pas : $1"},
	{regexp.MustCompile(`segment (\d+) of the source is in a unit before$`), "le segment $1 de la source est déjà dans une unité"},
	{regexp.MustCompile(`segment (\d+) of the target is in a unit before$`), "le segment $1 de la cible est déjà dans une unité"},
}

// bitextFault is an error about a bitext in the language of the user.
type bitextFault struct {
	error // as the library has it
	text  string
}

func (e *bitextFault) Error() string { return e.text }
func (e *bitextFault) Unwrap() error { return e.error }

// bitextError puts an error about a bitext in the language of the user, and says
// what flag would mend it.
func (s *streams) bitextError(err error) error {
	text := s.libraryError(err).Error()
	for _, hint := range [...]struct {
		err   error
		flags string
	}{
		{bitext.ErrFormat, "--from"},
		{bitext.ErrNoText, "--source-text, --target-text"},
		{bitext.ErrLanguages, "--source-lang, --target-lang"},
	} {
		if errors.Is(err, hint.err) {
			text += fmt.Sprintf("; %s %s", words(s.ui, "use", "utilisez"), hint.flags)
			break
		}
	}
	return &bitextFault{err, text}
}
