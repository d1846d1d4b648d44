package criteria

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// The wording of what can be wrong with grades.
var (
	gradesNone      = wording.New("grades_none", "grades: found none", "grades: không có loại nào")
	gradeEqual      = wording.New("grade_equal", "grades {0} and {1} both begin at {2}", "loại {0} và loại {1} cùng bắt đầu từ {2}")
	gradeOrder      = wording.New("grade_order", "grade {0} begins at {1}, after {2} at {3}: the grades are not in order", "loại {0} bắt đầu từ {1}, đứng sau loại {2} từ {3}: các loại không theo thứ tự")
	gradeHigh       = wording.New("grade_unreachable", "grade {0}: {1} points, no unit can score more than {2}", "loại {0}: {1} điểm, không đơn vị nào được quá {2}")
	gradeEnds       = wording.New("grade_ends", "grade {0} begins at {1} and holds for nothing: {2} {3}", "loại {0} bắt đầu từ {1} mà không nhận điểm nào: {2} {3}")
	gradeEndsTwice  = wording.New("grade_ends_twice", "grade {0} has both to and below", "loại {0} có cả to và below")
	gradesOverlap   = wording.New("grades_overlap", "grades {0} and {1} both hold for {2}", "loại {0} và loại {1} cùng nhận {2}")
	hintGrade       = wording.New("", "a grade is one word, without spaces and |; its name may be longer", "mã loại là một từ, không có dấu cách và |; tên (name) có thể dài hơn")
	hintGradeTwice  = wording.New("", "give each grade a word of its own", "mỗi loại một mã riêng")
	hintGradesNone  = wording.New("", "give the grades, such as {id: A, from: 75}, or leave the key out", "ghi các loại, như {id: A, from: 75}, hoặc bỏ khóa này")
	hintGradePoints = wording.New("", "write a total such as 75 or 74.5", "viết một tổng điểm như 75 hoặc 74.5")
	hintGradeEqual  = wording.New("", "give each grade a total of its own to begin at", "mỗi loại bắt đầu từ một tổng điểm riêng")
	hintGradeOrder  = wording.New("", "write the lowest first or the highest first", "viết từ thấp đến cao hoặc từ cao đến thấp")
	hintGradeHigh   = wording.New("", "correct it, or the maxima and bands of the items", "sửa lại, hoặc sửa điểm tối đa và bậc điểm của các nội dung")
	hintGradeEnds   = wording.New("", "write to for the greatest total that has the grade, or below for the first that does not", "viết to cho tổng điểm lớn nhất còn thuộc loại này, hoặc below cho tổng điểm đầu tiên không còn thuộc")
	hintGradeLap    = wording.New("", "leave the end out: a grade ends where the next begins", "bỏ điểm cuối: một loại kết thúc ở nơi loại sau bắt đầu")
)

// A step is a grade with its place in the definition.
type step struct {
	grade
	at int
}

func (s *step) path(key string) string { return fmt.Sprintf("grades[%d].%s", s.at, key) }

// ladder reads the grades and puts the lowest first. Sound says that nothing else is wrong: what can be scored is known.
func (b *builder) ladder(sound bool) {
	d := &b.scheme.definition
	if d.Grades != nil && len(d.Grades) == 0 {
		b.refuse("grades", rules.KindInvalid, gradesNone.With(), hintGradesNone.With())
	}
	seen := map[string]bool{}
	var steps []step
	for i, g := range d.Grades {
		path := fmt.Sprintf("grades[%d].id", i)
		switch {
		case g.ID == "" || strings.ContainsAny(g.ID, "| \t\n"):
			b.refuse(path, rules.KindInvalid, phrases.IDUnusable.With(g.ID), hintGrade.With())
		case seen[g.ID]:
			b.refuse(path, rules.KindInvalid, idTwice.With(g.ID), hintGradeTwice.With())
		}
		seen[g.ID] = true
		if read, ok := b.grade(g, i); ok {
			steps = append(steps, read)
		}
	}
	b.reached(steps, sound)
	falling := isFalling(steps)
	inOrder := b.inOrder(steps, falling)
	if falling {
		slices.Reverse(steps)
	}
	for i := range steps {
		if inOrder && i+1 < len(steps) {
			b.apart(&steps[i], &steps[i+1])
		}
		if g := &steps[i].grade; !g.ends && i+1 < len(steps) {
			g.end, g.ends = steps[i+1].from, true
		}
		b.scheme.ladder = append(b.scheme.ladder, steps[i].grade)
	}
}

