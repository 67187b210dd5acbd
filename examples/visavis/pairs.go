package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"

	"golang.org/x/text/unicode/norm"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/bitext"
	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/segment"
)

// bulk aligns the pairs of a list, some at a time, in memory that depends on the
// largest of them; of a list of any length it keeps 16 bytes a line.
type bulk struct {
	*alignCommand
	s       *streams
	forms   []string
	list    *pairList
	results *results
	aligner *align.Aligner

	seed maphash.Seed
	seen map[uint64]int // names of results by their sums, and their lines
}

// bulkPair is a pair on its way.
type bulkPair struct {
	listedPair
	done  chan runLine
	fatal error // why no other pair can be done either; set before done
}

// extensions are the ends of the names of results.
var extensions = map[string]string{"text": ".txt", string(bitext.XLIFF12): ".xlf", string(bitext.XLIFF21): ".xlf"}

// pairs aligns the pairs of a list.
func (c *alignCommand) pairs(ctx context.Context, s *streams) error {
	b := &bulk{alignCommand: c, s: s, seed: maphash.MakeSeed(), seen: map[uint64]int{}}
	settings, err := b.settle()
	if err != nil {
		return err
	}
	if b.list, err = s.openPairList(c.Pairs); err != nil {
		return err
	}
	defer b.list.close()
	if b.results, err = s.openResults(c.Out, settings(b.list.sum), c.Resume); err != nil {
		return err
	}
	defer b.results.close()
	sum, err := b.run(ctx)
	if err != nil {
		return err
	}
	if err := b.results.end(c.Pairs); err != nil {
		return err
	}
	fmt.Fprintf(s.err, words(s.ui, "visavis: pairs: %s; failed: %s; done before: %s; of texts that are no translations: %s\n",
		"visavis: paires : %s; échouées : %s; faites auparavant : %s; de textes qui ne sont pas des traductions : %s\n"),
		report.Count(sum.pairs, s.ui), report.Count(sum.failed, s.ui), report.Count(sum.before, s.ui), report.Count(sum.unparallel, s.ui))
	if sum.failed > 0 {
		return errPairs
	}
	return nil
}

// settle reads the flags. Settings is the sum of those on which results depend, for
// a list with a sum of its own.
func (b *bulk) settle() (settings func(list []byte) string, err error) {
	c, s := b.alignCommand, b.s
	switch {
	case c.Source != "" || c.Target != "":
		return nil, fmt.Errorf("--pairs: %s", words(s.ui, "names the files; want no others", "nomme les fichiers; aucun autre n’est attendu"))
	case c.Out == "":
		return nil, fmt.Errorf("--pairs: %s", words(s.ui, "needs --out", "exige --out"))
	case c.Known != "" || c.Border != "":
		return nil, fmt.Errorf("--pairs: %s", words(s.ui, "takes no --known and no --border", "n’accepte ni --known ni --border"))
	}
	if err := c.checkJobs(s); err != nil {
		return nil, err
	}
	taken := map[string]bool{}
	for _, f := range c.Format {
		switch {
		case f != "text" && !bitext.Format(f).Known():
			if strings.Contains(f, "=") {
				return nil, fmt.Errorf("--format: %s: %s", words(s.ui, "--pairs names the files itself", "--pairs nomme lui-même les fichiers"), f)
			}
			return nil, fmt.Errorf("--format: %s: %s", words(s.ui, "no such form", "forme inconnue"), f)
		case f == string(bitext.Ladder) && c.DropUnaligned:
			return nil, fmt.Errorf("--drop-unaligned: %s", words(s.ui, "a ladder cannot leave out passages without a counterpart", "une échelle ne peut pas omettre les passages sans contrepartie"))
		case f == string(bitext.Moses) && (c.SourceLang == "" || c.TargetLang == ""):
			return nil, fmt.Errorf("--format: %s", words(s.ui, "with --pairs, moses needs --source-lang and --target-lang, which name its files",
				"avec --pairs, moses exige --source-lang et --target-lang, qui nomment ses fichiers"))
		case taken[extension(f)]:
			return nil, fmt.Errorf("--format: %s: %s", words(s.ui, "two forms for one output", "deux formes pour une même sortie"), f)
		}
		taken[extension(f)] = true
		b.forms = append(b.forms, f)
	}
	var langs [2]*segment.Document
	for k, l := range [2][2]string{{"--source-lang", c.SourceLang}, {"--target-lang", c.TargetLang}} {
		langs[k] = &segment.Document{}
		if l[1] != "" {
			if langs[k].Lang, err = s.language(l[0], l[1], c.Segmented); err != nil {
				return nil, err
			}
		}
	}
	if b.aligner, err = c.pairsAligner(s, langs[0].Lang, langs[1].Lang); err != nil {
		return nil, err
	}
	lexicons, err := c.lexiconSums(s)
	if err != nil {
		return nil, err
	}
	shown := ""
	if taken[extension("text")] {
		shown = fmt.Sprintf("%s %d", s.ui, c.Width)
	}
	return func(list []byte) string {
		return fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(nil, "%s\n%q\n%q\n%q\n%+v\n%v %s\n%x", version(), b.forms, c.Types, lexicons,
			c.textFlags, c.DropUnaligned, shown, list)))
	}, nil
}

