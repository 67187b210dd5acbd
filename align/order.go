package align

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

var order = Check{
	Name: "order",
	Doc: `A passage that stands at another place on the other side.

Two lines, items, sentences or paragraphs that changed places, or one that was
moved: where the English has

	Sign the form.
	Send the form to the office.

and the French

	Envoyez le formulaire au bureau.
	Signez le formulaire.

both are there, so neither omission nor addition says anything. One finding for
a stretch in which no passage but these is out of order.

A list that each language sorts by its own alphabet, such as the definitions of
a statute or the names of provinces, is a note: the passages that changed places
are in the order of their first words on both sides. So is a list of more than
five passages in any other order. What changed places inside a sentence is not
looked at, nor two passages that fit either place as well, such as two headings
of almost the same words.

Args: "swapped", two passages in turned order; "moved", one passage elsewhere;
"sorted", each side by its alphabet; or "mixed", any other order; and the number
of passages. The spans are the passages themselves, or the whole stretch where
there are more than two. Alignments that were not made by an Aligner are looked
at only where a bead is marked as moved.`,
	Run: func(a *Alignment) []Finding {
		var out []Finding
		for _, us := range a.regions() {
			out = append(out, a.disordered(us))
		}
		return out
	},
}

// fewPassages is how many may change places by mistake.
const fewPassages = 5

// disordered makes the finding for a region.
func (a *Alignment) disordered(us []unit) Finding {
	f := Finding{Check: "order", Severity: Warning, Confidence: 1}
	all := us[0]
	for _, u := range us {
		all.src, all.dst = union(all.src, u.src), union(all.dst, u.dst)
		f.Confidence = min(f.Confidence, u.confidence)
	}
	how := "mixed"
	if a.sorted(us) {
		how, f.Severity = "sorted", Note
	} else if k, ok := mover(us); ok {
		how, all = "moved", us[k]
	} else if len(us) == 2 {
		how = "swapped"
	}
	// Many passages are sorted by something, if not by the alphabet.
	if f.Confidence < 0.6 || how == "mixed" && len(us) > fewPassages {
		f.Severity = Note
	}
	f.Src, f.Dst = spanOf(a.Src, all.src), spanOf(a.Dst, all.dst)
	f.Args = []string{how, strconv.Itoa(len(us))}
	return f
}

// mover returns the one unit without which the others are in order: of two, the
// one that is much the shorter.
func mover(us []unit) (int, bool) {
	if len(us) == 2 {
		switch x, y := us[0].beads, us[1].beads; {
		case 2*x < y:
			return 0, true
		case 2*y < x:
			return 1, true
		}
		return 0, false
	}
	// It is one of the first two that are not in order.
	first := 0
	for first+2 < len(us) && us[first].dst.Lo <= us[first+1].dst.Lo {
		first++
	}
	for k := first; k < first+2; k++ {
		rest := slices.Delete(slices.Clone(us), k, k+1)
		if slices.IsSortedFunc(rest, func(x, y unit) int { return cmp.Compare(x.dst.Lo, y.dst.Lo) }) {
			return k, true
		}
	}
	return 0, false
}

// sorted reports whether either side has a region in alphabetical order. Of two
// passages that says little, so the list around them counts too.
func (a *Alignment) sorted(us []unit) bool {
	var src, dst []int // segments
	for _, u := range us {
		src, dst = append(src, head(a.Src, u.src)), append(dst, head(a.Dst, u.dst))
	}
	slices.Sort(dst)
	if len(us) == 2 {
		return inSortedList(a.Src, src[0], src[1]) && inSortedList(a.Dst, dst[0], dst[1])
	}
	return alphabetical(a.Src, src) && alphabetical(a.Dst, dst)
}

// Of neighbours in a list such a share are in alphabetical order where it counts
// as sorted, and of the list around two passages so many entries.
const (
	inOrder    = 0.8
	sortedList = 5
)

// alphabetical reports whether segments are sorted by their words.
func alphabetical(d *segment.Document, heads []int) bool {
	good := 0
	for n := 1; n < len(heads); n++ {
		if before(d, heads[n-1], heads[n]) {
			good++
		}
	}
	return float64(good) >= inOrder*float64(len(heads)-1)
}

