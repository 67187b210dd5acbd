//go:build unix

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// sentences are those that the pairs of the benchmarks are made of. A number is
// put into each.
var sentences = [][2]string{
	{"The council of the harbour met on Tuesday to look at the %d requests that had come in since spring.", "Le conseil du port s’est réuni mardi pour examiner les %d demandes reçues depuis le printemps."},
	{"Anyone who lives in one of the %d streets around the market may ask for a permit at the town hall.", "Toute personne qui habite l’une des %d rues autour du marché peut demander un permis à la mairie."},
	{"The library stays open until nine in the evening and lends %d books a day.", "La bibliothèque reste ouverte jusqu’à neuf heures du soir et prête %d livres par jour."},
	{"Repairs to the old bridge will take about %d weeks, during which cars have to go through Beaumont.", "Les travaux du vieux pont dureront environ %d semaines, pendant lesquelles les voitures devront passer par Beaumont."},
	{"No fee is charged for children under %d years of age.", "L’entrée est gratuite pour les enfants de moins de %d ans."},
	{"The report, which runs to %d pages, says that the quality of the water has improved in every district.", "Le rapport, qui compte %d pages, indique que la qualité de l’eau s’est améliorée dans tous les quartiers."},
	{"Please keep your receipt: you will need its number, %d, if you write to us.", "Veuillez conserver votre reçu : son numéro, le %d, vous sera demandé si vous nous écrivez."},
	{"Volunteers planted %d trees along the canal last autumn, most of them oaks and maples.", "L’automne dernier, des bénévoles ont planté %d arbres le long du canal, surtout des chênes et des érables."},
	{"The mayor thanked the %d people who had answered the survey.", "Le maire a remercié les %d personnes qui ont répondu au sondage."},
	{"A bus leaves the station every %d minutes and stops in front of the hospital.", "Un autobus part de la gare toutes les %d minutes et s’arrête devant l’hôpital."},
	{"Article %d of the by-law does not apply to boats that carry passengers.", "L’article %d du règlement ne s’applique pas aux bateaux qui transportent des passagers."},
	{"Questions may be sent in English or French, and are answered within %d working days.", "Les questions peuvent être posées en français ou en anglais; une réponse est donnée dans un délai de %d jours ouvrables."},
}

// sixes are n pairs of six sentences.
func sixes(t testing.TB, n int) []byte {
	var b bytes.Buffer
	for i := range n {
		var text [2]string
		for k := range 6 {
			for side, s := range sentences[(i*5+k*(1+i%3))%len(sentences)] {
				text[side] += fmt.Sprintf(s, (i*7+k*13)%900+2) + " "
			}
		}
		line, err := json.Marshal(map[string]any{"id": i, "source": text[0], "target": text[1]})
		require.NoError(t, err)
		b.Write(append(line, '\n'))
	}
	return b.Bytes()
}

// cpu is the processor time of this process.
func cpu(t testing.TB) time.Duration {
	var u syscall.Rusage
	require.NoError(t, syscall.Getrusage(syscall.RUSAGE_SELF, &u))
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkPairs tells the processor time of the pairs of six sentences, from
// files to files: without Beam, and with it on Prism.
func BenchmarkPairs(b *testing.B) {
	const shards, each = 4, 500
	dir := b.TempDir()
	for k := range shards {
		require.NoError(b, os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.jsonl", k)), sixes(b, each), 0o600))
	}
	s := shardFn{Input: dir + "/*.jsonl", Output: b.TempDir()}
	require.NoError(b, s.check(nil))
	for _, c := range []struct {
		name string
		run  func() error
	}{
		{"stream", func() error {
			for k := range shards {
				in, err := os.Open(filepath.Join(dir, fmt.Sprintf("%d.jsonl", k)))
				if err != nil {
					return err
				}
				defer in.Close()
				var out bytes.Buffer
				if _, err := s.stream.Lines(context.Background(), in, &out); err != nil {
					return err
				}
				if err := os.WriteFile(filepath.Join(s.Output, "stream"), out.Bytes(), 0o600); err != nil {
					return err
				}
			}
			return nil
		}},
		{"beam", func() error { return run(context.Background(), &s) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			start := cpu(b)
			for b.Loop() {
				require.NoError(b, c.run())
			}
			seconds := (cpu(b) - start).Seconds() / float64(b.N) / (shards * each)
			b.ReportMetric(1/seconds, "pairs/cpu-s")
			b.ReportMetric(1e9*seconds/3600, "cpu-h/1e9-pairs")
		})
	}
}
