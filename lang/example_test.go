package lang_test

import (
	"fmt"
	"testing/fstest"

	"github.com/visavis/visavis/lang"
)

func ExampleLookup() {
	l, err := lang.Lookup("fr-CA")
	fmt.Println(l, err)

	_, err = lang.Lookup("de")
	fmt.Println(err)

	// Output:
	// fr <nil>
	// lang: de: no word lists for this language (there are en and fr)
}

func ExampleLanguage_Words() {
	text := "L’avocat a 1 234,5 m² d’eau."
	for w := range lang.French().Words(text) {
		fmt.Printf("%d-%d %s %s\n", w.Start, w.End, text[w.Start:w.End], w.Key)
	}

	// Output:
	// 0-1 L l
	// 4-10 avocat avocat
	// 11-12 a a
	// 13-20 1 234,5 1234.5
	// 21-22 m m
	// 25-26 d d
	// 29-32 eau eau
}

func ExampleIdentify() {
	for _, text := range []string{
		"We would like to thank you.",
		"Nous tenons à vous remercier.",
		"441-00155",
	} {
		g := lang.Identify(text)
		if g.Language == nil {
			fmt.Println("not known")
			continue
		}
		fmt.Printf("%s %.2f\n", g.Language, g.Confidence)
	}

	// Output:
	// en 1.00
	// fr 1.00
	// not known
}

func ExampleLoad() {
	folder := fstest.MapFS{
		"abbreviations-never.txt": {Data: []byte("# titles\nSr.\nSra.\n")},
		"months.txt":              {Data: []byte("1\tenero\tene.\n3\tmarzo\n")},
	}
	es, err := lang.Load(folder, "es-MX")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(es, es.Month([]byte("marzo")), es.Abbreviation("Sra.") == lang.NeverFinal)

	folder["months.txt"] = &fstest.MapFile{Data: []byte("1\tenero\n13\tmarzo\n")}
	_, err = lang.Load(folder, "es-MX")
	fmt.Println(err)

	// Output:
	// es 3 true
	// lang: months.txt:2: "13" is not a number from 1 to 12
}