// lexiconSums are the lexicons asked for, files by what is in them. A pipe has been
// read, and cannot be read again: it is taken by its name.
func (f *lexiconFlag) lexiconSums(s *streams) (sums []string, err error) {
	for _, name := range f.Lexicon {
		info, err := os.Stat(name)
		if name != "builtin" && name != "none" && (err != nil || info.Mode().IsRegular()) {
			file, err := s.open(name)
			if err != nil {
				return nil, err
			}
			h := sha256.New()
			_, err = io.Copy(h, file)
			file.Close()
			if err != nil {
				return nil, s.fileError(name, err)
			}
			name = string(h.Sum(nil))
		}
		sums = append(sums, name)
	}
	return sums, nil
}

func extension(form string) string {
	if e, ok := extensions[form]; ok {
		return e
	}
	return "." + form
}

// names are those of the results of a pair, by form.
func (b *bulk) names(source string) (all [][]string) {
	for _, f := range b.forms {
		if f == string(bitext.Moses) {
			all = append(all, []string{source + "." + b.SourceLang, source + "." + b.TargetLang})
			continue
		}
		all = append(all, []string{source + extension(f)})
	}
	return all
}

// claim claims the names of the results of a pair. It is an error if a pair before
// it has them, or has one that differs by case only, which is the same file on many
// systems.
func (b *bulk) claim(p listedPair) error {
	key := func(source string) uint64 { return maphash.String(b.seed, strings.ToLower(norm.NFC.String(source))) }
	k := key(p.source)
	if line, ok := b.seen[k]; ok {
		return fmt.Errorf(words(b.s.ui, "%s: its results would be those of line %d", "%s: ses résultats seraient ceux de la ligne %d"), p.source, line)
	}
	b.seen[k] = p.line
	for _, names := range b.names(p.source) {
		for _, name := range names {
			if strings.EqualFold(name, recordName) {
				return fmt.Errorf(words(b.s.ui, "%s: its results would be the record of the run, %s", "%s: ses résultats seraient le compte rendu, %s"), p.source, recordName)
			}
		}
	}
	return nil
}

// bulkSum counts what has become of the pairs.
type bulkSum struct{ pairs, failed, before, unparallel int }

// run aligns all pairs. No more of the list is read than the workers are a little
// ahead of.
func (b *bulk) run(ctx context.Context) (sum bulkSum, err error) {
	ctx, cancel := context.WithCancel(ctx)
	workers := b.Jobs
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	jobs, order := make(chan *bulkPair), make(chan *bulkPair, 4*workers)
	var wg sync.WaitGroup
	defer wg.Wait()
	defer cancel() // before waiting
	for range workers {
		wg.Go(func() {
			for j := range jobs {
				j.done <- b.pair(ctx, j)
			}
		})
	}
	var readErr error
	wg.Go(func() {
		defer close(order)
		defer close(jobs)
		readErr = b.list.each(func(p listedPair) bool {
			j := &bulkPair{listedPair: p, done: make(chan runLine, 1)}
			if j.err == nil {
				j.err = b.claim(p)
			}
			for _, to := range []chan *bulkPair{order, jobs} {
				select {
				case to <- j:
				case <-ctx.Done():
					return false
				}
			}
			return true
		})
	})
	show, end := b.s.pairsProgress(b.list.count)
	defer end()
	for j := range order {
		var line runLine
		select {
		case line = <-j.done:
		case <-ctx.Done():
			return sum, ctx.Err()
		}
		switch {
		case ctx.Err() != nil:
			return sum, ctx.Err()
		case j.fatal != nil:
			return sum, j.fatal
		}
		sum.count(line)
		if err := b.results.put(line); err != nil {
			return sum, b.s.rootError(filepath.Join(b.Out, recordName+".part"), err)
		}
		show(sum)
	}
	if ctx.Err() != nil {
		return sum, ctx.Err()
	}
	return sum, readErr
}

