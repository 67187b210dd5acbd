package segment_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
	"github.com/visavis/visavis/segment/internal/segtest"
)

// rows returns the cells of a document with bars between them, a line of the
// text on each line.
func rows(d *segment.Document) string {
	var out strings.Builder
	line := 0
	for _, b := range d.Blocks {
		if b.Kind != segment.Cell {
			continue
		}
		switch at := d.Position(b.Start).Line; {
		case line == 0:
			line = at
		case at != line:
			out.WriteByte('\n')
			line = at
		default:
			out.WriteString(" | ")
		}
		out.WriteString(d.Text[b.Start:b.End])
	}
	return out.String()
}

var tables = []struct{ name, source, want string }{
	{"pipes", "| Port | Fare |\n|------|:----:|\n| Grebe | 12 |\n| Heron | 14 |", "Port | Fare\nGrebe | 12\nHeron | 14"},
	{"pipes without outer bars", "Port | Fare\n---- | ---:\nGrebe | 12", "Port | Fare\nGrebe | 12"},
	{"pipes without a rule", "| Port | Fare |\n| Grebe | 12 |", "Port | Fare\nGrebe | 12"},
	{"pipes with one hyphen", "|Port|Fare|\n|-|-|\n|Grebe|12|", "Port | Fare\nGrebe | 12"},
	{"pipes with no last bar", "| Port | Fare\n|---|---\n| Grebe | 12", "Port | Fare\nGrebe | 12"},
	{"pipes with an escaped bar", "| Key | Meaning |\n|---|---|\n| a \\| b | either |", "Key | Meaning\na \\| b | either"},
	{"pipes with empty cells", "| Port | Fare |\n|---|---|\n| | 12 |\n| Heron | |\n| | |\n| Loon | 9 |", "Port | Fare\n12\nHeron\nLoon | 9"},
	{"pipes with hyphens for no figure", "| Port | Fare |\n|---|---|\n| - | - |", "Port | Fare\n- | -"},
	{"psql", " id | name  \n----+-------\n  1 | Grebe\n  2 | Heron\n(2 rows)", "id | name\n1 | Grebe\n2 | Heron"},
	{"grid", "+-------+------+\n| Port  | Fare |\n+=======+======+\n| Grebe | 12   |\n+-------+------+", "Port | Fare\nGrebe | 12"},
	{"grid with a row of two lines", "+-------+---------+\n| Grebe | twelve  |\n| Head  | dollars |\n+-------+---------+\n| Heron | nine    |\n+-------+---------+", "Grebe | twelve\nHead | dollars\nHeron | nine"},
	{"grid with cells over two rows", "+------+------+\n| Port | 2020 |\n|      +------+\n|      | 2021 |\n+------+------+", "Port | 2020\n2021"},
	{"grid with a title", "+-------------+\n| Fares       |\n+------+------+\n| Port | 2020 |\n| Loon | 12   |\n| Tern | 14   |\n+------+------+", "Fares\nPort | 2020\nLoon | 12\nTern | 14"},
	{"box drawing", "┌───────┬──────┐\n│ Port  │ Fare │\n├───────┼──────┤\n│ Grebe │ 12   │\n└───────┴──────┘", "Port | Fare\nGrebe | 12"},
	{"double box drawing", "╔═══════╦══════╗\n║ Île   ║ Prix ║\n╠═══════╬══════╣\n║ Grèbe ║ 12   ║\n╚═══════╩══════╝", "Île | Prix\nGrèbe | 12"},
	{"box drawing inside alone", "Port  │ Fare\n──────┼─────\nGrebe │ 12", "Port | Fare\nGrebe | 12"},
	{"tabs", "Port\tFare\nGrebe\t12", "Port | Fare\nGrebe | 12"},
	{"tabs with empty fields", "\t2020\t2021\nGrebe\t12\t\nHeron\t\t14", "2020 | 2021\nGrebe | 12\nHeron | 14"},
	{"tabs that align", "Grebe Harbour\t12\nHeron\t\t14\nLoon\t\t15", "Grebe Harbour | 12\nHeron | 14\nLoon | 15"},
	{"tabs and numbered rows", "1\tGrebe\t12\n2\tHeron\t14", "1 | Grebe | 12\n2 | Heron | 14"},
	{"tabs and pages", "1.\tIntroduction\t3\n2.\tThe ferry\t7", "1. | Introduction | 3\n2. | The ferry | 7"},
	{"tabs and years", "2020\t125\n2021\t130", "2020 | 125\n2021 | 130"},
	{"figures under each other", "Grebe      12\nHeron       9\nLoon      140", "Grebe | 12\nHeron | 9\nLoon | 140"},
	{"three columns", "Port     Boat    Day\nGrebe    Tern    Monday\nHeron    Petrel  Friday", "Port | Boat | Day\nGrebe | Tern | Monday\nHeron | Petrel | Friday"},
	{"words in five rows", "ferry      traversier\nwharf      quai\nharbour    port\nbuoy       bouée\nanchor     ancre", "ferry | traversier\nwharf | quai\nharbour | port\nbuoy | bouée\nanchor | ancre"},
	{"columns with an empty cell", "Port     2020  2021\nGrebe      12    14\nHeron            15\nLoon        9     8", "Port | 2020 | 2021\nGrebe | 12 | 14\nHeron | 15\nLoon | 9 | 8"},
	{"columns with a wrapped cell", "Grebe    12   the boat of\n              the island\nHeron    14   no boat\nLoon     15   two boats", "Grebe | 12 | the boat of\nthe island\nHeron | 14 | no boat\nLoon | 15 | two boats"},
	{"columns under a rule", "Port     Boat\n------   ------\nGrebe    Tern", "Port | Boat\nGrebe | Tern"},
	{"columns under a rule with single spaces", "ID NAME\n-- -----\n1  Grebe\n2  Heron", "ID | NAME\n1 | Grebe\n2 | Heron"},
	{"simple table", "=====  ======\nPort   Boat\n=====  ======\nGrebe  Tern\nHeron  Petrel\n=====  ======", "Port | Boat\nGrebe | Tern\nHeron | Petrel"},
	{"simple table without header", "=====  ======\nGrebe  Tern\nHeron  Petrel\n=====  ======", "Grebe | Tern\nHeron | Petrel"},
	{"columns between full rules", "------------\nPort    Fare\n------------\nGrebe     12\nHeron     14\n------------", "Port | Fare\nGrebe | 12\nHeron | 14"},
	{"accents", "Île-aux-Grues    12\nLévis             9\nQuébec          140", "Île-aux-Grues | 12\nLévis | 9\nQuébec | 140"},
	{"dots", "Introduction ........ 3\nThe ferry ........... 12", "Introduction | 3\nThe ferry | 12"},
	{"dots with spaces", "Introduction . . . . . . iv\nThe ferry . . . . . . . 12", "Introduction | iv\nThe ferry | 12"},
	{"dots behind a long label", "Introduction ........ 3\nFerries and wharves ... 12", "Introduction | 3\nFerries and wharves | 12"},
	{"a line of dots", "Introduction................................3", "Introduction | 3"},
}

