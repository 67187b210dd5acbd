package main

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// colours are all that the model of the tests knows.
var colours = [][2]string{{"red", "rouge"}, {"green", "vert"}, {"blue", "bleu"}}

func embed(text string) []float32 {
	v := make([]float32, len(colours))
	for k, names := range colours {
		if strings.Contains(text, names[0]) || strings.Contains(text, names[1]) {
			v[k] = 1
		}
	}
	return v
}

const (
	english = "The door is red.\nThe wall is green.\nThe roof is blue.\n"
	french  = "La porte est rouge.\nLe toit est bleu.\n"
	want    = "1-1 The door is red. La porte est rouge.\n" +
		"1-0 The wall is green. \n" +
		"1-1 The roof is blue. Le toit est bleu.\n"
)

// file writes a file of the test's own and returns its path.
func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// item is a vector of an answer.
type item struct {
	Index     int       `json:"index"`
	Embedding []float32 `json:"embedding"`
}

// server is a model of colours behind HTTP, which first fails as it is told.
type server struct {
	*httptest.Server
	failures []int // status codes
	after    string
	requests int
	largest  int
	last     *http.Request
	change   func(data []item) []item
}

func newServer(t *testing.T, failures ...int) *server {
	s := &server{failures: failures, change: func(data []item) []item { return data }}
	s.Server = httptest.NewServer(http.HandlerFunc(s.serve))
	t.Cleanup(s.Close)
	return s
}

func (s *server) serve(w http.ResponseWriter, r *http.Request) {
	s.requests++
	s.last = r
	if len(s.failures) > 0 {
		w.Header().Set("Retry-After", s.after)
		w.WriteHeader(s.failures[0])
		s.failures = s.failures[1:]
		fmt.Fprintln(w, `{"error": {"message": "no such\n model"}}`)
		return
	}
	var body struct {
		Model string
		Input []string
	}
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil || body.Model != "colours" {
		http.Error(w, "bad request", http.StatusBadRequest)
		return
	}
	s.largest = max(s.largest, len(body.Input))
	var data []item
	for i, text := range body.Input {
		data = append(data, item{i, embed(text)})
	}
	slices.Reverse(data) // an answer may be in any order
	_ = json.NewEncoder(w).Encode(map[string]any{"data": s.change(data)})
}

func (s *server) client() *client {
	return &client{url: s.URL + "/v1/", model: "colours", batch: 4, retries: 2, pause: time.Millisecond, http: s.Client()}
}

// aligned runs the program and returns what it prints, without confidences.
func aligned(t *testing.T, env map[string]string, args ...string) (string, error) {
	t.Helper()
	var out strings.Builder
	err := run(context.Background(), args, func(name string) string { return env[name] }, &out)
	var lines strings.Builder
	for line := range strings.Lines(out.String()) {
		f := strings.Split(line, "\t")
		lines.WriteString(f[0] + " " + f[2] + " " + f[3])
	}
	return lines.String(), err
}

func TestServer(t *testing.T) {
	s := newServer(t)
	env := map[string]string{"EMBEDDINGS_URL": s.URL + "/v1", "EMBEDDINGS_KEY": "secret"}
	got, err := aligned(t, env, "-model", "colours", "-batch", "4", "-alone", "-lines",
		file(t, "en.txt", english), file(t, "fr.txt", french))
	if err != nil {
		t.Fatal(err)
	}
	if got != want {
		t.Errorf("got %q", got)
	}
	if s.largest != 4 || s.requests != 3 {
		t.Errorf("%d requests of up to %d texts", s.requests, s.largest)
	}
	if s.last.URL.Path != "/v1/embeddings" || s.last.Header.Get("Authorization") != "Bearer secret" {
		t.Errorf("%s with %q", s.last.URL, s.last.Header)
	}
}

