// Command shapes measures how time and memory grow on texts that are hard on a
// careless program: of each shape it reads, aligns or compares one of size n and
// one ten times as large, each in a process of its own, and prints time, peak
// memory and their ratios.
//
//	cd examples/benchmarks && go run ./shapes
//	go run ./shapes -only 'nested|table' -scale 0.1
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/pprof"
	"strconv"
	"strings"
	"time"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/lang/lexicon/enfr"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/html"
	"github.com/visavis/visavis/segment/markdown"
)

// growth is how many times larger the second text is.
const growth = 10

func main() {
	only := flag.String("only", "", "measure the rows that `REGEXP` matches: \"table, html\"")
	scale := flag.Float64("scale", 1, "multiply all sizes")
	profile := flag.String("profile", "", "with -child, write a profile of the processor to `FILE`")
	cancel := flag.Bool("cancel", false, "cancel the step at moments spread over its time, and print how long it goes on")
	child := flag.Int("child", 0, "run the step of the row in this process, at this size (for the command itself)")
	flag.Parse()
	if *child > 0 {
		for _, r := range measured() {
			if r.String() == *only {
				fmt.Println(r.run(*child, *profile))
			}
		}
		return
	}
	if *cancel {
		fmt.Println("| shape | step | n | cancelled | longest wait |")
		fmt.Println("|---|---|---|---|---|")
	}
	wanted, err := regexp.Compile(*only)
	if err != nil {
		fmt.Fprintf(os.Stderr, "shapes: -only: %v\n", err)
		os.Exit(2)
	}
	if !*cancel {
		fmt.Println("| shape | step | n | time | peak | 10 n | time | peak | time × | peak × |")
		fmt.Println("|---|---|---|---|---|---|---|---|---|---|")
	}
	for _, r := range measured() {
		if !wanted.MatchString(r.String()) {
			continue
		}
		n := max(1, int(float64(r.n)**scale))
		if *cancel {
			fmt.Printf("| %s | %s | %s | %d times | %v |\n", r.shape.name, r.step.name, count(n), moments, r.wait(n).Round(time.Millisecond/10))
			continue
		}
		small, err := r.measure(n)
		var large cost
		if err == nil {
			large, err = r.measure(growth * n)
		}
		if err != nil {
			fmt.Printf("| %s | %s | %s | %v |\n", r.shape.name, r.step.name, count(n), err)
			continue
		}
		fmt.Printf("| %s | %s | %s | %s | %s | %s | %s | %s | %.1f | %.1f |\n", r.shape.name, r.step.name,
			count(n), seconds(small.time), megabytes(small.peak), count(growth*n), seconds(large.time), megabytes(large.peak),
			float64(large.time)/float64(small.time), float64(large.peak)/float64(small.peak))
	}
}

// row is one shape put to one step.
type row struct {
	shape shape
	step  step
	n     int // the smaller size
}

// measured are all rows of the table.
func measured() (out []row) {
	for _, s := range shapes {
		for _, t := range steps {
			if n := s.sizes[t.name]; n > 0 {
				out = append(out, row{s, t, n})
			}
		}
	}
	return out
}

func (r row) String() string { return r.shape.name + ", " + r.step.name }

// cost is what a step took.
type cost struct {
	time time.Duration
	peak int64 // bytes of memory the process had at most
}

func (c cost) String() string { return fmt.Sprint(int64(c.time), c.peak) }

// A size is measured again for as long as patience, and leastRuns times unless it
// takes longer than tooLong, since other work on the machine makes a process slower
// and never faster.
const (
	patience  = 2 * time.Second
	leastRuns = 3
	tooLong   = 20 * time.Second
)

// measure runs the step in processes of their own and returns what the best of
// them took.
func (r row) measure(n int) (best cost, err error) {
	start := time.Now()
	for runs := 0; runs == 0 || time.Since(start) < patience || runs < leastRuns && best.time < tooLong; runs++ {
		c, err := r.once(n)
		if err != nil {
			return best, err
		}
		if best.time == 0 {
			best = c
		}
		best.time, best.peak = min(best.time, c.time), min(best.peak, c.peak)
	}
	return best, nil
}

// once runs the step in a process of its own.
func (r row) once(n int) (c cost, err error) {
	self, err := os.Executable()
	if err != nil {
		return c, err
	}
	cmd := exec.Command(self, "-only", r.String(), "-child", strconv.Itoa(n))
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return c, err
	}
	_, err = fmt.Sscan(string(out), (*int64)(&c.time), &c.peak)
	return c, err
}

