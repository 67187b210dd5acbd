// Package evaluate measures segmentation and alignment against gold standards.
//
// Alignments are scored as the field does: strict counts a bead as right when
// gold has exactly the same one, lax when a gold bead overlaps it on both
// sides. Precision is over all predicted beads, recall over the gold beads that
// have two sides, as the scorer of vecalign (Thompson and Koehn 2019) counts
// them. Unaligned segments have a score of their own.
//
// Segmentations are scored by their boundaries: the ends of sentences inside a
// record, white space aside.
package evaluate
