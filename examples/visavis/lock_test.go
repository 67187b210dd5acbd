package main

import (
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/visavis/visavis/align/report"
)

func TestLock(t *testing.T) {
	s := &streams{ui: report.English}
	name := filepath.Join(t.TempDir(), "x")
	first, err := s.lock(name, "OUT")
	require.NoError(t, err)
	_, err = s.lock(name, "OUT")
	assert.EqualError(t, err, "another run is writing to OUT")
	_, err = (&streams{ui: report.French}).lock(name, "OUT")
	assert.EqualError(t, err, "une autre exécution écrit dans OUT")
	first.release()
	assert.NoFileExists(t, name+".lock")

	// What a killed run leaves behind.
	require.NoError(t, os.WriteFile(name+".lock", nil, 0o600))
	again, err := s.lock(name, "OUT")
	require.NoError(t, err)
	again.release()
	assert.NoFileExists(t, name+".lock")

	require.NoError(t, os.Mkdir(name+".lock", 0o700))
	_, err = s.lock(name, "OUT")
	assert.ErrorContains(t, err, "is not a regular file")
	_, err = s.lock(filepath.Join(name, "missing", "y"), "OUT")
	assert.ErrorContains(t, err, "no such file")
}

// However many runs come and go, one at a time has the lock.
func TestLockExclusive(t *testing.T) {
	s := &streams{ui: report.English}
	name := filepath.Join(t.TempDir(), "x")
	var holders, taken atomic.Int32
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 200 {
				l, err := s.lock(name, "OUT")
				if err != nil {
					continue
				}
				taken.Add(1)
				assert.EqualValues(t, 1, holders.Add(1))
				holders.Add(-1)
				l.release()
			}
		})
	}
	wg.Wait()
	assert.NotZero(t, taken.Load())
	assert.NoFileExists(t, name+".lock")
}

func TestResultsLocked(t *testing.T) {
	s := &streams{ui: report.English}
	dir := filepath.Join(t.TempDir(), "out")
	first, err := s.openResults(dir, "a", false)
	require.NoError(t, err)
	for _, resume := range []bool{false, true} {
		_, err = s.openResults(dir, "a", resume)
		assert.EqualError(t, err, "another run is writing to "+dir)
	}
	require.NoError(t, first.put(runLine{Line: 1})) // it goes on undisturbed
	first.close()
	second, err := s.openResults(dir, "a", true)
	require.NoError(t, err)
	second.close()
	assert.NoFileExists(t, filepath.Join(dir, recordName+".lock"))
}
