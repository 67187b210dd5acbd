// Package lang holds what visavis knows of a language: its abbreviations in
// grades, titles, sentence starters, function words, months, ordinals and
// number words, how its words are cut and folded for comparison, and how a
// short text is told to be written in it.
//
// A [Language] is data. English and French come with the package as plain text
// lists that a linguist can read and edit (lang/data/en and lang/data/fr; what
// tells one from the other is in lang/data/en-fr). They are loaded through
// [Load], the same door a caller's own language uses:
//
//	fr, err := lang.Lookup("fr-CA")                 // the French lists
//	oc, err := lang.Load(os.DirFS("occitan"), "oc") // yours
//	de, err := lang.Bare("de")                      // no lists at all
//
// An unknown tag is an error, never a silent English: a language without lists
// must be asked for by name, with [Bare].
//
// Texts are never changed. Words point into the text by byte offsets, half
// open, and carry a folded key for comparison alone: lower case, without
// accents, ligatures spelled out, apostrophes and hyphens dropped, numbers in
// one notation.
//
// A Language is immutable once loaded and safe for concurrent use.
package lang
