package page

import "strings"

// path is the path of a file in two parts, of which the folders are shortened
// first where there is no room.
type path struct{ Folder, Base string }

func newPath(name string) *path {
	name = clean(name)
	at := strings.LastIndexAny(name, `/\`) + 1
	if at == len(name) {
		at = 0
	}
	return &path{name[:at], name[at:]}
}

func (p path) String() string { return p.Folder + p.Base }