func (s *bulkSum) count(line runLine) {
	s.pairs++
	if line.Error != "" {
		s.failed++
	}
	if line.Before {
		s.before++
	}
	if len(line.Findings) > 0 {
		s.unparallel++
	}
}

// pair aligns a pair and writes its results.
func (b *bulk) pair(ctx context.Context, j *bulkPair) runLine {
	line := runLine{Line: j.line, Source: j.source, Target: j.target}
	err := j.err
	if err == nil {
		err = b.align(ctx, j, &line)
	}
	if err != nil {
		line.Results = nil
		line.Error = err.Error()
	}
	var failed *resultError
	if errors.As(err, &failed) && noRoom(failed.cause) {
		j.fatal = err
	}
	return line
}

// noRoom tells whether an error of writing will not be that of one file.
func noRoom(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EROFS)
}

func (b *bulk) align(ctx context.Context, j *bulkPair, line *runLine) error {
	ctx, cancel := b.timed(ctx)
	defer cancel()
	names := b.names(j.source)
	for _, n := range names {
		line.Results = append(line.Results, n...)
	}
	if b.Resume {
		if line.Before = b.isDone(j, line.Results); line.Before {
			return nil
		}
	}
	var files [2]*input
	var err error
	for k, name := range []string{j.source, j.target} {
		files[k], err = segment.Within(ctx, func() (*input, error) { return b.list.read(name, b.formatFlag) })
		if err != nil {
			return b.timedOut(b.s, j.source, j.target, err)
		}
	}
	src, dst, err := b.parse(ctx, b.s, files)
	if err != nil {
		return b.timedOut(b.s, j.source, j.target, err)
	}
	aligner := *b.aligner
	aligner.Workers = 1 // the pairs share the cores
	a, err := aligner.Align(ctx, src, dst)
	if err != nil {
		return b.timedOut(b.s, j.source, j.target, b.s.libraryError(err))
	}
	for _, f := range align.Inspect(a, pairChecks()...).Findings {
		line.Findings = append(line.Findings, f.Check)
	}
	if b.DropUnaligned {
		a = aligned(a)
	}
	for k, form := range b.forms {
		if err := ctx.Err(); err != nil {
			return b.timedOut(b.s, j.source, j.target, err)
		}
		if err := b.results.write(names[k], func(outs []io.Writer) error { return b.encode(outs, form, a) }); err != nil {
			return err
		}
	}
	return nil
}

// isDone reports whether an interrupted run has done a pair, and neither of its
// texts has changed since.
func (b *bulk) isDone(j *bulkPair, names []string) bool {
	var texts [2]os.FileInfo
	for k, name := range []string{j.source, j.target} {
		var err error
		if texts[k], err = b.list.root.Stat(filepath.FromSlash(name)); err != nil {
			return false // the error comes when it is read
		}
	}
	return b.results.done(names, texts[:]...)
}

// encode writes the pairs in a form.
func (b *bulk) encode(outs []io.Writer, form string, a *align.Alignment) error {
	var err error
	switch w := b.bitextWriter(form, a); form {
	case "text", string(bitext.JSONLines):
		out := bufio.NewWriter(outs[0])
		if form == "text" {
			printPairs(out, a, columnsOf(b.Width), b.s.ui, true)
		} else {
			err = b.s.writePairs(out, w, a)
		}
		return errors.Join(err, out.Flush())
	case string(bitext.Moses):
		err = w.WritePair(outs[0], outs[1], bitext.Units(a))
	default:
		err = w.Write(outs[0], bitext.Units(a))
	}
	if err != nil {
		return b.s.bitextError(err)
	}
	return nil
}

// columnsOf is the width asked for, or 100: files do not depend on the terminal.
func columnsOf(asked int) int {
	if asked > 0 {
		return asked
	}
	return 100
}
