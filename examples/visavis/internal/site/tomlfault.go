package site

import (
	"errors"
	"regexp"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// otherType is what the library says of a value of another type.
var otherType = regexp.MustCompile(`cannot (?:decode|store) TOML .* (?:in|into) .*?(float64|bool|string|map\[string\]string|\[\][\w.]+|site\.\w+)$`)

// wanted is the type of a key, as its user would say it.
func wanted(goType string) Fault {
	switch {
	case goType == "float64":
		return Fault{English: "want a number", French: "un nombre est attendu"}
	case goType == "bool":
		return Fault{English: "want true or false", French: "true ou false est attendu"}
	case goType == "string":
		return Fault{English: "want a text in quotes", French: "un texte entre guillemets est attendu"}
	case strings.HasPrefix(goType, "[]string"):
		return Fault{English: `want a list such as ["one", "two"]`, French: `une liste comme ["un", "deux"] est attendue`}
	case strings.HasPrefix(goType, "[]"):
		return Fault{English: "want tables, each under its name in [[ ]]", French: "des tables sont attendues, chacune sous son nom entre [[ ]]"}
	}
	return Fault{English: "want a table", French: "une table est attendue"}
}

// tomlFault makes a fault of what the library says.
func tomlFault(name string, err error) error {
	var strict *toml.StrictMissingError
	if errors.As(err, &strict) && len(strict.Errors) > 0 {
		e := &strict.Errors[0]
		line, _ := e.Position()
		key := strings.Join(e.Key(), ".")
		return faultf(name, line, "unknown key %q", "clé inconnue %q", key)
	}
	var decode *toml.DecodeError
	if errors.As(err, &decode) {
		line, _ := decode.Position()
		if m := otherType.FindStringSubmatch(decode.Error()); m != nil {
			key, want := strings.Join(decode.Key(), "."), wanted(m[1])
			f := faultf(name, line, "%s", "%s", key)
			f.English, f.French = f.English+": "+want.English, f.French+" : "+want.French
			return f
		}
		return notTOML(name, line, decode)
	}
	return notTOML(name, 0, err)
}

// syntax is what the library says of text that is no TOML.
var syntax = []struct {
	pattern *regexp.Regexp
	fr      string
}{
	{regexp.MustCompile(`^expected newline but got (.*)$`), "une fin de ligne est attendue et non $1"},
	{regexp.MustCompile(`^expected value but got (.*)$`), "une valeur est attendue et non $1"},
	{regexp.MustCompile(`^expected value, not (?:end of input|eof)$`), "une valeur est attendue"},
	{regexp.MustCompile(`^unexpected character (.*) at start of value$`), "aucune valeur ne commence par $1"},
	{regexp.MustCompile(`^invalid character at start of key: (.*)$`), "aucune clé ne commence par $1"},
	{regexp.MustCompile(`^expected ',' or ']' after array value$`), "« , » ou « ] » est attendu après une valeur d’une liste"},
	{regexp.MustCompile(`^expected ',' or '}' after inline table key-value$`), "« , » ou « } » est attendu après une clé et sa valeur"},
	{regexp.MustCompile(`^array is incomplete$`), "la liste n’est pas terminée"},
	{regexp.MustCompile(`^(?:inline )?table is incomplete$`), "la table n’est pas terminée"},
	{regexp.MustCompile(`^unexpected comma in inline table$`), "virgule inattendue dans une table"},
	{regexp.MustCompile(`^expected keyword (".*")$`), "$1 est attendu"},
	{regexp.MustCompile(`^expected '=' after key$`), "« = » est attendu après une clé"},
	{regexp.MustCompile(`^expected '(\]\]?)' to close (?:array )?table name$`), "« $1 » est attendu après le nom d’une table"},
	{regexp.MustCompile(`^(?:basic|literal) strings cannot have new lines$|^unterminated (?:basic|literal) string$`), "le texte n’est pas fermé par un guillemet"},
	{regexp.MustCompile(`^multiline (?:basic|literal) string not terminated by .*$`), "le texte n’est pas fermé par un guillemet"},
	{regexp.MustCompile(`^strings must be quoted$`), "un texte est entre guillemets"},
	{regexp.MustCompile(`^invalid escape character (.*)$`), "$1 ne peut suivre une barre oblique inverse"},
	{regexp.MustCompile(`^invalid UTF-8 character.*$`), "des octets ne sont pas de l’UTF-8"},
	{regexp.MustCompile(`^(?:multiline )?(?:basic|literal) strings cannot have control characters$|^control characters are not allowed in comments$`), "un caractère de commande"},
	{regexp.MustCompile(`^carriage returns .*$`), "un retour de chariot sans saut de ligne"},
	{regexp.MustCompile(`^key (.*) is already defined$`), "la clé $1 est déjà définie"},
	{regexp.MustCompile(`^(?:table|key) (.*) already exists.*$`), "$1 existe déjà"},
	{regexp.MustCompile(`^key (.*) should be a table, not an? .*$`), "$1 doit être une table"},
	{regexp.MustCompile(`^arrays and inline tables are nested more than the maximum of (\d+) levels deep$`), "plus de $1 listes et tables l’une dans l’autre"},
	{regexp.MustCompile(`^integers cannot have leading zeroes$`), "un nombre ne commence pas par 0"},
	{regexp.MustCompile(`^need at least one digit after fraction point$|^decimal point must be followed by a digit$|^.*must have at least one digit.*$`), "il manque un chiffre"},
}

// codePoint is a character as the library names it, by its number too.
var codePoint = regexp.MustCompile(`U\+[0-9A-F]+ ('.*')`)

// notTOML is the fault of text that is no TOML. Of what is not in the table above
// the detail stays in English.
func notTOML(name string, line int, err error) error {
	what := codePoint.ReplaceAllString(strings.TrimPrefix(err.Error(), "toml: "), "$1")
	f := faultf(name, line, "not valid TOML (%s)", "n’est pas du TOML correct (%s)", what)
	for _, s := range syntax {
		if s.pattern.MatchString(what) {
			f.French = "n’est pas du TOML correct (" + s.pattern.ReplaceAllString(what, s.fr) + ")"
			break
		}
	}
	return f
}
