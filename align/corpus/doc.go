// Package corpus aligns any number of pairs of texts in flat memory: one pair a
// line in, one result a line out, in the order of the input, on all cores.
//
//	s := corpus.Stream{Aligner: align.Aligner{Scorer: align.Evidence{Lexicon: enfr.Lexicon()}}}
//	summary, err := s.Lines(ctx, os.Stdin, os.Stdout)
//
// A line of the input is a JSON object ([Pair]), a line of the output another
// ([Result]). What cannot be aligned, an object that is none or a text in no
// language that is known, has its line too, with the reason; the others go on.
//
// The pairs that are being aligned are a small multiple of the number of workers;
// no more is read before the first of them is written. So memory depends on the
// largest pairs and not on how many there are, and whoever reads the output slowly
// slows the reading of the input. The same input gives the same bytes, whatever
// the number of workers, and [Stream.Align], which is all that happens to a pair,
// gives them on any machine: a cluster can call it for each of its records.
//
// An interrupted run leaves whole lines behind but for the last. [Stream.Done] goes
// on from there: it looks at each of the lines, whether it is the result of its pair,
// and has the pairs behind them aligned.
package corpus
