// Command stream measures visavis align --stream: pairs a second on one processor
// and on two, the most memory with a hundredth of the pairs and with all of them,
// and whether a run that is killed in the middle and resumed writes the same bytes.
//
//	cd examples/benchmarks && go run ./stream
//	cd examples/benchmarks && go run ./stream -n 20000 pairs.jsonl
//
// Without a file it makes pairs of two to five short sentences. Of a file it takes
// the lines of at most -bytes bytes: how much memory is used depends on the longest
// pair, so that few and many should have pairs of the same length. It needs Linux
// and taskset.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

func main() {
	log.SetFlags(0)
	n := flag.Int("n", 100_000, "pairs")
	most := flag.Int("bytes", 2000, "longest line of the file that is used")
	flag.Parse()
	dir, err := os.MkdirTemp("", "stream")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	if err := measure(dir, *n, *most, flag.Arg(0)); err != nil {
		os.RemoveAll(dir)
		log.Fatal(err)
	}
}

func measure(dir string, n, most int, file string) error {
	visavis := filepath.Join(dir, "visavis")
	build := exec.Command("go", "build", "-o", visavis, "./examples/visavis")
	build.Dir = filepath.Join("..", "..")
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %s", out)
	}
	inputs := [2]string{filepath.Join(dir, "few"), filepath.Join(dir, "many")}
	n, err := write(inputs, n, most, file)
	if err != nil {
		return err
	}
	fmt.Println("| processors | pairs | pairs/s | peak MB |\n|---:|---:|---:|---:|")
	var peaks, rates [2]float64 // of all pairs rates, of one processor peaks
	for cores := 1; cores <= 2; cores++ {
		for k, pairs := range [2]int{n / 100, n} {
			r, err := run(visavis, cores, inputs[k], filepath.Join(dir, fmt.Sprintf("out%d%d", cores, k)))
			if err != nil {
				return err
			}
			fmt.Printf("| %d | %d | %.0f | %.1f |\n", cores, pairs, float64(pairs)/r.seconds, r.peak)
			if cores == 1 {
				peaks[k] = r.peak
			}
			rates[cores-1] = float64(pairs) / r.seconds
		}
	}
	fmt.Printf("\ntwo processors against one: %.2f; peak memory of %d pairs against %d: %.2f\n", rates[1]/rates[0], n, n/100, peaks[1]/peaks[0])
	if err := same(filepath.Join(dir, "out11"), filepath.Join(dir, "out21")); err != nil {
		return fmt.Errorf("on one processor and on two: %w", err)
	}
	return resumed(visavis, inputs[1], filepath.Join(dir, "again"), filepath.Join(dir, "out11"))
}

// result is what a run took.
type result struct{ seconds, peak float64 }

// run runs the command on some processors.
func run(visavis string, cores int, in, out string) (r result, err error) {
	processors := "0"
	if cores > 1 {
		processors = fmt.Sprint("0-", cores-1)
	}
	f, err := os.Open(in)
	if err != nil {
		return r, err
	}
	defer f.Close()
	c := exec.Command("taskset", "-c", processors, visavis, "align", "--stream", "--jobs", fmt.Sprint(cores), "--out", out)
	c.Stdin = f
	start := time.Now()
	if text, err := c.CombinedOutput(); err != nil {
		return r, fmt.Errorf("%w: %s", err, text)
	}
	return result{time.Since(start).Seconds(), float64(c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss) / 1024}, nil
}

// resumed kills a run once half of its output is there, resumes it, and compares.
func resumed(visavis, in, out, want string) error {
	info, err := os.Stat(want)
	if err != nil {
		return err
	}
	start := func() (*exec.Cmd, error) {
		f, err := os.Open(in)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		c := exec.Command(visavis, "align", "--stream", "--resume", "--out", out)
		c.Stdin, c.Stderr = f, os.Stdout
		return c, c.Start()
	}
	c, err := start()
	if err != nil {
		return err
	}
	for {
		time.Sleep(20 * time.Millisecond)
		if part, err := os.Stat(out + ".part"); err == nil && part.Size() > info.Size()/2 {
			break
		}
		if _, err := os.Stat(out); err == nil {
			return errors.New("done before it was killed: want more pairs")
		}
	}
	_ = c.Process.Kill()
	_ = c.Wait()
	if c, err = start(); err != nil {
		return err
	}
	if err := c.Wait(); err != nil {
		return err
	}
	if err := same(out, want); err != nil {
		return fmt.Errorf("killed and resumed: %w", err)
	}
	fmt.Println("killed in the middle and resumed: the same bytes")
	return nil
}

func same(a, b string) error {
	x, err := os.ReadFile(a)
	if err != nil {
		return err
	}
	y, err := os.ReadFile(b)
	if err != nil {
		return err
	}
	if !bytes.Equal(x, y) {
		return errors.New("the outputs differ")
	}
	return nil
}

// write writes the pairs, a hundredth of them to the first file and all to the
// second, and returns how many there are.
func write(paths [2]string, n, most int, file string) (int, error) {
	next := made
	if file != "" {
		f, err := os.Open(file)
		if err != nil {
			return 0, err
		}
		defer f.Close()
		in := bufio.NewReader(f)
		next = func(int) string {
			for {
				line, err := in.ReadString('\n')
				if err != nil || len(line) <= most {
					return line
				}
			}
		}
	}
	var outs [2]*bufio.Writer
	for k, path := range paths {
		f, err := os.Create(path)
		if err != nil {
			return 0, err
		}
		defer f.Close()
		outs[k] = bufio.NewWriter(f)
	}
	done := 0
	for ; done < n; done++ {
		line := next(done)
		if line == "" {
			break
		}
		if done < n/100 {
			_, _ = io.WriteString(outs[0], line)
		}
		_, _ = io.WriteString(outs[1], line)
	}
	return done, errors.Join(outs[0].Flush(), outs[1].Flush())
}

// sentences are the two versions of some sentences about a number.
var sentences = [...][2]string{
	{"The committee heard witness %d on the repair of the wharf.", "Le comité a entendu le témoin %d au sujet de la réparation du quai."},
	{"Applications received after day %d are not considered.", "Les demandes reçues après le jour %d ne sont pas examinées."},
	{"The ferry made %d crossings, and the fares did not change.", "Le traversier a fait %d traversées, et les tarifs n’ont pas changé."},
	{"Was the grant paid?", "La subvention a-t-elle été versée?"},
	{"A licence may be renewed %d times, unless the minister decides otherwise.", "Un permis peut être renouvelé %d fois, à moins que le ministre n’en décide autrement."},
	{"The library lends books, maps and records to residents of the village.", "La bibliothèque prête des livres, des cartes et des disques aux résidents du village."},
	{"See section %d of the regulations.", "Voir l’article %d du règlement."},
}

// made is a pair of two to five of them.
func made(n int) string {
	var b [2]strings.Builder
	for k := range 2 + n%4 {
		for side := range b {
			if k > 0 {
				b[side].WriteByte(' ')
			}
			s := sentences[(n*5+k*(1+n/7%3))%len(sentences)][side]
			if strings.Contains(s, "%d") {
				s = fmt.Sprintf(s, 2+(n*31+k*17)%997)
			}
			b[side].WriteString(s)
		}
	}
	return fmt.Sprintf("{\"id\":%d,\"source\":%q,\"target\":%q}\n", n, b[0].String(), b[1].String())
}
