package markdown_test

import (
	"fmt"
	"strings"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/markdown"
)

func ExampleParse() {
	page := `---
title: Avis
---
## Le [quai](quai.md) est *fermé* {#quai}

- M<sup>me</sup> Roy a signé l&rsquo;avis. Il est en vigueur.
- {{ date }}
`
	d := markdown.Parse("avis.md", page, segment.Parser{Lang: lang.French()})
	for i, s := range d.Segments {
		b := d.Blocks[s.Block]
		text := strings.Join(strings.Fields(d.SegmentText(i)), " ")
		fmt.Println(d.Position(s.Start), b.Kind, d.Marker(i), d.Lang.Keys(text))
	}

	// Output:
	// 2:8 line  avis
	// 4:4 heading  le quai est ferme
	// 6:3 item - mme roy a signe l avis
	// 6:44 item  il est en vigueur
}
