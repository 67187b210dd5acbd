// Trigrams makes lang/data/en-fr/trigrams.txt from sentence pairs, "English TAB
// French" a line:
//
//	zcat laws-train.tsv.gz | go run ./lang/internal/trigrams > trigrams.txt
//
// The weights are those of a logistic regression over the distinct words of the
// pairs: how much of a word's use is French, given its groups of three letters.
// An L1 penalty leaves the groups that matter. Every 25th pair is held out, for
// measuring.
package main

import (
	"bufio"
	"fmt"
	"log"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"github.com/visavis/visavis/lang"
)

const (
	passes = 30
	rate   = 0.3  // of AdaGrad
	l1     = 12.0 // the penalty
	rare   = 5    // words that a group must stand in
	trust  = 0.7  // statutes are surer of their words than other texts
	step   = 0.25 // weights are rounded to
)

const header = `# Letter groups that tell English from French: what those of a word that is in no list are worth.
# nats TAB groups of three folded letters; ^ starts a word, $ ends one; above zero speaks for French.
# Made by lang/internal/trigrams: statistics of the distinct words of sentence pairs, no text of theirs.
# Source: derived from the Justice Laws Website, Open Government Licence - Canada.

`

// use is how often a word stands on each side.
type use struct{ english, french float64 }

// example is a word to learn from.
type example struct {
	groups         []int
	french, weight float64
}

func main() {
	log.SetFlags(0)
	words := count()
	var names []string
	ids, spread := map[string]int{}, []float64{}
	var examples []example
	for _, word := range slices.Sorted(maps.Keys(words)) {
		u := words[word]
		n := u.english + u.french
		if n < 2 {
			continue
		}
		e := example{french: (u.french + 0.02) / (n + 0.04), weight: math.Sqrt(n)}
		edged := "^" + word + "$"
		for i := range len(word) {
			g := edged[i : i+3]
			id, ok := ids[g]
			if !ok {
				id = len(names)
				ids[g] = id
				names, spread = append(names, g), append(spread, 0)
			}
			spread[id]++
			e.groups = append(e.groups, id)
		}
		examples = append(examples, e)
	}
	write(names, learn(examples, spread))
}

// count reads the pairs. Function words, which have their own lists, and words
// of other letters are left out.
func count() map[string]*use {
	en, fr := lang.English(), lang.French()
	words := map[string]*use{}
	sc := bufio.NewScanner(os.Stdin)
	sc.Buffer(nil, 1<<24)
	for i := 0; sc.Scan(); i++ {
		english, french, _ := strings.Cut(sc.Text(), "\t")
		if i%25 == 0 || english == french {
			continue
		}
		for side, text := range []string{english, french} {
			for w := range fr.Words(text) {
				if len(w.Key) < 3 || en.Function(w.Key) || fr.Function(w.Key) ||
					strings.ContainsAny(text[w.Start:w.End], "'’-") ||
					strings.Trim(string(w.Key), "abcdefghijklmnopqrstuvwxyz") != "" {
					continue
				}
				u := words[string(w.Key)]
				if u == nil {
					u = &use{}
					words[string(w.Key)] = u
				}
				if side == 0 {
					u.english++
				} else {
					u.french++
				}
			}
		}
	}
	if err := sc.Err(); err != nil {
		log.Fatal(err)
	}
	return words
}

func learn(examples []example, spread []float64) []float64 {
	weights, past := make([]float64, len(spread)), make([]float64, len(spread))
	rng := rand.New(rand.NewPCG(1, 1))
	for range passes {
		rng.Shuffle(len(examples), func(i, j int) { examples[i], examples[j] = examples[j], examples[i] })
		for _, e := range examples {
			sum := 0.0
			for _, g := range e.groups {
				sum += weights[g]
			}
			gradient := e.weight * (1/(1+math.Exp(-sum)) - e.french)
			for _, g := range e.groups {
				if spread[g] < rare {
					continue
				}
				past[g] += gradient * gradient
				pace := rate / math.Sqrt(1e-6+past[g])
				w, penalty := weights[g]-pace*gradient, pace*l1/spread[g]
				weights[g] = math.Copysign(max(0, math.Abs(w)-penalty), w)
			}
		}
	}
	return weights
}

func write(names []string, weights []float64) {
	groups := map[float64][]string{}
	for i, w := range weights {
		if w = math.Round(w*trust/step) * step; w != 0 {
			groups[w] = append(groups[w], names[i])
		}
	}
	fmt.Print(header)
	for _, w := range slices.Sorted(maps.Keys(groups)) {
		slices.Sort(groups[w])
		fmt.Printf("%g\t%s\n", w, strings.Join(groups[w], " "))
	}
}
