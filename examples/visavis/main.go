// Command visavis aligns an English and a French version of a document and says
// what one has that the other lacks.
//
//	visavis check petition.en.txt petition.fr.txt
//	visavis align --format tsv petition.en.txt petition.fr.txt
//	visavis segment petition.fr.txt
//
// It is an example of what can be built on the packages lang, segment and
// align; visavis --help teaches its use.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"
	"github.com/fatih/color"

	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/lang"
)

// Exit codes, as the help states them.
const (
	exitClean    = 0 // done; of check, no finding at or above --fail-on
	exitFindings = 1 // of check: some
	exitError    = 2 // the command line or an input is wrong
)

// commandLine is what the user can say.
type commandLine struct {
	UI      string      `name:"ui" enum:"en,fr" default:"${ui}" placeholder:"en|fr" help:"help_ui"`
	Version versionFlag `name:"version" help:"help_version"`

	Check    checkCommand    `cmd:"" help:"help_check"`
	Init     initCommand     `cmd:"" help:"help_init"`
	Align    alignCommand    `cmd:"" help:"help_align"`
	Convert  convertCommand  `cmd:"" help:"help_convert"`
	Segment  segmentCommand  `cmd:"" help:"help_segment"`
	Evaluate evaluateCommand `cmd:"" help:"help_evaluate"`
	Train    trainCommand    `cmd:"" help:"help_train"`
}

// streams are what a command reads and writes.
type streams struct {
	in  io.Reader
	out io.Writer
	err io.Writer
	ui  report.UI

	maxBytes int64 // limit of the files that are read; 0 means the usual one
}

// errFindings says that check found something at or above --fail-on.
var errFindings = errors.New("findings")

func main() {
	go lang.French() // its lists are read while the command line is
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	ended := context.AfterFunc(ctx, func() {
		// What waits for input, or is inside one long step, does not look at the
		// context; a second signal does not wait either.
		stop()
		time.Sleep(grace)
		s := &streams{err: os.Stderr, ui: chosenUI(os.Args[1:])}
		os.Exit(fail(s, interrupted.in(s.ui)))
	})
	code := run(ctx, os.Args[1:], os.Stdin, color.Output, os.Stderr)
	ended()
	stop()
	os.Exit(code)
}

// grace is the time that a command has to clean up after a signal.
const grace = time.Second

var interrupted = text{"interrupted", "interrompu"}

// run runs the command line and returns its exit code.
func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) (code int) {
	s := &streams{in: in, out: out, err: errs, ui: chosenUI(args)}
	var c commandLine
	exited := -1
	parser, err := kong.New(&c,
		kong.Name("visavis"),
		kong.Description(helpTexts["help_visavis"].in(s.ui)),
		kong.Vars{"ui": string(s.ui)},
		kong.Writers(out, errs),
		kong.Bind(s),
		kong.Help(func(o kong.HelpOptions, k *kong.Context) error { return printHelp(s, o, k) }),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}),
		kong.Exit(func(code int) { exited = code; panic(errExit) }),
	)
	if err != nil {
		panic(err) // the struct tags above are wrong
	}
	writeHelp(parser.Model, s.ui)
	// Kong exits from inside Parse after --help and --version.
	defer func() {
		if p := recover(); p != nil {
			if p != errExit {
				panic(p)
			}
			code = exited
		}
	}()
	if len(args) == 0 {
		args = []string{"--help"}
	}
	k, err := parser.Parse(args)
	if err != nil {
		return fail(s, s.usage(err))
	}
	s.ui = report.UI(c.UI)
	k.BindTo(ctx, (*context.Context)(nil))
	switch err := k.Run(s); {
	case err == nil:
		return exitClean
	case errors.Is(err, errFindings):
		return exitFindings
	case errors.Is(err, errPairs):
		return exitError
	case errors.Is(err, context.Canceled):
		return fail(s, interrupted.in(s.ui))
	case errors.Is(err, syscall.EPIPE):
		return exitError // whoever read our output has left
	default:
		return fail(s, s.message(err))
	}
}

var errExit = errors.New("exit")

// fail prints an error as one line.
func fail(s *streams, message string) int {
	fmt.Fprintf(s.err, "visavis: %s\n", report.Excerpt(message, 0))
	return exitError
}

// versionFlag prints the version and ends the command.
type versionFlag bool

// BeforeReset runs before the rest of the command line is looked at.
func (versionFlag) BeforeReset(k *kong.Kong) error {
	if _, err := fmt.Fprintf(k.Stdout, "visavis %s\n", version()); err != nil {
		return err
	}
	k.Exit(exitClean)
	return nil
}

// version is that of the module, where the build knows it.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return strings.TrimPrefix(info.Main.Version, "v")
	}
	return "(devel)"
}
