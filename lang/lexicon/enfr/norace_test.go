//go:build !race

package enfr_test

const racing = false
