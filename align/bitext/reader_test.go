package bitext_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/unicode"

	"github.com/visavis/visavis/align/bitext"
)

const memory = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en"><prop type="x-confidence">0.5</prop></header><body>
<tu><prop type="x-confidence">0.875</prop>
 <tuv xml:lang="EN-CA"><prop type="x-confidence">0.1</prop><note>n</note><seg>The <bpt i="1">&lt;b&gt;</bpt>house</seg></tuv>
 <tuv xml:lang="de"><seg>Das Haus</seg></tuv>
 <tuv xml:lang="fr-CA"><seg>La maison &amp; l’été</seg></tuv>
</tu>
<tu><tuv xml:lang="en"><seg>alone</seg></tuv></tu>
<tu><tuv lang="fr"><seg>La porte</seg></tuv><tuv lang="en_US"><seg>The door</seg></tuv><tuv lang="en"><seg>A door</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg> </seg></tuv></tu>
</body></tmx>`

const xliff12 = `<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a.txt" source-language="en-CA" target-language="fr-CA" datatype="plaintext"><header><note>n</note></header><body>
<group><trans-unit id="1"><source>The <g id="1">house</g></source><target>La <g id="1">maison</g></target>
<note from="confidence">0.75</note><alt-trans><source>not this</source><target>ni cela</target></alt-trans></trans-unit></group>
<trans-unit id="2"><source>alone</source></trans-unit>
</body></file>
<file original="b.txt" source-language="fr" target-language="en" datatype="plaintext"><body>
<trans-unit id="1"><source>porte</source><seg-source><mrk mtype="seg" mid="0">porte</mrk></seg-source><target>door</target></trans-unit>
</body></file>
</xliff>`

const xliff20 = `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fr">
<file id="f1"><unit id="1"><mtc:matches xmlns:mtc="urn:m"><mtc:match><source>no</source><target>non</target></mtc:match></mtc:matches>
<notes><note category="score">-1.5</note><note>other</note></notes>
<segment><source>One <pc id="1">two</pc>.</source><target>Un <ph id="2"/>deux<cp hex="001b"/>.</target></segment>
<ignorable><source> </source></ignorable>
<segment><source>Three.</source><target>Trois.</target></segment></unit>
<unit id="2"><segment><source>Four.</source></segment></unit>
</file></xliff>`

const opus = `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">
<cesAlign version="1.0">
 <linkGrp targType="s" toDoc="fr/1.xml.gz" fromDoc="en/1.xml.gz">
<link certainty="-0.0636364" xtargets="s1 s2;s1" id="SL1" />
<link xtargets=";s2" id="SL2" />
  </linkGrp>
