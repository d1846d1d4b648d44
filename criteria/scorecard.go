package criteria

import (
	"cmp"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/plainjson"
)

// scorecardID is the word for the plan's own scorecard where schemes are named.
const scorecardID = "scorecard"

// A Scorecard counts which of a plan's own indicators are achieved, by objective. Nothing is weighted, nothing
// is recognised by it. The zero Scorecard, which is that of no plan, counts results by the plan they came from.
type Scorecard struct {
	plan   *indicator.Plan
	groups []indicator.Group
}

// PlanScorecard returns the scorecard of a plan: its own targets, the default way to look at a unit.
func PlanScorecard(plan *indicator.Plan) Scorecard {
	if plan == nil {
		return Scorecard{}
	}
	return Scorecard{plan, plan.Definition().Groups}
}

// A Tally is how many indicators of a unit are achieved. Indicators that are only monitored are left out. The zero
// Tally counts nothing, and is null in JSON.
type Tally struct {
	Binding      Count // all but the aspirational ones
	Aspirational Count // those of which the plan says "phấn đấu"
	Objectives   []ObjectiveTally
	scorecard    Scorecard
}

// An ObjectiveTally is the tally of one objective of the plan.
type ObjectiveTally struct {
	Group        indicator.Group // the zero Group for indicators that belong to none
	Binding      Count
	Aspirational Count
	results      indicator.Results
}

// A Count is how verdicts are spread over indicators.
type Count struct {
	Achieved      int
	Missed        int
	Open          int // no data, or contradictory data
	NotApplicable int
	Interim       int // achieved or missed in a part of a year: counts in no yearly score
}

// Judged is how many indicators can be achieved: those that are achieved, missed or open.
func (c Count) Judged() int { return c.Achieved + c.Missed + c.Open }

func (c *Count) add(res indicator.Result) {
	if res.Interim() {
		c.Interim++
		return
	}
	switch res.Verdict {
	case indicator.Achieved:
		c.Achieved++
	case indicator.Missed:
		c.Missed++
	case indicator.NoData, indicator.Invalid:
		c.Open++
	case indicator.NotApplicable:
		c.NotApplicable++
	}
}

// Rate counts the results of a ward or of the city. Of a record of another plan it counts what its own plan makes of
// that record, as [indicator.Plan.Evaluate] says.
func (s Scorecard) Rate(results indicator.Results) Tally {
	record := results.Record()
	switch of := record.Plan(); {
	case of == nil:
	case s.plan == nil:
		s = PlanScorecard(of)
	case of != s.plan && of.Digest() != s.plan.Digest():
		results = s.plan.Evaluate(record)
	}
	t := Tally{scorecard: s}
	for _, res := range results {
		if res.Monitor() {
			continue
		}
		in := res.Indicator()
		o := t.objective(s.groups, in.Group)
		o.results = append(o.results, res)
		if in.Aspirational {
			o.Aspirational.add(res)
			t.Aspirational.add(res)
		} else {
			o.Binding.add(res)
			t.Binding.add(res)
		}
	}
	return t
}

func (t *Tally) objective(groups []indicator.Group, id string) *ObjectiveTally {
	for i := range t.Objectives {
		if t.Objectives[i].Group.ID == id {
			return &t.Objectives[i]
		}
	}
	o := ObjectiveTally{}
	for _, g := range groups {
		if g.ID == id {
			o.Group = g
		}
	}
	t.Objectives = append(t.Objectives, o)
	return &t.Objectives[len(t.Objectives)-1]
}

// The shape of a tally in JSON: that of a rating, with an indicator for an item and an objective for a criterion.
type jsonTally struct {
	Scheme       jsonScheme      `json:"scheme"`
	Scale        Scale           `json:"scale"`
	Low          int             `json:"low,string"`
	High         int             `json:"high,string"`
	Of           int             `json:"of,string"`
	Aspirational *jsonCount      `json:"aspirational,omitempty"`
	Criteria     []jsonObjective `json:"criteria"`
}

type jsonCount struct {
	Low  int `json:"low,string"`
	High int `json:"high,string"`
	Of   int `json:"of,string"`
}

type jsonObjective struct {
	ID    string          `json:"id"`
	Low   int             `json:"low,string"`
	High  int             `json:"high,string"`
	Max   int             `json:"max,string"`
	Items []jsonTallyItem `json:"items"`
}

type jsonTallyItem struct {
	ID           string `json:"id"`
	Low          int    `json:"low,string"`
	High         int    `json:"high,string"`
	Max          int    `json:"max,string"`
	Scale        Scale  `json:"scale"`
	Aspirational bool   `json:"aspirational,omitempty"`
	Why          Text   `json:"why"`
}

func jsonCountOf(c Count) jsonCount {
	return jsonCount{c.Achieved, c.Achieved + c.Open, c.Judged()}
}

// MarshalJSON writes the tally in the shape of a rating, without tier and outcome: an item is an indicator, with
// a maximum of 1, or 0 where it is not applicable; low, high and of leave the aspirational ones out. The zero Tally,
// of no plan, is null.
func (t Tally) MarshalJSON() ([]byte, error) { return plainjson.Marshal(t.json()) }

// json is the tally in the shape that it has in JSON; nil for the zero Tally.
func (t *Tally) json() *jsonTally {
	if t.scorecard.plan == nil {
		return nil
	}
	total := jsonCountOf(t.Binding)
	out := &jsonTally{
		Scheme: jsonScheme{ID: scorecardID, Digest: t.scorecard.plan.Digest()}, Scale: Official,
		Low: total.Low, High: total.High, Of: total.Of, Criteria: []jsonObjective{},
	}
	if t.Aspirational != (Count{}) {
		aspirational := jsonCountOf(t.Aspirational)
		out.Aspirational = &aspirational
	}
	for _, o := range t.Objectives {
		c := jsonCountOf(o.Binding)
		jo := jsonObjective{ID: cmp.Or(o.Group.ID, "indicators"), Low: c.Low, High: c.High, Max: c.Of, Items: []jsonTallyItem{}}
		for _, res := range o.results {
			jo.Items = append(jo.Items, tallyItem(res))
		}
		out.Criteria = append(out.Criteria, jo)
	}
	return out
}

func tallyItem(res indicator.Result) jsonTallyItem {
	var c Count
	c.add(res)
	one := jsonCountOf(c)
	in := res.Indicator()
	return jsonTallyItem{in.ID, one.Low, one.High, one.Of, Official, in.Aspirational, res.VerdictText()}
}
