// Package site finds the pages of a bilingual site, pairs them, and knows what
// is to be done with the findings on them: which are accepted, suppressed, or
// not of today.
//
// [Load] reads the settings, [Walk] lists the pages below a folder, and
// [Tree.Pair] pairs them. [Baseline] holds the findings that are accepted,
// [Suppressions] what the comments of a page say, and [Changes] which lines git
// has seen change. [Tree.ByContent] and [Scaffold] serve a site that has no
// settings yet; [Tree.Perhaps] says which pages without a twin may belong
// together.
//
// Paths are those below the root of the site, with slashes. Files are opened
// through an os.Root, so that nothing outside the site is read, whatever a link
// or a list of pairs says. The languages are English and French. Errors are
// [Fault]s, which can be told in both.
package site
