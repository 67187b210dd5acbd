package corpus_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align/corpus"
	"github.com/visavis/visavis/lang"
)

// A pair that is none has a reason in plain words, and its id if that can be read.
func TestReasons(t *testing.T) {
	const good = `"source":"The office is closed.","target":"Le bureau est fermé."`
	both := corpus.Stream{Source: lang.English(), Target: lang.French()}
	for name, c := range map[string]struct {
		in     string
		stream corpus.Stream
		id     string
		want   string // "" for a pair
	}{
		"a pair":              {in: `{"id":1,` + good + `}`, id: "1"},
		"byte order mark":     {in: "\ufeff" + `{"id":1,` + good + `}`, id: "1"},
		"two such marks":      {in: "\ufeff\ufeff" + `{"id":1,` + good + `}`, id: "null", want: "line 1: not a JSON object {id, source, target}"},
		"a list":              {in: `[1]`, id: "null", want: "line 1: not a JSON object {id, source, target}"},
		"null":                {in: `null`, id: "null", want: "line 1: not a JSON object {id, source, target}"},
		"a text":              {in: `"x"`, id: "null", want: "line 1: not a JSON object {id, source, target}"},
		"cut off":             {in: `{"id":1`, id: "null", want: "line 1: not a JSON object {id, source, target}: unexpected end of JSON input"},
		"source missing":      {in: `{"id":"é","target":"Oui."}`, id: `"é"`, want: "line 1: source is missing"},
		"target missing":      {in: `{"id":[2],"source":"Yes."}`, id: `[2]`, want: "line 1: target is missing"},
		"target null":         {in: `{"id":2,"source":"Yes.","target":null}`, id: `2`, want: "line 1: target is missing"},
		"both missing":        {in: `{"id":2}`, id: `2`, want: "line 1: source and target are missing"},
		"misspelt":            {in: `{"id":2,"sorce":"Yes.","target":"Oui."}`, id: `2`, want: "line 1: source is missing"},
		"source a number":     {in: `{"id":2,"source":1.5,"target":"Oui."}`, id: `2`, want: "line 1: source is a number, not a text"},
		"source a list":       {in: `{"id":2,"source":["Yes."],"target":"Oui."}`, id: `2`, want: "line 1: source is a list, not a text"},
		"target an object":    {in: `{"target":{},"source":"Yes.","id":2}`, id: `2`, want: "line 1: target is an object, not a text"},
		"target a bool":       {in: `{"id":2,"source":"Yes.","target":true}`, id: `2`, want: "line 1: target is true or false, not a text"},
		"language a number":   {in: `{"id":2,"sourceLang":1,` + good + `}`, id: `2`, want: "line 1: sourceLang is a number, not a text"},
		"text not UTF-8":      {in: `{"id":2,"source":"caf` + "\xe9" + `","target":"x"}`, id: `2`, want: "line 1: not UTF-8"},
		"id not UTF-8":        {in: `{"id":"` + "\xe9" + `",` + good + `}`, id: `null`, want: "line 1: not UTF-8"},
		"unknown language":    {in: `{"id":2,"sourceLang":"de",` + good + `}`, id: `2`, want: `"de" is not English or French`},
		"source empty":        {in: `{"id":2,"source":"","target":"Le bureau est fermé le lundi."}`, id: `2`},
		"target empty":        {in: `{"id":2,"source":"The office is closed.","target":""}`, id: `2`},
		"other does not tell": {in: `{"id":2,"source":"123","target":" "}`, id: `2`, want: "target is empty, and no telling which language source is in"},
		"other neither":       {in: `{"id":2,"source":"\n","target":"123"}`, id: `2`, want: "source is empty, and no telling which language target is in"},
		"both empty":          {in: `{"id":2,"source":"","target":""}`, id: `2`, want: "source and target are empty"},
		"empty, both known":   {in: `{"id":2,"source":"123","target":""}`, stream: both, id: `2`},
		"neither tells":       {in: `{"id":2,"source":"123","target":"456"}`, id: `2`, want: "no telling which languages the texts are in"},
		"too long":            {in: `{"id":2,` + good + `}`, stream: corpus.Stream{MaxBytes: 20}, id: "null", want: "line 1: longer than the limit"},
	} {
		t.Run(name, func(t *testing.T) {
			out, sum := run(t, c.stream, c.in)
			assert.Equal(t, 1, sum.Pairs)
			var r corpus.Result
			require.NoError(t, json.Unmarshal([]byte(out), &r))
			assert.Equal(t, c.id, string(r.ID))
			assert.Equal(t, c.want, r.Error)
			assert.EqualValues(t, len(c.in), sum.Read)
		})
	}
}

// Blank lines count as bytes that are read, at the end too.
func TestRead(t *testing.T) {
	in := "\n\ufeff\n" + lines(3) + "\n \n\n"
	_, sum := run(t, corpus.Stream{}, in)
	assert.EqualValues(t, len(in), sum.Read)
	_, sum = run(t, corpus.Stream{Skip: 4}, in)
	assert.EqualValues(t, len(in), sum.Read)
	_, sum = run(t, corpus.Stream{}, "")
	assert.Zero(t, sum)
}

// What steers a terminal or turns the direction of writing is escaped, and is the
// same character to whoever reads the JSON.
func TestEscapes(t *testing.T) {
	const bad = "\u007f\u0080\u009b\u009f\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x1b\x00"
	const good = "é\u00a0«’…€ \u2010\u2030\U0001F600 \u200b\\u202e"
	for name, text := range map[string]string{"none": good, "one": good + "\u202e", "all": "x" + bad + good + bad} {
		t.Run(name, func(t *testing.T) {
			id, err := json.Marshal(text)
			require.NoError(t, err)
			want := corpus.Result{ID: id, Error: text, Beads: []corpus.Bead{{Source: text, Target: text}}}
			line, err := corpus.Encode(want)
			require.NoError(t, err)
			assert.False(t, strings.ContainsAny(string(line), bad), "%q", line)
			assert.Equal(t, 4, strings.Count(string(line), good[:len(good)-7]))
			var got corpus.Result
			require.NoError(t, json.Unmarshal(line, &got))
			assert.Equal(t, text, got.Error)
			assert.Equal(t, want.Beads, got.Beads)
			var back string
			require.NoError(t, json.Unmarshal(got.ID, &back))
			assert.Equal(t, text, back)
		})
	}
	in, err := json.Marshal(map[string]string{"id": "\u202e\u0085", "source": "The wharf \u202eis closed.", "target": "Le quai\u009b est fermé."})
	require.NoError(t, err)
	out, _ := run(t, corpus.Stream{}, string(in))
	assert.Contains(t, out, `{"id":"\u202e`)
	assert.NotContains(t, out, "\u202e")
	assert.NotContains(t, out, "\u009b")
	rest, sum := run(t, corpus.Stream{Done: strings.NewReader(out)}, string(in))
	assert.Empty(t, rest)
	assert.Equal(t, 1, sum.Skipped)
}
