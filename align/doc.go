// Package align finds which passages of two documents face each other, and what
// one has that the other lacks.
//
//	v, err := align.Compare(ctx, english, french)
//	for _, b := range v.Alignment.Beads { ... } // which passage faces which
//	for _, f := range v.Findings { ... }        // what is missing, extra, untranslated
//
// A [Bead] is a group of source segments and the group of target segments that
// translates it; an [Alignment] puts every segment of both documents in exactly
// one bead. An [Aligner] has the settings, and its zero value is ready to use.
// [Evidence] is the built-in [Scorer]; a caller may replace it or add to it. A
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
// common subsequence (Melamed 1999) have a t(f|e) without any lexicon. What one
// word can say is clipped, both directions are averaged, and a number or name
// that finds no like speaks against the bead.
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
// segments face each other. The heaviest rising chain of votes is drawn through
// the grid, and only a band around it is searched: wider between votes that are
// far apart, where all paths with one gap fit. So time and memory grow with the
// length of the documents, and a block missing from one side does not lead the
// path astray. Long stretches are solved through a window that moves along.
//
// The words of one source segment meet those of each target segment of the band
// once; what they have in common serves every shape of bead there (the row
// cache in lattice.go).
//
// # The second pass
//
// The beads of a first pass teach the model about these two documents: the
// ratio of their lengths, the shapes of their beads, and which words recur
// together, by a few rounds of Model 1 with an absolute discount, so that words
// seen once confirm nothing. The documents are then cut between beads that are
// sure, and the pieces solved again side by side, in a narrower band.
//
// # Confidence
//
// The confidence of a bead is its probability given all paths through the band
// (forward-backward; Baum 1972), with the scores flattened so that of the beads
// given 0.9, about nine in ten are right. A one-sided bead has the probability
// that its segment has no counterpart anywhere in reach.
package align
