package lexicon

import (
	"bytes"
	"encoding/binary"
)

// blockSize is how many words share an entry of an index.
const blockSize = 16

// maxWord is the longest stem that is kept, in bytes.
const maxWord = 64

// table is data in blocks, with an index of where each starts.
type table struct {
	index string // offsets into data, four bytes each, little-endian
	data  string
}

// block returns the data from the start of a block on, or "" where the index is
// damaged.
func (t *table) block(b int) string {
	i := 4 * b
	if i < 0 || i+4 > len(t.index) {
		return ""
	}
	offset := uint32(t.index[i]) | uint32(t.index[i+1])<<8 | uint32(t.index[i+2])<<16 | uint32(t.index[i+3])<<24
	if uint64(offset) > uint64(len(t.data)) {
		return ""
	}
	return t.data[offset:]
}

// keyTable is a sorted list of words.
type keyTable struct {
	table
	n int
}

// key is a word as it is read from a table: each but the first of a block is the
// start of the one before and bytes of its own.
type key struct {
	n     int
	bytes [maxWord]byte
}

// next reads the word that s starts with, which the one before is in k. It
// returns what follows, and false where the data is damaged.
func (k *key) next(s string) (rest string, ok bool) {
	if s == "" {
		return "", false
	}
	shared, own := int(s[0]>>4), int(s[0]&15)
	s = s[1:]
	if own == 15 {
		if s == "" {
			return "", false
		}
		own += int(s[0])
		s = s[1:]
	}
	if own > len(s) || shared > k.n || shared+own > maxWord {
		return "", false
	}
	copy(k.bytes[shared:], s[:own])
	k.n = shared + own
	return s[own:], true
}

// appendKey writes a word behind the one before it in its block, as next reads
// them.
func appendKey(dst []byte, before, word string) []byte {
	shared := 0
	for shared < min(15, len(before), len(word)) && before[shared] == word[shared] {
		shared++
	}
	own := word[shared:]
	dst = append(dst, byte(shared<<4|min(15, len(own))))
	if len(own) >= 15 {
		dst = append(dst, byte(len(own)-15))
	}
	return append(dst, own...)
}

// firstKey returns the first word of a block, which shares nothing with another.
func firstKey(s string) (string, bool) {
	if s == "" || s[0]>>4 != 0 {
		return "", false
	}
	own, at := int(s[0]&15), 1
	if own == 15 {
		if len(s) < 2 {
			return "", false
		}
		own, at = own+int(s[1]), 2
	}
	if own > min(len(s)-at, maxWord) {
		return "", false
	}
	return s[at : at+own], true
}

// find returns the place of a word.
func (t *keyTable) find(word []byte) (id int, ok bool) {
	var k key
	// The block is the last one that starts with the word or one before it.
	lo, hi := 0, len(t.index)/4
	for lo < hi {
		mid := int(uint(lo+hi) / 2)
		first, ok := firstKey(t.block(mid))
		if !ok {
			return 0, false
		}
		if first <= string(word) {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == 0 {
		return 0, false
	}
	s := t.block(lo - 1)
	k.n = 0
	for id := (lo - 1) * blockSize; id < min(lo*blockSize, t.n); id++ {
		if s, ok = k.next(s); !ok {
			return 0, false
		}
		if order := bytes.Compare(k.bytes[:k.n], word); order >= 0 {
			return id, order == 0
		}
	}
	return 0, false
}

// word returns the word at a place.
func (t *keyTable) word(id int) string {
	if id < 0 || id >= t.n {
		return ""
	}
	var k key
	s, ok := t.block(id/blockSize), true
	for range id%blockSize + 1 {
		if s, ok = k.next(s); !ok {
			return ""
		}
	}
	return string(k.bytes[:k.n])
}

// readUvarint reads a number and returns what follows it. Numbers that a lexicon
// cannot hold read as 0 with nothing behind them.
func readUvarint(s string) (int, string) {
	x := uint64(0)
	for i := 0; i < min(len(s), binary.MaxVarintLen32); i++ {
		x |= uint64(s[i]&0x7f) << (7 * i)
		if s[i] < 0x80 {
			if x > maxCount {
				break
			}
			return int(x), s[i+1:]
		}
	}
	return 0, ""
}
