package site

import (
	"net/url"
	"path"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"github.com/visavis/visavis/lang"
)

// link is a link from a page to its version in a language.
type link struct{ lang, href string }

// named is the language of the version that the text of a link leads to, or "".
func named(text string) string {
	for _, l := range []*lang.Language{lang.English(), lang.French()} {
		if l.Named(l.Keys(text)) {
			return l.Tag()
		}
	}
	return ""
}

// languageLinks finds the links of a page to its versions in a language:
// <link rel="alternate" hreflang>, and links whose text is the name of a
// language, in HTML or Markdown. It returns the language that the html element
// names, too.
func languageLinks(source string) (lang string, links []link) {
	z := html.NewTokenizer(strings.NewReader(source))
	var open *link // an a element whose text is being read
	var text strings.Builder
	for {
		switch z.Next() {
		case html.ErrorToken:
			return lang, append(links, markdownLinks(source)...)
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			a := map[string]string{}
			for _, attr := range t.Attr {
				a[attr.Key] = attr.Val
			}
			switch t.Data {
			case "html":
				if lang == "" {
					lang = tagLang(a["lang"] + a["xml:lang"])
				}
			case "link":
				if l := tagLang(a["hreflang"]); l != "" && strings.EqualFold(a["rel"], "alternate") && a["href"] != "" {
					links = append(links, link{l, a["href"]})
				}
			case "a":
				open = &link{href: a["href"]}
				text.Reset()
			}
		case html.TextToken:
			if open != nil && text.Len() < 100 {
				text.Write(z.Text())
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == "a" && open != nil {
				if open.lang = named(html.UnescapeString(text.String())); open.lang != "" && open.href != "" {
					links = append(links, *open)
				}
				open = nil
			}
		}
	}
}

var markdownLink = regexp.MustCompile(`\[([^\[\]\n]{2,40})\]\(<?([^()<>\s]+)`)

func markdownLinks(source string) (links []link) {
	for _, m := range markdownLink.FindAllStringSubmatch(source, -1) {
		if l := named(m[1]); l != "" {
			links = append(links, link{l, m[2]})
		}
	}
	return links
}

// routes are the pages by the ends of their addresses.
type routes map[string][]string

// newRoutes indexes pages by each end of their path at a slash.
func newRoutes(pages []string) routes {
	r := routes{}
	for _, p := range pages {
		for end := route(p); ; {
			r[end] = append(r[end], p)
			n := strings.IndexByte(end, '/')
			if n < 0 {
				break
			}
			end = end[n+1:]
		}
	}
	return r
}

// route is the path of a page as its address has it: folded, without extension
// and without the name of an index.
func route(p string) string {
	p = folded(strings.Trim(p, "/"))
	if kind(p) != "" {
		p = strings.TrimSuffix(p, path.Ext(p))
	}
	for _, index := range []string{"index", "_index"} {
		if rest, ok := strings.CutSuffix(p, "/"+index); ok {
			return rest
		}
	}
	return p
}

// resolve finds the page that an address on another one leads to, or "". Of an
// address from the root of the site, or with a host, only the end need fit, if
// it fits one page.
func (r routes) resolve(from, href string) string {
	u, err := url.Parse(strings.TrimSpace(href))
	if err != nil || u.Path == "" || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	target := u.Path
	if u.Host == "" && !strings.HasPrefix(target, "/") {
		joined := route(path.Join(path.Dir(from), target))
		for _, p := range r[joined] {
			if route(p) == joined {
				return p
			}
		}
	}
	for end := route(strings.TrimPrefix(path.Clean("/"+target), "/")); end != ""; {
		switch found := r[end]; {
		case len(found) == 1:
			return found[0]
		case len(found) > 1:
			return ""
		}
		n := strings.IndexByte(end, '/')
		if n < 0 {
			return ""
		}
		end = end[n+1:]
	}
	return ""
}
