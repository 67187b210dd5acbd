package lang

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"sync"
)

// model is what the words of a text say of its language, in nats: above zero
// speaks for French.
type model struct {
	words  map[string]float64 // function words, months and days; 0 where both languages have one
	groups [27 * 27 * 27]float32
}

// telling makes the model from the lists of both languages and from
// data/en-fr, which is part of the program as they are.
var telling = sync.OnceValue(func() *model {
	m := &model{words: map[string]float64{}}
	for key := range French().telling() {
		m.words[key] = strong
	}
	for key := range English().telling() {
		m.words[key] -= strong
	}
	for key := range French().elisions {
		m.words[key] = 0 // a lone d or s is a label or a unit
	}
	sub, err := fs.Sub(data, "data/en-fr")
	if err == nil {
		err = readList(sub, "homographs.txt", m.addHomograph)
	}
	if err == nil {
		err = readList(sub, "trigrams.txt", m.addGroups)
	}
	if err != nil {
		panic("lang: embedded data: " + err.Error())
	}
	return m
})

// telling returns the keys of the words that tell the language of a text. Short
// names of months and days are not among them.
func (l *Language) telling() map[string]bool {
	keys := map[string]bool{}
	for key, class := range l.words {
		if class&functionWord != 0 {
			keys[key] = true
		}
	}
	for _, names := range []map[string]int{l.months, l.weekdays} {
		for key := range names {
			if len(key) > 4 {
				keys[key] = true
			}
		}
	}
	return keys
}

func (m *model) addHomograph(f []string) error {
	m.words[f[0]] = max(-weak, min(weak, m.words[f[0]]))
	return nil
}

func (m *model) addGroups(f []string) error {
	if len(f) != 2 {
		return errors.New("want nats TAB groups of letters")
	}
	nats, err := strconv.ParseFloat(f[0], 32)
	if err != nil {
		return fmt.Errorf("%q is not a number", f[0])
	}
	for _, g := range strings.Fields(f[1]) {
		if len(g) != 3 {
			return fmt.Errorf("%q is not of three letters", g)
		}
		at := 0
		for i := range len(g) {
			at = at*27 + letterIndex(g[i])
		}
		m.groups[at] = float32(nats)
	}
	return nil
}

// letterIndex numbers the letters of a folded word from 1; 0 is its edge.
func letterIndex(c byte) int {
	if 'a' <= c && c <= 'z' {
		return int(c-'a') + 1
	}
	return 0
}

// letters adds up the letter groups of a folded word. A word of other letters,
// or of fewer than three, says nothing.
func (m *model) letters(key []byte) float64 {
	if len(key) < 3 {
		return 0
	}
	sum, group := float32(0), letterIndex(key[0])
	for _, c := range key[1:] {
		i := letterIndex(c)
		if i == 0 {
			return 0
		}
		group = (group*27 + i) % len(m.groups)
		sum += m.groups[group]
	}
	return float64(sum + m.groups[group*27%len(m.groups)])
}
