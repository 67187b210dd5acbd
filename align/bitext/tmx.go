package bitext

import (
	"bufio"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/visavis/visavis/lang/tmx"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// tmxEncoder writes TMX 1.4b.
type tmxEncoder struct {
	b     *bufio.Writer
	langs languages // asked for, or ""
	begun bool
}

func (e *tmxEncoder) begin(source string) {
	write(e.b, xmlHead, `<!DOCTYPE tmx SYSTEM "tmx14.dtd">`, "\n", `<tmx version="1.4">`, "\n",
		`<header creationtool="visavis" creationtoolversion="1" segtype="sentence" o-tmf="visavis" adminlang="en" srclang="`)
	escape(e.b, cmp.Or(e.langs.source, source, "*all*"))
	write(e.b, `" datatype="plaintext"/>`, "\n<body>\n")
	e.begun = true
}

func (e *tmxEncoder) unit(u *Unit) error {
	if blank(u.Source.Segments) && blank(u.Target.Segments) {
		return ErrNoText
	}
	source, target := cmp.Or(e.langs.source, u.Source.Lang), cmp.Or(e.langs.target, u.Target.Lang)
	if source == "" && !blank(u.Source.Segments) || target == "" && !blank(u.Target.Segments) {
		return ErrLanguages
	}
	texts := [2]string{u.Source.Text(), u.Target.Text()}
	for _, s := range [...]string{texts[0], texts[1], source, target} {
		if err := checkXML(s); err != nil {
			return err
		}
	}
	if !e.begun {
		e.begin(source)
	}
	e.b.WriteString("<tu>")
	if kind, value := strength(u); value != "" {
		write(e.b, "\n<prop type=\"x-", kind, `">`, value, "</prop>")
	}
	e.variant(source, texts[0])
	e.variant(target, texts[1])
	e.b.WriteString("\n</tu>\n")
	return nil
}

func (e *tmxEncoder) variant(lang, text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	e.b.WriteString("\n<tuv xml:lang=\"")
	escape(e.b, lang)
	e.b.WriteString(`"><seg>`)
	escape(e.b, text)
	e.b.WriteString("</seg></tuv>")
}

func (e *tmxEncoder) end() error {
	if !e.begun {
		e.begin("")
	}
	e.b.WriteString("</body>\n</tmx>\n")
	return nil
}

// escape writes a text or the value of an attribute. Characters that XML cannot
// hold become U+FFFD, and the controls that it can hold references. The writer keeps
// its error.
func escape(w io.Writer, s string) {
	for {
		i := strings.IndexFunc(s, func(r rune) bool { return r >= 0x7f && r <= 0x9f })
		if i < 0 {
			xml.EscapeText(w, []byte(s))
			return
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		xml.EscapeText(w, []byte(s[:i]))
		fmt.Fprintf(w, "&#x%X;", r)
		s = s[i+n:]
	}
}

// tmx reads TMX: of each unit the first variant in each of the two languages.
func (r Reader) tmx(in io.Reader) iter.Seq2[Unit, error] {
	return func(yield func(Unit, error) bool) {
		langs := languages{r.SourceLang, r.TargetLang}
		for t, err := range tmx.Units(in) {
			if err != nil {
				yield(Unit{}, err)
				return
			}
			langs.find(t)
			var source, target *tmx.Variant
			for i := range t.Variants {
				switch v := &t.Variants[i]; {
				case source == nil && sameLanguage(v.Lang, langs.source):
					source = v
				case target == nil && sameLanguage(v.Lang, langs.target):
					target = v
				}
			}
			u := Unit{
				Source:     variant(source, langs.source),
				Target:     variant(target, langs.target),
				Confidence: readConfidence(t.Props["x-confidence"]),
				Score:      readScore(t.Props["x-score"]),
			}
			if !yield(u, nil) {
				return
			}
		}
	}
}

// find takes the languages that are not known yet from a unit: the source from
// srclang or its first variant, the target from the first variant in another
// language.
func (l *languages) find(t *tmx.Unit) {
	if l.source == "" && t.SourceLang != "" && (l.target == "" || !sameLanguage(t.SourceLang, l.target)) {
		l.source = t.SourceLang
	}
	for _, v := range t.Variants {
		switch {
		case v.Lang == "":
		case l.source == "" && (l.target == "" || !sameLanguage(v.Lang, l.target)):
			l.source = v.Lang
		case l.source != "" && l.target == "" && !sameLanguage(v.Lang, l.source):
			l.target = v.Lang
		}
	}
}

func variant(v *tmx.Variant, lang string) Passage {
	if v == nil {
		return Passage{Lang: lang}
	}
	return Passage{Lang: v.Lang, Segments: segments(v.Text)}
}
