// Package report is a rated year as a document: one report that programs, services and pages share.
//
//	year, err := criteria.RateYear(reports, criteria.YearOptions{Previous: &before})
//	doc, err := report.Of(year, report.Options{Synthetic: data.Synthetic})
//	err = doc.WriteText(os.Stdout, wording.Vietnamese, report.Summary)
//
// A [Document] never changes and serves any number of goroutines. It is written for people as text in both languages
// ([Document.WriteText]), figure by figure as a derivation ([Document.Explain]), as CSV ([Document.WriteCSV]), and for
// programs as JSON ([Document.WriteJSON]), unit by unit, so that memory does not grow with the text. [Schema] describes
// the JSON. What is wrong with the data does not stop a report: it stands in it, and under [Document.Todo].
//
// [WriteForm] writes the empty form for which the report is the answer.
package report
