package main

import (
	"errors"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"syscall"

	"github.com/visavis/visavis/align/report"
)

// systemErrors are what the system says of files.
var systemErrors = map[syscall.Errno]text{
	syscall.EBADF:        {"is not open for this", "n’est pas ouvert à cette fin"},
	syscall.EBUSY:        {"is in use", "est en cours d’utilisation"},
	syscall.EDQUOT:       {"the disk quota is used up", "le quota de disque est épuisé"},
	syscall.EEXIST:       {"exists already", "existe déjà"},
	syscall.EFBIG:        {"the file would be too large", "le fichier serait trop gros"},
	syscall.EINVAL:       {"the system refuses this", "le système refuse cette opération"},
	syscall.EIO:          {"input/output error", "erreur d’entrée-sortie"},
	syscall.EISDIR:       {"is a folder, not a file", "est un dossier et non un fichier"},
	syscall.ELOOP:        {"links that lead to each other", "des liens qui mènent l’un à l’autre"},
	syscall.EMFILE:       {"too many open files", "trop de fichiers ouverts"},
	syscall.ENAMETOOLONG: {"the name is too long", "le nom est trop long"},
	syscall.ENFILE:       {"too many open files", "trop de fichiers ouverts"},
	syscall.ENODEV:       {"no such device", "périphérique introuvable"},
	syscall.ENOMEM:       {"not enough memory", "mémoire insuffisante"},
	syscall.ENOSPC:       {"no space left on the device", "plus d’espace sur le périphérique"},
	syscall.ENOTDIR:      {"a part of the path is not a folder", "une partie du chemin n’est pas un dossier"},
	syscall.ENOTEMPTY:    {"the folder is not empty", "le dossier n’est pas vide"},
	syscall.ENOTSUP:      {"is not possible here", "n’est pas possible ici"},
	syscall.ENXIO:        {"no such device", "périphérique introuvable"},
	syscall.EPIPE:        {"whoever read this has left", "le lecteur est parti"},
	syscall.EROFS:        {"the file system cannot be written", "le système de fichiers est en lecture seule"},
	syscall.ESTALE:       {"is no longer there", "n’est plus là"},
	syscall.ETIMEDOUT:    {"took too long to answer", "n’a pas répondu à temps"},
	syscall.ETXTBSY:      {"is a program that is running", "est un programme en cours d’exécution"},
	syscall.EXDEV:        {"is on another device", "est sur un autre périphérique"},
}

// reason is what is wrong with a file, in the language of the user. What it does
// not know it leaves in English.
func (s *streams) reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return words(s.ui, "no such file", "fichier introuvable")
	case errors.Is(err, fs.ErrPermission):
		return words(s.ui, "permission denied", "accès refusé")
	}
	var number syscall.Errno
	if errors.As(err, &number) {
		if t, ok := systemErrors[number]; ok {
			return t.in(s.ui)
		}
		return number.Error()
	}
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// fileError is an error about a file, with the name that the user gave it.
type fileError struct {
	error
	text string
}

func (e *fileError) Error() string { return e.text }
func (e *fileError) Unwrap() error { return e.error }

func (s *streams) fileError(path string, err error) error {
	var p *fs.PathError
	if path == "-" && errors.As(err, &p) {
		path = p.Path
	}
	return &fileError{err, s.named(path) + s.reason(err)}
}

// named is the name of a file before what is wrong with it. Standard input and
// output are no files to the user.
func (s *streams) named(path string) string {
	switch path {
	case os.Stdin.Name():
		return words(s.ui, "standard input: ", "entrée standard : ")
	case os.Stdout.Name():
		return words(s.ui, "standard output: ", "sortie standard : ")
	}
	return path + ": "
}

var (
	// In French a space stands before a colon, but for the one behind the name of a
	// file or the number of a line in it.
	flagColon = regexp.MustCompile(`^(--[a-z-]+(?:, --[a-z-]+)*): `)
	lineColon = regexp.MustCompile(`(^|: )ligne (\d+): `)
	twice     = regexp.MustCompile(`^(\S.*?: )(.*)$`)
)

// message is an error as one text in the language of the user, with what the
// system says put as fileError puts it.
func (s *streams) message(err error) string { return s.spaced(s.unspaced(err)) }

func (s *streams) unspaced(err error) string {
	out := err.Error()
	var p *fs.PathError
	var l *os.LinkError
	var c *os.SyscallError
	var number syscall.Errno
	switch {
	case errors.As(err, &p) && s.named(p.Path) != p.Path+": ":
		return s.named(p.Path) + s.reason(p)
	case p != nil:
		out = strings.ReplaceAll(out, p.Error(), s.named(p.Path)+s.reason(p))
	case errors.As(err, &l):
		out = strings.ReplaceAll(out, l.Error(), l.New+": "+s.reason(l))
	case errors.As(err, &c):
		out = strings.ReplaceAll(out, c.Error(), s.reason(c))
	case errors.As(err, &number):
		out = strings.ReplaceAll(out, number.Error(), s.reason(number))
	}
	// Whoever opened the file has named it already.
	if m := twice.FindStringSubmatch(out); m != nil && strings.HasPrefix(m[2], m[1]) {
		out = m[2]
	}
	return out
}

// spaced puts the space before a colon that French has, and its quotation marks.
func (s *streams) spaced(message string) string {
	if s.ui != report.French {
		return message
	}
	return guillemets(lineColon.ReplaceAllString(flagColon.ReplaceAllString(message, "$1 : "), "${1}ligne $2 : "))
}
