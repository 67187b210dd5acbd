// Package bitext reads and writes translated texts in the formats that other
// programs use: translation memories, files for translators, lines for training,
// and the links of aligners.
//
//	units := bitext.Units(alignment) // or a Reader's
//	err := bitext.Writer{Format: bitext.TMX}.Write(file, units)
//
//	for u, err := range (bitext.Reader{}).Read("memory.tmx", file) { ... }
//
// A [Unit] is a passage and its translation. Units are read and written one at a
// time, in memory that does not grow with the file. [Units] takes them from an
// alignment.
//
// # What a format keeps
//
// A passage without a counterpart is kept in every format, unless
// [Writer.DropUnaligned] is set. What else is kept:
//
//	format       segments  numbers  strength              document  languages
//	tmx          joined    lost     confidence, or score  lost      of each text
//	xliff-1.2    joined    lost     confidence, or score  source's  of each document
//	xliff-2.1    joined    lost     confidence, or score  source's  of the file
//	xces         lost      kept     as score              both      lost
//	ladder       lost      kept     as score              lost      lost
//	ladder-text  kept      lost     as score              lost      lost
//	vecalign     lost      kept     as score              lost      lost
//	moses        joined    lost     lost                  lost      lost
//	tsv          joined    lost     confidence, or score  lost      lost
//	jsonl        kept      kept     both, moved           both      of each text
//
// Segments: "joined" are those of a unit with a space between them. In ladder-text
// they have ~~~ between them, so a ~~~ inside them loses a stroke.
//
// Numbers are those of segments in their documents. Formats that hold nothing else
// are read with the segmented texts, see [Reader.SourceText], or without; then
// their units have no text. XCES counts from 1, the others from 0. A ladder only
// goes up: what stands elsewhere on the other side is two passages without a
// counterpart, if the unit says that it is [Unit.Moved], and otherwise an error.
//
// Strength: "confidence, or score" is the confidence where it is known, and
// otherwise the score. The property x-confidence or x-score of TMX has it, a note
// from or of the category "confidence" or "score" in XLIFF, and the third or the
// fourth column of TSV. Formats of aligners have one number whose unit is not
// said: they are given the same, and it is read as a score. vecalign has costs,
// which are one less the confidence, or the score with the other sign. A
// confidence has three decimals, and is never written as 0.
//
// An object of jsonl has the sides source and target, and type (the segments on
// either side, "1-2"), score, confidence and moved where they are known. A side has
// lang, file, segments (their numbers), text, and, of several segments, texts; or
// it is a string, which is its text. Other keys, such as those of a place in a
// file, are passed over when they are read. What would steer a terminal, or turn the
// direction of writing, is escaped.
//
// # What happens to text
//
// [Units] gives what a reader sees of a document that has markup, see
// [segment.Document.PlainText]. In a file text is never markup: what looks like
// it is escaped. Bytes that are not UTF-8 are U+FFFD. Marks of direction and a
// column of TSV that starts as a formula of a spreadsheet does stay as they are: it
// is text for programs, and whoever shows it must see to that.
//
// JSON loses nothing. XML keeps white space; characters that it cannot hold (those
// below U+0020 other than tabs and line ends, U+FFFE and U+FFFF) become U+FFFD, and
// the controls that it can hold (U+007F to U+009F) are written as references.
//
// The formats of lines (ladder-text, moses, tsv) hold a text in one line, so
//
//   - each run of white space becomes one space, and that at the ends is left out:
//     U+0009 to U+000D, U+0020, U+0085, U+2028 and U+2029, but no other spaces, such
//     as no-break spaces;
//   - other control characters, NUL among them, become U+FFFD;
//   - U+FEFF at the start of a text, which at the start of a file would be taken for
//     its byte order mark, is left out; inside it stays.
//
// Of XML that is read, inline tags are dropped and what is inside them is text. The
// text of a line is as it stands there, but for what separates it from the next and
// for a byte order mark at the start of the file.
//
// # What is read
//
// Readers are strict. They expand no entities but those of XML itself, open no
// other file, and refuse lines and units of more than 8 MB, texts between two tags,
// and tags, of more than 1 MB as they stand in the file, elements more than 100 deep,
// and ladders with more than 1,048,576 segments between two rungs. Writers write
// nothing that readers refuse: a unit that is too large, or with a number that is
// negative or 2,147,483,647 and more, is an error. The bounds are not lifted, as they
// keep what a file costs in memory small whatever is in it, and no passage comes near
// them.
//
// XLIFF is read from 1.0 to 1.2 and from 2.0 on; of 2.x each segment is a unit. TMX
// has a body, and each variant its language (xml:lang, or lang as before 1.3). Ids of
// units are not looked at: those of TMX need not differ, and in XLIFF units that share
// one still have their texts.
//
// Of vecalign each segment is in one unit, and the numbers of a side rise; a link of
// XCES has no sentence twice on one side. For the first, one bit for each segment is
// held in memory.
//
// # References
//
// TMX 1.4b: LISA OSCAR, 2005, now with GALA. XLIFF 1.2: OASIS, 2008; 2.1: OASIS,
// 2018. XCES: Ide, Bonhomme and Romary 2000, as OPUS uses it (Tiedemann 2012).
// hunalign: Varga and others 2005. vecalign: Thompson and Koehn 2019. Moses: Koehn
// and others 2007.
package bitext
