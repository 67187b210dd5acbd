package lang

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Load reads a language from a folder of plain text lists, under a BCP 47 tag.
// Every file is UTF-8, one entry a line, tabs between the values of an entry;
// comments go from a `#` at the start of a line or behind white space to its
// end. Each file is optional, but a folder without any is an error, and so are
// an unknown file and a line that cannot be read:
//
//	abbreviations-never.txt    art. of grade [NeverFinal]
//	abbreviations-starter.txt  grade [FinalBeforeStarter]
//	abbreviations-number.txt   grade [NotBeforeNumber]
//	titles.txt starters.txt function-words.txt division-words.txt
//	                           one word a line
//	elisions.txt               words that lose a letter before an apostrophe: l, qu
//	ordinals.txt numbers.txt   word TAB value
//	months.txt weekdays.txt    number TAB name TAB abbreviation ...
//	furniture.txt              phrases that begin a line around the text of a page
//	names.txt                  what links to the version in the language say
//	suffixes.txt               endings dropped to compare stems, as ending or
//	                           kept-dropped ("a-ux"), with TAB and the letters
//	                           that must be left where they are not four
//	suffixes-second.txt        endings dropped after those, written alike
//	irregular.txt              base TAB form TAB form ...: words counted under the
//	                           stem of a base; under the base itself, whatever
//	                           its suffix, where it is written =base
//	notation.txt               decimal TAB , or .
//
// Function words and the entries of irregular.txt are not shortened by suffixes
// (see [Language.Stem]). A form of two bases is an error.
//
// An error names the file and the line.
func Load(fsys fs.FS, tag string) (*Language, error) {
	base, err := baseTag(tag)
	if err != nil {
		return nil, err
	}
	l := &Language{
		tag:       base,
		words:     map[string]wordClass{},
		cased:     map[string]Grade{},
		uncased:   map[string]Grade{},
		phrases:   map[string]bool{},
		elisions:  map[string]bool{},
		ordinals:  map[string]int{},
		numbers:   map[string]int64{},
		months:    map[string]int{},
		weekdays:  map[string]int{},
		furniture: map[string][]string{},
		names:     map[string]bool{},
		irregular: map[string]int32{},
	}
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("lang: %w", err)
	}
	read := 0
	for _, e := range entries {
		if e.IsDir() || !strings.HasSuffix(e.Name(), ".txt") {
			continue
		}
		add := l.list(e.Name())
		if add == nil {
			return nil, fmt.Errorf("lang: %s: not a list of a language", e.Name())
		}
		if info, err := e.Info(); err == nil && e.Name() == "irregular.txt" {
			// The one long list: its map need not grow.
			l.irregular = make(map[string]int32, min(info.Size(), 1<<20)/9)
		}
		if err := readList(fsys, e.Name(), add); err != nil {
			return nil, err
		}
		read++
	}
	if read == 0 {
		return nil, errors.New("lang: no lists (*.txt) in the folder")
	}
	l.suffixes.sort()
	l.secondSuffixes.sort()
	l.resolve()
	return l, nil
}

// list returns what adds an entry of the named file, or nil for an unknown
// file.
func (l *Language) list(name string) func(fields []string) error {
	switch name {
	case "abbreviations-never.txt":
		return l.addAbbreviation(NeverFinal)
	case "abbreviations-starter.txt":
		return l.addAbbreviation(FinalBeforeStarter)
	case "abbreviations-number.txt":
		return l.addAbbreviation(NotBeforeNumber)
	case "titles.txt":
		return l.addWord(titleWord)
	case "starters.txt":
		return l.addWord(starterWord)
	case "function-words.txt":
		return l.addWord(functionWord)
	case "division-words.txt":
		return l.addWord(divisionWord)
	case "elisions.txt":
		return func(f []string) error { l.elisions[Fold(f[0])] = true; return nil }
	case "ordinals.txt":
		return func(f []string) error { return addValue(l.ordinals, f, 1) }
	case "numbers.txt":
		return func(f []string) error { return addValue(l.numbers, f, 0) }
	case "months.txt":
		return func(f []string) error { return addNames(l.months, f, 12) }
	case "weekdays.txt":
		return func(f []string) error { return addNames(l.weekdays, f, 7) }
	case "furniture.txt":
		return l.addFurniture
	case "names.txt":
		return l.addLinkText
	case "suffixes.txt":
		return l.suffixes.add
	case "suffixes-second.txt":
		return l.secondSuffixes.add
	case "irregular.txt":
		return l.addForms
	case "notation.txt":
		return l.addNotation
	}
	return nil
}

