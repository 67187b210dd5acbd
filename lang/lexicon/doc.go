// Package lexicon holds bilingual lexicons: which words translate which, with
// probabilities in both directions. A lexicon is trained on pairs of sentences,
// read from a dictionary, or comes with the program (see the package enfr).
//
//	l := enfr.Lexicon()                                    // English and French
//	l, err := lexicon.Read(file, lang.English(), german)   // yours
//	l, stats, err := lexicon.Trainer{}.Train(ctx, lang.English(), lang.French(), pairs)
//
// The words of a lexicon are stems, what [lang.Language.Stem] leaves of the
// folded keys of [lang.Language.Words]. Numbers are in none: they need no
// lexicon.
//
//	for w := range english.Words(text) {
//		id, ok := l.FindSource(english.Stem(w.Key))
//
// A lexicon is used where it lies, in the bytes of its file: opening one takes
// microseconds, and looking up a word allocates nothing.
//
// Training is IBM Model 1 in both directions (Brown, Della Pietra, Della Pietra
// and Mercer 1993, The Mathematics of Statistical Machine Translation), which
// learn from what they agree on (Liang, Taskar and Klein 2006, Alignment by
// Agreement). In the end a little is taken off every count, so that words seen
// once do not confirm each other by chance, and of a word those translations are
// kept that have the greatest product of both probabilities.
package lexicon