func TestTables(t *testing.T) {
	for _, c := range tables {
		t.Run(c.name, func(t *testing.T) {
			for _, around := range []string{"%s", "Fares\n\n%s\n\nThe ferry runs daily.\n", "The fares of this year are the following:\n%s\nThe ferry runs daily.\n"} {
				source := fmt.Sprintf(around, c.source)
				d := segment.Parse("-", source, lang.English())
				segtest.Document(t, d)
				assert.Equal(t, c.want, rows(d), "in %q", around)
				assert.Equal(t, source, d.Source)
			}
		})
	}
}

// What has bars, tabs, gaps or dots and is no table.
func TestNoTables(t *testing.T) {
	for _, c := range []struct{ name, source string }{
		{"bar in prose", "Then run grep a | b and read\nwhat it says about a | b there."},
		{"bar in one line", "Home | Services | Contact"},
		{"shell pipelines", "cat fares.txt | sort | uniq -c\ncat ports.txt | sort | uniq -c\nls | wc -l"},
		{"absolute values", "|x| = |y|\n|a| = |b|"},
		{"one row of pipes", "The row\n| Grebe | 12 |\nstands alone."},
		{"frame around a paragraph", "+-----------------------+\n| The ferry is closed   |\n| until further notice. |\n+-----------------------+"},
		{"frame of strokes", "┌─────────────────────┐\n│ The ferry is closed │\n│ until tomorrow.     │\n└─────────────────────┘"},
		{"frame of stars", "*********************\n*  The ferry is     *\n*  closed until     *\n*  further notice   *\n*  by order of      *\n*  the Minister     *\n*********************"},
		{"tree of files", "docs\n├── fares.txt\n│   ├── en.txt\n│   └── fr.txt\n└── ports.txt"},
		{"rules in prose", "The ferry is closed.\n----\nThe wharf is open.\n-----  -----\nThe road is open."},
		{"header that prose fits", "In it, as a rule\n-- --- - ----\nwe go to the sea"},
		{"scene breaks", "* * *\n-----\n=====\n- - -"},
		{"verse", "The ferry leaves at break of day,\n    And no one waves it on its way;\nThe gulls    above the harbour cry,\n    And answer to an empty sky."},
		{"address", "Ruth Hamel\n12 Wharf Road\nGrebe Harbour NS  B0K 1A0\nCanada"},
		{"two addresses", "Ruth Hamel            Paul Okafor\n12 Wharf Road         5 Quay Street\nGrebe Harbour NS      Heron Island NB"},
		{"signatures", "____________        ____________\nRuth Hamel          Paul Okafor\nPresident           Treasurer\nGrebe Harbour       Heron Island\nMay 4               May 5\nby hand             by mail"},
		{"signatures above a line", "Ruth Hamel          Paul Okafor\nPresident           Treasurer\nGrebe Harbour       Heron Island\nMay 4               May 5\nby hand             by mail\n____________        ____________"},
		{"signatures with tabs", "____________\t____________\nRuth Hamel\tPaul Okafor\nPresident\tTreasurer"},
		{"signatures under hyphens", "------------        ------------\nRuth Hamel          Paul Okafor\nPresident           Treasurer"},
		{"blanks to fill in", "Name: ______________   Date: ________\nPort: ______________   Boat: ________\nFare: ______________   Seat: ________"},
		{"justified prose", "The  residents of  Grebe Harbour  will meet  on Tuesday  in the hall\nof the  parish to discuss  the ferry, the  wharf and the new  road to\nthe  hospital.  Everyone is  welcome. Coffee  will be served from  six\nin the  evening, and the  committee will  report on its meeting  with\nthe Minister  of Transport, who  promised to restore  the ferry soon."},
		{"one wide gap in each line", "The residents of the  harbour will meet on\nTuesday in the hall  of the parish to hear\nof the ferry and the  new road to the town\nand to vote upon the  motion of last month\nthat was put off for  want of time to read"},
		{"two spaces after full stops", "The ferry is old.  It leaks.\nThe wharf is new.  It creaks.\nThe roads are so.  They go on.\nThe hotel is shut.  We wait.\nThe school is so.  They wait."},
		{"two spaces after Mr.", "We met with Mr.  Hamel and\nwent on with Mr.  Okafor to\nsee the boat of Mr.  Sloan."},
		{"code", "    fare = 12      # dollars\n    boats = 2      # in summer\n    name = 'Tern'  # the boat"},
		{"code in C", "    int fare;      // dollars\n    int boats;     // in summer\n    char *name;    // of the boat"},
		{"list with tabs", "1.\tRestore the ferry\n2.\tPublish the report\n3.\tMeet the residents"},
		{"letters with tabs", "(a)\tRestore the ferry\n(b)\tPublish the report\n(c)\tMeet the residents"},
		{"bullets with tabs", "•\tRestore the ferry\n•\tPublish the report\n-\tMeet the residents\n-\tAnswer the letter"},
		{"list with gaps", "1.   Restore the ferry\n2.   Publish the report\n3.   Meet the residents\n4.   Answer the letter\n5.   Pay the fare"},
		{"nested list with tabs", "1.\t(a)\tRestore the ferry\n2.\t(b)\tPublish the report"},
		{"script", "RUTH:\tWe must go\nand leave the harbour to the gulls."},
		{"dialogue with tabs", "RUTH:\tWe must go\nPAUL:\tNot yet\nRUTH:\tNow"},
		{"dialogue without colons", "RUTH\tWe must go.\nPAUL\tWhy?\nRUTH\tThe boat leaves!"},
		{"dialogue with gaps", "RUTH      We must go.\nPAUL      Why should we?\nRUTH      The boat leaves.\nPAUL      It always does.\nRUTH      Not today."},
		{"head of a letter", "To:\tThe Minister\nFrom:\tRuth Hamel\nDate:\tMay 4, 2022"},
		{"law with tabs", "5\t(1)\tAn operator shall give notice.\n6\t(2)\tSubsection (1) does not apply.\n7\tThe Minister may exempt a ferry."},
		{"law with gaps", "5     An operator shall give notice\n6     The Minister may exempt a ferry\n7     The harbour is open to all\n8     No fee is paid at night\n9     This Act may be cited"},
		{"sections with tabs", "Section 5\tNotices of the operator\nSection 6\tFerries that are exempt"},
		{"minutes", "9:00\tCall to order\n9:05\tApproval of the agenda\n9:30\tThe ferry"},
		{"grouped numbers", "The island has 12  345 people\nand the county 67  890 people\nwho all pay some 1  200 dollars"},
		{"tab-indented paragraph", "\tThe ferry is closed and\n\tthe wharf is open to all."},
		{"ellipses", "We waited .... and waited\nuntil 3 .... and went home at 5"},
		{"a blank to fill in with dots", "Name: ............ 1\nPort: ............ 2"},
		{"dots without a page", "Introduction ..................\nThe ferry ....................."},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, around := range []string{"%s", "The ferry runs daily.\n%s\nIt is free.\n"} {
				d := segment.Parse("-", fmt.Sprintf(around, c.source), lang.English())
				segtest.Document(t, d)
				assert.Empty(t, rows(d), "in %q", around)
			}
		})
	}
}

