package site

import (
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestRegexpFault(t *testing.T) {
	for pattern, want := range map[string]string{
		"(":          "il manque une parenthèse fermante : « ( »",
		"a)":         "parenthèse fermante inattendue : « a) »",
		"[a":         "il manque un crochet fermant : « [a »",
		"[b-a]":      "intervalle de caractères incorrect : « b-a »",
		"[[:x:]]":    "intervalle de caractères incorrect : « [:x:] »",
		"*":          "rien à répéter : « * »",
		"a**":        "répétition d’une répétition : « ** »",
		"a{2000}":    "nombre de répétitions incorrect : « {2000} »",
		`\y`:         "séquence d’échappement incorrecte : « \\y »",
		`\`:          "barre oblique inverse à la fin de l’expression",
		"(?=a)":      "syntaxe de Perl incorrecte ou non prise en charge : « (?= »",
		"(?P<a b>c)": "groupe nommé incorrect : « (?P<a b> »",
		"\xff":       "des octets ne sont pas de l’UTF-8 : « \xff »",
		strings.Repeat("(", 2000) + strings.Repeat(")", 2000): "trop de groupes l’un dans l’autre : « ",
	} {
		_, err := regexp.Compile(pattern)
		english, french := regexpFault(err)
		assert.True(t, strings.HasPrefix(french, want), "%q: %s", pattern, french)
		assert.NotContains(t, english, "error parsing")
		assert.NotEqual(t, english, french)
	}
	english, french := regexpFault(errors.New("other"))
	assert.Equal(t, "other", english)
	assert.Equal(t, "other", french)
}
