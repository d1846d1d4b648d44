package criteria

import (
	"cmp"
	"slices"

	"github.com/childward/childward/rules/exact"
)

// A Grade is a name for a stretch of totals (xếp loại): A from 75, Nindya from 701. It begins at From and holds up to
// where the next higher one begins, the highest without end; To and Below are for regulations that print the end, too.
type Grade struct {
	ID    string `yaml:"id,required"` // one word, as printed: A+, B
	Name  Text   // the ID when empty
	From  string `yaml:"from,required"` // the least total that has it: a plain decimal
	To    string // the greatest total that has it, as printed: 601 to 700. What lies between that and the next grade has none
	Below string // or the total at which it ends, itself not part of it: 75 to below 90
	Cite  Text
}

type grade struct {
	Grade
	from     exact.Number
	end      exact.Number // where it ends, if ends
	ends     bool         // for the highest, only where its end is printed
	included bool         // its end is part of it
}

// A Graded is the grade that a unit has, or those that it may still get.
type Graded struct {
	Grade    string   `json:"grade,omitempty"`    // where it is decided
	Grades   []string `json:"grades,omitempty"`   // else those that are possible, lowest first
	Ungraded bool     `json:"ungraded,omitempty"` // it has no grade, or where Grades are possible may get none
}

// Open reports whether the grade is not decided.
func (g Graded) Open() bool { return len(g.Grades) > 0 }

// Possible returns the grades that the unit has or may still get, lowest first; none where it has none.
func (g Graded) Possible() []string {
	if g.Grade != "" {
		return []string{g.Grade}
	}
	return g.Grades
}

// Equal reports whether both are the same.
func (g Graded) Equal(other Graded) bool {
	return g.Grade == other.Grade && g.Ungraded == other.Ungraded && slices.Equal(g.Grades, other.Grades)
}

// Text returns the grade as people read it, highest first: A; or A, B or C; no grade. Named are the grades of the scheme, for
// their names; a grade that is not among them goes by its ID.
func (g Graded) Text(named []Grade) Text {
	var words []Text
	for _, id := range slices.Backward(g.Possible()) {
		name := Text{VI: id, EN: id}
		if i := slices.IndexFunc(named, func(g Grade) bool { return g.ID == id }); i >= 0 {
			name = Text{VI: cmp.Or(named[i].Name.VI, named[i].Name.EN, id), EN: cmp.Or(named[i].Name.EN, named[i].Name.VI, id)}
		}
		words = append(words, name)
	}
	if g.Ungraded {
		words = append(words, Text{VI: "không xếp loại", EN: "no grade"})
	}
	var text Text
	for i, word := range words {
		switch {
		case i == 0:
			text = word
		case i == len(words)-1:
			text = Text{VI: text.VI + " hoặc " + word.VI, EN: text.EN + " or " + word.EN}
		default:
			text = Text{VI: text.VI + ", " + word.VI, EN: text.EN + ", " + word.EN}
		}
	}
	return text
}

// Grades returns the grades of the scheme, lowest first; none where it does not grade.
func (s *Scheme) Grades() []Grade {
	var grades []Grade
	for _, g := range s.orNone().ladder {
		grades = append(grades, g.Grade)
	}
	return grades
}

// Decides reports whether the scheme says of units that they are eligible or not: it has tiers, or a criterion that can
// fail a unit, or does not grade. Otherwise it grades, and every [Outcome] is [NoOutcome].
func (s *Scheme) Decides() bool { return s.orNone().decides }

// Graded returns the grade of the unit, or those that a total between [Rating.Low] and [Rating.High] has. It is the zero
// Graded for a scheme without grades.
func (r *Rating) Graded() Graded {
	if r.IsZero() {
		return Graded{}
	}
	possible, ungraded := r.scheme.gradesWithin(r.low, r.high)
	g := Graded{Ungraded: ungraded}
	for _, i := range possible {
		g.Grades = append(g.Grades, r.scheme.ladder[i].ID)
	}
	if len(g.Grades) == 1 && !ungraded {
		g.Grade, g.Grades = g.Grades[0], nil
	}
	return g
}

// gradesWithin are the grades of the totals from low to high, both included, by their places in the ladder, and whether
// one of those totals has none.
func (s *Scheme) gradesWithin(low, high exact.Number) (possible []int, ungraded bool) {
	if len(s.ladder) == 0 {
		return nil, false
	}
	ungraded = low.Cmp(s.ladder[0].from) < 0
	for i := range s.ladder {
		g := &s.ladder[i]
		if g.from.Cmp(high) <= 0 && !g.endsBefore(low) {
			possible = append(possible, i)
		}
	}
	return possible, ungraded || s.holeWithin(low, high)
}

// holeWithin reports whether one of the totals from low to high lies in a hole of the ladder.
func (s *Scheme) holeWithin(low, high exact.Number) bool {
	for i := range s.ladder {
		if s.hole(i) && s.ladder[i].endsBefore(high) && (i+1 == len(s.ladder) || low.Cmp(s.ladder[i+1].from) < 0) {
			return true
		}
	}
	return false
}

// endsBefore reports whether a total lies beyond the end of the grade.
func (g *grade) endsBefore(total exact.Number) bool {
	if !g.ends {
		return false
	}
	order := g.end.Cmp(total)
	return order < 0 || order == 0 && !g.included
}

// hole reports whether totals above a grade have none before the next begins, or where it is the highest at all.
func (s *Scheme) hole(i int) bool {
	g := &s.ladder[i]
	return g.ends && (i+1 == len(s.ladder) || g.end.Cmp(s.ladder[i+1].from) < 0)
}

// usualMet is what the points of a criterion must reach that does not say: where there is nothing but grades, nothing.
func (d *Definition) usualMet() string {
	if len(d.Grades) > 0 && len(d.Tiers) == 0 {
		return ">= 0"
	}
	return "> 0"
}
