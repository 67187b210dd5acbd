package site

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

const diff = `diff --git a/a b.md b/a b.md
index 1..2 100644
--- a/a b.md	
+++ b/a b.md	
@@ -3 +3,2 @@ text
-+++ b/fake.md
++++ b/fake.md
+@@ -1 +1 @@
@@ -9,2 +9,0 @@
-one
-two
diff --git "a/\303\251\"t.md" "b/\303\251\"t.md"
--- "a/\303\251\"t.md"
+++ "b/\303\251\"t.md"
@@ -0,0 +1 @@
+x
\ No newline at end of file
diff --git a/gone.md b/gone.md
deleted file mode 100644
--- a/gone.md
+++ /dev/null
@@ -1 +0,0 @@
-x
diff --git a/old.md b/new.md
similarity index 100%
rename from old.md
rename to new.md
diff --git a/created.md b/created.md
new file mode 100644
--- /dev/null
+++ b/created.md
@@ -0,0 +1,2 @@
+x
+y
`

func TestParseDiff(t *testing.T) {
	c := parseDiff([]byte(diff))
	for name, want := range map[string]bool{"a b.md": true, "é\"t.md": true, "gone.md": false, "new.md": false, "fake.md": false, "other.md": false} {
		assert.Equal(t, want, c.Any(name), name)
	}
	assert.True(t, c.Gone("gone.md"))
	assert.True(t, c.Gone("old.md"))
	assert.False(t, c.Gone("a b.md"))
	assert.True(t, c.Renamed("new.md"))
	assert.False(t, c.Renamed("old.md"))
	for name, x := range map[string]struct {
		first, last int
		touch, cut  bool
	}{
		"before":           {1, 2, false, false},
		"around":           {2, 5, true, true},
		"at":               {3, 3, true, true},
		"last of the hunk": {4, 6, true, true},
		"behind":           {6, 8, false, false},
		"where lines went": {9, 10, false, true},
		"far behind":       {12, 13, false, false},
	} {
		assert.Equal(t, x.touch, c.Touch("a b.md", x.first, x.last), name)
		assert.Equal(t, x.cut, c.Cut("a b.md", x.first, x.last), name)
	}
	assert.False(t, c.Touch("other.md", 1, 9))
	assert.False(t, c.Cut("other.md", 1, 9))
	// A new page lacks what it lacks.
	assert.True(t, c.Touch("created.md", 7, 9))
	assert.True(t, c.Cut("created.md", 7, 9))
	// Lines that are put in take nothing out.
	assert.False(t, c.Cut("é\"t.md", 1, 2))
}

func TestUnquote(t *testing.T) {
	for in, want := range map[string]string{`a`: "a", `"a\tb"`: "a\tb", `"\303\251"`: "é", `"\\\""`: `\"`, `"`: `"`, `""`: "", `"\`: `"\`, `"\9"`: "9"} {
		assert.Equal(t, want, unquote(in), in)
	}
}
