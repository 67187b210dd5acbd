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
		what := strings.TrimPrefix(decode.Error(), "toml: ")
		return faultf(name, line, "%s", "n’est pas du TOML correct (%s)", what)
	}
	what := strings.TrimPrefix(err.Error(), "toml: ")
	return faultf(name, 0, "%s", "n’est pas du TOML correct (%s)", what)
}
