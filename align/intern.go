package align

import (
	"encoding/binary"
	"strconv"

	"github.com/visavis/visavis/lang"
)

// interner numbers the words of a document. Words of one stem share a number;
// what a word is looked up for is looked up once.
type interner struct {
	side     *side
	lang     *lang.Language
	surfaces keyTable // folded words
	ids      []int32  // by folded word, its number
	stems    map[string]int32
	buf      []byte
}

func (in *interner) word(w lang.Word) int32 {
	at, known := in.surfaces.add(w.Key)
	if known {
		return in.ids[at]
	}
	stem, kind := in.stem(w)
	id, ok := in.stems[string(stem)]
	if !ok {
		id = int32(len(in.side.vocab))
		t := wordType{key: string(w.Key), stem: string(stem), kind: kind, function: in.lang.Function(w.Key)}
		if kind != plainWord {
			t.key = t.stem
		}
		in.stems[t.stem] = id
		in.side.vocab = append(in.side.vocab, t)
	}
	in.ids = append(in.ids, id)
	return id
}

// stem returns what a word is counted under: the number it names, the month or
// day in one form for all languages, or its stem.
func (in *interner) stem(w lang.Word) ([]byte, wordKind) {
	l := in.lang
	if w.Kind == lang.Number {
		return w.Key, number
	}
	if v, ok := numberNamed(l, w.Key); ok {
		return strconv.AppendInt(in.buf[:0], v, 10), number
	}
	if m := l.Month(w.Key); m > 0 && len(w.Key) > 2 {
		return append(append(in.buf[:0], "month "...), byte('a'+m)), calendar
	}
	if d := l.Weekday(w.Key); d > 0 && len(w.Key) > 3 {
		return append(append(in.buf[:0], "day "...), byte('a'+d)), calendar
	}
	return l.Stem(w.Key), plainWord
}

// numberNamed returns the number that a word names. One and its like are articles
// more often than numbers.
func numberNamed(l *lang.Language, key []byte) (int64, bool) {
	if v, ok := l.Cardinal(key); ok {
		return v, v > 1 && !l.Function(key)
	}
	v := l.Ordinal(key)
	return int64(v), v > 1 && !l.Function(key)
}

// keyTable numbers byte strings in the order in which they are first seen: a hash
// table with open addressing, since a look-up for each word of a document is
// much of what reading it costs.
type keyTable struct {
	slots []slot
	keys  []byte
	ends  []int32 // by number, the end of its key
}

// slot holds a number, plus one, and part of the hash of its key.
type slot struct{ number, hash uint32 }

// add returns the number of a key, and whether it had one before.
func (t *keyTable) add(key []byte) (number int, known bool) {
	if 2*len(t.ends) >= len(t.slots) {
		t.grow()
	}
	h := hash(key)
	at := int(h) & (len(t.slots) - 1)
	for ; t.slots[at].number != 0; at = (at + 1) & (len(t.slots) - 1) {
		if n := int(t.slots[at].number) - 1; t.slots[at].hash == uint32(h>>32) && string(t.key(n)) == string(key) {
			return n, true
		}
	}
	t.keys = append(t.keys, key...)
	t.ends = append(t.ends, int32(len(t.keys)))
	t.slots[at] = slot{uint32(len(t.ends)), uint32(h >> 32)}
	return len(t.ends) - 1, false
}

func (t *keyTable) key(n int) []byte {
	start := int32(0)
	if n > 0 {
		start = t.ends[n-1]
	}
	return t.keys[start:t.ends[n]]
}

func (t *keyTable) grow() {
	t.slots = make([]slot, max(1<<10, 4*len(t.slots)))
	for n := range t.ends {
		h := hash(t.key(n))
		at := int(h) & (len(t.slots) - 1)
		for t.slots[at].number != 0 {
			at = (at + 1) & (len(t.slots) - 1)
		}
		t.slots[at] = slot{uint32(n + 1), uint32(h >> 32)}
	}
}

// hash mixes a key, eight bytes at a time.
func hash(b []byte) uint64 {
	const m = 0x9e3779b97f4a7c15
	h := uint64(len(b)) * m
	for ; len(b) >= 8; b = b[8:] {
		h = (h ^ binary.LittleEndian.Uint64(b)) * m
		h ^= h >> 29
	}
	var last uint64
	for k, c := range b {
		last |= uint64(c) << (8 * k)
	}
	h = (h ^ last) * m
	return h ^ h>>32
}
