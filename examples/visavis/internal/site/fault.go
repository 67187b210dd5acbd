package site

import (
	"fmt"
	"strings"

	"github.com/visavis/visavis/align/report"
)

// Fault is what is wrong in a file. It is an error that both languages can tell.
type Fault struct {
	Path            string // may be empty
	Line            int    // from 1; 0 where no line is at fault
	English, French string

	Pages []string // others that are part of the fault, which the two texts name

	texts func(pages []string) (english, french string) // where there are such
}

// Error tells the fault in English, as "path:line: what is wrong".
func (f *Fault) Error() string { return f.In(report.English) }

// Shown is the fault with each path as show gives it.
func (f *Fault) Shown(show func(page string) string) *Fault {
	shown := *f
	if f.Path != "" {
		shown.Path = show(f.Path)
	}
	if len(f.Pages) > 0 {
		pages := make([]string, len(f.Pages))
		for i, p := range f.Pages {
			pages[i] = show(p)
		}
		shown.English, shown.French = f.texts(pages)
		shown.Pages = pages
	}
	return &shown
}

// pagesFault is the fault of a page with others. Of the arguments of the two texts,
// the first is the others but for the last, and the second is the last.
func pagesFault(path, english, french string, pages ...string) *Fault {
	f := &Fault{Path: path, Pages: pages}
	f.texts = func(pages []string) (string, string) {
		n := len(pages) - 1
		first, last := strings.Join(pages[:n], ", "), pages[n]
		return fmt.Sprintf(english, first, last), fmt.Sprintf(french, first, last)
	}
	f.English, f.French = f.texts(pages)
	return f
}

// In tells the fault in the language of the user.
func (f *Fault) In(ui report.UI) string {
	text := f.English
	if ui == report.French {
		text = f.French
	}
	switch {
	case f.Path == "":
		return text
	case f.Line == 0:
		return f.Path + ": " + text
	}
	return fmt.Sprintf("%s:%d: %s", f.Path, f.Line, text)
}

// faultf makes a fault. The two texts take the same arguments.
func faultf(path string, line int, english, french string, args ...any) *Fault {
	return &Fault{Path: path, Line: line, English: fmt.Sprintf(english, args...), French: fmt.Sprintf(french, args...)}
}
