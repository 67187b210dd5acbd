package corpus

import (
	"bufio"
	"context"
	"errors"
	"io"
	"runtime"
	"time"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

// Stream holds the settings of a run. The zero value is ready to use, without a
// lexicon, and safe for concurrent use as long as Done is nil.
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
	Timeout  time.Duration // longest time for a pair once its line is read; 0 means any

	// Skip is how many pairs at the start of the input are passed over, whatever
	// they are; a negative one is none.
	Skip int
	// Done, if not nil, is what an interrupted run with the same settings has
	// written of the same input, behind what Skip passes over. Each line must be
	// the result of its pair, or the run ends with a [*DoneError] before anything
	// is written; the pairs behind are aligned. A last line without its end does
	// not count: cut it off before the output is appended to.
	Done io.Reader

	// Progress, if not nil, is told after each pair, those of Done too, how far the
	// run has got. It is called from the goroutine that called Lines.
	Progress func(Summary)
}

// Summary counts what a run has done.
type Summary struct {
	Skipped int   // pairs done before: those of Skip and of Done
	Pairs   int   // results written, failures among them
	Failed  int   // of these, results with an error
	Beads   int   // of these, in all
	Read    int64 // bytes of the input up to and with the last pair, and all of it at its end; blank lines and what is done before count
}

const defaultMaxBytes = 64 << 20

// job is a line of the input on its way.
type job struct {
	number  int    // of the line, from 1
	line    []byte // nil where it is too long
	read    int64  // bytes of the input, up to and with this line
	done    chan outcome
	isPrior bool   // a line of Done is said to be the result
	prior   []byte // that line; nil where it is too long for one
	priorAt int    // its number, from 1
}

// outcome is what has become of a line.
type outcome struct {
	line     []byte // of the result; nil where it was there before
	beads    int
	failed   bool
	fault    error // of the line of Done
	panicked any
}

// Lines aligns the pairs of JSON Lines and writes a line for each, in their order.
// Blank lines are passed over, and so is a byte order mark at the start. It returns
// when the input ends, the context does or one of the two fails; what is written
// then is whole lines, unless writing failed.
//
// It does not wait for what cannot be interrupted. A Read that waits for input is
// left behind, and what it reads is lost; what the workers are at, such as a parser,
// goes on for a moment, or some seconds if a text has 100 MB, and is dropped. A Write
// is waited for. Nothing is written after Lines has returned, and the error is that
// of the context if that has ended. A panic of Parse, of a Scorer or of the reader is
// one in Lines, behind the results of the pairs before.
func (s *Stream) Lines(ctx context.Context, r io.Reader, w io.Writer) (Summary, error) {
	sum := Summary{Skipped: max(0, s.Skip)}
	if err := ctx.Err(); err != nil {
		return sum, err
	}
	ctx, cancel := context.WithCancel(ctx)
	workers := s.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	jobs, order := make(chan *job), make(chan *job, 4*workers)
	defer cancel()
	// None of these is waited for. The reader may stand before an input that never
	// ends, and a worker inside a step that takes seconds where a text is long.
	for range workers {
		go s.work(ctx, jobs)
	}
	ended := make(chan ending, 1)
	go func() {
		defer close(jobs)
		defer close(order)
		e := ending{panicked: "exited"} // unless it returns
		defer func() {
			if r := recover(); r != nil {
				e.panicked = r
			}
			ended <- e
		}()
		e.read, e.err = s.read(ctx, r, jobs, order)
		e.panicked = nil
	}()

	out := bufio.NewWriterSize(w, 64<<10)
	err := s.write(ctx, order, out, &sum)
	if err == nil && ctx.Err() == nil {
		e := <-ended // order is closed
		if err = e.err; e.panicked != nil {
			_ = out.Flush()
			panic(e.panicked)
		}
		if ctx.Err() == nil {
			sum.Read = e.read
		}
	}
	flushed := out.Flush()
	if errors.Is(flushed, err) {
		err = nil // it is told once
	}
	return sum, errors.Join(ctx.Err(), err, flushed)
}

// ending is how the reader has ended.
type ending struct {
	read     int64
	err      error
	panicked any
}

// work aligns the pairs that are handed out. When the context ends it does so after
// the step that it is at.
func (s *Stream) work(ctx context.Context, jobs <-chan *job) {
	for {
		select {
		case j, open := <-jobs:
			if !open {
				return
			}
			s.attempt(ctx, j)
		case <-ctx.Done():
			return
		}
	}
}

// attempt is one, whose panic is in the outcome.
func (s *Stream) attempt(ctx context.Context, j *job) {
	o := outcome{panicked: "exited"} // unless it returns
	defer func() {
		if r := recover(); r != nil {
			o.panicked = r
		}
		j.done <- o
	}()
	o = s.one(ctx, j)
}

// one aligns the pair of a line, or looks at the result that it has.
func (s *Stream) one(ctx context.Context, j *job) outcome {
	if j.isPrior {
		if reason := s.fault(ctx, j); reason != "" {
			return outcome{fault: &DoneError{j.priorAt, reason}}
		}
		return outcome{}
	}
	p, err := j.pair()
	var r Result
	if err != nil {
		r = failure(p, err)
	} else {
		r = s.Align(ctx, p)
	}
	line, err := Encode(r)
	if err != nil {
		r = failure(p, err) // a scorer gave what is no number
		line, _ = Encode(r)
	}
	return outcome{line: line, beads: len(r.Beads), failed: r.Error != ""}
}

// write writes the results in their order, until there are no more or the context
// ends. An error is that of writing, or of a line of Done.
func (s *Stream) write(ctx context.Context, order <-chan *job, out *bufio.Writer, sum *Summary) error {
	for {
		j, open, err := next(ctx, order, out)
		if err != nil || !open {
			return err
		}
		o, _, err := next(ctx, j.done, out)
		if err != nil {
			return err
		}
		switch {
		case ctx.Err() != nil:
			return nil
		case o.panicked != nil:
			_ = out.Flush()
			panic(o.panicked)
		case o.fault != nil:
			return o.fault
		case j.isPrior:
			sum.Skipped++
		default:
			if _, err := out.Write(o.line); err != nil {
				return err
			}
			sum.Pairs++
			sum.Beads += o.beads
			if o.failed {
				sum.Failed++
			}
		}
		sum.Read = j.read
		if s.Progress != nil {
			s.Progress(*sum)
		}
	}
}

// next receives from a channel, unless the context ends. Where nothing is ready,
// what is written so far goes out: whoever reads the output need not wait.
func next[T any](ctx context.Context, from <-chan T, out *bufio.Writer) (v T, open bool, err error) {
	select {
	case v, open = <-from:
		return v, open, nil
	default:
	}
	if err := out.Flush(); err != nil {
		return v, false, err
	}
	select {
	case v, open = <-from:
		return v, open, nil
	case <-ctx.Done():
		return v, false, nil
	}
}
