package page_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/align/report/page"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

func ExampleWrite() {
	en := segment.Parse("notice.en.txt", "Office hours are from 9 to 5.\n\nStart of content\n", lang.English())
	fr := segment.Parse("notice.fr.txt", "Le bureau est ouvert de 9 à 5.\n\nStart of content\n", lang.French())
	v, err := align.Compare(context.Background(), en, fr)
	if err != nil {
		fmt.Println(err)
		return
	}
	path := filepath.Join(os.TempDir(), "notice.html")
	f, err := os.Create(path)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.Remove(path)
	defer f.Close()
	if err := page.Write(f, []*align.Verdict{v}, page.Options{UI: report.French}); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(v.Findings), "difference on the page")
	// Output: 1 difference on the page
}
