package align

import (
	"slices"
	"strconv"
	"strings"

	"github.com/visavis/visavis/segment"
)

var duplicate = Check{
	Name: "duplicate",
	Doc: `A passage that one side has twice and the other once.

A heading, line, item or sentence, or a run of them, that stands a second time
on one side, next to the first or with one sentence between: as a rule it was
pasted twice. The words are compared without regard to capitals, accents and
punctuation, numbers included. Where the English has

	Bring proof of your address.
	Bring proof of your address.
	The office closes at noon.

and the French

	Apportez une preuve de domicile.
	Le bureau ferme à midi.

the second line is a duplicate, and no omission: omission and addition leave out
what is reported here. A copy of ten words or more in which a word or two are
spelled in another way is one too, but never one with another number, word more
or word less: two items of a list may differ in no more than that.

It leaves alone what both sides repeat equally often, such as a refrain, the
heading of every part or the cells of a table; what is repeated farther away,
which may well belong there; and a passage of fewer than eight words that does
not stand next to its copy, or of fewer than four in a table.

An error where the two are equal and stand together, else a warning. Args: the
side that has it twice, source or target; "equal" or "alike"; the line of that
side's file on which it stands first. The span on the other side is what faces
it there.`,
	Run: func(a *Alignment) []Finding {
		var out []Finding
		repeats, m := a.repeats(), a.Mirror()
		for _, r := range repeats[0] {
			out = append(out, a.doubled(r, "source"))
		}
		for _, r := range repeats[1] {
			f := m.doubled(r, "target")
			f.Src, f.Dst = f.Dst, f.Src
			out = append(out, f)
		}
		return out
	},
}

const (
	repeatReach = 30 // segments around a passage in which it may be repeated
	closeBy     = 1  // segments between two passages of which one is a duplicate
	fewWords    = 4  // a passage of fewer is short
	manyWords   = 8  // enough to stand twice in a row by mistake only
	alikeWords  = 10 // the fewest of passages that are alike without being equal
	alikeShare  = 0.9
	misspelling = 0.75 // the part that a word shares with itself misspelled
)

// repeat is a passage of the source that it has elsewhere too, where the target
// has it once.
type repeat struct {
	alone  Range // the segments of the source that have no counterpart of their own
	extra  Range // those that the reader takes for the copy, as a rule the same
	twin   Range // what they repeat
	facing Range // the segments of the target that face it
	equal  bool  // not only alike
}

// between returns how many segments stand between the two.
func (r repeat) between() int { return max(r.extra.Lo-r.twin.Hi, r.twin.Lo-r.extra.Hi) }

// together reports whether the two stand side by side.
func (r repeat) together() bool { return r.between() == 0 }

// doubled makes the finding for a passage that the source has twice.
func (a *Alignment) doubled(r repeat, side string) Finding {
	f := Finding{Check: "duplicate", Severity: Warning, Confidence: 0.75}
	how := "alike"
	if r.equal {
		f.Confidence, how = 0.9, "equal"
		if r.together() {
			f.Severity, f.Confidence = Error, 0.97
		}
		if a.wordsOf(r.twin) < fewWords {
			f.Severity, f.Confidence = Warning, 0.85
		}
	}
	f.Src, f.Dst = spanOf(a.Src, r.extra), spanOf(a.Dst, r.facing)
	first := min(r.twin.Lo, r.extra.Lo)
	f.Args = []string{side, how, strconv.Itoa(a.Src.Position(a.Src.Segments[first].Start).Line)}
	return f
}

func (a *Alignment) wordsOf(r Range) (n int) {
	for i := r.Lo; i < r.Hi; i++ {
		for range a.Src.Lang.Words(a.Src.SegmentText(i)) {
			n++
		}
	}
	return n
}

// repeats finds what the source has twice and the target once, and what the
// target has twice, in which source and target are the other way round.
func (a *Alignment) repeats() [2][]repeat {
	if a.memo != nil {
		return a.memo.repeats()
	}
	return [2][]repeat{a.srcRepeats(), a.Mirror().srcRepeats()}
}

