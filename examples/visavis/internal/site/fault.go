package site

import (
	"fmt"

	"github.com/visavis/visavis/align/report"
)

// Fault is what is wrong in a file. It is an error that both languages can tell.
type Fault struct {
	Path            string // may be empty
	Line            int    // from 1; 0 where no line is at fault
	English, French string
}

// Error tells the fault in English, as "path:line: what is wrong".
func (f *Fault) Error() string { return f.In(report.English) }

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
	return &Fault{path, line, fmt.Sprintf(english, args...), fmt.Sprintf(french, args...)}
}
