package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/rules/exact"
)

// standing is the grade of a unit and its outcome, each where the scheme gives one.
func (t *text) standing(r *criteria.Rating) string {
	var words []string
	if grade := t.grade(r.Graded()); grade != "" {
		words = append(words, grade)
	}
	if r.Outcome != criteria.NoOutcome {
		words = append(words, shortOutcome(r.Outcome).In(t.Lang))
	}
	return strings.Join(words, " · ")
}

// grade is a grade by its name, or those that are possible; empty of a scheme without grades.
func (t *text) grade(g criteria.Graded) string { return g.Text(t.doc.year.Scheme.Grades()).In(t.Lang) }

// standingHead is what stands above them.
func (t *text) standingHead() string {
	s := t.doc.year.Scheme
	switch {
	case len(s.Grades()) == 0:
		return t.Say("Outcome", "Kết quả")
	case s.Decides():
		return t.Say("Grade · outcome", "Xếp loại · kết quả")
	}
	return t.Say("Grade", "Xếp loại")
}

// gradeCounts are how many units have each grade, highest first, how many have none, and of how many it is open.
func (t *text) gradeCounts() string {
	ladder := t.doc.year.Scheme.Grades()
	if len(ladder) == 0 {
		return ""
	}
	units, none, open := map[string]int{}, 0, 0
	for i := range t.doc.units {
		switch g := t.doc.units[i].Rating.Graded(); {
		case g.Open():
			open++
		case g.Ungraded:
			none++
		default:
			units[g.Grade]++
		}
	}
	var parts []string
	for _, g := range slices.Backward(ladder) {
		parts = append(parts, fmt.Sprintf("%s %d", g.Name.In(t.Lang), units[g.ID]))
	}
	return strings.Join(append(parts, t.Sayf("no grade %d", "không xếp loại %d", none), t.Sayf("open %d", "chưa xác định %d", open)), ", ")
}

// gradeMoves writes who rose and fell in grade.
func (t *text) gradeMoves(m criteria.GradeMoves) {
	if s := t.doc.year.Scheme; s == nil || len(s.Grades()) == 0 {
		return
	}
	list := func(moves []criteria.GradeMove) string {
		if len(moves) == 0 {
			return t.Say("none", "không có")
		}
		names := make([]string, len(moves))
		for i, move := range moves {
			names[i] = title(move.Unit) + " (" + t.grade(move.From) + " → " + t.grade(move.To) + ")"
		}
		return strings.Join(names, ", ")
	}
	t.indented(t.Sayf("Grade: rose: %s; fell: %s.", "Xếp loại: tăng: %s; giảm: %s.", list(m.Rose), list(m.Fell)))
}

// sameGrade reports whether two totals lie on one side of every end of a grade.
func (t *text) sameGrade(a, b exact.Number) bool {
	sides := func(text string, above bool) bool {
		end, fault := exact.ParseDecimal(text)
		reaches := func(n exact.Number) bool { return n.Cmp(end) > 0 || !above && n.Cmp(end) == 0 }
		return fault != exact.DecimalSound || reaches(a) == reaches(b)
	}
	return !slices.ContainsFunc(t.doc.year.Scheme.Grades(), func(g criteria.Grade) bool {
		return !sides(g.From, false) || !sides(g.Below, false) || !sides(g.To, true)
	})
}
