package lang_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/lang"
)

// folder makes a folder of one file for each pair of a name and a text.
func folder(files ...string) fstest.MapFS {
	f := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		f[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return f
}

// TestLoadOwn loads a caller's own language with every list there is.
func TestLoadOwn(t *testing.T) {
	l, err := lang.Load(folder(
		"abbreviations-never.txt", "# persons\nM.\n\n  Mna.  \n",
		"abbreviations-starter.txt", "eca.\nap. J.-C.\n",
		"abbreviations-number.txt", "art.\npàg.\n",
		"titles.txt", "sénher\n",
		"starters.txt", "Lo\nAquò\n",
		"function-words.txt", "dins\nsens\n",
		"division-words.txt", "capítol\n",
		"elisions.txt", "l\nd\n",
		"ordinals.txt", "segond\t2\n",
		"numbers.txt", "trenta\t30\nmiliard\t1000000000\n",
		"months.txt", "3\tmarç\n8\tagost\tag.\tag\r\n",
		"weekdays.txt", "7\tdimenge\n",
		"furniture.txt", "anar al contengut\n",
		"names.txt", "occitan\nen occitan\n",
		"irregular.txt", "uèlh\tuèlhs\n",
		"suffixes.txt", "s\nacions\nacion\n",
		"suffixes-second.txt", "n-n\n",
		"notation.txt", "decimal\t,\n",
		"README.md", "not a list",
		"notes/old.txt", "not read",
	), "oc-FR")
	require.NoError(t, err)

	assert.Equal(t, "oc", l.Tag())
	assert.True(t, l.Listed())
	assert.Equal(t, lang.NeverFinal, l.Abbreviation("M."))
	assert.Equal(t, lang.NotAbbreviation, l.Abbreviation("m."), "its list has a capital")
	assert.Equal(t, lang.NeverFinal, l.Abbreviation("Mna."))
	assert.Equal(t, lang.FinalBeforeStarter, l.Abbreviation("Eca."), "its list has none")
	assert.Equal(t, lang.FinalBeforeStarter, l.Abbreviation("ap. J.-C."))
	assert.True(t, l.Phrase("ap.", "J.-C."))
	assert.Equal(t, lang.NotBeforeNumber, l.Abbreviation("pàg."))
	assert.True(t, l.Title([]byte("senher")))
	assert.True(t, l.Starter([]byte("lo")) && l.Starter([]byte("aquo")))
	assert.True(t, l.Function([]byte("dins")))
	assert.False(t, l.Function([]byte("lo")))
	assert.True(t, l.Division([]byte("capitol")))
	assert.Equal(t, 2, l.Ordinal([]byte("segond")))
	n, ok := l.Cardinal([]byte("miliard"))
	assert.True(t, ok)
	assert.EqualValues(t, 1_000_000_000, n)
	assert.Equal(t, 3, l.Month([]byte("marc")))
	assert.Equal(t, 8, l.Month([]byte("ag")))
	assert.Equal(t, 7, l.Weekday([]byte("dimenge")))
	assert.True(t, l.Furniture("anar al contengut principal"))
	assert.True(t, l.Named("occitan"))
	assert.False(t, l.Named("occitan principal"))
	assert.Equal(t, "nacion", string(l.Stem([]byte("nacions"))))
	assert.Equal(t, "votas", string(l.Stem([]byte("votasacions"))), "the longest suffix is cut")
	assert.Equal(t, "uelh", string(l.Stem([]byte("uelhs"))))
	assert.Equal(t, "vergon", string(l.Stem([]byte("vergonns"))), "the second list is cut after the first")
	assert.Equal(t, "l aiga 1234.5", l.Keys("l’aiga 1 234,5"))
}

func TestLoadNotation(t *testing.T) {
	for _, c := range []struct{ name, decimal, text, want string }{
		{"comma", ",", "1,234", "1.234"},
		{"point", ".", "1,234", "1234"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, err := lang.Load(folder("notation.txt", "decimal\t"+c.decimal), "es")
			require.NoError(t, err)
			assert.Equal(t, c.want, l.Keys(c.text))
		})
	}
}

