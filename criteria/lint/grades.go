package lint

import (
	"fmt"
	"slices"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator/lint"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/prove"
	"github.com/childward/childward/rules/wording"
)

var (
	gradesGap = wording.New("grades_gap",
		"a total of {0} has no grade: {1} ends before it, and none begins", "tổng điểm {0} không thuộc loại nào: loại {1} kết thúc trước đó, chưa loại nào bắt đầu")
	hintGradesGap = wording.New("", "leave the end out, so that the grade holds up to the next; if the regulation says it so, allow it with the reason",
		"bỏ điểm cuối để loại này kéo đến loại sau; nếu quy định đúng là như vậy, hãy ghi lý do")
	rescaledMaximum = wording.New("rescaled_maximum",
		"the items of criterion \"{0}\" add up to {1}, its max is {2}: all points are scaled, even where every item applies",
		"các nội dung của tiêu chí \"{0}\" cộng lại là {1}, tối đa là {2}: mọi điểm đều được quy đổi, kể cả khi mọi nội dung phát sinh")
	hintRescaledMaximum = wording.New("", "if that is meant, as for a mean, allow it with the reason; otherwise correct the max of the criterion or of an item",
		"nếu đúng ý, chẳng hạn lấy trung bình, hãy ghi lý do; nếu không, sửa max của tiêu chí hoặc của nội dung")
)

// grades looks for totals from the lowest grade up to the greatest total that have no grade.
func (l *linter) grades(scheme *criteria.Scheme) {
	ladder := scheme.Grades()
	if len(ladder) == 0 {
		return
	}
	partition, ok := prove.PartitionOf(gradeConditions(ladder, scheme.Total()))
	if !ok {
		return
	}
	told := map[int]bool{}
	for _, cell := range partition.Cells(l.wholeTotals()) {
		if slices.Contains(cell.Holds, true) {
			continue
		}
		witness, _ := cell.Witness.Number()
		i := len(ladder) - 1
		for begins(ladder[i]).Cmp(witness) > 0 {
			i--
		}
		if told[i] {
			continue
		}
		told[i] = true
		key := "to"
		if ladder[i].To == "" {
			key = "below"
		}
		at := slices.IndexFunc(l.definition.Grades, func(g criteria.Grade) bool { return g.ID == ladder[i].ID })
		l.Add(lint.Warning, fmt.Sprintf("grades[%d].%s", at, key), gradesGap.With(witness, ladder[i].ID), hintGradesGap.With())
	}
}

func begins(g criteria.Grade) exact.Number {
	from, _ := exact.ParseDecimal(g.From)
	return from
}

// gradeConditions are those of a total for each grade of a ladder, and for what is none of them: below the lowest, and
// beyond what there is.
func gradeConditions(ladder []criteria.Grade, total exact.Number) []*rules.Formula {
	scope := rules.NewScope("total")
	var all []*rules.Formula
	add := func(text string) {
		if f, err := rules.Compile(text, scope); err == nil { // it is of this file, and its numbers were read
			all = append(all, f)
		}
	}
	add(fmt.Sprintf("total < %s or total > %v", ladder[0].From, total))
	for i, g := range ladder {
		text := "total >= " + g.From
		switch {
		case g.To != "":
			text += " and total <= " + g.To
		case g.Below != "":
			text += " and total < " + g.Below
		case i+1 < len(ladder):
			text += " and total < " + ladder[i+1].From
		}
		add(text)
	}
	return all
}

// wholeTotals reports whether every total is a whole number: all points are, and nothing of them is worked out.
func (l *linter) wholeTotals() bool {
	whole := func(text string) bool {
		n, fault := exact.ParseDecimal(text)
		return fault == exact.DecimalSound && n.IsInt()
	}
	for _, c := range l.definition.Criteria {
		for _, it := range c.Items {
			instead, scores := it.NotApplicable.Points(exact.Int(0))
			fixed := it.NotApplicable == "" || it.NotApplicable == criteria.Exclude || scores && instead.IsInt()
			if len(it.Bands) == 0 || !fixed || !whole(it.Max) || slices.ContainsFunc(it.Bands, func(b criteria.Band) bool { return !whole(b.Points) }) {
				return false
			}
		}
	}
	return true
}

// rescaled notes a criterion whose maximum is not what its items add up to.
func (l *linter) rescaled(c criteria.Criterion, path string) {
	sum := exact.Int(0)
	for _, it := range c.Items {
		most, _ := exact.ParseDecimal(it.Max)
		sum = sum.Add(most)
	}
	most, fault := exact.ParseDecimal(c.Max)
	if fault == exact.DecimalSound && most.Cmp(sum) != 0 && slices.ContainsFunc(c.Items, func(it criteria.Item) bool { return it.NotApplicable == criteria.Rescale }) {
		l.Add(lint.Note, path+".max", rescaledMaximum.With(c.ID, sum, most), hintRescaledMaximum.With())
	}
}
