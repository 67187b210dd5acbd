package value_test

import (
	"fmt"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/value"
)

func ExampleFind() {
	text := "Payez 1,2 million de dollars avant le 1er mars 2022 (al. 5(1)a))."
	for _, v := range value.Find(lang.French(), text) {
		fmt.Printf("%d-%d %s %q = %s\n", v.Start, v.End, v.Kind, text[v.Start:v.End], v.Key)
	}

	// Output:
	// 6-28 amount "1,2 million de dollars" = 1200000 $
	// 38-51 date "1er mars 2022" = 2022-03-01
	// 57-63 reference "5(1)a)" = 5(1)(a)
}

func ExampleUnmatched() {
	en := value.Find(lang.English(), "Within 30 days of March 25, 2022, the first payment of $1,000 is due.")
	fr := value.Find(lang.French(), "Dans les 60 jours du 25 mars 2022, une somme de 1 000 $ est due.")

	onlyEnglish, onlyFrench := value.Unmatched(en, fr)
	for _, v := range onlyEnglish {
		fmt.Println("only in English:", v.Key, v.Soft)
	}
	for _, v := range onlyFrench {
		fmt.Println("only in French:", v.Key, v.Soft)
	}

	// Output:
	// only in English: 30 false
	// only in English: 1 true
	// only in French: 60 false
}
