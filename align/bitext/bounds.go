package bitext

import (
	"fmt"
	"io"
	"math"

	"github.com/visavis/visavis/lang/stream"
)

// MaxLine is the most bytes of a line that is read or written, with its end.
const MaxLine = 8 << 20

// Bounds of what is read, and so of what is written.
const (
	maxUnit = 8 << 20 // bytes of the text of a unit
	maxRung = 1 << 20 // segments between two rungs of a ladder
)

// checkLine refuses a line of so many bytes, without its end, that would not be
// read again.
func checkLine(bytes int) error {
	if bytes+1 > MaxLine {
		return fmt.Errorf("a line longer than %d bytes", MaxLine)
	}
	return nil
}

// checkXML refuses a text, or the values of a tag, that would not be read again.
func checkXML(values ...string) error {
	const longest = len("&#x80;") // of any byte
	n := 0
	for _, s := range values {
		n += len(s)
	}
	if n <= stream.MaxToken/longest {
		return nil
	}
	var escaped counter
	for _, s := range values {
		escape(&escaped, s)
	}
	if escaped > stream.MaxToken {
		return fmt.Errorf("a text or tag longer than %d bytes", stream.MaxToken)
	}
	return nil
}

// counter counts the bytes that are written to it.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

var _ io.Writer = (*counter)(nil)

// valid reports whether a number can be that of a segment.
func valid(n int) bool { return n >= 0 && n < math.MaxInt32 }

// checkNumbers refuses what cannot be the number of a segment.
func checkNumbers(index []int) error {
	for _, i := range index {
		if !valid(i) {
			return fmt.Errorf("%d is not the number of a segment", i)
		}
	}
	return nil
}

// taken is the segments of a text that are in a unit: 64 to an entry, one bit each.
type taken map[int]uint64

// take adds a segment, and reports whether it is new.
func (t taken) take(i int) bool {
	before := t[i/64]
	t[i/64] = before | 1<<(i%64)
	return before>>(i%64)&1 == 0
}

// sides is what both texts have been taken of. Of vecalign each segment is in one
// unit, and those of a side rise.
type sides struct{ source, target taken }

func newSides() sides { return sides{taken{}, taken{}} }

// take adds the segments of a unit.
func (s sides) take(source, target []int) error {
	for _, side := range [...]struct {
		name  string
		index []int
		taken taken
	}{{"source", source, s.source}, {"target", target, s.target}} {
		for k, i := range side.index {
			if k > 0 && i <= side.index[k-1] {
				return fmt.Errorf("the numbers of the %s do not rise: %d, %d", side.name, side.index[k-1], i)
			}
			if !side.taken.take(i) {
				return fmt.Errorf("segment %d of the %s is in a unit before", i, side.name)
			}
		}
	}
	return nil
}