func (a *Alignment) srcRepeats() []repeat {
	f := repeats{Alignment: a, src: newTexts(a.Src), dst: newTexts(a.Dst), bead: make([]int, len(a.Src.Segments)), slides: slidesEach * len(a.Src.Segments)}
	for k, b := range a.Beads {
		for i := b.Src.Lo; i < b.Src.Hi; i++ {
			f.bead[i] = k
		}
	}
	var out []repeat
	for i := 0; i < len(f.bead); i++ {
		if r, ok := f.slid(i); ok {
			out = append(out, r)
			i = r.alone.Hi - 1
			continue
		}
		var last *repeat
		if n := len(out); n > 0 && out[n-1].extra.Hi == i {
			last = &out[n-1]
		}
		r, ok := f.at(i, last)
		switch {
		case !ok:
		case last != nil && (r.twin.Lo == last.twin.Hi || r.twin == last.twin):
			last.extra.Hi, last.alone.Hi = r.extra.Hi, r.alone.Hi
			last.twin, last.facing = union(last.twin, r.twin), union(last.facing, r.facing)
			last.equal = last.equal && r.equal
		default:
			out = append(out, r)
		}
	}
	return slices.DeleteFunc(out, func(r repeat) bool {
		// Farther apart, or shorter, it may well stand there twice on purpose.
		return r.between() > closeBy || !r.together() && a.wordsOf(r.twin) < manyWords
	})
}

// repeats is the state of a search for repeated passages.
type repeats struct {
	*Alignment
	src, dst *texts
	bead     []int // by segment of the source
	aloneTo  int   // where the passage without counterpart that slid saw last ends
	slides   int   // segments that slid may still compare in long passages
}

// A passage of more segments is looked at only as long as so many of them, for
// each segment of the text, have not been compared: in a text that repeats itself
// throughout, every place may begin a copy of any length.
const longPassage, slidesEach = 100, 20

// slid returns the copy that the segments left over from i on are, wherever
// among equal ones the aligner left them: of A B A B the two in the middle are as
// much of a copy as the last two.
func (f *repeats) slid(i int) (repeat, bool) {
	alone := Range{i, i}
	if i < f.aloneTo {
		alone.Hi = f.aloneTo
	}
	for alone.Hi < len(f.bead) && f.Beads[f.bead[alone.Hi]].Dst.Empty() {
		alone.Hi++
	}
	f.aloneTo = alone.Hi
	for period := 1; period <= alone.Len(); period++ {
		if alone.Len()%period != 0 {
			continue
		}
		if alone.Len() > longPassage && f.slides < 0 {
			return repeat{}, false
		}
		run := alone // all that repeats itself in this period
		for run.Lo > 0 && run.Lo > alone.Lo-period && f.src.equal(run.Lo-1, run.Lo-1+period) {
			run.Lo--
		}
		for run.Hi < len(f.bead) && run.Hi < alone.Hi+period && f.src.equal(run.Hi, run.Hi-period) {
			run.Hi++
		}
		f.slides -= run.Len() - alone.Len()
		if run.Len()-alone.Len() < period || !f.periodic(alone, period) {
			continue
		}
		r := repeat{alone: alone, twin: Range{run.Lo, run.Lo + period}, equal: true}
		r.extra = Range{r.twin.Hi, r.twin.Hi + alone.Len()}
		if f.faced(&r, run, period) {
			return r, true
		}
	}
	return repeat{}, false
}

// periodic reports whether each segment of r equals the one a period behind it.
func (f *repeats) periodic(r Range, period int) bool {
	for k := r.Lo; k+period < r.Hi; k++ {
		f.slides--
		if !f.src.equal(k, k+period) {
			return false
		}
	}
	return true
}

// faced finds what the segments around those that are alone face, and reports
// whether the target has all of it once.
func (f *repeats) faced(r *repeat, run Range, period int) bool {
	n := 0
	for t := run.Lo; t < run.Hi && n < period; t++ {
		if t == r.alone.Lo {
			t = r.alone.Hi
			if t == run.Hi {
				break
			}
		}
		b := f.Beads[f.bead[t]]
		extra := r.alone.Lo + ((t-r.alone.Lo)%period+period)%period
		if b.Dst.Empty() || !f.once(repeat{extra: Range{extra, extra + 1}, twin: Range{t, t + 1}, facing: b.Dst, equal: true}) {
			return false
		}
		r.facing = union(r.facing, b.Dst)
		n++
	}
	return n == period
}

