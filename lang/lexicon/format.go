package lexicon

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"strings"
)

// The format of a lexicon file, version 1. Numbers are little-endian.
//
//	visavis-lexicon 1 en fr\n          a line of text with both tags
//	7 × uint32                         source words, target words, entries; bytes of
//	                                   the last three parts; CRC-32 of all else
//	(source words / 16) × uint32       where each block of source words starts
//	(target words / 16) × uint32       where each block of target words starts
//	(source words / 16) × uint32       where each block of entries starts
//	source words, target words         sorted by their bytes, in blocks of 16
//	entries                            in the order of the source words
//
// A word is one byte, the number of first bytes it shares with the word before
// it (four bits; 0 at the start of a block) and that of its own (four bits; 15
// adds those counted in one byte more), and then its own bytes.
//
// The entries of a source word are their number, and for each, in the order of
// the ids, the difference to the id before, as varints, and two bytes: -16 ln
// t(target|source) and -16 ln t(source|target), rounded.

const (
	magic     = "visavis-lexicon "
	version   = "1"
	maxCount  = math.MaxInt32
	maxHeader = 64
	numbers   = 7
)

// errNoLexicon says that data is no lexicon file at all.
var errNoLexicon = errors.New("lexicon: not a lexicon file")

// Open opens a lexicon over the bytes of its file, which it keeps. It does no
// work that grows with them, so that damage inside is found only by [Read]; of a
// damaged lexicon, look-ups give wrong words, never a panic.
func Open(data string) (*Lexicon, error) {
	if !strings.HasPrefix(data, magic) {
		return nil, errNoLexicon
	}
	line, _, ok := strings.Cut(data[:min(len(data), maxHeader)], "\n")
	fields := strings.Split(line, " ")
	if !ok || len(fields) != 4 {
		return nil, errors.New("lexicon: the header is damaged")
	}
	if fields[1] != version {
		return nil, fmt.Errorf("lexicon: version %q of the format is not known (this is %s)", fields[1], version)
	}
	body := data[len(line)+1:]
	if len(body) < 4*numbers {
		return nil, errTruncated
	}
	var n [numbers]int64
	for i := range n {
		n[i] = int64(binary.LittleEndian.Uint32([]byte(body[4*i : 4*i+4])))
	}
	if n[0] > maxCount || n[1] > maxCount || n[2] > maxCount {
		return nil, errors.New("lexicon: the header is damaged")
	}
	body = body[4*numbers:]
	sourceBlocks, targetBlocks := (n[0]+blockSize-1)/blockSize, (n[1]+blockSize-1)/blockSize
	lengths := [...]int64{4 * sourceBlocks, 4 * targetBlocks, 4 * sourceBlocks, n[3], n[4], n[5]}
	var parts [len(lengths)]string
	for i, length := range lengths {
		if length > int64(len(body)) {
			return nil, errTruncated
		}
		parts[i], body = body[:length], body[length:]
	}
	if body != "" {
		return nil, errors.New("lexicon: the file is longer than its header says")
	}
	return &Lexicon{
		data: data, source: fields[2], target: fields[3], length: int(n[2]),
		sources: keyTable{table{parts[0], parts[3]}, int(n[0])},
		targets: keyTable{table{parts[1], parts[4]}, int(n[1])},
		entries: table{parts[2], parts[5]},
	}, nil
}

var errTruncated = errors.New("lexicon: the file is shorter than its header says")

// check compares the checksum of a file that Open has accepted.
func (l *Lexicon) check() error {
	header := strings.IndexByte(l.data, '\n') + 1 + 4*numbers
	want := binary.LittleEndian.Uint32([]byte(l.data[header-4 : header]))
	if checksum([]byte(l.data[:header-4]), []byte(l.data[header:])) != want {
		return errors.New("lexicon: the file is damaged: its checksum differs")
	}
	return nil
}

// checksum is that of a file, whose header is given without it.
func checksum(header, parts []byte) uint32 {
	return crc32.Update(crc32.ChecksumIEEE(header), crc32.IEEETable, parts)
}

// WriteTo writes the lexicon in the form that [Open] and [Read] take. The same
// lexicon gives the same bytes.
func (l *Lexicon) WriteTo(w io.Writer) (int64, error) {
	data := ""
	if l != nil {
		data = l.data
	}
	if data == "" {
		data = encode("", "", nil).data
	}
	n, err := io.WriteString(w, data)
	return int64(n), err
}
