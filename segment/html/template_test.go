package html_test

import "testing"

func TestTemplates(t *testing.T) {
	runBlocks(t, []blockCase{
		{"Handlebars", "<p>Hi {{name}}, {{#if n}}you have {{{n}}} letters{{else}}none{{/if}}{{> foot}}.", []string{"paragraph: Hi , you have letters none ."}},
		{"Handlebars comments", "a {{!-- b }} <p>c --}} d {{! e }} f", []string{"paragraph: a d f"}},
		{"a Handlebars comment ended early", "a {{!-- b }} c", []string{"paragraph: a c"}},
		{"Jinja", "a {% if x < y and y > z %}b{% endif %} {# c #} {{ d|title }}", []string{"paragraph: a b"}},
		{"ERB and PHP", "a <% if b > c %> d <?php if ($e > 1) { ?> f <?= g ?>", []string{"paragraph: a d f"}},
		{"alone", "<p>{{content}}<p>{% block x %}{% endblock %}<p>a", []string{"paragraph: a"}},
		{"in tags", `<a href={{url "x"}} title="{{t}}">a</a> <p {{#if b}}hidden{{/if}} class="{% if c > d %}e{% endif %}">f <{{tag}} g>h</{{tag}}>`,
			[]string{"line: a", "paragraph: f h"}},
		{"in a text of an attribute", `<img alt="Map of {{place}}, east"><img alt="{{x}}">`, []string{"line: Map of , east"}},
		{"over lines", "a {{#each\n  list\n}} b", []string{"paragraph: a b"}},
		{"braces that are none", "a {{ b <b>c</b> }} d }} {{ e {{f}} g {h} {% i", []string{"paragraph: a {{ b c }} d }} {{ e g {h} {% i"}},
		{"scripts", "<script>var a = {{ b</script>c}} d<script>{{x}}</script>", []string{"paragraph: c}} d"}},
	})
}

func TestFrontMatter(t *testing.T) {
	runBlocks(t, []blockCase{
		{"YAML", "---\nlayout: page\ntitle: The quay # of Souris\ndescription: 'It''s long'\ntags: [a, b]\n---\n<p>a", []string{"line: The quay", "line: It' s long", "paragraph: a"}},
		{"JSON", "---\n{\n\t\"title\": \"The \\\"long\\\" quay\",\n\t\"js\": [\"title\"],\n\t\"description\": \"It is.\"\n}\n---\na", []string{`line: The "long " quay`, "line: It is.", "paragraph: a"}},
		{"values over lines", "---\ntitle: >-\n  The quay\n\n  of Souris\ndescription: It is\n  long\nx: y\n---\na", []string{"line: The quay of Souris", "line: It is long", "paragraph: a"}},
		{"keys inside others", "---\nnav:\n  title: x\ntitle: y\n...\na", []string{"line: y", "paragraph: a"}},
		{"empty values", "---\ntitle:\ndescription: \"\"\n---\na", []string{"paragraph: a"}},
		{"nothing else", "---\ntitle: y\n---", []string{"line: y"}},
		{"not closed", "---\ntitle: y\n", []string{"paragraph: --- title: y"}},
		{"not at the top", "\n---\ntitle: y\n---\n", []string{"paragraph: --- title: y ---"}},
		{"behind a byte order mark", "\ufeff---\ntitle: y\n---\na", []string{"line: y", "paragraph: a"}},
		{"markup in a value", "---\ntitle: a <b>c</b> &amp;\n---\n<b>d", []string{"line: a <b>c</b> &amp;", "paragraph: d"}},
	})
}
