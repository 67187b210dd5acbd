package page

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/segment"
)

// Options are the settings of a page. The zero value is ready to use.
type Options struct {
	// Title is the heading of the page; where it is empty, the names of the two
	// files or the number of pairs.
	Title string

	// UI is the language that the page opens in; "" is English. The reader may
	// switch to the other one.
	UI report.UI

	// Remarks are what there is to say besides what the verdicts say.
	Remarks []Remark

	// Doubtful is the confidence below which a bead is marked as uncertain; 0 is
	// 0.5, and below 0 none is marked.
	Doubtful float64
}

var (
	//go:embed page.html
	pageHTML string
	//go:embed page.css
	pageCSS string
	//go:embed page.js
	pageJS string
	//go:embed early.js
	earlyJS string
)

// Write writes a page with any number of pairs, in the order given. It fails,
// before anything is written, on a verdict without an alignment or with beads
// outside its texts, and where w does.
// It may be called at the same time by several goroutines.
func Write(w io.Writer, verdicts []*align.Verdict, o Options) error {
	if o.UI != report.French {
		o.UI = report.English
	}
	if o.Doubtful == 0 {
		o.Doubtful = 0.5
	}
	for i, v := range verdicts {
		if v == nil || v.Alignment == nil || v.Alignment.Src == nil || v.Alignment.Dst == nil {
			return fmt.Errorf("page: verdict %d has no alignment", i+1)
		}
		for k, b := range v.Alignment.Beads {
			if !within(b.Src, v.Alignment.Src) || !within(b.Dst, v.Alignment.Dst) {
				return fmt.Errorf("page: verdict %d: bead %d is outside the texts", i+1, k+1)
			}
		}
	}
	p := newView(verdicts, o)
	style, script, early := unix(pageCSS)+p.sizes(), unix(pageJS), unix(earlyJS)
	p.Style, p.Script, p.Early = template.CSS(style), template.JS(script), template.JS(early)
	p.Policy = fmt.Sprintf("default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src '%s'; script-src '%s' '%s'",
		hash(style), hash(early), hash(script))
	t, err := template.New("page").Funcs(template.FuncMap{"t": word}).Parse(unix(pageHTML))
	if err != nil {
		return fmt.Errorf("page: %w", err)
	}
	out := bufio.NewWriterSize(w, 64<<10)
	if err := t.Execute(out, p); err != nil {
		return fmt.Errorf("page: %w", err)
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("page: %w", err)
	}
	return nil
}

func within(r align.Range, d *segment.Document) bool {
	return 0 <= r.Lo && r.Lo <= r.Hi && r.Hi <= len(d.Segments)
}

// hash is the source of a content security policy that allows a text.
func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// unix gives a text the line ends that a browser hashes, whatever the checkout
// made of them.
func unix(text string) string { return strings.ReplaceAll(text, "\r\n", "\n") }
