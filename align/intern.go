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
	stems    keyTable // whose numbers are those of the words
	buf      []byte
}

func (in *interner) word(w lang.Word) int32 {
	at, known := in.surfaces.add(w.Key)
	if known {
		return in.ids[at]
	}
	stem, kind := in.stem(w)
	id, known := in.stems.add(stem)
	if !known {
		t := wordType{key: string(w.Key), kind: kind, function: in.lang.Function(w.Key)}
		if n := len(stem); n <= len(t.key) && t.key[:n] == string(stem) {
			t.stem = t.key[:n]
		} else {
			t.stem = string(stem)
		}
		if kind != plainWord {
			t.key = t.stem
		}
		in.side.vocab = append(in.side.vocab, t)
	}
	in.ids = append(in.ids, int32(id))
	return int32(id)
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

// slot holds a number, plus one, and the start of its key, which most words end
// in.
type slot struct {
	start          uint64
	length, number uint32
}

// add returns the number of a key, and whether it had one before.
func (t *keyTable) add(key []byte) (number int, known bool) {
	if 2*len(t.ends) >= len(t.slots) {
		t.grow()
	}
	s, number := t.look(key)
	if number >= 0 {
		return number, true
	}
	t.keys = append(t.keys, key...)
	t.ends = append(t.ends, int32(len(t.keys)))
	s.start, s.length, s.number = first8(key), uint32(len(key)), uint32(len(t.ends))
	return len(t.ends) - 1, false
}

// find returns the number of a key, if it has one.
func (t *keyTable) find(key []byte) (number int, known bool) {
	if len(t.slots) == 0 {
		return 0, false
	}
	_, number = t.look(key)
	return number, number >= 0
}

// look returns the slot of a key and its number, or the empty slot where it would
// stand and -1.
func (t *keyTable) look(key []byte) (*slot, int) {
	start, h := hash(key)
	for at := h; ; at++ {
		s := &t.slots[at&uint64(len(t.slots)-1)]
		if s.number == 0 {
			return s, -1
		}
		if s.start == start && int(s.length) == len(key) {
			if n := int(s.number) - 1; len(key) <= 8 || string(t.key(n)) == string(key) {
				return s, n
			}
		}
	}
}

func (t *keyTable) key(n int) []byte {
	start := int32(0)
	if n > 0 {
		start = t.ends[n-1]
	}
	return t.keys[start:t.ends[n]]
}

func (t *keyTable) grow() {
	old := t.slots
	t.slots = make([]slot, max(1<<6, 2*len(t.slots)))
	for _, s := range old {
		if s.number > 0 {
			at, _ := t.look(t.key(int(s.number) - 1))
			*at = s
		}
	}
}

// hash mixes a key, eight bytes at a time, and returns the first eight too.
func hash(b []byte) (start, h uint64) {
	const m = 0x9e3779b97f4a7c15
	h = uint64(len(b)) * m
	start = first8(b)
	h = (h ^ start) * m
	for len(b) > 8 {
		b = b[8:]
		h ^= h >> 29
		h = (h ^ first8(b)) * m
	}
	return start, h ^ h>>32
}

// first8 returns the first eight bytes, with zeros behind a shorter key.
func first8(b []byte) (x uint64) {
	switch {
	case len(b) >= 8:
		return binary.LittleEndian.Uint64(b)
	case len(b) >= 4:
		return uint64(binary.LittleEndian.Uint32(b)) | uint64(binary.LittleEndian.Uint32(b[len(b)-4:]))<<(8*(len(b)-4))
	case len(b) > 0:
		return uint64(b[0]) | uint64(b[len(b)/2])<<(8*(len(b)/2)) | uint64(b[len(b)-1])<<(8*(len(b)-1))
	}
	return 0
}
