package main

import "regexp"

// jsonErrors translate what the library says of JSON that is not well formed.
var jsonErrors = []translation{
	{regexp.MustCompile(`: not JSON: `), ": pas du JSON : "},
	{regexp.MustCompile(`invalid character '(.+)' after top-level value$`), "« $1 » après la fin de la valeur"},
	{regexp.MustCompile(`invalid character '(.+)' looking for beginning of value$`), "aucune valeur ne commence par « $1 »"},
	{regexp.MustCompile(`invalid character '(.+)' looking for beginning of object key string$`), "aucune clé ne commence par « $1 »"},
	{regexp.MustCompile(`invalid character '(.+)' after object key$`), "« $1 » après une clé, où « : » est attendu"},
	{regexp.MustCompile(`invalid character '(.+)' after object key:value pair$`), "« $1 » après une clé et sa valeur, où « , » ou « } » est attendu"},
	{regexp.MustCompile(`invalid character '(.+)' after array element$`), "« $1 » après une valeur d’une liste, où « , » ou « ] » est attendu"},
	{regexp.MustCompile(`invalid character '(.+)' in string literal$`), "le caractère « $1 » n’est pas permis dans un texte"},
	{regexp.MustCompile(`invalid character '(.+)' in string escape code$`), "« $1 » ne peut suivre une barre oblique inverse"},
	{regexp.MustCompile(`invalid character '(.+)' in \\u hexadecimal character escape$`), `« $1 » après \u, où un chiffre hexadécimal est attendu`},
	{regexp.MustCompile(`invalid character '(.+)' (?:in numeric literal|after decimal point in numeric literal|in exponent of numeric literal)$`), "« $1 » dans un nombre, où un chiffre est attendu"},
	{regexp.MustCompile(`invalid character '(.+)' in literal (\w+) \(expecting '(.)'\)$`), "« $1 » dans $2, où « $3 » est attendu"},
	{regexp.MustCompile(`(?:invalid character '.+' )?exceeded max depth$`), "trop de listes et d’objets l’un dans l’autre"},
	{regexp.MustCompile(`unexpected end of JSON input$`), "la valeur n’est pas terminée"},
	{regexp.MustCompile(`want an object with source and target$`), "un objet avec source et target est attendu"},
	{regexp.MustCompile(`want an object, not a JSON (\S+)$`), "un objet est attendu, et non une valeur JSON de type $1"},
	{regexp.MustCompile(`([\w.]+): a JSON (\S+) where it cannot be$`), "$1 : une valeur JSON de type $2 n’est pas permise ici"},
}
