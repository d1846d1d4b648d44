package indicator

import (
	"github.com/childward/childward/internal/expression"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

var (
	indicatorElsewhere = wording.New("indicator_elsewhere", "indicator \"{0}\" is not computed for wards", "chỉ tiêu \"{0}\" không tính cho xã, phường")
	indicatorMonitored = wording.New("indicator_monitored", "indicator \"{0}\" is only shown for wards: one event would decide", "chỉ tiêu \"{0}\" ở xã, phường chỉ để theo dõi: một trường hợp đã quyết định kết quả")
	hintValueOf        = wording.New("", "compare its value: value(\"{0}\")", "hãy so sánh giá trị: value(\"{0}\")")
)

// Vocabulary returns what the expressions of schemes may speak of: a ward's statistics and indicators. It is for the
// packages of this module; programs give points by package criteria. achieved of an indicator that is only monitored is
// refused, and so is an indicator that does not exist for wards.
func (p *Plan) Vocabulary() *expression.Vocabulary {
	v := &expression.Vocabulary{Scope: p.ward.scope, Quoted: p.quoted()}
	for _, c := range p.ward.constraints {
		v.Constraints = append(v.Constraints, c.formula)
	}
	v.IsCount = func(slot int) bool {
		statistic, ok := p.statisticOf(slot)
		return ok && p.definition.Statistics[statistic].Kind == Count
	}
	v.AtMoment = p.atMoment
	return v
}

// quoted are the indicators as expressions name them.
func (p *Plan) quoted() map[string]map[string]rules.Quoted {
	values, achieved := map[string]rules.Quoted{}, map[string]rules.Quoted{}
	for _, c := range p.indicators {
		switch {
		case c.ward == nil:
			none := rules.Quoted{Refused: indicatorElsewhere.With(c.ID)}
			values[c.ID], achieved[c.ID] = none, none
			continue
		case c.ward.monitor:
			achieved[c.ID] = rules.Quoted{Refused: indicatorMonitored.With(c.ID), Hint: hintValueOf.With(c.ID)}
		default:
			achieved[c.ID] = rules.Quoted{Formula: c.ward.formula, Against: &c.targets[0].Threshold}
		}
		values[c.ID] = rules.Quoted{Formula: c.ward.formula}
	}
	return map[string]map[string]rules.Quoted{"value": values, "achieved": achieved}
}

// Row returns the figures of a ward's record for the expressions of its plan's [Plan.Vocabulary]; the zero Record has
// none.
func (r Record) Row() expression.Row {
	if r.IsZero() {
		return expression.RowOf(&rules.Row{})
	}
	return expression.RowOf(&r.data.row)
}
