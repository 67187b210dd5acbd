package site

import (
	"encoding/json"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"go.yaml.in/yaml/v3"
)

// metadata is the front matter of a page: what stands between two lines "---"
// (YAML or JSON) or "+++" (TOML) at its top. Keys are folded, see [metaKey].
type metadata map[string]any

// maxMetadata is the most that front matter may hold.
const maxMetadata = 64 << 10

// frontMatter reads the front matter of a page. A page without any, or with
// some that is damaged, has none.
func frontMatter(source string) metadata {
	text, fence := frontMatterText(source)
	values := map[string]any{}
	var err error
	switch {
	case text == "":
		return nil
	case fence == "+++":
		err = toml.Unmarshal([]byte(text), &values)
	case strings.HasPrefix(strings.TrimSpace(text), "{"):
		err = json.Unmarshal([]byte(text), &values)
	default:
		err = yaml.Unmarshal([]byte(text), &values)
	}
	if err != nil {
		return nil
	}
	m := metadata{}
	for _, key := range sortedKeys(values) {
		m[metaKey(key)] = values[key]
	}
	return m
}

// frontMatterText cuts the front matter out of a page, without its fences.
func frontMatterText(source string) (text, fence string) {
	source = strings.TrimPrefix(source, "\ufeff")
	first := true
	start := 0
	for line := range strings.Lines(source) {
		bare := strings.TrimRight(line, " \t\r\n")
		if first {
			if bare != "---" && bare != "+++" {
				return "", ""
			}
			first, fence, start = false, bare, len(line)
			text = source[start:]
			start = 0
			continue
		}
		if bare == fence || fence == "---" && bare == "..." {
			return text[:start], fence
		}
		if start += len(line); start > maxMetadata {
			break
		}
	}
	return "", ""
}

// metaKey folds a key: translation_key and translationKey are one.
func metaKey(key string) string {
	return strings.ToLower(strings.NewReplacer("-", "", "_", "").Replace(key))
}

// text is the value of a key if that is a text or a number that stands for one.
func (m metadata) text(key string) string {
	switch v := m[key].(type) {
	case string:
		return strings.TrimSpace(v)
	case int, int64, float64, uint64:
		b, err := json.Marshal(v)
		if err == nil {
			return string(b)
		}
	}
	return ""
}

// lang is the language that the metadata give.
func (m metadata) lang() string {
	for _, key := range []string{"lang", "language", "locale"} {
		if l := tagLang(m.text(key)); l != "" {
			return l
		}
	}
	return ""
}

// tagLang is the language of a tag such as fr-CA.
func tagLang(tag string) string {
	tag, _, _ = strings.Cut(folded(strings.TrimSpace(tag)), "-")
	tag, _, _ = strings.Cut(tag, "_")
	if len(tag) < 2 {
		return ""
	}
	lang, _ := tokenLang(tag)
	return lang
}
