package markdown_test

import "testing"

func TestTemplates(t *testing.T) {
	run(t, []testCase{
		{"tags in a line", "a {{ b }} c {% d %}e{% f %} {{{ g }}} {# h #} {/* i */} j\n", []string{"paragraph | a c e j"}},
		{"tags on a line", "a\n{% b %} {{ c }}\nd\n", []string{"paragraph | a", "paragraph | d"}},
		{"short tag on a line", "a\n{%%}\nb\n\n{{}}", []string{"paragraph | a", "paragraph | b"}},
		{"tag over lines", "{% a\n   b=\"c\"\n%}\nd {{ e\n f }} g\n", []string{"paragraph | d g"}},
		{"tag in a tag", "{% a \"{{ b }}\" %} c", []string{"paragraph | c"}},
		{"tag in an HTML block", "<div>\n  {% a %}\n    <h3>b</h3>\n  {% c %}\n</div>\n", []string{"heading 3 | b"}},
		{"tag in an attribute", "<a href=\"{{ a }}\">b</a> <c {% d %}>e</c>", []string{"paragraph | b e"}},
		{"tag in a target", "[a]({{ b }}) [c](/{{ d }}/e) ![f]({{ g }} \"h\")\n", []string{"paragraph | a c f"}},
		{"shortcodes", "{{< figure src=\"a\" >}}\n{{% note %}}\nb\n{{% /note %}}\n", []string{"paragraph | b"}},
		{"tags in code", "`{{ a }}`\n\n```\n{% b %}\n{: .c}\n```\n", []string{"paragraph | {{ a }}", "code | {% b %} {: .c}"}},
		{"tag before a marker", "{{ a }}\n- b {{ c }}\n", []string{"item 1 - | b"}},
		{"item of a tag", "- {{ a }}\n- b\n", []string{"item 1 - | b"}},
		{"heading of a tag", "# {{ a }}\n\n# b {{ c }}\n", []string{"heading 1 | b"}},
		{"no tags", "a {{ b {{ c\n\nd }} {e} {% f\n```\n%}\n", []string{"paragraph | a {{ b {{ c", "paragraph | d }} {e} {% f", "code | %}"}},
		{"attributes", "# a {#b .c}\n{: .d}\n\ne{: .f} [g](h){i=j} {.k} ![l](m){ .n o=\"p\" }\n", []string{"heading 1 | a", "paragraph | e g l"}},
		{"no attributes", "{a=b} {5} {.5} { } {#} f(x){y}", []string{"paragraph | {a=b} {5} {.5} { } {#} f(x){y}"}},
	})
}

func TestDirectives(t *testing.T) {
	run(t, []testCase{
		{"admonition", "!!! note \"The *ferry*\"\n\n    a\n\n    - b\n\n        c\n\nd\n", []string{"line | The ferry", "paragraph | a", "item 1 - | b", "paragraph | c", "paragraph | d"}},
		{"admonition without title", "a\n!!! warning\n    b\n", []string{"paragraph | a", "paragraph | b"}},
		{"empty title", "!!! note \"\"\n    a\n", []string{"paragraph | a"}},
		{"folded", "??? tip inline end \"a\"\n    b\n\n???+ tip\n    c\n", []string{"line | a", "paragraph | b", "paragraph | c"}},
		{"nested", "!!! a \"b\"\n    !!! c \"d\"\n        e\n\n    f\n", []string{"line | b", "line | d", "paragraph | e", "paragraph | f"}},
		{"in an item", "- a\n\n    !!! b \"c\"\n        d\n", []string{"item 1 - | a", "line | c", "paragraph | d"}},
		{"tabs", "=== \"a\"\n\n    b\n\n=== \"c\"\n    d\n", []string{"line | a", "paragraph | b", "line | c", "paragraph | d"}},
		{"what is none", "!!! a \"b\" c\n\nd\n=== e\n\n!!!\n", []string{"paragraph | !!! a \"b\" c", "paragraph | d === e", "paragraph | !!!"}},
		{"container", "::: tip\na\n:::\nb\n", []string{"paragraph | a", "paragraph | b"}},
		{"titles of containers", ":::note[a *b*]\nc\n:::\n::: tip d e\nf\n:::\n:::: x \"g\"\n::::\n::: {.h}\ni\n:::\n", []string{"line | a b", "paragraph | c", "line | d e", "paragraph | f", "line | g", "paragraph | i"}},
		{"alerts", "> [!NOTE]\n> a\n\n> [!tip]- b\n> c\n", []string{"quote | a", "line | b", "quote | c"}},
		{"directives in code", "```\n!!! note \"a\"\n::: b\n> [!c]\n```\n", []string{"code | !!! note \"a\" ::: b > [!c]"}},
		{"modules", "import A from 'a'\nimport {\n  B,\n} from \"b\"\n\nexport const c = 1\n\nimport duties are high\n", []string{"paragraph | import duties are high"}},
		{"modules behind metadata", "---\ntitle: a\n---\n\nimport 'b'\n\n# c\n", []string{"line | a", "heading 1 | c"}},
		{"modules further on", "a\n\nimport A from 'a'\n", []string{"paragraph | a", "paragraph | import A from 'a'"}},
	})
}
