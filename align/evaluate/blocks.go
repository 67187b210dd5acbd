package evaluate

import (
	"encoding/json"
	"io"
	"slices"

	"github.com/visavis/visavis/segment"
)

// BlockLine is what a line of a text is, by hand: the kinds a reader may see in
// it, its marker and its sentences.
type BlockLine struct {
	File      string   `json:"file"`
	Line      int      `json:"line"`
	Start     int      `json:"start"` // bytes of the trimmed line, half open
	End       int      `json:"end"`
	Kind      string   `json:"kind"`
	Also      []string `json:"also"` // other kinds a reader could defend
	Marker    string   `json:"marker"`
	Sentences []string `json:"sentences"`
}

// ReadBlocks reads the lines of a file {"blocks": [...]}.
func ReadBlocks(r io.Reader) ([]BlockLine, error) {
	var file struct {
		Blocks []BlockLine `json:"blocks"`
	}
	err := json.NewDecoder(r).Decode(&file)
	return file.Blocks, err
}

// BlockScore counts the lines whose kind and sentences agree.
type BlockScore struct{ Lines, Kinds, Sentences int }

// BlockMiss is a line whose kind or sentences do not agree.
type BlockMiss struct {
	Line *BlockLine
	Got  string // kind of the block
}

// kindOf maps the kinds of the annotation to those of package segment.
var kindOf = map[string]string{
	"bullet": "item", "numbered": "item",
	"boilerplate": "line", "meta": "line", "signature": "line",
	"heading": "heading", "paragraph": "paragraph",
}

// Blocks scores how a parser sees the lines of some texts, which open finds by
// name. Each line that is missed is handed to miss, which may be nil.
func Blocks(p segment.Parser, lines []BlockLine, open func(name string) (string, error), miss func(BlockMiss)) (BlockScore, error) {
	var score BlockScore
	var d *segment.Document
	for i := range lines {
		l := &lines[i]
		if d == nil || d.Name != l.File {
			text, err := open(l.File)
			if err != nil {
				return score, err
			}
			d = p.Parse(l.File, text)
		}
		k, found := slices.BinarySearchFunc(d.Blocks, l.Start, func(b segment.Block, at int) int { return b.Start - at })
		score.Lines++
		if !found {
			if miss != nil {
				miss(BlockMiss{l, "no block"})
			}
			continue
		}
		b := &d.Blocks[k]
		kinds := []string{kindOf[l.Kind]}
		for _, also := range l.Also {
			kinds = append(kinds, kindOf[also])
		}
		sentences := []string{}
		for s := b.First; s < b.Last; s++ {
			sentences = append(sentences, d.SegmentText(s))
		}
		kind := slices.Contains(kinds, b.Kind.String())
		same := slices.Equal(sentences, l.Sentences)
		if kind {
			score.Kinds++
		}
		if same {
			score.Sentences++
		}
		if miss != nil && (!kind || !same) {
			miss(BlockMiss{l, b.Kind.String()})
		}
	}
	return score, nil
}
