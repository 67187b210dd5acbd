package html

import (
	"bytes"
	"strings"

	nethtml "golang.org/x/net/html"
)

// charsetBytes is how far a page may state its character set.
const charsetBytes = 1024

// Charset returns the label, in small letters, of the character set that a meta
// element in the first 1,024 bytes of a page states, and whether one does. Ask
// it for a file that is neither UTF-8 nor UTF-16: what a page states is wrong
// too often to come before what its bytes tell.
func Charset(b []byte) (label string, ok bool) {
	z := nethtml.NewTokenizer(bytes.NewReader(b[:min(len(b), charsetBytes)]))
	for {
		switch z.Next() {
		case nethtml.ErrorToken:
			return "", false
		case nethtml.StartTagToken, nethtml.SelfClosingTagToken:
			name, more := z.TagName()
			if string(name) == "meta" && more {
				if label, ok := metaCharset(z); ok {
					return label, true
				}
			}
			// As a browser looking ahead does, what is in title or noscript is
			// read too.
			z.NextIsNotRawText()
		}
	}
}

// metaCharset reads the attributes of a meta element.
func metaCharset(z *nethtml.Tokenizer) (label string, ok bool) {
	var charset, content string
	pragma := false
	for more := true; more; {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch string(key) {
		case "charset":
			charset = string(value)
		case "http-equiv":
			pragma = strings.EqualFold(strings.TrimSpace(string(value)), "content-type")
		case "content":
			content = string(value)
		}
	}
	if label, ok = charsetLabel(charset); ok || !pragma {
		return label, ok
	}
	return contentCharset(content)
}

// contentCharset finds the label in "text/html; charset=label".
func contentCharset(content string) (label string, ok bool) {
	content = strings.ToLower(content)
	for {
		_, after, found := strings.Cut(content, "charset")
		if !found {
			return "", false
		}
		content = after
		value, isValue := strings.CutPrefix(strings.TrimSpace(after), "=")
		if !isValue {
			continue
		}
		value = strings.TrimSpace(value)
		if value != "" && (value[0] == '"' || value[0] == '\'') {
			quoted, _, closed := strings.Cut(value[1:], value[:1])
			if !closed {
				return "", false
			}
			return charsetLabel(quoted)
		}
		if i := strings.IndexAny(value, "; \t\r\n\f"); i >= 0 {
			value = value[:i]
		}
		return charsetLabel(value)
	}
}

// charsetLabel returns a label without white space around it and in small
// letters, where it can be one.
func charsetLabel(s string) (label string, ok bool) {
	s = strings.TrimSpace(s)
	for i := range len(s) {
		if s[i] <= ' ' || s[i] > '~' {
			return "", false
		}
	}
	return strings.ToLower(s), s != ""
}
