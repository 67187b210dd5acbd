package segment

import "context"

// Within returns what work returns, or the error of the context as soon as that is
// done. It is for work that cannot be interrupted, as a parser is:
//
//	d, err := segment.Within(ctx, func() (*segment.Document, error) {
//		return markdown.Parse(name, source, settings), nil
//	})
//
// Work is left to itself then, and what it returns is dropped: a parser goes on for
// some seconds if the text has 100 MB. A panic in work is one in Within. Several at
// once are safe.
func Within[T any](ctx context.Context, work func() (T, error)) (T, error) {
	var none T
	if err := ctx.Err(); err != nil {
		return none, err
	}
	if ctx.Done() == nil {
		return work()
	}
	type outcome struct {
		value    T
		err      error
		panicked any
	}
	done := make(chan outcome, 1)
	go func() {
		o := outcome{panicked: "exited"} // unless work returns
		defer func() {
			if r := recover(); r != nil {
				o.panicked = r
			}
			done <- o
		}()
		o.value, o.err = work()
		o.panicked = nil
	}()
	select {
	case o := <-done:
		if o.panicked != nil {
			panic(o.panicked)
		}
		return o.value, o.err
	case <-ctx.Done():
		return none, ctx.Err()
	}
}
