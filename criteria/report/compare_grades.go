package report

import "github.com/childward/childward/criteria"

// A GradeChange is a grade of the scheme, or what is possible of it, that is another.
type GradeChange struct {
	UnitRef
	From criteria.Graded `json:"from"`
	To   criteria.Graded `json:"to"`
}

// grades compares what grade a unit has by the scheme of each report.
func (c *Comparison) grades(ref UnitRef, b, a *storedRating) {
	if !b.Graded.Equal(a.Graded) {
		c.Grades = append(c.Grades, GradeChange{ref, b.Graded, a.Graded})
	}
}

// gradeOf is a grade as people read it: by its ID, because a report does not hold the names.
func (t *comparisonText) gradeOf(g criteria.Graded) string {
	if g.Equal(criteria.Graded{}) {
		return t.Say("not graded", "không có xếp loại")
	}
	return g.Text(nil).In(t.Lang)
}
