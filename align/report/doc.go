// Package report turns the findings of package align into what people and
// programs read: a sentence in English or French, lines of text, JSON.
//
// Findings hold data; their messages exist here, in both languages. Every
// position is that of the original file: offsets in bytes, lines and columns
// from 1, columns in characters.
package report
