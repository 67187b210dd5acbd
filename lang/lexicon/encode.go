package lexicon

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
)

// translation is an entry before it is in a lexicon.
type translation struct {
	source, target string
	there, back    float64 // probabilities
}

// sortTranslations sorts by source, then by target.
func sortTranslations(ts []translation) {
	slices.SortFunc(ts, func(a, b translation) int {
		return cmp.Or(strings.Compare(a.source, b.source), strings.Compare(a.target, b.target))
	})
}

// encode makes a lexicon of translations, no two of which are of the same two
// words. It sorts them.
func encode(source, target string, ts []translation) *Lexicon {
	targets := make([]string, len(ts))
	for i := range ts {
		targets[i] = ts[i].target
	}
	slices.Sort(targets)
	targets = slices.Compact(targets)
	ids := make(map[string]int, len(targets))
	for id, word := range targets {
		ids[word] = id
	}
	sortTranslations(ts)
	var sources []string
	var entries blocks
	for i := 0; i < len(ts); {
		n := i
		for n < len(ts) && ts[n].source == ts[i].source {
			n++
		}
		entries.start(len(sources))
		entries.data = binary.AppendUvarint(entries.data, uint64(n-i))
		before := 0
		for ; i < n; i++ {
			id := ids[ts[i].target]
			entries.data = binary.AppendUvarint(entries.data, uint64(id-before))
			entries.data = append(entries.data, quantise(ts[i].there), quantise(ts[i].back))
			before = id
		}
		sources = append(sources, ts[n-1].source)
	}
	sourceKeys, targetKeys := encodeKeys(sources), encodeKeys(targets)

	parts := slices.Concat(sourceKeys.index, targetKeys.index, entries.index, sourceKeys.data, targetKeys.data, entries.data)
	data := []byte(magic + version + " " + source + " " + target + "\n")
	for _, n := range [numbers - 1]int{
		len(sources), len(targets), len(ts),
		len(sourceKeys.data), len(targetKeys.data), len(entries.data),
	} {
		data = binary.LittleEndian.AppendUint32(data, uint32(n))
	}
	data = binary.LittleEndian.AppendUint32(data, checksum(data, parts))
	l, err := Open(string(append(data, parts...)))
	if err != nil {
		panic(err) // encode and Open do not agree
	}
	return l
}

// blocks is a table while it is written.
type blocks struct{ index, data []byte }

// start notes where a block starts, if one does with the word of this id.
func (b *blocks) start(id int) bool {
	if id%blockSize != 0 {
		return false
	}
	b.index = binary.LittleEndian.AppendUint32(b.index, uint32(len(b.data)))
	return true
}

func encodeKeys(words []string) blocks {
	var b blocks
	before := ""
	for id, word := range words {
		if b.start(id) {
			before = ""
		}
		b.data = appendKey(b.data, before, word)
		before = word
	}
	return b
}