</cesAlign>`

// shown is units as text: "source|target confidence score".
func shown(units []bitext.Unit) (out []string) {
	for _, u := range units {
		s := u.Source.Text() + "|" + u.Target.Text()
		if u.Confidence != 0 {
			s += " c"
		}
		if u.Score != 0 {
			s += " s"
		}
		out = append(out, s)
	}
	return out
}

func packed(t testing.TB, s string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write([]byte(s))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	return b.String()
}

func TestRead(t *testing.T) {
	utf16, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(strings.Replace(memory, "UTF-8", "UTF-16", 1))
	require.NoError(t, err)
	enfr := []string{"The <b>house|La maison & l’été c", "alone|", "The door|La porte"}
	for name, c := range map[string]struct {
		reader     bitext.Reader
		name, file string
		want       []string
	}{
		"tmx":                    {bitext.Reader{SourceLang: "en", TargetLang: "fr"}, "x", memory, enfr},
		"tmx, regions":           {bitext.Reader{SourceLang: "en-GB", TargetLang: "FR_be"}, "x", memory, enfr},
		"tmx, mark":              {bitext.Reader{SourceLang: "en", TargetLang: "fr"}, "x", "\ufeff" + memory, enfr},
		"tmx, UTF-16":            {bitext.Reader{SourceLang: "en", TargetLang: "fr"}, "x", utf16, enfr},
		"tmx, gzip":              {bitext.Reader{SourceLang: "en", TargetLang: "fr"}, "x", packed(t, memory), enfr},
		"tmx, other side":        {bitext.Reader{SourceLang: "fr", TargetLang: "en"}, "x", memory, []string{"La maison & l’été|The <b>house c", "|alone", "La porte|The door"}},
		"tmx, target only":       {bitext.Reader{TargetLang: "en"}, "x", memory, []string{"Das Haus|The <b>house c", "|alone", "|The door"}},
		"tmx, as it is":          {bitext.Reader{}, "x", memory, []string{"The <b>house|Das Haus c", "alone|", "The door|"}},
		"tmx, iw is he":          {bitext.Reader{SourceLang: "he", TargetLang: "en"}, "x", `<tmx><body><tu><tuv xml:lang="iw"><seg>a</seg></tuv><tuv xml:lang="en"><seg>b</seg></tuv></tu></body></tmx>`, []string{"a|b"}},
		"tmx without units":      {bitext.Reader{}, "x", "<tmx><body/></tmx>", nil},
		"xliff 1.2":              {bitext.Reader{SourceLang: "en", TargetLang: "fr"}, "x", xliff12, []string{"The house|La maison c", "alone|", "door|porte"}},
		"xliff 1.2, as it is":    {bitext.Reader{}, "x", xliff12, []string{"The house|La maison c", "alone|", "porte|door"}},
		"xliff, ids that repeat": {bitext.Reader{}, "x", strings.Replace(xliff12, `id="2"`, `id="1"`, 1), []string{"The house|La maison c", "alone|", "porte|door"}},
		"xliff 1.0":              {bitext.Reader{}, "x", strings.Replace(xliff12, `version="1.2"`, `version="1.0"`, 1), []string{"The house|La maison c", "alone|", "porte|door"}},
		"xliff 2.0":              {bitext.Reader{}, "x", xliff20, []string{"One two.|Un deux\ufffd. s", "Three.|Trois. s", "Four.|"}},
		"xliff 2.0, other side":  {bitext.Reader{SourceLang: "fr"}, "x", xliff20, []string{"Un deux\ufffd.|One two. s", "Trois.|Three. s", "|Four."}},
		"xces":                   {bitext.Reader{}, "x", opus, []string{"| s", "|"}},
		"tsv":                    {bitext.Reader{}, "x", "a\tb\nc\td\t0.5\r\n\ne\tf\t\t7\n\tg\n\t\n", []string{"a|b", "c|d c", "e|f s", "|g"}},
		"tsv, other columns":     {bitext.Reader{}, "x", "a\tb\tdoc\t7\nc\td\t-3\ne\tf\t0\nm\tn\tNaN\t9\n", []string{"a|b", "c|d", "e|f", "m|n"}},
		"tsv by name":            {bitext.Reader{}, "x.tsv.gz", packed(t, "<tmx>\tb\n"), []string{"<tmx>|b"}},
		"tsv of brackets":        {bitext.Reader{}, "x", "[a]\tb\n", []string{"[a]|b"}},
		"empty tsv":              {bitext.Reader{}, "x.tsv", "", nil},
		"ladder-text":            {bitext.Reader{Format: bitext.LadderText}, "x", "a ~~~ b\tc\t0.3\n\td\t0\n", []string{"a b|c s", "|d"}},
		"jsonl":                  {bitext.Reader{}, "x", `{"id":7,"source":"a","target":{"text":"b","start":1},"confidence":0.5,"more":[]}` + "\n", []string{"a|b c"}},
		"jsonl, one side":        {bitext.Reader{}, "x", `{"source":"a"}` + "\n" + `{"target":"b","source":null,"confidence":7}`, []string{"a|", "|b"}},
		"jsonl of visavis align": {bitext.Reader{}, "x", `{"type":"2-0","source":{"segments":[0,1],"start":0,"text":"a\nb"},"target":{"segments":[],"text":""},"score":1,"confidence":0.5}`, []string{"a\nb| c s"}},
	} {
		t.Run(name, func(t *testing.T) {
			for _, in := range []io.Reader{strings.NewReader(c.file), iotest.OneByteReader(strings.NewReader(c.file))} {
				got, err := all(c.reader.Read(c.name, in))
				assert.NoError(t, err)
				assert.Equal(t, c.want, shown(got))
			}
		})
	}
}

// TestReadWhole looks at all fields.
func TestReadWhole(t *testing.T) {
	units := must(t, bitext.Reader{SourceLang: "en", TargetLang: "fr"}, xliff12)
	assert.Equal(t, bitext.Unit{
		Source:     bitext.Passage{Lang: "en-CA", File: "a.txt", Segments: []string{"The house"}},
		Target:     bitext.Passage{Lang: "fr-CA", Segments: []string{"La maison"}},
		Confidence: 0.75,
	}, units[0])
	assert.Equal(t, bitext.Passage{Lang: "fr", File: "b.txt", Segments: []string{"porte"}}, units[2].Target)

	units = must(t, bitext.Reader{SourceLang: "en", TargetLang: "fr"}, memory)
	assert.Equal(t, bitext.Passage{Lang: "EN-CA", Segments: []string{"The <b>house"}}, units[0].Source)
	assert.Equal(t, 0.875, units[0].Confidence)
	assert.Equal(t, bitext.Passage{Lang: "fr"}, units[1].Target)
}

// TestReadNumbers reads files of numbers with the texts they are about.
func TestReadNumbers(t *testing.T) {
	text := func(name, file string) *bitext.Text {
		x, err := bitext.ReadText(name, strings.NewReader(file))
		require.NoError(t, err)
		return x
	}
	en, fr := text("en", "One.\nTwo.\n\nFour.\n"), text("fr", "Un; deux.\nTrois.\n")
	xen := text("en.xml", `<?xml version="1.0"?><text><p><s id="s1"><w id="1">One</w><w>.</w></s> <s id="s2"> <w>Two</w> <w>.</w></s></p></text>`)
	xfr := text("fr.xml", `<?xml version="1.0"?><text><s id="s1">Un;<time id="T1"/> deux.</s><s id="s2">Trois.</s></text>`)
	for name, c := range map[string]struct {
		file   string
		en, fr *bitext.Text
		want   []string
	}{
		"ladder":          {"0\t0\t0.5\n2\t1\t-0.25\n3\t1\t0\n4\t2\n", en, fr, []string{"One. Two.|Un; deux. s", "| s", "Four.|Trois."}},
		"vecalign":        {"[0, 1]:[0]:0.125\n[2]:[]\n\n[ 3 ]:[1]:0\n[]:[]:0\n", en, fr, []string{"One. Two.|Un; deux. s", "|", "Four.|Trois."}},
		"xces":            {opus, en, fr, []string{"One. Two.|Un; deux. s", "|Trois."}},
		"xces of opus":    {opus, xen, xfr, []string{"One . Two .|Un; deux. s", "|Trois."}},
		"vecalign, moved": {"[3]:[0]\n[0]:[1]\n", en, fr, []string{"Four.|Un; deux.", "One.|Trois."}},
		"xces, again":     {strings.Replace(opus, ";s2", "s1;s2", 1), en, fr, []string{"One. Two.|Un; deux. s", "One.|Trois."}},
		"ladder, again":   {"0\t0\t0.5\n2\t1\t1\n2\t1\t1\n4\t2\n", en, fr, []string{"One. Two.|Un; deux. s", " Four.|Trois. s"}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := all(bitext.Reader{SourceText: c.en, TargetText: c.fr}.Read("x", strings.NewReader(c.file)))
			assert.NoError(t, err)
			assert.Equal(t, c.want, shown(got))
		})
	}
	for name, c := range map[string]struct{ file, want string }{
		"vecalign twice":     {"[0,0,0]:[0]\n", "x:1: the numbers of the source do not rise: 0, 0"},
		"vecalign back":      {"[0]:[0]\n[1]:[2, 1]\n", "x:2: the numbers of the target do not rise: 2, 1"},
		"vecalign again":     {"[0]:[0]\n[1]:[]\n[0]:[0]\n", "x:3: segment 0 of the source is in a unit before"},
		"vecalign target":    {"[0]:[0]\n[1]:[0, 1]\n", "x:2: segment 0 of the target is in a unit before"},
		"xces twice":         {strings.Replace(opus, "s1 s2", "s1 s2 s1", 1), `x:5: sentence "s1" twice on one side`},
		"ladder beyond":      {"0\t0\n5\t1\n", "x:2: segment 4, from 0, of en, which has 4"},
		"vecalign beyond":    {"[0]:[0]\n[1]:[2]\n", "x:2: segment 2, from 0, of fr, which has 2"},
		"xces beyond":        {strings.Replace(opus, ";s2", ";s3", 1), "x:6: segment 2, from 0, of fr, which has 2"},
		"xces of many texts": {strings.Replace(opus, "</cesAlign>", `<linkGrp fromDoc="en/2.xml" toDoc="fr/2.xml"/></cesAlign>`, 1), `x:8: a second pair of documents, "en/2.xml" and "fr/2.xml", beside those that the texts are of`},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := all(bitext.Reader{SourceText: en, TargetText: fr}.Read("x", strings.NewReader(c.file)))
			assert.EqualError(t, err, c.want)
		})
	}
	_, err := all(bitext.Reader{SourceText: xen, TargetText: xfr}.Read("x", strings.NewReader(strings.Replace(opus, "s2", "s9", 1))))
	assert.EqualError(t, err, `x:5: no sentence "s9" in en.xml`)
	_, err = all(bitext.Reader{SourceText: en}.Read("x", strings.NewReader("[0]:[0]\n")))
	assert.EqualError(t, err, "x: one of the two texts is missing")
	assert.Len(t, must(t, bitext.Reader{}, strings.Replace(opus, "</cesAlign>", `<linkGrp fromDoc="en/2.xml"><link xtargets="1;1"/></linkGrp></cesAlign>`, 1)), 3)

	for name, c := range map[string]struct{ file, want string }{
		"twice":     {"<?xml version='1.0'?>\n<t><s id='1'/>\n<s id='1'/></t>", `t:3: a second sentence "1"`},
		"cut":       {"<?xml version='1.0'?><t>", "t:1: unexpected EOF"},
		"not UTF-8": {"a\n\xff", "t:2: not UTF-8"},
		"gzip cut":  {"\x1f\x8b", "t: unexpected EOF"},
	} {
		_, err := bitext.ReadText("t", strings.NewReader(c.file))
		assert.EqualError(t, err, c.want, name)
	}
}

func TestReadErrors(t *testing.T) {
	entity := "<!DOCTYPE tmx [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]>\n<tmx><body><tu><tuv xml:lang='en'><seg>&b;</seg></tuv></tu></body></tmx>"
	file := "<!DOCTYPE tmx [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><tmx><body><tu><tuv xml:lang='en'>\n<seg>&a;</seg></tuv></tu></body></tmx>"
	for name, c := range map[string]struct {
		format bitext.Format
		file   string
		want   string
	}{
		"no format":            {"", "some words\n", "x: cannot tell the format"},
		"empty":                {"", "", "x: cannot tell the format"},
		"html":                 {"", "<!DOCTYPE html>\n<html/>", "x: cannot tell the format"},
		"wrong format":         {"docx", "a", `x: no such format: "docx"`},
		"moses":                {bitext.Moses, "a", "x: a Moses pair is two files"},
		"gzip cut":             {"", "\x1f\x8b", "x: unexpected EOF"},
		"tmx of html":          {bitext.TMX, "<html/>", `x:1: no TMX: the file starts with the element "html"`},
		"tmx of nothing":       {bitext.TMX, "\n", "x:2: no TMX: the file has no element"},
		"tmx of text":          {bitext.TMX, "\ntext", "x:2: text outside of any element"},
		"tmx of two":           {bitext.TMX, "<tmx><body/></tmx>\n<tmx/>", "x:2: a second document behind the end of the first"},
		"tmx cut":              {"", memory[:300], "x:5: unexpected EOF"},
		"tmx, wrong end":       {"", "<tmx>\n<body>\n</tmx>", "x:3: element <body> closed by </tmx>"},
		"tmx, not UTF-8":       {"", "<tmx>\n\xff</tmx>", "x:2: invalid UTF-8"},
		"tmx, encoding":        {"", "<?xml version='1.0' encoding='koi8-r'?><tmx/>", "x:1: the encoding koi8-r is not supported: want UTF-8"},
		"tmx, control":         {"", "<tmx>&#27;</tmx>", "x:1: illegal character code U+001B"},
		"tmx, entity":          {"", entity, "x:2: invalid character entity &b;"},
		"tmx, file":            {"", file, "x:2: invalid character entity &a;"},
		"tmx, deep":            {"", "<tmx>\n" + strings.Repeat("<a>", 1000), "x:2: more than 100 elements inside each other"},
		"tmx, endless text":    {"", "<tmx><body><tu><tuv xml:lang='en'><seg>" + strings.Repeat("text ", 1<<20), "x:1: a text or tag longer than 1048576 bytes"},
		"tmx, endless comment": {"", "<tmx>\n<!--" + strings.Repeat("- ", 1<<20), "x:2: a text or tag longer than 1048576 bytes"},
		"tmx, endless tag":     {"", "<tmx>\n<tu a='" + strings.Repeat("a", 2<<20), "x:2: a text or tag longer than 1048576 bytes"},
		"tmx, large unit":      {"", "<tmx><body><tu>" + strings.Repeat("<tuv xml:lang='en'><seg>"+strings.Repeat("a", 1<<19)+"</seg></tuv>\n", 20), "x:16: a unit of more than 8388608 bytes"},
		"tmx, many variants":   {"", "<tmx><body><tu>\n" + strings.Repeat("<tuv lang='x'><seg/></tuv>", 1<<18), "x:2: a unit of more than 8388608 bytes"},
		"xliff of tmx":         {bitext.XLIFF12, "<tmx/>", `x:1: no XLIFF: the file starts with the element "tmx"`},
		"xliff of nothing":     {bitext.XLIFF21, "", "x:1: no XLIFF: the file has no element"},
		"tmx, no language":     {"", "<tmx><body>\n<tu><tuv><seg>a</seg></tuv></tu></body></tmx>", "x:2: a <tuv> without xml:lang"},
		"tmx, no body":         {"", "<tmx version='1.4'><header/>\n</tmx>", "x:2: a TMX without <body>"},
		"tmx, inside letters":  {"", "<tmx><body><tu><tuv xml:lang='en'><seg>" + strings.Repeat("é", 600000) + "</seg></tuv></tu></body></tmx>", "x:1: a text or tag longer than 1048576 bytes"},
		"xliff, the same":      {"", "<xliff version='1.2'><file><trans-unit><source>\n" + strings.Repeat("é", 600000), "x:2: a text or tag longer than 1048576 bytes"},
		"xliff 2.0, the same":  {"", "<xliff version='2.0'><file><unit><segment><source>\n" + strings.Repeat("é", 600000), "x:2: a text or tag longer than 1048576 bytes"},
		"xliff of 1.3":         {"", `<xliff version="1.3"/>`, `x:1: XLIFF of version "1.3" is not read: want 1.2 or 2.1`},
		"xliff of 3.0":         {"", `<xliff version="3.0"/>`, `x:1: XLIFF of version "3.0" is not read: want 1.2 or 2.1`},
		"xliff of no version":  {"", `<xliff/>`, `x:1: XLIFF of version "" is not read: want 1.2 or 2.1`},
		"xliff, other":         {"", strings.Replace(xliff12, `"fr" target`, `"de" target`, 1), "x:8: the file is from de to en, not from en to fr"},
		"xliff 2.0, other":     {"", strings.Replace(xliff20, `"fr"`, `"de"`, 1), "x:1: the file is from en to de, not from en to fr"},
		"xliff, large":         {"", `<xliff version="1.2"><file><trans-unit><source>` + strings.Repeat(strings.Repeat("a", 1<<19)+"<g/>\n", 20), "x:16: a unit of more than 8388608 bytes"},
		"xces of nothing":      {bitext.XCES, "", "x:1: no XCES: the file has no element"},
		"xces of tmx":          {bitext.XCES, "<tmx/>", `x:1: no XCES: the file starts with the element "tmx"`},
		"xces, no targets":     {"", "<cesAlign>\n<link/></cesAlign>", `x:2: want xtargets such as "1 2;1"`},
		"xces, three sides":    {"", "<cesAlign>\n<link xtargets='1;2;3'/></cesAlign>", `x:2: want xtargets such as "1 2;1"`},
		"xces, no number":      {"", "<cesAlign>\n<link xtargets='1;a'/></cesAlign>", `x:2: "a" is not the number of a sentence`},
		"xces, zero":           {"", "<cesAlign>\n<link xtargets='s0;1'/></cesAlign>", `x:2: "s0" is not the number of a sentence`},
		"tsv, one column":      {"", "a\tb\nc\n", "x:2: want two columns with a tab between them"},
		"tsv, not UTF-8":       {"", "a\tb\n\n\xff\tb\n", "x:3: not UTF-8"},
		"tsv, long line":       {"", "a\tb\n" + strings.Repeat("x", 9<<20), "x:2: longer than 8388608 bytes"},
		"ladder, words":        {"", "0\t0\na\tb\n", "x:2: want two numbers of segments and a score with tabs between them"},
		"ladder, down":         {"", "0\t0\n2\t2\n1\t3\n", "x:3: the rungs do not go up"},
		"ladder, negative":     {bitext.Ladder, "-1\t0\n", "x:1: want two numbers of segments and a score with tabs between them"},
		"ladder, wide":         {"", "0\t0\n2000000000\t1\n", "x:2: more than 1048576 segments between two rungs"},
		"ladder-text, columns": {bitext.LadderText, "a\tb\t1\tc\n", "x:1: want a source, a target and a score with tabs between them"},
		"vecalign, words":      {"", "[0]:[0]\n[0]\n", "x:2: want numbers of segments such as [0, 1]:[0] or [0, 1]:[0]:0.123"},
		"vecalign, negative":   {"", "[0]:[0]\n[-1]:[0]:0\n", "x:2: want numbers of segments such as [0, 1]:[0] or [0, 1]:[0]:0.123"},
		"vecalign, too large":  {"", "[0]:[99999999999]:0\n", "x:1: want numbers of segments such as [0, 1]:[0] or [0, 1]:[0]:0.123"},
		"jsonl, cut":           {"", `{"source":"a"}` + "\n" + `{"source":"a"`, "x:2: not JSON: unexpected end of JSON input"},
		"jsonl, array":         {bitext.JSONLines, `[]`, "x:1: want an object, not a JSON array"},
		"jsonl, nothing":       {"", `{}`, "x:1: want an object with source and target"},
		"jsonl, number":        {"", `{"source":1}`, "x:1: source: a JSON number where it cannot be"},
		"jsonl, deep":          {"", `{"source":` + strings.Repeat("[", 100000), "x:1: not JSON: invalid character '[' exceeded max depth"},
		"jsonl, index":         {"", `{"source":{"segments":[-1],"text":"a"}}`, "x:1: -1 is not the number of a segment"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := all(bitext.Reader{Format: c.format, SourceLang: "en", TargetLang: "fr"}.Read("x", strings.NewReader(c.file)))
			assert.EqualError(t, err, c.want)
		})
	}
	broken := errors.New("broken")
	_, err := all(bitext.Reader{}.Read("x", io.MultiReader(strings.NewReader("a\tb\n"), iotest.ErrReader(broken))))
	assert.ErrorIs(t, err, broken)
}

func TestReadPair(t *testing.T) {
	for name, c := range map[string]struct {
		source, target string
		want           []string
		err            string
	}{
		"empty":            {"", "", nil, ""},
		"windows":          {"\ufeffa\r\n\r\nc\r\n", "b\r\n\r\n\r\n", []string{"a|b", "c|"}, ""},
		"gzip":             {packed(t, "a\n"), "b", []string{"a|b"}, ""},
		"tabs are text":    {"a\tb\n", "c\n", []string{"a\tb|c"}, ""},
		"shorter target":   {"a\nb\n", "c\n", []string{"a|c"}, "d:2: the file ends before s does"},
		"shorter source":   {"a\n", "c\nd\ne\n", []string{"a|c"}, "s:2: the file ends before d does"},
		"source not UTF-8": {"a\n\xff\n", "c\nd\n", []string{"a|c"}, "s:2: not UTF-8"},
		"target not UTF-8": {"a\nb\n", "c\n\xff\n", []string{"a|c"}, "d:2: not UTF-8"},
		"source gzip":      {"\x1f\x8b", "", nil, "s: unexpected EOF"},
		"target gzip":      {"", "\x1f\x8b", nil, "d: unexpected EOF"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := all(bitext.Reader{}.ReadPair("s", strings.NewReader(c.source), "d", strings.NewReader(c.target)))
			if c.err == "" {
				assert.NoError(t, err)
			} else {
				assert.EqualError(t, err, c.err)
			}
			assert.Equal(t, c.want, shown(got))
		})
	}
}

func TestFormatOf(t *testing.T) {
	for path, want := range map[string]bitext.Format{
		"a.tmx": bitext.TMX, "A.TMX.GZ": bitext.TMX, "a.xlf": bitext.XLIFF12, "a.xliff": bitext.XLIFF12, "a.tsv": bitext.TSV,
		"a.jsonl.gz": bitext.JSONLines, "a.ladder": bitext.Ladder, "a.xces": bitext.XCES, "a.vecalign": bitext.Vecalign,
		"a.txt": "", "a.gz": "", "tmx": "", "": "", "a.en": "",
	} {
		assert.Equal(t, want, bitext.FormatOf(path), path)
	}
	for _, f := range bitext.Formats() {
		assert.True(t, f.Known())
	}
	assert.False(t, bitext.Format("").Known())
	assert.False(t, bitext.Format("TMX").Known())
}