// run runs the step in this process.
func (r row) run(n int, profile string) cost {
	do := r.step.prepare(r.shape, n)
	runtime.GC()
	if profile != "" {
		f := must(os.Create(profile))
		defer f.Close()
		pprof.StartCPUProfile(f)
		defer pprof.StopCPUProfile()
	}
	clock, start := time.Now(), processor()
	do(context.Background())
	if end := processor(); end > 0 {
		return cost{end - start, peak()}
	}
	return cost{time.Since(clock), peak()}
}

// moments is how often a step is cancelled.
const moments = 10

// wait cancels the step at moments spread over the time that it takes, and returns
// the longest time that it then took to return.
func (r row) wait(n int) (longest time.Duration) {
	do := r.step.prepare(r.shape, n)
	start := time.Now()
	do(context.Background())
	whole := time.Since(start)
	for k := range moments {
		ctx, cancel := context.WithCancel(context.Background())
		var at time.Time
		time.AfterFunc(whole*time.Duration(k)/moments, func() { at = time.Now(); cancel() })
		do(ctx)
		if ctx.Err() != nil {
			longest = max(longest, time.Since(at))
		}
		cancel()
		runtime.GC() // what was left goes on for a while: let it
		time.Sleep(whole / moments)
	}
	return longest
}

// processor is the time that this process has had on all processors, where the
// system tells: other work on the machine does not count.
func processor() (sum time.Duration) {
	tasks, _ := filepath.Glob("/proc/self/task/*/schedstat")
	for _, t := range tasks {
		text, _ := os.ReadFile(t)
		var on time.Duration
		fmt.Sscan(string(text), (*int64)(&on))
		sum += on
	}
	return sum
}

// peak is the most memory that this process has had, where the system tells, and
// otherwise what it has asked for.
func peak() int64 {
	status, _ := os.ReadFile("/proc/self/status")
	if _, at, ok := strings.Cut(string(status), "VmHWM:"); ok {
		var kilobytes int64
		if _, err := fmt.Sscan(at, &kilobytes); err == nil {
			return kilobytes << 10
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.Sys)
}

// step is what is done with a text.
type step struct {
	name    string
	prepare func(s shape, n int) (do func(context.Context))
}

var steps = []step{
	{"text", func(s shape, n int) func(context.Context) {
		source := s.side(n, 0)
		return parsing(func() *segment.Document { return segment.Parse("text", source, nil) })
	}},
	{"markdown", func(s shape, n int) func(context.Context) {
		source := s.side(n, 0)
		return parsing(func() *segment.Document { return markdown.Parse("text", source, segment.Parser{}) })
	}},
	{"html", func(s shape, n int) func(context.Context) {
		source := s.side(n, 0)
		return parsing(func() *segment.Document { return html.Parse("text", source, segment.Parser{}) })
	}},
	{"align", func(s shape, n int) func(context.Context) {
		src, dst := documents(s, n)
		a := align.Aligner{Scorer: align.Evidence{Lexicon: enfr.Lexicon()}}
		return func(ctx context.Context) { a.Align(ctx, src, dst) }
	}},
	{"check", func(s shape, n int) func(context.Context) {
		src, dst := documents(s, n)
		a := align.Aligner{Scorer: align.Evidence{Lexicon: enfr.Lexicon()}}
		return func(ctx context.Context) { a.Compare(ctx, src, dst) }
	}},
}

func parsing(parse func() *segment.Document) func(context.Context) {
	return func(ctx context.Context) {
		segment.Within(ctx, func() (*segment.Document, error) { return parse(), nil })
	}
}

// documents are the two sides of a shape, cut: at its lines where they are what is
// counted.
func documents(s shape, n int) (src, dst *segment.Document) {
	cut := segment.Lines
	if s.sizes["align"] >= megabyte {
		cut = segment.Parse
	}
	return cut("en", s.side(n, 0), lang.English()), cut("fr", s.side(n, 1), lang.French())
}

func must[T any](x T, err error) T {
	if err != nil {
		panic(err)
	}
	return x
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.3g s", d.Seconds()) }

func megabytes(n int64) string { return fmt.Sprintf("%d MB", n>>20) }

// count writes a number with its digits in groups of three.
func count(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + " " + s[i:]
	}
	return s
}
