package main

import (
	"flag"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected output in the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"visavis": main,
	})
}

// TestScripts runs the command as users do: testdata/script/*.txtar, with the
// project's texts in $PAGES.
func TestScripts(t *testing.T) {
	pages, err := filepath.Abs(filepath.Join("..", "..", "testdata"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join("testdata", "script"),
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("PAGES", pages)
			e.Setenv("LANG", "en_CA.UTF-8")
			e.Setenv("LC_ALL", "")
			e.Setenv("NO_COLOR", "1")
			return nil
		},
	})
}
