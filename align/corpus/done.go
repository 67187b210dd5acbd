package corpus

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"sort"
	"strings"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/segment"
)

// DoneError says which line of [Stream.Done] is not the result of its pair.
type DoneError struct {
	Line   int    // of Done, from 1
	Reason string // such as "not a result"
}

// Error returns "corpus: line 3 of what is done: not a result".
func (e *DoneError) Error() string {
	return fmt.Sprintf("corpus: line %d of what is done: %s", e.Line, e.Reason)
}

// What is wrong with a line of Done.
const (
	noResult   = "not a result"
	otherID    = "the id is not that of the pair in the input"
	otherTexts = "not the result of the texts in the input"
	noPair     = "no pair for it in the input"
)

// longestResult is more than a result takes, its texts with each byte escaped and
// a bead for each of them, and at most a little over 1 GB.
func longestResult(line []byte) int { return 4<<10 + 256*min(len(line), 4<<20) }

// fault says what is wrong with a result that is there, or nothing. The texts are
// cut again, which tells whether they are the same, and not aligned.
func (s *Stream) fault(ctx context.Context, j *job) string {
	var r Result
	if j.prior == nil || json.Unmarshal(j.prior, &r) != nil || !encodes(r, j.prior) {
		return noResult
	}
	p, err := j.pair()
	id, _ := Encode(Result{ID: idOf(p)})
	switch {
	case !encodes(Result{ID: r.ID}, id):
		return otherID
	case err != nil:
		if r.Error != err.Error() {
			return otherTexts
		}
		return ""
	}
	langs, err := s.languages(p)
	switch {
	case err != nil && r.Error != err.Error(), strings.HasPrefix(r.Error, fmt.Sprintf("line %d: ", j.number)):
		return otherTexts
	case r.Error != "":
		return "" // that it took too long, say
	}
	docs, err := s.documents(ctx, p, langs)
	if err != nil || !covers(r.Beads, docs) {
		return otherTexts
	}
	return ""
}

// encodes reports whether a line is that of a result, to the byte.
func encodes(r Result, line []byte) bool {
	b, err := Encode(r)
	return err == nil && bytes.Equal(b, line)
}

// covers reports whether beads are made of the segments of two documents, all of
// them.
func covers(beads []Bead, docs [2]*segment.Document) bool {
	var seen [2]int
	for _, b := range beads {
		var n [2]int
		for k, side := range []struct {
			text string
			span [2]int
		}{{b.Source, b.SourceSpan}, {b.Target, b.TargetSpan}} {
			r := within(docs[k], side.span)
			if joined(docs[k], r) != side.text {
				return false
			}
			n[k] = r.Len()
			seen[k] += n[k]
		}
		if (align.Type{Src: n[0], Dst: n[1]}).String() != b.Type {
			return false
		}
	}
	return seen == [2]int{len(docs[0].Segments), len(docs[1].Segments)}
}

// within are the segments between two places.
func within(d *segment.Document, span [2]int) (r align.Range) {
	r.Lo = sort.Search(len(d.Segments), func(i int) bool { return d.Segments[i].Start >= span[0] })
	r.Hi = sort.Search(len(d.Segments), func(i int) bool { return d.Segments[i].End > span[1] })
	r.Hi = max(r.Lo, r.Hi)
	return r
}
