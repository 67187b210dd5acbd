package lexicon_test

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"strings"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/lexicon"
)

// show prints the translations of a word.
func show(l *lexicon.Lexicon, word string) {
	id, _ := l.FindSource(lang.English().Stem([]byte(word)))
	for _, e := range l.AppendEntries(nil, id) {
		fmt.Printf("%s: %s %.2f %.2f\n", word, l.TargetWord(int(e.Target)), math.Exp(float64(e.There)), math.Exp(float64(e.Back)))
	}
}

func ExampleTrainer_Train() {
	bitext := strings.NewReader("my brother\tmon frere\n" +
		"my garden\tmon jardin\n" +
		"your garden\tton jardin\n")
	pairs := lexicon.Pairs(bitext, "garden.tsv", lang.English(), lang.French())

	l, stats, err := lexicon.Trainer{}.Train(context.Background(), lang.English(), lang.French(), pairs)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(stats.Used, "pairs")
	show(l, "garden")

	// Output:
	// 3 pairs
	// garden: jardin 0.94 0.94
}

func ExampleRead() {
	l, err := lexicon.Read(strings.NewReader("house\tmaison\t0.8\t0.7\nhouse\tfoyer\t0.1\t0.3\n"), lang.English(), lang.French())
	if err != nil {
		fmt.Println(err)
		return
	}
	show(l, "house")

	_, err = lexicon.Read(strings.NewReader("house\tmaison\t80\n"), lang.English(), lang.French())
	fmt.Println(err)

	// Output:
	// house: foyer 0.10 0.30
	// house: maison 0.78 0.69
	// lexicon: line 1: "80" is not a probability above 0 and up to 1
}

func ExampleOpen() {
	l, err := lexicon.Read(strings.NewReader("house\tmaison\n"), lang.English(), lang.French())
	if err != nil {
		fmt.Println(err)
		return
	}
	var file bytes.Buffer
	if _, err := l.WriteTo(&file); err != nil {
		fmt.Println(err)
		return
	}
	l, err = lexicon.Open(file.String())
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(l.Source(), l.Target(), l.Len())
	show(l, "house")

	// Output:
	// en fr 1
	// house: maison 1.00 1.00
}

func ExampleMerge() {
	law, _ := lexicon.Read(strings.NewReader("court\tcour\t0.8\t0.9\n"), lang.English(), lang.French())
	sport, _ := lexicon.Read(strings.NewReader("court\tterrain\t0.9\t0.2\n"), lang.English(), lang.French())
	both, err := lexicon.Merge(law, sport)
	if err != nil {
		fmt.Println(err)
		return
	}
	show(both, "court")

	// Output:
	// court: cour 0.78 0.88
	// court: terrain 0.88 0.20
}
