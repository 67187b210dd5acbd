package site

import (
	"errors"
	re "regexp/syntax"
	"strings"
)

// regexpErrors are what the library says of an expression, in French.
var regexpErrors = map[re.ErrorCode]string{
	re.ErrInvalidCharClass:      "classe de caractères incorrecte",
	re.ErrInvalidCharRange:      "intervalle de caractères incorrect",
	re.ErrInvalidEscape:         "séquence d’échappement incorrecte",
	re.ErrInvalidNamedCapture:   "groupe nommé incorrect",
	re.ErrInvalidPerlOp:         "syntaxe de Perl incorrecte ou non prise en charge",
	re.ErrInvalidRepeatOp:       "répétition d’une répétition",
	re.ErrInvalidRepeatSize:     "nombre de répétitions incorrect",
	re.ErrInvalidUTF8:           "des octets ne sont pas de l’UTF-8",
	re.ErrMissingBracket:        "il manque un crochet fermant",
	re.ErrMissingParen:          "il manque une parenthèse fermante",
	re.ErrMissingRepeatArgument: "rien à répéter",
	re.ErrTrailingBackslash:     "barre oblique inverse à la fin de l’expression",
	re.ErrUnexpectedParen:       "parenthèse fermante inattendue",
	re.ErrNestingDepth:          "trop de groupes l’un dans l’autre",
	re.ErrLarge:                 "expression trop grande",
}

// regexpFault is what is wrong with an expression, in both languages. Of what is
// not in the table the detail stays in English.
func regexpFault(err error) (english, french string) {
	english = strings.TrimPrefix(err.Error(), "error parsing regexp: ")
	var e *re.Error
	if !errors.As(err, &e) || regexpErrors[e.Code] == "" {
		return english, english
	}
	french = regexpErrors[e.Code]
	if e.Expr != "" {
		french += " : « " + e.Expr + " »"
	}
	return english, french
}
