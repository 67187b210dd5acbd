package corpus

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/visavis/visavis/lang/stream"
)

// read hands out the lines of the input, and with them those of Done. It returns
// how many bytes of the input it has read.
func (s *Stream) read(ctx context.Context, r io.Reader, jobs, order chan<- *job) (total int64, err error) {
	most := s.MaxBytes
	if most <= 0 {
		most = defaultMaxBytes
	}
	in := bufio.NewReaderSize(r, 64<<10)
	var done *bufio.Reader
	if s.Done != nil {
		done = bufio.NewReaderSize(s.Done, 64<<10)
	}
	skipped, results := 0, 0
	for n := 1; ; n++ {
		line, size, err := readLine(in, most)
		total += size
		if err != nil && err != io.EOF {
			return total, err // half of a line is none
		}
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		switch blank := line != nil && len(bytes.TrimSpace(line)) == 0; {
		case blank:
		case skipped < s.Skip:
			skipped++
		default:
			j := &job{number: n, line: line, read: total, done: make(chan outcome, 1)}
			if done != nil {
				prior, _, err := readLine(done, longestResult(line))
				switch {
				case err == nil:
					results++
					j.isPrior, j.prior, j.priorAt = true, prior, results
				case err == io.EOF:
					done = nil
				default:
					return total, fmt.Errorf("corpus: what is done: %w", err)
				}
			}
			for _, to := range []chan<- *job{order, jobs} {
				select {
				case to <- j:
				case <-ctx.Done():
					return total, nil
				}
			}
		}
		if err == io.EOF {
			break
		}
	}
	if skipped < s.Skip {
		return total, fmt.Errorf("corpus: %d pairs are said to be done, and there are %d", s.Skip, skipped)
	}
	if done != nil {
		switch _, _, err := readLine(done, 0); {
		case err == nil:
			return total, &DoneError{results + 1, noPair}
		case err != io.EOF:
			return total, fmt.Errorf("corpus: what is done: %w", err)
		}
	}
	return total, nil
}

// readLine reads a line with its end, and says how many bytes it has. Of one that
// is too long nothing is kept. The error is io.EOF with the last line.
func readLine(in *bufio.Reader, most int) (line []byte, size int64, err error) {
	long := false
	line = []byte{}
	for {
		part, err := in.ReadSlice('\n')
		size += int64(len(part))
		if long = long || len(line)+len(part) > most; long {
			line = nil
		} else {
			line = append(line, part...)
		}
		if err != bufio.ErrBufferFull {
			return line, size, err
		}
	}
}

// kinds are the kinds of JSON values in words.
var kinds = map[string]string{"array": "a list", "object": "an object", "bool": "true or false"}

// pair reads the pair of a line. With an error it has its id, if that can be read.
func (j *job) pair() (p Pair, err error) {
	if j.line == nil {
		return p, fmt.Errorf("line %d: longer than the limit", j.number)
	}
	var fields struct {
		ID         json.RawMessage `json:"id"`
		Source     *string         `json:"source"`
		Target     *string         `json:"target"`
		SourceLang string          `json:"sourceLang"`
		TargetLang string          `json:"targetLang"`
	}
	err = json.Unmarshal(j.line, &fields)
	if utf8.Valid(fields.ID) {
		p.ID = fields.ID
	}
	var kind *json.UnmarshalTypeError
	reason := ""
	switch missing := [2]bool{fields.Source == nil, fields.Target == nil}; {
	case !utf8.Valid(j.line):
		reason = "not UTF-8"
	case bytes.TrimSpace(j.line)[0] != '{':
		reason = "not a JSON object {id, source, target}"
	case errors.As(err, &kind):
		found, ok := kinds[kind.Value]
		if !ok {
			found = "a number"
		}
		reason = fmt.Sprintf("%s is %s, not a text", kind.Field, found)
	case err != nil:
		reason = "not a JSON object {id, source, target}: " + err.Error()
	case missing[0] && missing[1]:
		reason = "source and target are missing"
	case missing[0]:
		reason = "source is missing"
	case missing[1]:
		reason = "target is missing"
	default:
		p.Source, p.Target, p.SourceLang, p.TargetLang = *fields.Source, *fields.Target, fields.SourceLang, fields.TargetLang
		return p, nil
	}
	return p, fmt.Errorf("line %d: %s", j.number, reason)
}

// failure is the result of a pair that has none.
func failure(p Pair, err error) Result {
	return Result{ID: idOf(p), Error: err.Error()}
}

func idOf(p Pair) json.RawMessage {
	if p.ID == nil {
		return json.RawMessage("null")
	}
	return p.ID
}

// Encode returns the line of a result, with its end. What steers a terminal or
// turns the direction of writing is written as \u and four digits.
func Encode(r Result) ([]byte, error) { return stream.EncodeJSON(r, "") }
