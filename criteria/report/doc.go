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
// A report in JSON is read again by [Read], and [Compare] tells what differs between two: verdicts that turned, figures,
// outcomes and points, recognition, units. Its JSON has from and to for each; unit_code is absent of an area without a code,
// numbers stand as in the reports, what a report hides is {"hidden": true}, and differs names what makes the two no reports
// of the same thing (period, plan, scheme, area_code, owner, synthetic, public). [Options.Replaces] puts the comparison with
// the report that is corrected into the new one.
//
// [WriteForm] writes the empty form for which the report is the answer.
package report