func TestVecalignFiles(t *testing.T) {
	var args []string
	for k, side := range []string{english, french} {
		lines := strings.Split(strings.TrimSpace(side), "\n")
		var overlaps, numbers []byte
		for i := range lines {
			for j := i + 1; j <= len(lines); j++ {
				text := strings.Join(lines[i:j], " ")
				overlaps = append(overlaps, text+"\n"...)
				for _, x := range embed(text) {
					numbers = binary.LittleEndian.AppendUint32(numbers, math.Float32bits(x))
				}
			}
		}
		name := []string{"src", "dst"}[k]
		args = append(args, "-"+name+"-overlaps", file(t, "overlaps", string(overlaps)),
			"-"+name+"-emb", file(t, "emb", string(numbers)))
	}
	args = append(args, "-alone", file(t, "en.txt", english))
	got, err := aligned(t, nil, append(args, file(t, "fr.txt", french))...)
	if err != nil {
		t.Fatal(err)
	}
	if got != want {
		t.Errorf("got %q", got)
	}
	other := file(t, "fr.txt", french+"Le sol.\n")
	if _, err = aligned(t, nil, append(args, other)...); err == nil || !strings.Contains(err.Error(), "no line of ") {
		t.Errorf("got %v", err)
	}
	if _, err = aligned(t, nil, append(append([]string{"-lenient"}, args...), other)...); err != nil {
		t.Error(err)
	}
}

func TestRetries(t *testing.T) {
	for name, c := range map[string]struct {
		failures []int
		requests int
		err      string
	}{
		"busy, then fine": {[]int{429, 503}, 3, ""},
		"always busy":     {[]int{429, 500, 502, 503}, 3, "502 Bad Gateway: no such model"},
		"refused":         {[]int{404}, 1, "404 Not Found: no such model"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newServer(t, c.failures...)
			_, err := s.client().Embed(context.Background(), []string{"red"})
			if s.requests != c.requests {
				t.Errorf("%d requests, want %d", s.requests, c.requests)
			}
			switch {
			case c.err == "" && err != nil:
				t.Error(err)
			case c.err != "" && (err == nil || err.Error() != s.URL+"/v1/embeddings: "+c.err):
				t.Errorf("got %v", err)
			}
		})
	}
}

// A pause, which the server may make long, ends with the context.
func TestCancelled(t *testing.T) {
	s := newServer(t, 429)
	s.after = "3600"
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	if _, err := s.client().Embed(ctx, []string{"red"}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	if s.requests != 1 {
		t.Errorf("%d requests", s.requests)
	}
}

func TestTimeout(t *testing.T) {
	s := newServer(t)
	s.change = func(data []item) []item {
		time.Sleep(200 * time.Millisecond)
		return data
	}
	c := s.client()
	c.http = &http.Client{Timeout: 20 * time.Millisecond}
	if _, err := c.Embed(context.Background(), []string{"red"}); err == nil || !strings.Contains(err.Error(), "Timeout") {
		t.Errorf("got %v", err)
	}
}

func TestAnswers(t *testing.T) {
	for want, change := range map[string]func(data []item) []item{
		"the answer has 1 vectors for 2 texts":                            func(d []item) []item { return d[1:] },
		"the answer has a vector of index 2, of 2, that is not expected":  func(d []item) []item { d[0].Index = 2; return d },
		"the answer has a vector of index 0, of 2, that is not expected":  func(d []item) []item { d[0].Index = 0; return d },
		"the answer has a vector of index -1, of 2, that is not expected": func(d []item) []item { d[0].Index = -1; return d },
	} {
		s := newServer(t)
		s.change = change
		if _, err := s.client().Embed(context.Background(), []string{"red", "green"}); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestCommandLine(t *testing.T) {
	for want, args := range map[string]string{
		"want two files, SOURCE and TARGET, not 1":                                       "-url http://x a",
		"no vectors: give -url and -model, or overlaps files":                            "a b",
		"-batch 0: want at least 1":                                                      "-url http://x -batch 0 a b",
		"open /nowhere: no such file or directory":                                       "-url http://x /nowhere b",
		"vecalign: open /nowhere: no such file or directory":                             "-src-overlaps /nowhere -src-emb f -dst-overlaps f -dst-emb f a b",
		"overlaps files need all of -src-overlaps, -src-emb, -dst-overlaps and -dst-emb": "-src-overlaps f a b",
	} {
		if _, err := aligned(t, nil, strings.Fields(args)...); err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", args, err, want)
		}
	}
	if _, err := aligned(t, nil, "-help"); !errors.Is(err, flag.ErrHelp) {
		t.Errorf("got %v", err)
	}
}