// at returns what segment i repeats, if it is one too many; first what follows
// the twin of the passage before it.
func (f *repeats) at(i int, before *repeat) (repeat, bool) {
	b := f.Beads[f.bead[i]]
	var twins []int
	if before != nil && before.twin.Hi < len(f.bead) {
		twins = append(twins, before.twin.Hi)
	}
	for n := 1; n <= repeatReach; n++ {
		twins = append(twins, i-n, i+n)
	}
	for _, t := range twins {
		if t < 0 || t == i || t >= len(f.bead) {
			continue
		}
		facing := f.Beads[f.bead[t]]
		if facing.Dst.Empty() || !f.surplus(i, t, b, facing) || !f.src.alike(t, i) {
			continue
		}
		one := Range{i, i + 1}
		r := repeat{one, one, Range{t, t + 1}, facing.Dst, f.src.equal(t, i)}
		if f.once(r) {
			return r, true
		}
	}
	return repeat{}, false
}

// surplus reports whether segment i has no counterpart of its own beside that
// of t, its twin.
func (f *repeats) surplus(i, t int, b, facing Bead) bool {
	switch {
	case b.Dst.Empty():
		return true
	case i < t:
		return false // of two with a counterpart the second is the copy
	case f.bead[i] == f.bead[t]:
		// The two are in a bead with less on the other side.
		return b.Src.Len() > b.Dst.Len()
	}
	// Each got a part of what faces them: blocks against sentences of one block.
	return i == t+1 && f.src.equal(t, i) && len(f.src.words(i)) >= manyWords &&
		f.Src.Segments[i].Block != f.Src.Segments[t].Block &&
		f.Dst.Segments[b.Dst.Lo].Block == f.Dst.Segments[facing.Dst.Lo].Block
}

// once reports whether the target does not repeat what faces the passage as the
// source does.
func (f *repeats) once(r repeat) bool {
	n := f.dst.count(r.facing, repeatReach)
	if n == 1 {
		return !(f.short(r) && f.Src.Blocks[f.Src.Segments[r.extra.Lo].Block].Kind == segment.Cell)
	}
	// Repeated on both sides, but not side by side on that one.
	return !f.short(r) && r.together() && n < f.src.count(r.twin, repeatReach) &&
		f.dst.count(r.facing, r.facing.Len()) == 1
}

func (f *repeats) short(r repeat) bool { return len(f.src.words(r.twin.Lo)) < fewWords }

// texts holds the words of the segments of a document, cut when first asked for.
type texts struct {
	d    *segment.Document
	cuts [][]string
}

func newTexts(d *segment.Document) *texts { return &texts{d, make([][]string, len(d.Segments))} }

// words returns the folded words of a segment.
func (t *texts) words(i int) []string {
	if t.cuts[i] == nil {
		// One without words has a list of its own, so as to be cut once.
		t.cuts[i] = append([]string{}, strings.Fields(t.d.Lang.Keys(t.d.SegmentText(i)))...)
	}
	return t.cuts[i]
}

// equal reports whether two segments have the same words, and short ones the
// same marker.
func (t *texts) equal(i, j int) bool {
	w := t.words(i)
	return len(w) > 0 && slices.Equal(w, t.words(j)) && (len(w) >= fewWords || t.d.Marker(i) == t.d.Marker(j))
}

// alike reports whether two segments are equal, or long and but for the spelling
// of a word or two.
func (t *texts) alike(i, j int) bool {
	x, y := t.words(i), t.words(j)
	if len(x) != len(y) || len(x) < alikeWords {
		return t.equal(i, j)
	}
	differ := 0
	var common subsequence
	for k := range x {
		if x[k] == y[k] {
			continue
		}
		differ++
		long := max(len(x[k]), len(y[k]))
		common.set(x[k])
		if strings.ContainsAny(x[k]+y[k], "0123456789") || float64(common.length(y[k])) < misspelling*float64(long) {
			return false
		}
	}
	return float64(differ) <= (1-alikeShare)*float64(len(x))
}

// count counts how often the segments of r stand within reach of it, itself
// included.
func (t *texts) count(r Range, reach int) (n int) {
	for at := max(0, r.Lo-reach); at <= min(r.Lo+reach, len(t.cuts)-r.Len()); at++ {
		same := true
		for k := 0; same && k < r.Len(); k++ {
			same = t.alike(r.Lo+k, at+k)
		}
		if same {
			n++
		}
	}
	return n
}
