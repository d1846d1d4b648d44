package indicator

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"
)

// The formulas of outsidePlan as a careful programmer writes them by hand: whole numbers of int64, -1 where nothing
// was reported, and the reason of the higher rank where there is no value.

const handSound Verdict = 255

// handRate is the kind of a rate, handPercent that of a percentage.
func handRate(num, den int64) Verdict {
	switch {
	case den == 0:
		return NotApplicable
	case num|den < 0:
		return NoData
	}
	return handSound
}

func handPercent(part, whole int64) Verdict {
	if part > whole && whole >= 0 {
		return Invalid
	}
	return handRate(part, whole)
}

// handWorse is the reason of the higher rank; a sound value gives way.
func handWorse(a, b Verdict) Verdict {
	switch {
	case a == handSound:
		return b
	case b == handSound || a > b: // by their numbers invalid outranks not applicable, and that no data
		return a
	}
	return b
}

func handJudged(kind Verdict, met bool) Verdict {
	switch {
	case kind != handSound:
		return kind
	case met:
		return Achieved
	}
	return Missed
}

// outside judges the i-th indicator of outsidePlan.
func (t *handTable) outside(i int, out []Verdict) {
	as, bs, cs, ds := t[i][:len(out)], t[32+i%28][:len(out)], t[(i+1)%32][:len(out)], t[32+(i+1)%28][:len(out)]
	switch i % 8 {
	case 0: // min(percent(a, b), percent(c, d)) >= 5 %
		for k := range out {
			a, b, c, d := as[k], bs[k], cs[k], ds[k]
			met := a*100 >= 5*b
			if c*b < a*d {
				met = c*100 >= 5*d
			}
			out[k] = handJudged(handWorse(handPercent(a, b), handPercent(c, d)), met)
		}
	case 1: // max(a, c) < 20
		for k := range out {
			a, c := as[k], cs[k]
			kind := handSound
			if a|c < 0 {
				kind = NoData
			}
			out[k] = handJudged(kind, max(a, c) < 20)
		}
	case 2: // a == 0 ? 0 : percent(a, b) <= 0.005 %
		for k := range out {
			a, b := as[k], bs[k]
			kind := handPercent(a, b)
			switch {
			case a == 0:
				kind = handSound
			case a < 0:
				kind = NoData
			}
			out[k] = handJudged(kind, a == 0 || a*100_000 <= 5*b)
		}
	case 3: // percent(a, b) + percent(c, d) <= 12.5 %
		for k := range out {
			a, b, c, d := as[k], bs[k], cs[k], ds[k]
			out[k] = handJudged(handWorse(handPercent(a, b), handPercent(c, d)), (a*d+c*b)*1000 <= 125*b*d)
		}
	case 4: // percent(a, b) - 0.987 * percent(c, d) <= 0 %
		for k := range out {
			a, b, c, d := as[k], bs[k], cs[k], ds[k]
			out[k] = handJudged(handWorse(handPercent(a, b), handPercent(c, d)), 1000*a*d <= 987*c*b)
		}
	case 5: // a <= c ? percent(a, b) : percent(c, d) < 6.28 %
		for k := range out {
			a, b, c, d := as[k], bs[k], cs[k], ds[k]
			if a|c < 0 {
				out[k] = NoData
				continue
			}
			if a > c {
				a, b = c, d
			}
			out[k] = handJudged(handPercent(a, b), a*10_000 < 628*b)
		}
	case 6: // a ?? c < 1000
		for k := range out {
			a := as[k]
			if a < 0 {
				a = cs[k]
			}
			kind := handSound
			if a < 0 {
				kind = NoData
			}
			out[k] = handJudged(kind, a < 1000)
		}
	case 7: // rate(a, b, 1000) - rate(c, d, 1000) <= 0.5 ‰
		for k := range out {
			a, b, c, d := as[k], bs[k], cs[k], ds[k]
			out[k] = handJudged(handWorse(handRate(a, b), handRate(c, d)), (a*d-c*b)*10_000 <= 5*b*d)
		}
	}
}

func TestTheFormulasByHandHaveTheVerdictsOfThePlan(t *testing.T) {
	t.Parallel()
	plan := outsidePlan(t)
	_, by := job(t)
	columns := jobColumns(3000, by)
	for row := range 50 { // where two reasons meet
		columns[row%32].Counts[row], columns[32+row%28].Counts[row] = 9, 5
	}
	results, err := plan.EvaluateAll(context.Background(), jobTable(t, plan, columns[:]), BulkOptions{})
	require.NoError(t, err)
	hand, out := handTableOf(columns[:]), make([]Verdict, 3000)
	for i := range jobIndicators {
		hand.outside(i, out)
		require.Equal(t, out, results.columns[i].verdicts(), plan.indicators[i].Value)
	}
}
