// Package align finds which passages of two documents face each other, and what
// one has that the other lacks.
//
//	aligner := align.Aligner{Scorer: align.Evidence{Lexicon: enfr.Lexicon()}}
//	v, err := aligner.Compare(ctx, english, french)
//	for _, b := range v.Alignment.Beads { ... } // which passage faces which
//	for _, f := range v.Findings { ... }        // what is missing, extra, untranslated
//
// A [Bead] is a group of source segments and the group of target segments that
// translates it; an [Alignment] puts every segment of both documents in exactly
// one bead. An [Aligner] has the settings, and its zero value is ready to use; it
// does without a lexicon. [Evidence] is the built-in [Scorer]; a caller may
// replace it or add to it. What is known beforehand, beads or borders, is kept:
// see [Aligner.Known]. [Alignment.Doubtful] points out what is uncertain. A
// [Check] is a value with a function; [Inspect] runs some over an alignment.
// Everything is given by byte offsets into the documents, which are never
// changed. Package report turns findings into sentences.
//
// The same documents give the same beads, whatever the number of workers, and
// swapping the two sides mirrors the result.
//
// # How it works
//
// An alignment is a path through a grid of places between source segments and
// places between target segments. A bead of k source and n target segments
// leads from (i, j) to (i+k, j+n). The best path is the one whose beads have
// the most evidence, all of it in nats: the logarithm of how much more probable
// the two groups are as translations of each other than apart,
//
//	log prior(shape) + length + words + labels + punctuation + structure
//
// so that leaving a segment alone, which has no evidence but its prior, competes
// on equal terms with pairing it.
//
// Length: the logarithm of the ratio of the lengths is normal (Gale and Church
// 1993 use the difference), against a null in which the lengths have nothing to
// do with each other (Moore 2002).
//
// Words: each word of one side is explained by the other with the probability
// t(f|e) of IBM Model 1 (Brown and others 1993), against a null that draws it
// from the words of its document. Numbers in either notation, number words,
// months and days, names and identical words, and cognates by their longest
// common subsequence (Melamed 1999) have a t(f|e) of their own; other words have
// that of the lexicon, if there is one. What one word can say is clipped, both
// directions are averaged, and a number or name that finds no like speaks against
// the bead.
//
// Labels: two list markers or section numbers that agree, or do not.
// Punctuation: what the groups start and end with. Structure: kinds of block,
// and a price for each border of a block inside a bead.
//
// Passages are left out in runs, so a gap costs more to open than to go on
// with, as in sequence comparison (Gotoh 1982).
//
// # How the search stays narrow
//
// Words that occur in few segments of both documents vote for places where two
// segments face each other, and the heaviest rising chain of votes draws a rough
// band through the grid. Inside it all words vote that are not too frequent, for
// the pairs of segments that have more in common than either has with any other;
// they draw the band that is searched. It is wider between votes that are far
// apart, where all paths with one gap fit, so that a block missing from one side
// does not lead the path astray, and time and memory grow with the length of the
// documents. Where such pairs keep step and look alike, they are beads without
// more ado.
//
// The rest is searched from coarse to fine. A first pass tries 1-1 beads and gaps
// only; the next ones try all shapes, in the places that the pass before found
// likely, and only where it was unsure. Long stretches are cut into windows that
// overlap, and joined where their paths meet; so cores share one document.
//
// The words of one source segment meet those of each target segment of the band
// once; what they have in common serves every shape of bead there (meeting.go).
//
// # What the documents teach
//
// Before the last pass, the beads found so far teach the model about these two
// documents: the ratio of their lengths, the shapes of their beads, and which
// words recur together that it does not know, by a few rounds of Model 1 with an
// absolute discount, so that words seen once confirm nothing.
//
// # Which path is taken
//
// Not the most probable one: of the last pass, the path is taken whose beads are
// expected to be right most often (Goodman 1996, for parsing), given all paths.
//
// # Passages out of order
//
// A path only goes forward. Where it leaves passages over on both sides, they are
// matched again without regard to order, if there is enough evidence for it; such
// beads are marked as moved. And a segment that was joined with a neighbour whose
// words it only repeats is taken out again: the words of such beads are matched
// one to one (Melamed 2000). In texts that are translated freely this is left.
// At last, what is left over on both sides of two lists that face each other, or
// of a stretch that is out of order anyway, is matched again with less evidence.
//
// # Confidence
//
// The confidence of a bead is its probability given all paths through the band
// (forward-backward; Baum 1972), with the scores flattened so that of the beads
// given 0.9, about nine in ten are right. A one-sided bead has the probability
// that its segment has no counterpart anywhere in reach.
//
// # Hostile input
//
// Any two documents can be given. Time and memory do not grow with the square of
// their length, whatever they hold: lines that are all the same, one line of 100 MB,
// no word in common or every one, one side a hundred times the other. Of the shapes
// measured ten times as much takes about ten times as long, but for two kinds: a
// text in which no word ever recurs takes up to eighteen times as long, since its
// vocabulary grows with it, and one that nothing anchors takes more than its share
// until the band is as wide as it gets, at a few thousand segments, or, turned
// around, at a hundred thousand. A pair of segments takes one to three kilobytes: a
// text of 100 MB whose sentences have three bytes each needs more than 24 GB.
//
// So that it is so, some things are left in a text that is like no other: of a
// segment the first thousand words count, and behind the first hundred none that has
// been there eight times; of two groups with more than a quarter of a million pairs
// of words, words match that stand about as far into their groups; the band is
// narrower in a long stretch that nothing anchors, and the longer the segments are;
// of words that resemble too many others, no cognates are sought; values are not
// looked for in a passage of more than 256 kB.
//
// Among thousands of lines that are all the same no pairing is better than another,
// and beads of any shape are given.
//
// [Aligner.Align] and [Aligner.Compare] return when their context is done, at once,
// also where a caller's Scorer or Check does not; what they were at ends by itself
// at its next step, which may be a second later, and its result is dropped.
//
// Tests align and compare texts of such shapes; examples/benchmarks/shapes measures
// time and memory at a size and at ten times the size, and the wait after a
// cancellation.
//
// # What each kind of evidence is worth
//
// Strict F1 and F1 of segments without a counterpart, with each kind of evidence
// left out. The words take the lexicon with them. See README.md for the sets;
// textberg is German and French, and the lexicon is not.
//
//	$ visavis evaluate align --ablation ../shared/gold/align
//	     left out          laws  laws-crossing      petition      textberg     transread
//	      nothing  0.9975 0.698   0.9900 0.000  1.0000 1.000  0.9093 0.768  0.9472 0.681
//	       length  0.9975 0.677   0.9860 0.000  1.0000 1.000  0.7596 0.527  0.9205 0.400
//	        words  0.9912 0.154   0.9019 0.000  1.0000 1.000  0.7536 0.476  0.8094 0.204
//	      lexicon  0.9965 0.543   0.9875 0.000  1.0000 1.000  0.9014 0.731  0.9298 0.543
//	       labels  0.9969 0.624   0.9898 0.000  1.0000 1.000  0.9079 0.760  0.9468 0.671
//	  punctuation  0.9973 0.687   0.9913 0.000  1.0000 1.000  0.8904 0.684  0.9379 0.587
//	    structure  0.9959 0.702   0.9852 0.000  0.9796 0.500  0.9014 0.784  0.9466 0.681
//	   adaptation  0.9964 0.667   0.9870 0.000  1.0000 1.000  0.8866 0.804  0.9407 0.604
package align