// inSortedList reports whether two segments stand in a list of blocks of one
// kind that is sorted.
func inSortedList(d *segment.Document, x, y int) bool {
	n := 1
	for _, step := range []int{-1, 1} {
		at := x
		for {
			next, ok := nextEntry(d, at, step)
			if !ok || step < 0 && !before(d, next, at) || step > 0 && !before(d, at, next) {
				break
			}
			at = next
			if n++; n >= sortedList && (step < 0 || at >= y) {
				break
			}
		}
		if step > 0 && at < y {
			return false
		}
	}
	return n >= sortedList
}

// head returns the first segment of a passage that is no remark.
func head(d *segment.Document, r Range) int {
	for i := r.Lo; i < r.Hi; i++ {
		if !remark(d, i) {
			return i
		}
	}
	return r.Lo
}

// remark reports whether a segment is in brackets, such as the name of what was
// defined before it in the other language.
func remark(d *segment.Document, i int) bool { return d.Text[d.Segments[i].Start] == '(' }

// nextEntry returns the next segment that opens a block of the kind of that of
// segment i, or in a text without blocks the next segment. Remarks are no
// entries, and neither is what an entry holds, such as its items.
func nextEntry(d *segment.Document, i, step int) (int, bool) {
	from := d.Segments[i].Block
	opens := d.Blocks[from].First == i
	for n := i + step; n >= 0 && n < len(d.Segments) && (n-i)*step <= entryReach; n += step {
		k := d.Segments[n].Block
		if b := d.Blocks[k]; b.Kind == d.Blocks[from].Kind && !remark(d, n) && (opens && b.First == n || !opens && k == from) {
			return n, true
		}
	}
	return 0, false
}

// entryReach is how many segments an entry of a list may have.
const entryReach = 12

// before reports whether a segment sorts before another by its words, with or
// without the articles and the like that it begins with.
func before(d *segment.Document, x, y int) bool {
	p, q := strings.Fields(d.Lang.Keys(d.SegmentText(x))), strings.Fields(d.Lang.Keys(d.SegmentText(y)))
	return slices.Compare(p, q) <= 0 || slices.Compare(bare(d.Lang, p), bare(d.Lang, q)) <= 0
}

// bare cuts off the function words at the start.
func bare(l *lang.Language, words []string) []string {
	for len(words) > 1 && l.Function([]byte(words[0])) {
		words = words[1:]
	}
	return words
}

// unit is a run of beads that follow each other on both sides.
type unit struct {
	src, dst   Range
	beads      int
	confidence float64 // of its beads, the mean
}

// regions returns the stretches of a document whose passages stand in another
// order on the other side, each as the passages in the order of the source. No
// region can be cut in two that are in order.
func (a *Alignment) regions() [][]unit {
	if a.memo != nil {
		return a.memo.regions()
	}
	return a.findRegions()
}

func (a *Alignment) findRegions() [][]unit {
	beads := a.paired()
	rank := make([]int, len(beads)) // by place in the source, that in the target
	byTarget := make([]int, len(beads))
	for k := range byTarget {
		byTarget[k] = k
	}
	slices.SortFunc(byTarget, func(x, y int) int { return cmp.Compare(beads[x].Dst.Lo, beads[y].Dst.Lo) })
	for r, k := range byTarget {
		rank[k] = r
	}
	var out [][]unit
	first, last := 0, 0 // of the region, and the highest rank in it
	for k := range beads {
		last = max(last, rank[k])
		if last > k {
			continue
		}
		if k > first {
			out = append(out, units(beads[first:k+1], rank[first:k+1]))
		}
		first, last = k+1, k+1
	}
	return out
}

// units joins the beads that follow each other on both sides.
func units(beads []Bead, rank []int) []unit {
	var out []unit
	for k, b := range beads {
		if k == 0 || rank[k] != rank[k-1]+1 {
			out = append(out, unit{src: b.Src, dst: b.Dst})
		}
		u := &out[len(out)-1]
		u.src, u.dst = union(u.src, b.Src), union(u.dst, b.Dst)
		u.beads++
		u.confidence += (b.Confidence - u.confidence) / float64(u.beads)
	}
	return out
}
