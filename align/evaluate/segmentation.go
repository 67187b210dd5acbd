package evaluate

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// Record is one text with its gold sentences, in order.
type Record struct {
	ID        string   `json:"id"`
	Lang      string   `json:"lang"`
	Text      string   `json:"text"`
	Sentences []string `json:"sentences"`
}

// ReadRecords reads gold segmentations: one JSON object a line. A line that is
// no such object is left out and named among the errors, joined, that come with
// the records.
func ReadRecords(r io.Reader) ([]Record, error) {
	var records []Record
	var errs []error
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 64<<20)
	for n := 1; sc.Scan(); n++ {
		if len(sc.Bytes()) == 0 {
			continue
		}
		var rec Record
		if err := json.Unmarshal(sc.Bytes(), &rec); err != nil {
			errs = append(errs, fmt.Errorf("line %d: %w", n, err))
			continue
		}
		records = append(records, rec)
	}
	return records, errors.Join(append(errs, sc.Err())...)
}

// Segmentation is how well texts were cut.
type Segmentation struct {
	Boundaries Score
	Neutral    Score // the same, without the boundaries beside list markers
	Records    int
	Passed     int // records cut exactly as gold has them
	Bytes      int
	Spent      time.Duration // on cutting, not on scoring
}

// Add adds the counts of another.
func (s *Segmentation) Add(o Segmentation) {
	s.Boundaries.Add(o.Boundaries)
	s.Neutral.Add(o.Neutral)
	s.Records += o.Records
	s.Passed += o.Passed
	s.Bytes += o.Bytes
	s.Spent += o.Spent
}

// Cut is a boundary that one side has and the other lacks, for reading errors.
type Cut struct {
	Record *Record
	Offset int  // of the boundary in the text of the record
	Extra  bool // predicted but not in gold, or else the reverse
}

// Segment scores how a parser cuts the records. The language of a record
// replaces that of the parser. Each difference is handed to miss, which may be
// nil.
func Segment(p segment.Parser, records []Record, miss func(Cut)) (Segmentation, error) {
	var total Segmentation
	for i := range records {
		rec := &records[i]
		l, err := lang.Lookup(rec.Lang)
		if err != nil {
			return total, err
		}
		gold, err := rec.boundaries()
		if err != nil {
			return total, fmt.Errorf("%s: %w", rec.ID, err)
		}
		p.Lang = l
		start := time.Now()
		d := p.Parse(rec.ID, rec.Text)
		s := Segmentation{Records: 1, Bytes: len(rec.Text), Spent: time.Since(start)}
		got := ends(d)
		s.Boundaries = compare(got, gold)
		if miss != nil {
			for _, b := range slices.Sorted(maps.Keys(got)) {
				if !gold[b] {
					miss(Cut{rec, b, true})
				}
			}
			for _, b := range slices.Sorted(maps.Keys(gold)) {
				if !got[b] {
					miss(Cut{rec, b, false})
				}
			}
		}
		for b := range besideMarkers(d) {
			delete(got, b)
			delete(gold, b)
		}
		s.Neutral = compare(got, gold)
		if b := s.Boundaries; b.Right == b.Predicted && b.Right == b.Gold {
			s.Passed = 1
		}
		total.Add(s)
	}
	return total, nil
}

func compare(got, gold map[int]bool) Score {
	s := Score{Predicted: len(got), Gold: len(gold)}
	for b := range got {
		if gold[b] {
			s.Right++
			s.Found++
		}
	}
	return s
}

// besideMarkers returns the boundaries that list items bring about: the end of
// the segment before a marker, and the end of the marker. Gold standards differ
// about whether the members of a list are sentences, and whether a marker is
// one.
func besideMarkers(d *segment.Document) map[int]bool {
	found := map[int]bool{}
	for _, b := range d.Blocks {
		if b.Marker.Empty() {
			continue
		}
		found[b.Marker.End] = true
		if b.First > 0 {
			found[d.Segments[b.First-1].End] = true
		}
	}
	return found
}

// boundaries returns the ends of the sentences inside the record: all but the
// last, which is the end of the text. White space may differ between a text and
// its gold sentences; nothing else may.
func (r *Record) boundaries() (map[int]bool, error) {
	found := map[int]bool{}
	pos, last := 0, -1
	for _, s := range r.Sentences {
		end := pos
		for _, c := range s {
			if unicode.IsSpace(c) {
				continue
			}
			for {
				t, n := utf8.DecodeRuneInString(r.Text[pos:])
				if n == 0 || !unicode.IsSpace(t) && t != c {
					return nil, fmt.Errorf("gold sentence %.40q is not in the text", s)
				}
				pos += n
				if t == c {
					break
				}
			}
			end = pos
		}
		if end > last && end > 0 {
			found[end] = true
			last = end
		}
	}
	delete(found, last)
	return found, nil
}

// ends returns the ends of what a document is cut into, list markers joined to
// the item they open.
func ends(d *segment.Document) map[int]bool {
	found := map[int]bool{}
	last := -1
	for _, s := range d.Segments {
		found[s.End] = true
		last = s.End
	}
	delete(found, last)
	return found
}
