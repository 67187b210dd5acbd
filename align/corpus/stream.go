package corpus

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// Stream holds the settings of a run. The zero value is ready to use, without a
// lexicon, and safe for concurrent use.
type Stream struct {
	Aligner align.Aligner // how a pair is aligned; its Workers are not used

	// The languages of pairs that name none; nil means those that the texts are
	// in.
	Source, Target *lang.Language

	Parser segment.Parser // how a text is cut; its Lang is not used
	// Parse, if not nil, cuts texts that are not plain, such as those of
	// [github.com/visavis/visavis/segment/markdown].
	Parse func(name, text string, p segment.Parser) *segment.Document

	Workers  int           // pairs at once; 0 means one for each processor
	MaxBytes int           // longest line of the input; 0 means 64 MB
	Timeout  time.Duration // longest time for a pair; 0 means any
	Skip     int           // pairs at the start of the input that are done

	// Progress, if not nil, is told after each result how far the run has got. It
	// is called from one goroutine.
	Progress func(Summary)
}

// Summary counts what a run has done.
type Summary struct {
	Skipped int   // pairs done before
	Pairs   int   // results written, failures among them
	Failed  int   // results with an error
	Beads   int   // in all
	Read    int64 // bytes of the input, the skipped ones too
}

const defaultMaxBytes = 64 << 20

// job is a line of the input on its way.
type job struct {
	number int    // of the line, from 1
	line   []byte // nil where it is too long
	read   int64  // bytes of the input, up to and with this line
	done   chan outcome
}

type outcome struct {
	line   []byte
	beads  int
	failed bool
}

// Lines aligns the pairs of JSON Lines and writes a line for each, in their order.
// Blank lines are passed over. It returns when the input ends, the context does or
// one of the two fails; what is written then is whole lines, unless writing
// failed.
func (s *Stream) Lines(ctx context.Context, r io.Reader, w io.Writer) (Summary, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := s.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	jobs, order := make(chan *job), make(chan *job, 4*workers)
	var wg sync.WaitGroup
	defer wg.Wait()
	defer cancel() // before waiting
	for range workers {
		wg.Go(func() {
			for j := range jobs {
				j.done <- s.one(ctx, j)
			}
		})
	}
	// The reader is not waited for: it may stand before an input that never ends.
	readErr := make(chan error, 1)
	go func() {
		defer close(jobs)
		defer close(order)
		readErr <- s.read(ctx, r, jobs, order)
	}()

	sum := Summary{Skipped: s.Skip}
	out := bufio.NewWriterSize(w, 64<<10)
	for {
		var j *job
		var open bool
		select {
		case j, open = <-order:
		case <-ctx.Done():
			return sum, errors.Join(ctx.Err(), out.Flush())
		}
		if !open {
			break
		}
		var o outcome
		select {
		case o = <-j.done:
		default:
			// Nothing is ready: whoever reads the output need not wait.
			if err := out.Flush(); err != nil {
				return sum, err
			}
			select {
			case o = <-j.done:
			case <-ctx.Done():
				return sum, ctx.Err()
			}
		}
		if ctx.Err() != nil {
			return sum, errors.Join(ctx.Err(), out.Flush())
		}
		if _, err := out.Write(o.line); err != nil {
			return sum, err
		}
		sum.Pairs++
		sum.Beads += o.beads
		sum.Read = j.read
		if o.failed {
			sum.Failed++
		}
		if s.Progress != nil {
			s.Progress(sum)
		}
	}
	return sum, errors.Join(<-readErr, out.Flush())
}

// read hands out the lines of the input.
func (s *Stream) read(ctx context.Context, r io.Reader, jobs, order chan<- *job) error {
	most := s.MaxBytes
	if most <= 0 {
		most = defaultMaxBytes
	}
	in := bufio.NewReaderSize(r, 64<<10)
	total, skipped := int64(0), 0
	for n := 1; ; n++ {
		line, size, err := readLine(in, most)
		total += size
		if blank := line != nil && len(bytes.TrimSpace(line)) == 0; size > 0 && !blank {
			if skipped < s.Skip {
				skipped++
			} else {
				j := &job{number: n, line: line, read: total, done: make(chan outcome, 1)}
				select {
				case order <- j:
				case <-ctx.Done():
					return nil
				}
				select {
				case jobs <- j:
				case <-ctx.Done():
					return nil
				}
			}
		}
		if err == io.EOF {
			if skipped < s.Skip {
				return fmt.Errorf("corpus: %d pairs are said to be done, and there are %d", s.Skip, skipped)
			}
			return nil
		}
		if err != nil {
			return err
		}
	}
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

// one aligns the pair of a line and returns the line of its result.
func (s *Stream) one(ctx context.Context, j *job) outcome {
	var p Pair
	var r Result
	if err := decode(j, &p); err != nil {
		r = Result{ID: json.RawMessage("null"), Error: fmt.Sprintf("line %d: %v", j.number, err)}
	} else {
		r = s.Align(ctx, p)
	}
	line, err := Encode(r)
	if err != nil {
		// The id is the only value that is not ours.
		r = Result{ID: json.RawMessage("null"), Error: fmt.Sprintf("line %d: %v", j.number, err)}
		line, _ = Encode(r)
	}
	return outcome{line: line, beads: len(r.Beads), failed: r.Error != ""}
}

// Encode returns the line of a result, with its end.
func Encode(r Result) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(r); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func decode(j *job, p *Pair) error {
	switch {
	case j.line == nil:
		return errors.New("longer than the limit")
	case !utf8.Valid(j.line):
		return errors.New("not UTF-8")
	}
	if err := json.Unmarshal(j.line, p); err != nil {
		return fmt.Errorf("not a JSON object {id, source, target}: %w", err)
	}
	return nil
}
