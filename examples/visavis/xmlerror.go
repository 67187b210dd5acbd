package main

import "regexp"

// translation is a message of a library, and what it is in French.
type translation struct {
	pattern *regexp.Regexp
	fr      string
}

// xmlErrors translate what the library says of XML that is not well formed.
var xmlErrors = []translation{
	{regexp.MustCompile(`element (<.*>) (?:in space .* )?closed by (</.*>)(?: in space .*)?$`), "XML mal formé : l’élément $1 est fermé par $2"},
	{regexp.MustCompile(`unexpected end element (</.*>)$`), "XML mal formé : $1 ne ferme rien"},
	{regexp.MustCompile(`(?:expected element name after </?|expected /> in element|invalid characters between </.* and >)$`), "XML mal formé : une balise incorrecte"},
	{regexp.MustCompile(`(?:expected attribute name in element|attribute name without = in element|unquoted or missing attribute value in element|unescaped < inside quoted string)$`), "XML mal formé : un attribut incorrect"},
	{regexp.MustCompile(`invalid character entity (\S+)(?: \(no semicolon\))?$`), "XML mal formé : l’entité $1 n’est pas connue"},
	{regexp.MustCompile(`illegal character code (U\+\S+)$`), "XML mal formé : le caractère $1 n’est pas permis"},
	{regexp.MustCompile(`unescaped ]]> not in CDATA section$`), "XML mal formé : ]]> hors d’une section CDATA"},
	{regexp.MustCompile(`invalid sequence (?:<!- not part of <!--|"--" not allowed in comments)$`), "XML mal formé : un commentaire incorrect"},
	{regexp.MustCompile(`(?:expected target name after <\?|invalid <!\[ sequence|invalid XML name: .*)$`), "XML mal formé"},
	{regexp.MustCompile(`xml: unsupported version (".*"); only version 1.0 is supported$`), "XML de version $1 n’est pas lu : 1.0 est attendu"},
}
