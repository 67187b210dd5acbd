package main

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/align/report"
)

func TestDecodeErrors(t *testing.T) {
	for name, c := range map[string]struct{ in, en, fr string }{
		"broken UTF-8":      {"été\nab\xffcdé", "x:2:3: invalid UTF-8 (byte 0xFF)", "x:2:3: n’est pas de l’UTF-8 correct (octet 0xFF)"},
		"no encoding":       {"caf\xe9 \x81", "x:1:6: byte 0x81 is neither UTF-8 nor Windows-1252", "x:1:6: l’octet 0x81 n’est ni de l’UTF-8 ni du Windows-1252"},
		"half a pair":       {"\xff\xfea\x00=\xd8", "x:1:2: invalid UTF-16LE (half of a surrogate pair)", "x:1:2: n’est pas de l’UTF-16LE correct (moitié d’un caractère de deux unités)"},
		"half a character":  {"\xfe\xff\x00a\x00", "x:1:2: UTF-16BE that ends in half a character", "x:1:2: de l’UTF-16BE qui se termine au milieu d’un caractère"},
		"binary":            {"\x89PNG\x00", "x: binary data, not text", "x: données binaires et non du texte"},
		"UTF-16, no mark":   {"\xe9\x00t\x00\xe9\x00", "x: binary data, not text: looks like UTF-16 without a byte order mark", "x: données binaires et non du texte : semble être de l’UTF-16 sans marque d’ordre des octets"},
		"UTF-16BE, no mark": {"\x00o\x00n\x00e", "x: binary data, not text: looks like UTF-16 without a byte order mark", "x: données binaires et non du texte : semble être de l’UTF-16 sans marque d’ordre des octets"},
	} {
		for ui, want := range map[report.UI]string{report.English: c.en, report.French: c.fr} {
			s := &streams{ui: ui}
			_, err := s.decode("x", []byte(c.in), formatFlag{"text"})
			if assert.Error(t, err, name) {
				assert.Equal(t, want, s.message(err), name)
			}
		}
	}
}