// grade reads one grade; ok is false where a total of it cannot be read.
func (b *builder) grade(g Grade, at int) (read step, ok bool) {
	g.Name.VI = cmp.Or(g.Name.VI, g.Name.EN, g.ID)
	g.Name.EN = cmp.Or(g.Name.EN, g.Name.VI)
	b.scheme.definition.Grades[at].Name = g.Name
	read, ok = step{grade{Grade: g}, at}, true
	total := func(key, text string) exact.Number {
		n, fault := exact.ParseDecimal(text)
		if fault != exact.DecimalSound || n.Sign() < 0 {
			b.refuse(read.path(key), rules.KindInvalid, pointsUnreadable.With(key, text), hintGradePoints.With())
			ok = false
		}
		return n
	}
	read.from = total("from", g.From)
	key := "to"
	switch {
	case g.To != "" && g.Below != "":
		b.refuse(read.path("below"), rules.KindInvalid, gradeEndsTwice.With(g.ID), hintGradeEnds.With())
	case g.To != "":
		read.ends, read.included, read.end = true, true, total("to", g.To)
	case g.Below != "":
		key, read.ends, read.end = "below", true, total("below", g.Below)
	}
	if order := read.end.Cmp(read.from); ok && read.ends && (order < 0 || order == 0 && !read.included) {
		b.refuse(read.path(key), rules.KindInvalid, gradeEnds.With(g.ID, g.From, key, read.end), hintGradeEnds.With())
	}
	return read, ok
}

// reached refuses grades above what a unit can score.
func (b *builder) reached(steps []step, sound bool) {
	most, total := b.scheme.most(), b.scheme.total
	if !sound { // then what is written of it counts
		read, fault := exact.ParseDecimal(b.scheme.definition.Total)
		if fault != exact.DecimalSound {
			return
		}
		most, total = read, read
	}
	for i := range steps {
		s := &steps[i]
		if s.from.Cmp(most) > 0 {
			b.refuse(s.path("from"), rules.KindInvalid, gradeHigh.With(s.ID, s.from, most), hintGradeHigh.With())
		} else if s.included && s.end.Cmp(total) > 0 {
			b.refuse(s.path("to"), rules.KindInvalid, gradeHigh.With(s.ID, s.end, total), hintGradeHigh.With())
		}
	}
}

// isFalling reports whether the highest grade stands first: most steps go down.
func isFalling(steps []step) bool {
	balance := 0
	for i := 1; i < len(steps); i++ {
		balance += steps[i].from.Cmp(steps[i-1].from)
	}
	return balance < 0 || balance == 0 && len(steps) > 1 && steps[1].from.Cmp(steps[0].from) < 0
}

// inOrder reports whether each grade begins above the one before, or below it where they fall, and refuses those that do
// not.
func (b *builder) inOrder(steps []step, falling bool) bool {
	before := len(b.errs)
	for i := 1; i < len(steps); i++ {
		earlier, later := &steps[i-1], &steps[i]
		switch order := later.from.Cmp(earlier.from); {
		case order == 0:
			b.refuse(later.path("from"), rules.KindInvalid, gradeEqual.With(earlier.ID, later.ID, later.from), hintGradeEqual.With())
		case order < 0 != falling:
			b.refuse(later.path("from"), rules.KindInvalid, gradeOrder.With(later.ID, later.from, earlier.ID, earlier.from), hintGradeOrder.With())
		}
	}
	return len(b.errs) == before
}

// apart refuses a grade that goes on where the next higher one has begun.
func (b *builder) apart(lower, higher *step) {
	order := lower.end.Cmp(higher.from)
	if !lower.ends || order < 0 || order == 0 && !lower.included {
		return
	}
	key := "below"
	if lower.included {
		key = "to"
	}
	b.refuse(lower.path(key), rules.KindInvalid, gradesOverlap.With(lower.ID, higher.ID, higher.from), hintGradeLap.With())
}
