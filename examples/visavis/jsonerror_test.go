package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/align/bitext"
	"github.com/visavis/visavis/align/report"
)

func TestJSONErrors(t *testing.T) {
	const no = "x:1: pas du JSON : "
	s := &streams{ui: report.French}
	for text, want := range map[string]string{
		`{"source":"a"} true`:   no + "« t » après la fin de la valeur",
		`{"source":a}`:          no + "aucune valeur ne commence par « a »",
		`{source:"a"}`:          no + "aucune clé ne commence par « s »",
		`{"source" "a"}`:        no + `« " » après une clé, où « : » est attendu`,
		`{"source":"a" "b"}`:    no + `« " » après une clé et sa valeur, où « , » ou « } » est attendu`,
		`{"a":["a" "b"]}`:       no + `« " » après une valeur d’une liste, où « , » ou « ] » est attendu`,
		"{\"source\":\"a\x01b":  no + `le caractère « \x01 » n’est pas permis dans un texte`,
		`{"source":"\q"}`:       no + "« q » ne peut suivre une barre oblique inverse",
		`{"source":"\u00g0"}`:   no + `« g » après \u, où un chiffre hexadécimal est attendu`,
		`{"score":-x}`:          no + "« x » dans un nombre, où un chiffre est attendu",
		`{"score":1.x}`:         no + "« x » dans un nombre, où un chiffre est attendu",
		`{"score":1ex}`:         no + "« x » dans un nombre, où un chiffre est attendu",
		`{"moved":trou}`:        no + "« o » dans true, où « u » est attendu",
		`{"source":"a"`:         no + "la valeur n’est pas terminée",
		`[]`:                    "x:1: un objet est attendu, et non une valeur JSON de type array",
		`{"source":1}`:          "x:1: source : une valeur JSON de type number n’est pas permise ici",
		`{"source":{"text":1}}`: "x:1: source.text : une valeur JSON de type number n’est pas permise ici",
		`{}`:                    "x:1: un objet avec source et target est attendu",
		`{"source":` + strings.Repeat("[", 20000):          no + "trop de listes et d’objets l’un dans l’autre",
		`{"source":"a","target":{"segments":[-1]}}` + "\n": "x:1: -1 n’est pas le numéro d’un segment",
	} {
		var err error
		for _, err = range (bitext.Reader{Format: bitext.JSONLines}).Read("x", strings.NewReader(text)) {
		}
		if assert.Error(t, err, text) {
			assert.Equal(t, want, s.message(s.bitextError(err)), text)
		}
	}
}