// A table is read alike whatever ends its lines and however its accents are
// written.
func TestTablesInAnyForm(t *testing.T) {
	for _, c := range tables {
		t.Run(c.name, func(t *testing.T) {
			source := strings.NewReplacer("Grebe", "Grèbe", "Heron", "Hérôn", "ferry", "férry").Replace(c.source)
			segtest.LineEnds(t, source, func(s string) *segment.Document { return segment.Parse("-", s, lang.French()) })
			segtest.Forms(t, source, func(s string) *segment.Document { return segment.Parse("-", s, lang.French()) })
			assert.NotEmpty(t, rows(segment.Parse("-", source, lang.French())))
		})
	}
}

// Borders, rules and leaders are blanked in Text and nowhere else.
func TestTableMask(t *testing.T) {
	source := "Fares — été\n| Île | 12 |\n|-----|----|\n| b   | c  |\nThe end ........ 3"
	d := segment.Parse("-", source, lang.English())
	assert.Equal(t, source, d.Source)
	assert.Equal(t, "Fares — été\n  Île   12  \n            \n  b     c   \nThe end          3", d.Text)
}

// longTables are tables longer than the window of a stream, with no blank line
// at which it could be cut.
func longTables() map[string]string {
	const n = 6000
	repeat := func(head, row string) string {
		var b strings.Builder
		b.WriteString(head)
		for i := range n {
			fmt.Fprintf(&b, row, i, i%7)
		}
		return b.String()
	}
	return map[string]string{
		"pipes":                    repeat("| Port | Fare |\n|---|---|\n", "| The port of Grebe Harbour %d | %d |\n"),
		"pipes without outer bars": repeat("Port | Fare\n---|---\n", "The port of Grebe Harbour %d | %d\n"),
		"grid":                     repeat("+---+---+\n", "| The port of Grebe Harbour %d | %d |\n+---+---+\n"),
		"tabs":                     repeat("Port\tFare\tDay\n", "The port of Grebe Harbour %d\t%d\tMonday. Tuesday.\n"),
		"columns":                  repeat("Port                              Fare\n", "The port of Grebe Harbour %06d    %d\n"),
		"columns under a rule":     repeat("Port                             Fare\n-------------------------------- ----\n", "The port of Grebe Harbour %06d %d\n"),
		"short tables":             repeat("Fares\n\n", "\t2020\t%d\nGrebe\t12\t14\n\n"+"    Port       2020    2021\n    Grebe        12    14\n    Heron  %13d\n\n| a | b |\n| c | d |\n\n"),
		"dots":                     repeat("", "The port of Grebe Harbour %d ..... %d\n"),
	}
}

