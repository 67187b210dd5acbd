package bitext_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/bitext"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

func ExampleReader_Read() {
	file := strings.NewReader(`<tmx version="1.4"><header srclang="en"/><body>
<tu><tuv xml:lang="EN-CA"><seg>The house</seg></tuv><tuv xml:lang="FR-CA"><seg>La maison</seg></tuv></tu>
<tu><tuv xml:lang="EN-CA"><seg>The door</seg></tuv></tu>
</body></tmx>`)
	for u, err := range (bitext.Reader{SourceLang: "en", TargetLang: "fr"}).Read("memory.tmx", file) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%s | %s | %t\n", u.Source.Text(), u.Target.Text(), u.Unaligned())
	}

	// Output:
	// The house | La maison | false
	// The door |  | true
}

func ExampleReader_Read_numbers() {
	english, _ := bitext.ReadText("en.txt", strings.NewReader("It rains.\nWe stay.\n"))
	french, _ := bitext.ReadText("fr.txt", strings.NewReader("Il pleut; nous restons.\n"))
	reader := bitext.Reader{SourceText: english, TargetText: french}
	for u, err := range reader.Read("links", strings.NewReader("[0, 1]:[0]:0.25\n")) {
		fmt.Println(u.Source.Text(), "|", u.Target.Text(), "|", u.Score, err)
	}

	// Output:
	// It rains. We stay. | Il pleut; nous restons. | -0.25 <nil>
}

func ExampleWriter_Write() {
	english := segment.Parse("en.txt", "It rains on the coast.\n\nPage 7.\n", lang.English())
	french := segment.Parse("fr.txt", "Il pleut sur la côte.\n\nPage 7.\n", lang.French())
	alignment, err := new(align.Aligner).Align(context.Background(), english, french)
	if err != nil {
		fmt.Println(err)
		return
	}
	var file strings.Builder
	err = bitext.Writer{Format: bitext.LadderText}.Write(&file, bitext.Units(alignment))
	for line := range strings.Lines(file.String()) {
		columns := strings.Split(line, "\t")
		fmt.Println(columns[0], "|", columns[1])
	}
	fmt.Println(err)

	// Output:
	// It rains on the coast. | Il pleut sur la côte.
	// Page 7. | Page 7.
	// <nil>
}

func ExampleWriter_WritePair() {
	units := bitext.Reader{}.Read("two.tsv", strings.NewReader("a house\tune maison\na door\tune porte\n"))
	var english, french strings.Builder
	err := bitext.Writer{}.WritePair(&english, &french, units)
	fmt.Print(english.String(), french.String(), err)

	// Output:
	// a house
	// a door
	// une maison
	// une porte
	// <nil>
}
