package report

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Identify sets the fingerprints of the findings on a pair: 32 hexadecimal
// digits by which a later run knows a finding again. They are made of the check,
// the paths, and the text of the two passages in one case and with single
// spaces; of equal ones, the second and later are counted. Positions are not
// part of it, so that a finding keeps its fingerprint when text moves around it.
func (p *Pair) Identify() {
	fold := cases.Fold()
	plain := func(s string) string {
		return strings.Join(strings.Fields(fold.String(norm.NFKC.String(s))), " ")
	}
	seen := map[string]int{}
	for i := range p.Findings {
		f := &p.Findings[i]
		key := strings.Join([]string{f.Check, p.Source.Path, p.Target.Path, plain(f.Source.Text), plain(f.Target.Text)}, "\x00")
		n := seen[key]
		seen[key]++
		if n > 0 {
			key += "\x00" + strconv.Itoa(n)
		}
		sum := sha256.Sum256([]byte(key))
		f.Fingerprint = hex.EncodeToString(sum[:16])
	}
}
