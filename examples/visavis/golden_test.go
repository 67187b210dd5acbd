package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestPlanted checks the pairs of the project's testdata against the golden
// files beside them: what PLANTED.md says was planted there, at its line and
// column, and nothing else. -update rewrites them.
func TestPlanted(t *testing.T) {
	t.Chdir(filepath.Join("..", "..", "testdata"))
	for _, name := range []string{"petition", "wetland", "complete"} {
		src, dst := name+".en.txt", name+".fr.txt"
		t.Run(name, func(t *testing.T) {
			var out, errs bytes.Buffer
			code := run(context.Background(), []string{"check", "--ui", "en", src, dst}, nil, &out, &errs)
			golden := name + ".golden.txt"
			if *update {
				require.NoError(t, os.WriteFile(golden, out.Bytes(), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			assert.Equal(t, string(want), out.String())
			assert.Equal(t, len(want) > 0, code == exitFindings)
		})
	}
}
