// Package report turns the findings of package align into what people and
// programs read.
//
//	var r report.Report
//	r.Add(v, report.French)
//	err := r.WriteText(os.Stdout, report.Styles{})
//
// Findings hold data; their messages exist here, in English and French, and so
// do the pages that say what each check finds: see [Message] and [Explain]. The
// names of checks and severities are the same in both languages. Every position
// is that of the original file: offsets in bytes, lines and columns from 1,
// columns in characters.
//
// # Forms
//
// Lines for people and editors ([Report.WriteText]), JSON ([Report.WriteJSON]),
// annotations of GitHub ([Report.WriteGitHub]) and a summary in Markdown
// ([Report.WriteSummary]), SARIF 2.1.0 ([Report.WriteSARIF]), JUnit
// ([Report.WriteJUnit]), Code Quality of GitLab ([Report.WriteGitLab]) and the
// format of reviewdog ([Report.WriteRDJSONL]). The folder schema has JSON schemas
// of what has none of its own. A [Run] says what the report alone does not know.
//
// Text of documents, names of files and messages never become more than text:
// neither markup nor a command to a terminal, nor to the build that collects the
// output. In JSON they stand as they are: what would steer a terminal, or turn the
// direction of writing, is written as \u001b is.
package report
