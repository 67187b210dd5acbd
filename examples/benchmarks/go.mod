module github.com/visavis/visavis/examples/benchmarks

go 1.26.0

require (
	github.com/clipperhouse/uax29/v2 v2.2.0
	github.com/neurosnap/sentences v1.1.2
	github.com/rivo/uniseg v0.4.7
	github.com/visavis/visavis v0.0.0
)

require (
	github.com/yuin/goldmark v1.8.7 // indirect
	golang.org/x/net v0.62.0 // indirect
	golang.org/x/text v0.43.0 // indirect
)

replace github.com/visavis/visavis => ../..
