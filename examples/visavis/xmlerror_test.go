package main

import (
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/lang/stream"
)

func TestXMLErrors(t *testing.T) {
	s := &streams{ui: report.French}
	for text, want := range map[string]string{
		"<a><b></a>":               "ligne 1 : XML mal formé : l’élément <b> est fermé par </a>",
		"<a><n:b xmlns:n='x'></b>": "ligne 1 : XML mal formé : l’élément <b> est fermé par </b>",
		"<a></a></b>":              "ligne 1 : XML mal formé : </b> ne ferme rien",
		"<a><></a>":                "ligne 1 : XML mal formé : une balise incorrecte",
		"<a></>":                   "ligne 1 : XML mal formé : une balise incorrecte",
		"<a/b>":                    "ligne 1 : XML mal formé : une balise incorrecte",
		"<a></a b>":                "ligne 1 : XML mal formé : une balise incorrecte",
		"<a =\"b\">":               "ligne 1 : XML mal formé : un attribut incorrect",
		"<a b>":                    "ligne 1 : XML mal formé : un attribut incorrect",
		"<a b=c>":                  "ligne 1 : XML mal formé : un attribut incorrect",
		"<a b=\"<\">":              "ligne 1 : XML mal formé : un attribut incorrect",
		"<a>&eacute;</a>":          "ligne 1 : XML mal formé : l’entité &eacute; n’est pas connue",
		"<a>\n& b</a>":             "ligne 2 : XML mal formé : l’entité & n’est pas connue",
		"<a>\x01</a>":              "ligne 1 : XML mal formé : le caractère U+0001 n’est pas permis",
		"<a>]]></a>":               "ligne 1 : XML mal formé : ]]> hors d’une section CDATA",
		"<a><!- b --></a>":         "ligne 1 : XML mal formé : un commentaire incorrect",
		"<a><!-- b -- --></a>":     "ligne 1 : XML mal formé : un commentaire incorrect",
		"<a><? ?></a>":             "ligne 1 : XML mal formé",
		"<a><![x</a>":              "ligne 1 : XML mal formé",
		"<?xml version='2.0'?><a>": "ligne 1 : XML de version « 2.0 » n’est pas lu : 1.0 est attendu",
		"<a>\xff</a>":              "ligne 1 : n’est pas en UTF-8",
		"<a>":                      "ligne 1 : le fichier est incomplet",
		"<a><![CDATA[x":            "ligne 1 : le fichier est incomplet",
	} {
		x := stream.NewXML(strings.NewReader(text))
		var err error
		for err == nil {
			_, err = x.Token()
		}
		if assert.NotErrorIs(t, err, io.EOF, text) {
			assert.Equal(t, want, s.message(s.libraryError(err)), text)
		}
	}
}
