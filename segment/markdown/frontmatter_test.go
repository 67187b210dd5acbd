package markdown_test

import "testing"

func TestFrontMatter(t *testing.T) {
	run(t, []testCase{
		{"YAML", "---\ntitle: The ferry\ndate: 2026-05-01\n---\na\n", []string{"line | The ferry", "paragraph | a"}},
		{"all keys", "---\ntitle: a\ndescription: b\nsummary: c\nsubtitle: d\nlinkTitle: e\nalt_text: f\nAlt-Text: g\nalt: h\nother: i\ntags: [title]\n---\n", []string{"line | a", "line | b", "line | c", "line | d", "line | e", "line | f", "line | g", "line | h"}},
		{"nested keys", "---\nnav:\n  title: a # b\n  items:\n    - title: c\n      url: d\n    - \"title\": e\n---\n", []string{"line | a", "line | c", "line | e"}},
		{"quoted", "---\ntitle: \"The \\\"old\\\"\\n wharf: a\" # b\nsummary: 'L''eau'\ndescription: \"c\n  d\"\n---\n", []string{"line | The \"old \" wharf: a", "line | L 'eau", "line | c d"}},
		{"blocks", "---\nsummary: |\n  a # b\n\n  c\ndescription: >-\n  d\n  e\ntitle: f\n---\n", []string{"line | a # b c", "line | d e", "line | f"}},
		{"over lines", "---\ntitle: a\n  b\n  c\nsummary:\n  d\n---\n", []string{"line | a b c", "line | d"}},
		{"no values", "---\ntitle:\n  en: a\nsummary:\n  - b\ndescription:\nsubtitle: [c]\nalt: {d: e}\n---\n", nil},
		{"template in a value", "---\ntitle: a {{ b }} c\n---\n", []string{"line | a c"}},
		{"dots at the end", "---\ntitle: a\n...\nb\n", []string{"line | a", "paragraph | b"}},
		{"sentences", "---\ndescription: It leaves. It comes.\n---\n", []string{"line | It leaves. It comes."}},
		{"TOML", "+++\ntitle = \"a \\\"b\\\"\"\n[params]\nsummary = 'c\\d' # e\ndraft = false\npage.description = \"\"\"\nf\ng\"\"\"\n+++\nh\n", []string{"line | a \"b \"", "line | c\\d", "line | f g", "paragraph | h"}},
		{"empty", "---\n---\na\n", []string{"paragraph | a"}},
		{"rule and no metadata", "---\n\nThe ferry leaves\n\n---\n", []string{"paragraph | The ferry leaves"}},
		{"not closed", "---\ntitle: a\n", []string{"paragraph | title: a"}},
		{"not at the start", "\n---\ntitle: a\n---\n", []string{"heading 2 | title: a"}},
		{"quote that does not end", "---\ntitle: \"a\nsummary: b\n---\n", []string{"line | b"}},
	})
}