// TestLoadReadsAround checks what stands around the entries of a list: a byte
// order mark, comments, white space and the ends of lines of other systems.
func TestLoadReadsAround(t *testing.T) {
	l, err := lang.Load(folder(
		"titles.txt", "\ufeff# persons\r\nsénher # and his wife\r\n\tdòna\t# too\r\n  # nobody\r\n",
		"function-words.txt", "\ufeffdins\n",
		"months.txt", "3\tmarç\t# no abbreviation\n8\tagost",
		"abbreviations-number.txt", "n#.\n",
	), "oc")
	require.NoError(t, err)
	for _, title := range []string{"senher", "dona"} {
		assert.True(t, l.Title([]byte(title)), title)
	}
	for _, word := range []string{"persons", "and", "senherandhiswife", "too", "nobody", ""} {
		assert.False(t, l.Title([]byte(word)), word)
	}
	assert.True(t, l.Function([]byte("dins")), "behind the mark")
	assert.Equal(t, 3, l.Month([]byte("marc")))
	assert.Equal(t, 8, l.Month([]byte("agost")))
	assert.Zero(t, l.Month([]byte("noabbreviation")))
	assert.Equal(t, lang.NotBeforeNumber, l.Abbreviation("N#."), "a sign inside a word")
}

func TestLoadErrors(t *testing.T) {
	for _, c := range []struct {
		name, tag string
		fsys      fs.FS
		want      string
	}{
		{"malformed tag", "o--c", folder("titles.txt", "a"), `lang: "o--c" is not a BCP 47 language tag`},
		{"empty folder", "oc", folder(), "lang: no lists (*.txt) in the folder"},
		{"folder without lists", "oc", folder("README.md", "a"), "lang: no lists (*.txt) in the folder"},
		{"lists in a folder below", "oc", folder("oc/titles.txt", "a"), "lang: no lists (*.txt) in the folder"},
		{"unknown file", "oc", folder("title.txt", "a"), "lang: title.txt: not a list of a language"},
		{"abbreviation without a full stop", "oc", folder("abbreviations-never.txt", "# a\nM.\nMna\n"),
			`lang: abbreviations-never.txt:3: abbreviation "Mna" does not end in a full stop`},
		{"abbreviation in two grades", "oc", folder("abbreviations-never.txt", "a.\n", "abbreviations-number.txt", "\nb.\na.\n"),
			`lang: abbreviations-number.txt:3: abbreviation "a." stands in two grades`},
		{"entry of signs", "oc", folder("titles.txt", "sénher\n—\n"), `lang: titles.txt:2: "—" has no word`},
		{"abbreviation of signs", "oc", folder("abbreviations-never.txt", "...\n"), `lang: abbreviations-never.txt:1: "..." has no word`},
		{"suffix of signs", "oc", folder("suffixes.txt", "-\n"), `lang: suffixes.txt:1: "-" has no word`},
		{"suffix with a word for a number", "oc", folder("suffixes.txt", "s\t3\nar\tfour\n"),
			`lang: suffixes.txt:2: "four" is not a number of letters to leave`},
		{"suffix that leaves nothing", "oc", folder("suffixes-second.txt", "s\t0\n"),
			`lang: suffixes-second.txt:1: "0" is not a number of letters to leave`},
		{"form of two bases", "oc", folder("irregular.txt", "anar\tvau\tvas\n\nvàler\tval\tvau\n"),
			`lang: irregular.txt:3: "vau" stands under "anar" already`},
		{"base that is a form", "oc", folder("irregular.txt", "anar\tvau\nvau\tvauc\n"),
			`lang: irregular.txt:2: "vau" stands under "anar" already`},
		{"base whole and not", "oc", folder("irregular.txt", "anar\tvau\n=anar\tvas\n"),
			`lang: irregular.txt:2: "=anar" stands under "anar" already`},
		{"form of signs", "oc", folder("irregular.txt", "anar\tvau\t—\n"), `lang: irregular.txt:1: "—" has no word`},
		{"invalid UTF-8", "oc", folder("titles.txt", "a\ns\xe9nher\n"), "lang: titles.txt:2: not UTF-8"},
		{"line without end", "oc", folder("titles.txt", "a\n"+strings.Repeat("b", 70_000)), "lang: titles.txt:2: a line of more than 64 KB"},
		{"ordinal 0", "oc", folder("ordinals.txt", "zerò\t0\n"), `lang: ordinals.txt:1: "0" is less than 1`},
		{"negative ordinal", "oc", folder("ordinals.txt", "segond\t-2\n"), `lang: ordinals.txt:1: "-2" is less than 1`},
		{"negative number", "oc", folder("numbers.txt", "mens\t-1\n"), `lang: numbers.txt:1: "-1" is less than 0`},
		{"one number word for two numbers", "oc", folder("numbers.txt", "cent\t100\nCent\t1000\n"),
			`lang: numbers.txt:2: "Cent" stands for 100 already`},
		{"month without a name", "oc", folder("months.txt", "1\tgenièr\n2\n"), "lang: months.txt:2: 2 has no name"},
		{"month with an empty name", "oc", folder("months.txt", "2\t\tfeb.\n"), `lang: months.txt:1: "" has no word`},
		{"one name for two months", "oc", folder("months.txt", "3\tmarç\n5\tmai\tmarc\n"),
			`lang: months.txt:2: "marc" stands for 3 already`},
		{"ordinal without a value", "oc", folder("ordinals.txt", "primièr\t1\nsegond 2\n"),
			`lang: ordinals.txt:2: "segond 2" has no value`},
		{"ordinal that is no number", "oc", folder("ordinals.txt", "segond\tdos\n"),
			`lang: ordinals.txt:1: "dos" is not a whole number`},
		{"number with decimals", "oc", folder("numbers.txt", "mièg\t0.5\n"),
			`lang: numbers.txt:1: "0.5" is not a whole number`},
		{"number beyond 64 bits", "oc", folder("numbers.txt", "fòrça\t99999999999999999999\n"),
			`lang: numbers.txt:1: "99999999999999999999" is not a whole number`},
		{"month 13", "oc", folder("months.txt", "13\tmarç\n"), `lang: months.txt:1: "13" is not a number from 1 to 12`},
		{"month 0", "oc", folder("months.txt", "0\tmarç\n"), `lang: months.txt:1: "0" is not a number from 1 to 12`},
		{"month without a number", "oc", folder("months.txt", "març\t3\n"), `lang: months.txt:1: "març" is not a number from 1 to 12`},
		{"weekday 8", "oc", folder("weekdays.txt", "# a\n\n8\tdimenge\n"), `lang: weekdays.txt:3: "8" is not a number from 1 to 7`},
		{"name without a word", "oc", folder("names.txt", "»\n"), `lang: names.txt:1: "»" has no word`},
		{"furniture without a word", "oc", folder("furniture.txt", "menu\n»\n"), `lang: furniture.txt:2: "»" has no word`},
		{"notation of another name", "oc", folder("notation.txt", "group\t,\n"), "lang: notation.txt:1: want decimal TAB"},
		{"notation of another sign", "oc", folder("notation.txt", "decimal\t·\n"), "lang: notation.txt:1: want decimal TAB"},
		{"notation without a sign", "oc", folder("notation.txt", "decimal\n"), "lang: notation.txt:1: want decimal TAB"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, err := lang.Load(c.fsys, c.tag)
			assert.Nil(t, l)
			require.Error(t, err)
			assert.True(t, strings.HasPrefix(err.Error(), c.want), "%q, not %q", err.Error(), c.want)
		})
	}
}

func TestLoadWithoutFolder(t *testing.T) {
	_, err := lang.Load(os.DirFS("no such folder"), "oc")
	require.ErrorIs(t, err, fs.ErrNotExist)
	assert.True(t, strings.HasPrefix(err.Error(), "lang: "), err.Error())
}

// TestLoadIsRepeatable checks that the built-in lists come through the same
// door: loaded again from their files, they answer alike.
func TestLoadIsRepeatable(t *testing.T) {
	for _, tag := range []string{"en", "fr"} {
		again, err := lang.Load(os.DirFS("data/"+tag), tag)
		require.NoError(t, err)
		built, err := lang.Lookup(tag)
		require.NoError(t, err)
		assert.Equal(t, built, again)
	}
}
