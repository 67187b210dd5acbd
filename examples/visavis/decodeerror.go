package main

import (
	"errors"
	"fmt"
	"regexp"

	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/segment"
)

// decodeErrors translate what the library says of bytes that are no text.
var decodeErrors = []translation{
	{regexp.MustCompile(`^binary data, not text`), "données binaires et non du texte"},
	{regexp.MustCompile(`: looks like UTF-16 without a byte order mark$`), " : semble être de l’UTF-16 sans marque d’ordre des octets"},
	{regexp.MustCompile(`invalid UTF-8 \(byte (0x\w\w)\)$`), "n’est pas de l’UTF-8 correct (octet $1)"},
	{regexp.MustCompile(`byte (0x\w\w) is neither UTF-8 nor Windows-1252$`), "l’octet $1 n’est ni de l’UTF-8 ni du Windows-1252"},
	{regexp.MustCompile(`invalid (UTF-16[LB]E) \(half of a surrogate pair\)$`), "n’est pas de l’$1 correct (moitié d’un caractère de deux unités)"},
	{regexp.MustCompile(`(UTF-16[LB]E) that ends in half a character$`), "de l’$1 qui se termine au milieu d’un caractère"},
}

// decodeError is an error about the bytes of a file, with its name and the place.
func (s *streams) decodeError(path string, err error) error {
	message := err.Error()
	if s.ui == report.French {
		for _, e := range decodeErrors {
			message = e.pattern.ReplaceAllString(message, e.fr)
		}
	}
	if errors.Is(err, segment.ErrBinary) {
		return fmt.Errorf("%s: %s", path, message)
	}
	return fmt.Errorf("%s:%s", path, message)
}
