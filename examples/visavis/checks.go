package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/visavis/visavis/align"
	"github.com/visavis/visavis/align/report"
)

// checksFlags are the flags for which checks run.
type checksFlags struct {
	Checks  []string    `name:"checks" placeholder:"NAME" help:"help_checks"`
	Disable []string    `name:"disable" placeholder:"NAME" help:"help_disable"`
	Explain explainFlag `name:"explain" placeholder:"NAME" help:"help_explain"`
}

// checks are those asked for, in the order in which they run.
func (f *checksFlags) checks(s *streams) ([]align.Check, error) {
	for _, name := range slices.Concat(f.Checks, f.Disable) {
		if _, ok := checkNamed(name); !ok {
			return nil, unknownCheck(s, name)
		}
	}
	var out []align.Check
	for _, c := range align.Checks() {
		if (len(f.Checks) == 0 || slices.Contains(f.Checks, c.Name)) && !slices.Contains(f.Disable, c.Name) {
			out = append(out, c)
		}
	}
	if len(out) == 0 && len(f.ofSite()) == 0 {
		return nil, fmt.Errorf("--checks, --disable: %s", words(s.ui, "no check is left", "il ne reste aucune vérification"))
	}
	return out, nil
}

// ofSite are the checks of a site that are asked for.
func (f *checksFlags) ofSite() (names []string) {
	for _, c := range siteChecks() {
		if (len(f.Checks) == 0 || slices.Contains(f.Checks, c.Name)) && !slices.Contains(f.Disable, c.Name) {
			names = append(names, c.Name)
		}
	}
	return names
}

func checkNamed(name string) (align.Check, bool) {
	for _, c := range allChecks() {
		if c.Name == name {
			return c, true
		}
	}
	return align.Check{}, false
}

func unknownCheck(s *streams, name string) error {
	return fmt.Errorf(words(s.ui, "no check %q (there are %s)", "aucune vérification %q (il y a %s)"), name, strings.Join(checkNames(), ", "))
}

// explainFlag prints what a check finds, and what it leaves alone, and ends the
// command, which needs no files then.
type explainFlag string

// BeforeReset runs before the rest of the command line is looked at.
func (explainFlag) BeforeReset(k *kong.Kong, ctx *kong.Context, path *kong.Path, s *streams) error {
	name := fmt.Sprint(ctx.FlagValue(path.Flag))
	page := report.Explain(name, s.ui)
	if page == "" {
		return unknownCheck(s, name)
	}
	if _, err := fmt.Fprintf(k.Stdout, words(s.ui, "%s: %s\n", "%s : %s\n"), name, page); err != nil {
		return err
	}
	k.Exit(exitClean)
	return nil
}
