package segment_test

import (
	"context"
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/visavis/visavis/lang"
	"github.com/visavis/visavis/segment"
)

func TestWithin(t *testing.T) {
	live, cancel := context.WithCancel(context.Background())
	defer cancel()
	for name, ctx := range map[string]context.Context{"that ends": live, "that never ends": context.Background()} {
		t.Run("context "+name, func(t *testing.T) {
			d, err := segment.Within(ctx, func() (*segment.Document, error) {
				return segment.Parse("text", "One. Two.", lang.English()), nil
			})
			assert.NoError(t, err)
			assert.Len(t, d.Segments, 2)

			failed := errors.New("failed")
			_, err = segment.Within(ctx, func() (int, error) { return 0, failed })
			assert.Equal(t, failed, err)

			assert.PanicsWithValue(t, "broken", func() {
				_, _ = segment.Within(ctx, func() (int, error) { panic("broken") })
			})
		})
	}
	t.Run("context done before", func(t *testing.T) {
		done, cancel := context.WithCancel(context.Background())
		cancel()
		_, err := segment.Within(done, func() (int, error) { t.Error("called"); return 0, nil })
		assert.Equal(t, context.Canceled, err)
	})
	t.Run("context done meanwhile", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		hang := make(chan struct{})
		defer close(hang)
		got, err := segment.Within(ctx, func() (int, error) { cancel(); <-hang; return 7, nil })
		assert.Equal(t, context.Canceled, err)
		assert.Zero(t, got)
	})
}
