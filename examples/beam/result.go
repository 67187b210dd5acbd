package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"
)

// result is the name of a shard's results: below the folder of results what the
// shard's is below the folder that the pattern looks in. So no two are the same.
func (s *shardFn) result(shard string) (string, error) {
	shard = filepath.ToSlash(shard)
	rest, ok := strings.CutPrefix(shard, folder(s.Input))
	if !ok {
		return "", fmt.Errorf("%s: not in %s", shard, folder(s.Input))
	}
	return s.Output + "/" + rest, nil
}

// mixed reports whether results would lie where the pattern finds them: in the
// folder that it looks in, or, where it looks at any depth, below.
func (s *shardFn) mixed() bool {
	in, out := folder(s.Input), s.Output+"/"
	if in == "" {
		in = "./"
	}
	if in == out || strings.Contains(s.Input, "**") && strings.HasPrefix(out, in) {
		return true
	}
	shards, err := os.Stat(in)
	if err != nil {
		return false // not a local folder
	}
	results, err := os.Stat(out)
	return err == nil && os.SameFile(shards, results)
}

// clean gives a local name the form in which files are listed.
func clean(name string) string {
	if strings.Contains(name, "://") {
		return strings.TrimRight(name, "/")
	}
	return filepath.ToSlash(filepath.Clean(name))
}

// folder is a pattern up to the last slash before its first wildcard.
func folder(pattern string) string {
	if k := strings.IndexAny(pattern, "*?["); k >= 0 {
		pattern = pattern[:k]
	}
	return pattern[:strings.LastIndex(pattern, "/")+1]
}

func exists(ctx context.Context, fs filesystem.Interface, name string) bool {
	f, err := fs.OpenRead(ctx, name)
	if err != nil {
		return false
	}
	f.Close()
	return true
}

// replace puts a file in its place when all of it is written. Where files can be
// renamed it has a name of its own until then, which no other try at the shard
// shares; elsewhere, as on S3, what is being written is not seen before its end.
func replace(ctx context.Context, fs filesystem.Interface, name string, write func(io.Writer) error) error {
	part := name
	renamer, ok := fs.(filesystem.Renamer)
	if ok {
		part = fmt.Sprintf("%s.part-%08x", name, rand.Uint32())
	}
	writing, cancel := context.WithCancel(ctx)
	defer cancel()
	w, err := fs.OpenWrite(writing, part)
	if err != nil {
		return err
	}
	if err = write(w); err != nil {
		cancel() // a store keeps what is closed, unless its context has ended
		w.Close()
	} else {
		if f, ok := w.(interface{ Sync() error }); ok {
			err = f.Sync()
		}
		err = errors.Join(err, w.Close())
	}
	if err == nil && ok {
		err = renamer.Rename(ctx, part, name)
	}
	if remover, can := fs.(filesystem.Remover); err != nil && ok && can {
		_ = remover.Remove(context.WithoutCancel(ctx), part)
	}
	return err
}