func TestTablesInStream(t *testing.T) {
	for name, text := range longTables() {
		t.Run(name, func(t *testing.T) {
			d := segment.Parse("-", text, lang.English())
			require.Equal(t, segment.Cell, d.Blocks[len(d.Blocks)-1].Kind)
			for _, window := range []int{64 << 10, 100_003} {
				got := streamed(t, strings.NewReader(text), window)
				for i, p := range got {
					if s := d.Segments[i]; s.Span != p.Span || d.Blocks[s.Block].Kind != p.Kind {
						t.Fatalf("%s %q at %v, not at %v", p.Kind, p.Text, p.Span, s.Span)
					}
				}
				require.Equal(t, len(d.Segments), len(got))
			}
		})
	}
}

// TestTablesAreLinear runs long tables and what looks like them, in shapes that
// a quadratic scan would not finish.
func TestTablesAreLinear(t *testing.T) {
	const n = 40_000
	for name, source := range map[string]string{
		"rows":           strings.Repeat("| Grebe | 12 |\n", n),
		"rows with tabs": strings.Repeat("Grebe\t12\n", n),
		"aligned rows":   strings.Repeat("Grebe    12\n", n),
		"items and tabs": strings.Repeat("1.\tGrebe\n", n),
		"items and gaps": strings.Repeat("(a)    Grebe\n", n),
		"wide gaps":      strings.Repeat("The  ferry  of the  harbour  is  closed\n", n),
		"rules":          strings.Repeat("----  ----\n", n),
		"borders":        strings.Repeat("+---+---+\n", n),
		"headers":        strings.Repeat("Grebe  Heron\n----- -----\n", n),
		"dots":           strings.Repeat("Grebe ..... 3\n", n),
		"bars":           strings.Repeat("|", 20*n),
		"lines of bars":  strings.Repeat("|\n", n),
		"hyphens":        "|" + strings.Repeat("-", 20*n) + "\n|" + strings.Repeat("-", 20*n),
		"tabs":           strings.Repeat("a\t", 10*n) + "\n" + strings.Repeat("b\t", 10*n),
		"spaces":         strings.Repeat("a  ", 10*n) + "\n" + strings.Repeat("b  ", 10*n),
		"long dots":      "a" + strings.Repeat(".", 20*n) + "3\n",
		"blank tabs":     "a" + strings.Repeat("\t", 20*n) + "b\nc" + strings.Repeat("\t", 20*n) + "d",
	} {
		t.Run(name, func(t *testing.T) {
			segtest.Document(t, segment.Parse("-", source, lang.English()))
		})
	}
}

