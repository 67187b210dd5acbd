//go:build race

package enfr_test

// The race detector makes learning ten times slower.
const racing = true
