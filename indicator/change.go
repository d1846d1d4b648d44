package indicator

import (
	"strings"

	"github.com/childward/childward/indicator/internal/target"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

var (
	changeNumbers = wording.New("", "this year {0}, last year {1}", "năm nay {0}, năm trước {1}")
	changeFall    = wording.New("", "{0}: a fall of {1}", "{0}: giảm {1}")
	changeRise    = wording.New("", "{0}: a rise of {1}", "{0}: tăng {1}")
	changeLeast   = wording.New("", "{0} (at least {1})", "{0} (ít nhất {1})")
	changeMust    = wording.New("", "{0} (to fall by at least {1})", "{0} (phải giảm ít nhất {1})")
)

// change says how a count stands to the same of last year, where the indicator is computed from these two alone: this
// year 2, last year 3: a fall of 33.33% (at least 0.005%). It is empty elsewhere.
func (f figures) change(used []Used, lang Language) string {
	if f.base() != rules.BaseCount || len(used) != 2 {
		return ""
	}
	now, last := used[0], used[1]
	if strings.HasPrefix(now.Name, rules.LastYearPrefix) {
		now, last = last, now
	}
	x, ok1 := now.Value.Number()
	y, ok2 := last.Value.Number()
	if last.Name != rules.LastYearPrefix+now.Name || !ok1 || !ok2 {
		return ""
	}
	said := changeNumbers.With(x, y)
	fall, ok := y.Sub(x).Mul(exact.Int(100)).Div(y)
	if !ok { // none last year: there is no share of it
		return said.In(lang)
	}
	least, demanded := f.leastFall(now.Name, last.Name)
	places := 2
	for places < 20 && demanded && fall.Cmp(least) != fall.Rounded(places).Cmp(least) {
		places++
	}
	percent := func(n exact.Number) string {
		return target.WithBase(wording.FormatDecimal(n.Round(places).String(), lang), rules.BasePercent, lang)
	}
	asked := changeLeast
	if fall.Sign() < 0 {
		said, asked = changeRise.With(said, percent(fall.Neg())), changeMust
	} else {
		said = changeFall.With(said, percent(fall))
	}
	if demanded {
		said = asked.With(said, target.WithBase(least.Format(lang), rules.BasePercent, lang))
	}
	return said.In(lang)
}

// leastFall is by how many percent of last year's number the plan's own target asks the number to fall: a·now - b·last
// <= 0 asks for 1 - b/a of it. ok is false where the target is of another form, or asks for no fall.
func (f figures) leastFall(now, last string) (percent exact.Number, ok bool) {
	s, ok := f.at().formula.Shape(f.record.row)
	own := f.indicator.targets[0]
	if !ok || own.Op() != "<=" || own.Number().Sign() != 0 || len(s.Numerator.Slots()) != 2 {
		return percent, false
	}
	at := func(x, y int64) exact.Number {
		scope := f.record.plan.at(f.isCity()).scope
		row := scope.NewRow()
		for name, n := range map[string]int64{now: x, last: y} {
			slot, _ := scope.Slot(name)
			row.Set(slot, rules.NumberValue(exact.Int(n)))
		}
		n, _ := s.Numerator.Evaluate(row)
		return n
	}
	a, b := at(1, 0), at(0, 1).Neg()
	share, ok := b.Div(a)
	percent = exact.Int(1).Sub(share).Mul(exact.Int(100))
	return percent, ok && at(0, 0).Sign() == 0 && a.Sign() > 0 && percent.Sign() > 0
}
