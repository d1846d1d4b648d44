package indicator

import (
	"fmt"

	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A plannedRound is a round with its period and dates read.
type plannedRound struct {
	Round
	period                  Period
	wardsBefore, cityBefore Date
}

var roundTwice = wording.New("round_twice", "there are two rounds for {0}: {1} and {2}", "có hai đợt báo cáo cho kỳ {0}: {1} và {2}")

// rounds checks the rounds of the plan.
func (b *builder) rounds() {
	p := b.plan
	ids := map[string]bool{}
	for i := range p.definition.Rounds {
		r := p.definition.Rounds[i]
		path := fmt.Sprintf("rounds[%d]", i)
		if !rules.IsName(r.ID) {
			b.refuse(path+".id", rules.KindInvalid, phrases.IDUnusable.With(r.ID), hintName.With())
		} else if ids[r.ID] {
			b.refuse(path+".id", rules.KindInvalid, nameTwice.With(r.ID), wording.Message{})
		}
		ids[r.ID] = true
		round := plannedRound{Round: r, wardsBefore: b.date(path+".wards_before", r.WardsBefore), cityBefore: b.date(path+".city_before", r.CityBefore)}
		period, err := ParsePeriod(r.Period)
		for _, e := range rules.AllErrors(err) {
			b.fail(path+".period", e)
		}
		for _, other := range p.rounds {
			if err == nil && other.period == period {
				b.refuse(path+".period", rules.KindInvalid, roundTwice.With(period.String(), other.ID, r.ID), wording.Message{})
			}
		}
		round.period = period
		p.rounds = append(p.rounds, round)
	}
}

// Round returns the round of a period, and whether the plan has one.
func (p *Plan) Round(period Period) (round Round, ok bool) {
	for _, r := range p.rounds {
		if r.period == period && !period.IsZero() {
			return r.Round, true
		}
	}
	return Round{}, false
}