// longestLine is more than any entry has: a longer line is of another file.
const longestLine = 64 << 10

func readList(fsys fs.FS, name string, add func([]string) error) error {
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		return fmt.Errorf("lang: %w", err)
	}
	n := 0
	for line := range strings.Lines(strings.TrimPrefix(string(b), "\ufeff")) {
		n++
		fields, err := readLine(line)
		if err == nil && fields != nil {
			err = add(fields)
		}
		if err != nil {
			return fmt.Errorf("lang: %s:%d: %w", name, n, err)
		}
	}
	return nil
}

// readLine returns the values of an entry, or nil where a line has none.
func readLine(line string) ([]string, error) {
	if len(line) > longestLine {
		return nil, errors.New("a line of more than 64 KB")
	}
	if !utf8.ValidString(line) {
		return nil, errors.New("not UTF-8")
	}
	for i := range len(line) {
		if line[i] == '#' && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t') {
			line = line[:i]
			break
		}
	}
	if line = strings.TrimSpace(line); line == "" {
		return nil, nil
	}
	fields := strings.Split(line, "\t")
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	var buf [64]byte
	if len(AppendFold(buf[:0], fields[0])) == 0 {
		return nil, fmt.Errorf("%q has no word", fields[0])
	}
	return fields, nil
}

func (l *Language) addWord(class wordClass) func([]string) error {
	return func(f []string) error {
		l.words[Fold(f[0])] |= class
		return nil
	}
}

func (l *Language) addAbbreviation(g Grade) func([]string) error {
	return func(f []string) error {
		s := f[0]
		lower := string(appendLower(nil, s))
		parts := strings.Fields(lower)
		for i := 1; i < len(parts); i++ {
			l.phrases[parts[i-1]+" "+parts[i]] = true
			l.heads[headSlot(parts[i-1])] = true
		}
		if !strings.HasSuffix(s, ".") {
			if len(parts) > 1 {
				return nil // "Civ. Code": a full stop inside
			}
			return fmt.Errorf("abbreviation %q does not end in a full stop", s)
		}
		into := l.cased
		if s == lower {
			into = l.uncased
		}
		if old, ok := into[s]; ok && old != g {
			return fmt.Errorf("abbreviation %q stands in two grades", s)
		}
		into[s] = g
		return nil
	}
}

func addValue[N int | int64](into map[string]N, f []string, least int64) error {
	if len(f) < 2 {
		return fmt.Errorf("%q has no value", f[0])
	}
	n, err := strconv.ParseInt(f[1], 10, 64)
	if err != nil {
		return fmt.Errorf("%q is not a whole number", f[1])
	}
	if n < least {
		return fmt.Errorf("%q is less than %d", f[1], least)
	}
	return addName(into, f[0], N(n))
}

func addNames(into map[string]int, f []string, last int) error {
	n, err := strconv.Atoi(f[0])
	if err != nil || n < 1 || n > last {
		return fmt.Errorf("%q is not a number from 1 to %d", f[0], last)
	}
	if len(f) < 2 {
		return fmt.Errorf("%d has no name", n)
	}
	for _, name := range f[1:] {
		if err := addName(into, name, n); err != nil {
			return err
		}
	}
	return nil
}

func addName[N int | int64](into map[string]N, name string, n N) error {
	key := Fold(name)
	if key == "" {
		return fmt.Errorf("%q has no word", name)
	}
	if old, ok := into[key]; ok && old != n {
		return fmt.Errorf("%q stands for %d already", name, old)
	}
	into[key] = n
	return nil
}

func (l *Language) addFurniture(f []string) error {
	phrase := l.Keys(f[0])
	if phrase == "" {
		return fmt.Errorf("%q has no word", f[0])
	}
	first, _, _ := strings.Cut(phrase, " ")
	l.furniture[first] = append(l.furniture[first], phrase)
	return nil
}

func (l *Language) addLinkText(f []string) error {
	keys := l.Keys(f[0])
	if keys == "" {
		return fmt.Errorf("%q has no word", f[0])
	}
	l.names[keys] = true
	return nil
}

func (l *Language) addNotation(f []string) error {
	if len(f) != 2 || f[0] != "decimal" || (f[1] != "," && f[1] != ".") {
		return errors.New("want decimal TAB and a comma or a point")
	}
	l.decimalComma = f[1] == ","
	return nil
}
