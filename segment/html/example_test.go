package html_test

import (
	"fmt"

	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/html"
)

func ExampleParse() {
	page := `<html lang="fr">
<title>Avis</title>
<h1>Avis aux <b>résidents</b></h1>
<p>M<sup>me</sup> Roy a signé. Le quai est ferm&eacute;.
<ul><li>le traversier;<li><a lang="en" href="en.html">English</a></ul>`

	d := html.Parse("avis.html", page, segment.Parser{})
	for _, s := range d.Segments {
		b := d.Blocks[s.Block]
		fmt.Println(d.Position(s.Start), b.Kind, b.Lang, page[s.Start:s.End])
	}

	// Output:
	// 2:8 line <nil> Avis
	// 3:5 heading <nil> Avis aux <b>résidents
	// 4:4 paragraph <nil> M<sup>me</sup> Roy a signé.
	// 4:32 paragraph <nil> Le quai est ferm&eacute;.
	// 5:9 item <nil> le traversier;
	// 5:55 item en English
}

func ExampleParse_masking() {
	page := `<p>See <a href="map.html">the map</a>.</p>`
	d := html.Parse("-", page, segment.Parser{})
	fmt.Printf("%q\n", d.Text)

	// Output:
	// "   See                    the map    .    "
}

func ExampleCharset() {
	fmt.Println(html.Charset([]byte(`<!DOCTYPE html><meta charset="ISO-8859-1"><title>Avis</title>`)))
	fmt.Println(html.Charset([]byte(`<title>Avis</title>`)))

	// Output:
	// iso-8859-1 true
	//  false
}