// tablePieces are what generated tables are made of.
var tablePieces = []string{
	"Grebe", "the ferry", "12", "3.75", "été", "e\u0301", "1.", "(a)", "•", "RUTH:", "Fares.", "____", "\xff", "😀",
	"|", "| ", " | ", " |\n", "\n|", "|---|---|\n", "---|---\n", "+---+\n", "+--+--+\n", "-----\n", "---- ----\n", "====  ====\n",
	"│", " │ ", "─", "├──┼──┤\n", "\\|", "\t", "\t", "\t\t", "  ", "   ", "     ", " ", "\n", "\n", "\n", "\n\n", "\f", "\u2028", "\u00a0",
	" ..... 3\n", " . . . . . . iv\n", "…………9\n",
}

func TestPropertiesOfGeneratedTables(t *testing.T) {
	random := rand.New(rand.NewPCG(18, 67))
	cells := 0
	for i := range 2000 {
		var b strings.Builder
		piece := func() string { return tablePieces[random.IntN(len(tablePieces))] }
		for range random.IntN(8) {
			// Lines like each other, as in a table.
			a, gap, n := piece(), piece(), 1+random.IntN(5)
			for range n {
				b.WriteString(a + gap + piece() + gap + piece() + "\n")
			}
		}
		source := b.String()
		d := segment.Parse("-", source, lang.English())
		segtest.Document(t, d)
		segtest.LineEnds(t, source, func(s string) *segment.Document { return segment.Parse("-", s, lang.English()) })
		if cells += len(rows(d)); t.Failed() {
			t.Fatalf("text %d: %q", i, source)
		}
	}
	assert.Greater(t, cells, 1000)
}
