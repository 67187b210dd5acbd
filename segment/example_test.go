package segment_test

import (
	"fmt"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

func ExampleParse() {
	text := `Avis aux résidents

M. Roy a signé l’avis. Il entre en vigueur le 1er mai:

  a) le quai est fermé;
  b) le traversier est arrêté.
`
	d := segment.Parse("avis.txt", text, lang.French())
	for i, s := range d.Segments {
		b := d.Blocks[s.Block]
		fmt.Println(d.Position(s.Start), b.Kind, d.Marker(i), d.SegmentText(i))
	}

	// Output:
	// 1:1 heading  Avis aux résidents
	// 3:1 paragraph  M. Roy a signé l’avis.
	// 3:24 paragraph  Il entre en vigueur le 1er mai:
	// 5:6 item a) le quai est fermé;
	// 6:6 item b) le traversier est arrêté.
}

func ExampleParser() {
	text := "Il a dit : « Oui. Tout de suite. »"
	for _, p := range []segment.Parser{{}, {SplitQuotes: true}} {
		p.Lang = lang.French()
		fmt.Println(len(p.Parse("-", text).Segments))
	}

	// Output:
	// 1
	// 2
}

func ExampleLines() {
	d := segment.Lines("bitext.en", "Mr. Roy signed. He left.\n\n  The end\n", lang.English())
	for i, s := range d.Segments {
		fmt.Println(d.Position(s.Start), d.SegmentText(i))
	}

	// Output:
	// 1:1 Mr. Roy signed. He left.
	// 3:3 The end
}

func ExampleDecode() {
	text, encoding, err := segment.Decode([]byte("caf\xe9"))
	fmt.Println(text, encoding, err)

	_, _, err = segment.Decode([]byte("un été\nun \xff été"))
	fmt.Println(err)

	_, _, err = segment.Decode([]byte{0x89, 'P', 'N', 'G', 0})
	fmt.Println(err)

	// Output:
	// café Windows-1252 <nil>
	// 2:4: invalid UTF-8 (byte 0xFF)
	// binary data, not text
}
