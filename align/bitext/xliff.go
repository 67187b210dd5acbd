package bitext

import (
	"bufio"
	"cmp"
	"fmt"
	"strconv"
)

// xliffEncoder writes XLIFF 1.2 or 2.1: a file element for each document, and in
// it a unit of one segment for each unit.
type xliffEncoder struct {
	b      *bufio.Writer
	langs  languages
	two    bool // version 2.1
	begun  bool
	open   bool   // a file element
	file   string // its document
	files  int
	number int // of the last unit
}

func (e *xliffEncoder) begin() {
	e.begun = true
	e.b.WriteString(xmlHead)
	if !e.two {
		write(e.b, `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">`, "\n")
		return
	}
	e.b.WriteString(`<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1"`)
	e.attribute("srcLang", e.langs.source)
	e.attribute("trgLang", e.langs.target)
	e.b.WriteString(">\n")
}

func (e *xliffEncoder) attribute(name, value string) {
	write(e.b, " ", name, `="`)
	escape(e.b, value)
	e.b.WriteByte('"')
}

// openFile starts the element of a document.
func (e *xliffEncoder) openFile(name string) {
	e.open, e.file = true, name
	e.files++
	e.b.WriteString("<file")
	if e.two {
		e.attribute("id", "f"+strconv.Itoa(e.files))
	}
	if !e.two || name != "" {
		e.attribute("original", name)
	}
	if !e.two {
		e.attribute("source-language", e.langs.source)
		e.attribute("target-language", e.langs.target)
		e.attribute("datatype", "plaintext")
		e.b.WriteString(">\n<body")
	}
	e.b.WriteString(">\n")
}

func (e *xliffEncoder) closeFile() {
	if e.open && !e.two {
		e.b.WriteString("</body>\n")
	}
	if e.open {
		e.b.WriteString("</file>\n")
	}
	e.open = false
}

func (e *xliffEncoder) unit(u *Unit) error {
	if !e.begun {
		e.langs.source = cmp.Or(e.langs.source, u.Source.Lang)
		e.langs.target = cmp.Or(e.langs.target, u.Target.Lang)
		if e.langs.source == "" || e.langs.target == "" {
			return ErrLanguages
		}
		e.begin()
	}
	for _, l := range [...][2]string{{u.Source.Lang, e.langs.source}, {u.Target.Lang, e.langs.target}} {
		if l[0] != "" && !sameLanguage(l[0], l[1]) {
			return fmt.Errorf("a text in %s among those in %s", shownTag(l[0]), shownTag(l[1]))
		}
	}
	if blank(u.Source.Segments) && blank(u.Target.Segments) {
		return ErrNoText
	}
	for _, values := range [...][]string{{u.Source.Text()}, {u.Target.Text()}, {u.Source.File, e.langs.source, e.langs.target}} {
		if err := checkXML(values...); err != nil {
			return err
		}
	}
	if !e.open || u.Source.File != e.file {
		e.closeFile()
		e.openFile(u.Source.File)
	}
	e.number++
	if e.two {
		e.unit21(u)
	} else {
		e.unit12(u)
	}
	return nil
}

func (e *xliffEncoder) unit12(u *Unit) {
	write(e.b, `<trans-unit id="`, strconv.Itoa(e.number), `" xml:space="preserve">`, "\n")
	e.source(u)
	if !blank(u.Target.Segments) {
		e.element("target", ` state="translated"`, u.Target.Text())
	}
	if kind, value := strength(u); value != "" {
		e.element("note", ` from="`+kind+`"`, value)
	}
	e.b.WriteString("</trans-unit>\n")
}

func (e *xliffEncoder) unit21(u *Unit) {
	write(e.b, `<unit id="u`, strconv.Itoa(e.number), `" xml:space="preserve">`, "\n")
	if kind, value := strength(u); value != "" {
		e.b.WriteString("<notes>\n")
		e.element("note", ` category="`+kind+`"`, value)
		e.b.WriteString("</notes>\n")
	}
	if blank(u.Target.Segments) {
		e.b.WriteString("<segment>\n")
	} else {
		e.b.WriteString(`<segment state="translated">` + "\n")
	}
	e.source(u)
	if !blank(u.Target.Segments) {
		e.element("target", "", u.Target.Text())
	}
	e.b.WriteString("</segment>\n</unit>\n")
}

// source writes what each unit must have, if there is no text in it.
func (e *xliffEncoder) source(u *Unit) {
	if blank(u.Source.Segments) {
		e.b.WriteString("<source/>\n")
		return
	}
	e.element("source", "", u.Source.Text())
}

func (e *xliffEncoder) element(name, attributes, text string) {
	write(e.b, "<", name, attributes, ">")
	escape(e.b, text)
	write(e.b, "</", name, ">\n")
}

// end closes the file. One without units holds an empty document, since it must
// hold one.
func (e *xliffEncoder) end() error {
	if !e.begun {
		if e.langs.source == "" || e.langs.target == "" {
			return ErrLanguages
		}
		e.begin()
		e.openFile("")
		if e.two {
			e.b.WriteString(`<group id="g1"/>` + "\n")
		}
	}
	e.closeFile()
	e.b.WriteString("</xliff>\n")
	return nil
}
