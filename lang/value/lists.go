package value

import (
	"embed"
	"fmt"
	"strings"
	"sync"

	"github.com/visavis/visavis/lang"
)

// role is what a word may do in a value.
type role uint32

const (
	join       role = 1 << iota // and, or, to: between values that share a month or division
	and                         // and: inside a number
	of                          // of, de: before a month or a currency
	day                         // day, jour: "25th day of March"
	division                    // section: a label follows
	dotted                      // an abbreviation, which needs its full stop: s.
	money                       // dollars; the value is the currency
	percent                     // per cent
	fraction                    // half, quarter; the value is the denominator
	whole                       // a fraction by itself: half
	collective                  // dozen; the value is the number
	instant                     // noon; the value is the time
	decade                      // années: a decade follows
	instrument                  // SOR; the value is one name for it
	unit                        // km: may stand right behind the digits
	article                     // a, an, une: one, before a fraction
	host                        // ourcommons.ca; the value is one name for it
	universal                   // UTC: behind an hour
)

var roleNames = map[string]role{
	"join": join, "and": and, "of": of, "day": day, "division": division, "money": money, "percent": percent,
	"fraction": fraction, "half": fraction | whole, "collective": collective, "time": instant, "decade": decade,
	"instrument": instrument, "unit": unit, "article": article, "host": host, "universal": universal,
}

type entry struct {
	roles role
	value string
}

// lists holds the words of a language by folded key; those of percentages are
// whole phrases, with one space between their words.
type lists map[string]entry

//go:embed data
var data embed.FS

var (
	english = sync.OnceValue(func() lists { return builtin("en") })
	french  = sync.OnceValue(func() lists { return builtin("fr") })
)

// wordsOf returns the lists for a language; there are none but for English and
// French, so that elsewhere only digits make values.
func wordsOf(tag string) lists {
	switch tag {
	case "en":
		return english()
	case "fr":
		return french()
	}
	return nil
}

// builtin loads embedded lists, which a test loads too: a failure here is a
// broken build.
func builtin(tag string) lists {
	b, err := data.ReadFile("data/" + tag + "/words.txt")
	if err != nil {
		panic("value: embedded data: " + err.Error())
	}
	l, err := readLists(string(b))
	if err != nil {
		panic("value: embedded data: " + tag + ": " + err.Error())
	}
	return l
}

// readLists reads lines of: role TAB words TAB value, with commas between the
// words; the value is left out where the role needs none.
func readLists(s string) (lists, error) {
	l := lists{}
	n := 0
	for line := range strings.Lines(s) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, rest, _ := strings.Cut(line, "\t")
		roles, ok := roleNames[name]
		if !ok {
			return nil, fmt.Errorf("words.txt:%d: no role %q", n, name)
		}
		words, value, _ := strings.Cut(rest, "\t")
		for _, w := range strings.Split(words, ",") {
			w = strings.TrimSpace(w)
			roles := roles
			if strings.HasSuffix(w, ".") {
				roles |= dotted
			}
			var parts []string
			for _, p := range strings.Fields(w) {
				parts = append(parts, lang.Fold(p))
			}
			key := strings.Join(parts, " ")
			if key == "" {
				return nil, fmt.Errorf("words.txt:%d: no word", n)
			}
			e := l[key]
			if e.value != "" && value != "" && e.value != value {
				return nil, fmt.Errorf("words.txt:%d: %q stands for %s already", n, w, e.value)
			}
			e.roles |= roles
			if value != "" {
				e.value = value
			}
			l[key] = e
		}
	}
	return l, nil
}
