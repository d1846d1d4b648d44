package indicator

import (
	"slices"

	"github.com/childward/childward/internal/expression"
	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// atMoment reports whether what stands in a slot is counted at a moment. How many units there are is not said to be: it
// counts those that reported.
func (p *Plan) atMoment(slot int) bool {
	statistic, ok := p.statisticOf(slot)
	return ok && p.definition.Statistics[statistic].Over == AtMoment
}

// amongNobody reports whether something happened among nobody, counted at a moment: 12 injured among 0 children
// contradict each other. It is asked where the value is undefined.
func (at *compiledAt) amongNobody(row *rules.Row) bool {
	return expression.Lacking(at.atMoment, row) != nil
}

// amongNobodyIn reports the same of what a ward reported for a formula that is computed for the city alone.
func (p *Plan) amongNobodyIn(ward Record, at *compiledAt) bool {
	if len(at.atMoment) == 0 || !slices.ContainsFunc(at.formula.Uses(), p.isWards) {
		return false
	}
	row := p.sum([]Record{ward}, Record{}, nil)
	return at.judge.Decide(&row) == rules.DecisionUndefined && at.amongNobody(&row)
}

// eventsAmong says that something happened although nobody was there, of the first population of which that is so.
func (r Result) eventsAmong(populations []expression.Population, undefined rules.Value) []wording.Message {
	p := expression.Lacking(populations, &r.record.row)
	if p == nil {
		return nil
	}
	return []wording.Message{phrases.EventsWithoutPopulation.With(p.Events(r.record.row), r.denominatorWords(undefined))}
}

// amongNobody is the reason of a contradiction where the formula is undefined for it.
func (r Result) amongNobody(at *compiledAt) []wording.Message {
	if len(at.atMoment) == 0 {
		return nil
	}
	v := at.formula.Evaluate(r.record.row)
	if v.Kind() != rules.Undefined {
		return nil
	}
	return r.eventsAmong(at.atMoment, v)
}
