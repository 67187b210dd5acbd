package segment

import (
	"iter"
	"slices"
)

// AppendSentences cuts running text, such as a paragraph, into sentences and
// appends them to dst. Line breaks are white space. Apart from the growth of
// dst it allocates nothing, so that a caller who keeps dst cuts any number of
// texts without garbage; only a text with carriage returns, joiners or accents
// written apart is copied. The block of the segments is 0.
func (p Parser) AppendSentences(dst []Segment, text string) []Segment {
	if p.Lang == nil {
		p.Lang = identified(text)
	}
	s := sentenceParser{text: text, page: text, lang: p.Lang, parser: p}
	body := trim(text, Span{0, len(text)})
	if body.Empty() {
		return dst
	}
	return s.append(dst, body, 0, marker{})
}

// Sentences iterates over the sentences of running text; see
// [Parser.AppendSentences].
func (p Parser) Sentences(text string) iter.Seq[Segment] {
	return slices.Values(p.AppendSentences(nil, text))
}
