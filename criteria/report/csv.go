package report

import (
	"io"
	"slices"
	"strings"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/wording"
)

// The columns of a report in CSV, those that a report with points has beyond them, those about readings, those about a part
// of a year, and those about grades, which came later and stand last so that they moved no other.
var (
	columns = []string{"unit", "name", "level", "period", "indicator", "number", "indicator_name", "value", "n", "d",
		"numerator", "denominator", "per", "base", "target", "verdict", "monitor", "margin", "reason", "synthetic", "internal"}
	pointColumns   = []string{"low", "high", "max", "tier", "needed_low", "needed_high", "outcome", "scale"}
	readingColumns = []string{"contested", "readings"}
	partColumns    = []string{"annualised", "interim"}
	gradeColumns   = []string{"grade", "ungraded"} // only where the scheme has grades
)

// WriteCSV writes a row for each unit and indicator, and for the city, of each year of a series; where a scheme rates, further a row for each
// criterion and for the total of each unit, whose indicator is the criterion's ID after that of the scheme. Names and
// reasons are in one language. The column annualised has the yearly figure that is judged in place of the value, where
// figures of a part of a year are brought to a year; interim is true where the verdict is that of a part of a year and can
// still turn. Where the scheme has grades, grade is that of a total, or B|A where it may still be either, lowest first, and
// ungraded is true where it has none or may get none. Numbers are written by a convention; empty for plain ones, as in English. The error is
// that of the writer.
func (d *Document) WriteCSV(w io.Writer, numbers indicator.Numbers, lang wording.Language) error {
	c := &csvReport{csvSheet: newSheet(w, numbers), doc: d, lang: lang}
	head := append([]string{}, columns...)
	if d.year.Scheme != nil {
		head = append(head, pointColumns...)
	}
	c.grades = c.gradeColumns()
	c.row(slices.Concat(head, readingColumns, partColumns, c.grades)...)
	for _, year := range d.options.Series {
		c.year(year)
	}
	for i := range d.units {
		for _, res := range d.units[i].Results {
			c.result("ward", res.Worked())
		}
	}
	if !d.isAlone() {
		for _, worked := range d.area {
			c.result("city", worked)
		}
	}
	if d.year.Scheme != nil {
		for i := range d.units {
			c.rating(&d.units[i].Rating)
		}
	}
	return c.close()
}

// year writes the rows of a year before that of the report.
func (c *csvReport) year(year *criteria.Year) {
	for i := range year.Units {
		if c.doc.isAlone() && year.Units[i].Record.Unit().Code != c.doc.options.Unit {
			continue
		}
		for _, res := range c.doc.owned(year.Units[i].Results) {
			c.result("ward", res.Worked())
		}
	}
	if !c.doc.isAlone() {
		for _, res := range c.doc.owned(year.City.Results) {
			c.result("city", res.Worked())
		}
	}
}

type csvReport struct {
	*csvSheet
	doc    *Document
	lang   wording.Language
	grades []string // their columns, if any
}

// gradeColumns are the columns about grades, where the scheme has any.
func (c *csvReport) gradeColumns() []string {
	if s := c.doc.year.Scheme; s == nil || len(s.Grades()) == 0 {
		return nil
	}
	return gradeColumns
}

func (c *csvReport) result(level string, w indicator.Worked) {
	in, unit, target := w.Result.Indicator(), w.Result.Record().Unit(), w.Targets[0]
	value, n, d, margin := "", "", "", ""
	if v, ok := w.Value.Number(); ok {
		value = c.number(v)
		n, d = v.Fraction()
	}
	if m, ok := target.Margin.Number(); ok {
		margin = c.number(m)
	}
	numerator, denominator, per := "", "", ""
	if w.HasFraction && w.Result.Verdict != indicator.Invalid {
		numerator = c.number(w.Numerator)
		if !w.IsCount {
			denominator, per = c.number(w.Denominator), c.number(w.Per)
		}
	}
	verdict := w.Result.Verdict.String()
	if w.Result.Hidden() {
		verdict = ""
	}
	cells := []string{unit.Code, unit.Name, level, w.Result.Record().Period().String(), in.ID, in.Number, in.Name.In(c.lang),
		value, n, d, numerator, denominator, per, w.Base.String(), target.Target, verdict,
		c.truth(w.Result.Monitor()), margin, w.Result.Reason().In(c.lang), c.truth(c.doc.options.Synthetic), c.internal()}
	if c.doc.year.Scheme != nil {
		cells = append(cells, make([]string, len(pointColumns))...)
	}
	annualised := ""
	if w.Annual != nil {
		annualised = c.number(w.Annual.Value)
	}
	cells = append(cells, c.truth(w.Result.Contested()), readingsCell(w.Result), annualised, c.truth(w.Result.Interim()))
	c.row(append(cells, make([]string, len(c.grades))...)...)
}

// internal says in every row that the file may not be published.
func (c *csvReport) internal() string {
	if c.doc.internal {
		return internalNote.In(c.lang)
	}
	return ""
}

// rating writes a row for each criterion, and one for the total.
func (c *csvReport) rating(r *criteria.Rating) {
	s := c.doc.year.Scheme
	for _, score := range r.Criteria() {
		most := ""
		if score.MaxKnown {
			most = c.number(score.Max)
		}
		c.points(r, criteria.Graded{}, score.ID, score.Number, score.Name.In(c.lang), c.number(score.Low), c.number(score.High), most, "", "", "", "", string(s.Scale()))
	}
	neededLow, neededHigh := "", ""
	if least, most, ok := r.Needed(); ok {
		neededLow, neededHigh = c.number(least), c.number(most)
	}
	outcome := ""
	if r.Outcome != criteria.NoOutcome {
		outcome = r.Outcome.String()
	}
	c.points(r, r.Graded(), "total", "", s.Definition().Title.In(c.lang), c.number(r.Low()), c.number(r.High()), c.number(s.Total()),
		r.Unit().Tier, neededLow, neededHigh, outcome, string(s.Scale()))
}

// points writes a row about points, with the grade that they give, what it is about and values for the columns of points.
func (c *csvReport) points(r *criteria.Rating, grade criteria.Graded, id, number, name string, values ...string) {
	unit := r.Unit()
	cells := make([]string, len(columns), len(columns)+len(pointColumns))
	copy(cells, []string{unit.Code, unit.Name, "ward", r.Record().Period().String(), c.doc.year.Scheme.ID() + "." + id, number, name})
	cells[len(columns)-2], cells[len(columns)-1] = c.truth(c.doc.options.Synthetic), c.internal()
	cells = append(cells, values...)
	cells = append(cells, make([]string, len(readingColumns)+len(partColumns))...)
	if len(c.grades) > 0 {
		cells = append(cells, strings.Join(grade.Possible(), "|"), c.truth(grade.Ungraded))
	}
	c.row(cells...)
}
