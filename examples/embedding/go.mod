module github.com/visavis/visavis/examples/embedding

go 1.26.0

require github.com/visavis/visavis v0.0.0

require golang.org/x/text v0.43.0 // indirect

replace github.com/visavis/visavis => ../..
