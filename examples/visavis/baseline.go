package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/visavis/visavis/align/report"
	"github.com/visavis/visavis/examples/visavis/internal/site"
)

// baselinePath is the file of accepted findings, or "".
func (k *checker) baselinePath() string {
	if k.checkCommand.Baseline != "" {
		return k.checkCommand.Baseline
	}
	if k.config.Baseline != "" {
		return k.show(k.config.Baseline)
	}
	return ""
}

// maxBaseline is the largest file of accepted findings that is read.
const maxBaseline = 64 << 20

// readBaseline reads the accepted findings. Only a file that is about to be
// written, or that the settings name, may be missing.
func (k *checker) readBaseline() error {
	path := k.baselinePath()
	if path == "" {
		if k.UpdateBaseline {
			return errors.New(words(k.s.ui, "--update-baseline: wants --baseline FILE, or baseline in the settings",
				"--update-baseline : demande --baseline FICHIER, ou baseline dans les paramètres"))
		}
		return nil
	}
	if k.checkCommand.Baseline == "" {
		if err := k.inside(k.config.Baseline); err != nil {
			return err
		}
	}
	_, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) && (k.UpdateBaseline || k.checkCommand.Baseline == "") {
		return nil
	}
	data, err := k.s.readRegular(path, maxBaseline)
	if err != nil {
		return err
	}
	k.baseline, err = site.ParseBaseline(path, data)
	k.byPage, k.gone = k.entriesByPage()
	return k.s.fault(err)
}

// endBaseline tells which accepted findings are no longer found, and writes the
// new baseline if asked to.
func (k *checker) endBaseline() error {
	fixed := 0
	for _, e := range k.baseline.Entries() {
		if k.seen[e.Fingerprint] || k.found[e.Fingerprint].Fingerprint != "" {
			continue
		}
		if !k.covers(e) {
			k.found[e.Fingerprint] = e
			continue
		}
		fixed++
		fmt.Fprintf(k.s.err, words(k.s.ui, "visavis: %s: no longer found: %s: %s\n", "visavis: %s: n’est plus trouvé : %s : %s\n"),
			k.baselinePath(), e.Check, report.Excerpt(e.Path+": "+e.Text, 0))
	}
	if !k.UpdateBaseline {
		if fixed > 0 {
			fmt.Fprintf(k.s.err, words(k.s.ui, "visavis: %s: --update-baseline drops what is no longer found\n",
				"visavis: %s: --update-baseline retire ce qui n’est plus trouvé\n"), k.baselinePath())
		}
		return nil
	}
	if err := k.s.replace(k.baselinePath(), k.found.String()); err != nil {
		return err
	}
	fmt.Fprintf(k.s.err, words(k.s.ui, "visavis: %s: accepted passages: %d; no longer found: %d\n", "visavis: %s: passages acceptés : %d; qui ne sont plus trouvés : %d\n"),
		k.baselinePath(), len(k.found), fixed)
	return nil
}

// covers reports whether this run would have found an accepted finding if it
// were still there.
func (k *checker) covers(e site.Entry) bool {
	if k.left[e.Path] || !k.settings(e.Path, "").Runs(e.Check) {
		return false
	}
	if len(k.Paths) > 0 && !k.checked[e.Path] {
		return false
	}
	return true
}

// tell sums up on standard error.
func (k *checker) tell() {
	ui := k.s.ui
	say := func(format string, args ...any) { fmt.Fprintf(k.s.err, format+"\n", args...) }
	for _, line := range k.idle {
		say(words(ui, "visavis: %s:%d: the paths fit no page", "visavis: %s:%d: les chemins ne visent aucune page"), k.file, line)
	}
	for i, a := range k.config.Allow {
		if !k.used[i] && len(k.Paths) == 0 && k.changes == nil && len(k.Checks)+len(k.Disable) == 0 {
			say(words(ui, "visavis: %s:%d: the pattern allows nothing", "visavis: %s:%d: le motif ne permet rien"), k.file, a.Line)
		}
	}
	if len(k.unknown) > 0 {
		say(words(ui, "visavis: pages that name no language, left out: %d, the first %s", "visavis: pages qui ne nomment aucune langue, omises : %d, la première %s"),
			len(k.unknown), report.Excerpt(k.show(k.unknown[0]), 0))
	}
	k.tellSingle(k.single)
	if k.root != nil {
		s := k.report.Summary
		say(words(ui, "visavis: pairs: %d; pages without their other version: %d; findings: %d", "visavis: paires : %d; pages sans leur autre version : %d; constats : %d"),
			s.Pairs, s.Unpaired, k.told)
	}
	if k.suppressed > 0 {
		say(words(ui, "visavis: findings suppressed: %d", "visavis: constats écartés : %d"), k.suppressed)
	}
	if k.accepted > 0 && !k.UpdateBaseline {
		say(words(ui, "visavis: findings accepted by %s: %d", "visavis: constats acceptés par %s : %d"), k.baselinePath(), k.accepted)
	}
	if k.failed > 0 {
		say(words(ui, "visavis: pairs that could not be checked: %d", "visavis: paires qui n’ont pu être vérifiées : %d"), k.failed)
	} else if k.readable && k.told+k.accepted == 0 && !k.UpdateBaseline && k.changes != nil {
		say(words(ui, "No differences found on lines changed since %s.", "Aucune différence trouvée sur les lignes changées depuis %s."), report.Excerpt(k.ChangedSince, 0))
	} else if k.readable && k.told+k.accepted == 0 && !k.UpdateBaseline {
		say("%s", words(ui, "No differences found.", "Aucune différence trouvée."))
	}
}
