package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// client is an align.Embedder that asks a server for the vectors:
// POST URL/embeddings with {"model", "input": [...]}, which answers
// {"data": [{"index", "embedding"}]}.
type client struct {
	url, model string
	key        string // sent as a bearer token, unless empty
	batch      int    // most texts in a request
	retries    int    // requests more, after the server was too busy or failed
	pause      time.Duration
	http       *http.Client
}

// longestPause is the longest wait before a request is sent again.
const longestPause = time.Minute

// Embed implements align.Embedder.
func (c *client) Embed(ctx context.Context, texts []string) ([][]float32, error) {
	var out [][]float32
	for from := 0; from < len(texts); from += c.batch {
		got, err := c.request(ctx, texts[from:min(from+c.batch, len(texts))])
		if err != nil {
			return nil, err
		}
		out = append(out, got...)
	}
	return out, nil
}

// request asks for the vectors of one batch, again and after ever longer pauses
// while the server is too busy or fails.
func (c *client) request(ctx context.Context, texts []string) ([][]float32, error) {
	body, err := json.Marshal(map[string]any{"model": c.model, "input": texts})
	if err != nil {
		return nil, err
	}
	pause := c.pause
	for try := 0; ; try++ {
		answer, again, err := c.post(ctx, body)
		if err == nil {
			return vectors(answer, len(texts))
		}
		if again < 0 || try == c.retries {
			return nil, err
		}
		if err := sleep(ctx, min(longestPause, max(pause, again))); err != nil {
			return nil, err
		}
		pause *= 2
	}
}

// post sends one request. Where it fails, again is how long the server wants us
// to wait, or negative where it makes no sense to ask again.
func (c *client) post(ctx context.Context, body []byte) (answer []byte, again time.Duration, err error) {
	url := strings.TrimRight(c.url, "/") + "/embeddings"
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, bytes.NewReader(body))
	if err != nil {
		return nil, -1, err
	}
	req.Header.Set("Content-Type", "application/json")
	if c.key != "" {
		req.Header.Set("Authorization", "Bearer "+c.key)
	}
	res, err := c.http.Do(req)
	if err != nil {
		return nil, -1, err
	}
	defer res.Body.Close()
	answer, err = io.ReadAll(res.Body)
	if err != nil {
		return nil, -1, fmt.Errorf("%s: %w", url, err)
	}
	if res.StatusCode == http.StatusOK {
		return answer, 0, nil
	}
	err = fmt.Errorf("%s: %s: %s", url, res.Status, complaint(answer))
	if res.StatusCode != http.StatusTooManyRequests && res.StatusCode < 500 {
		return nil, -1, err
	}
	seconds, _ := strconv.Atoi(res.Header.Get("Retry-After"))
	return nil, time.Duration(max(0, seconds)) * time.Second, err
}

// complaint is what an answer says is wrong, in one line.
func complaint(answer []byte) string {
	var e struct {
		Error struct{ Message string }
	}
	text := string(answer)
	if json.Unmarshal(answer, &e) == nil && e.Error.Message != "" {
		text = e.Error.Message
	}
	if text = strings.Join(strings.Fields(text), " "); text == "" {
		return "no reason given"
	}
	const most = 200
	if r := []rune(text); len(r) > most {
		text = string(r[:most]) + "…"
	}
	return text
}

// vectors reads an answer, whose vectors may be in any order.
func vectors(answer []byte, n int) ([][]float32, error) {
	var a struct {
		Data []struct {
			Index     int
			Embedding []float32
		}
	}
	if err := json.Unmarshal(answer, &a); err != nil {
		return nil, fmt.Errorf("the answer is not as expected: %w", err)
	}
	if len(a.Data) != n {
		return nil, fmt.Errorf("the answer has %d vectors for %d texts", len(a.Data), n)
	}
	out := make([][]float32, n)
	for _, d := range a.Data {
		if d.Index < 0 || d.Index >= n || out[d.Index] != nil {
			return nil, fmt.Errorf("the answer has a vector of index %d, of %d, that is not expected", d.Index, n)
		}
		out[d.Index] = d.Embedding
	}
	return out, nil
}

func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}
