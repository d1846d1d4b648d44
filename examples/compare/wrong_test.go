package main

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
)

func TestPlacedRecordsStandOnTheTargetAndBesideIt(t *testing.T) {
	t.Parallel()
	j := targetsJob(divideFirst)
	all := placedRecords(j, 8)
	require.Len(t, all, 24)
	for _, rec := range all {
		for _, r := range j.ratios {
			a, b := r.crossed()
			left, right := rec.values[r.numerator]*a, rec.values[r.denominator]*b
			if rec.beside < 0 && b == 0 {
				require.Equal(t, right, left, "%s has nothing below its target", r.id)
				continue
			}
			require.Equal(t, int64(rec.beside)*a, left-right, r.id)
			require.Positive(t, rec.values[r.denominator])
			require.LessOrEqual(t, rec.values[r.denominator], int64(largestDenominator))
		}
	}
}

func TestEachTargetHasManyDenominators(t *testing.T) {
	t.Parallel()
	j := targetsJob(divideFirst)
	records := placedRecords(j, 100)
	for _, r := range j.ratios {
		different := map[int64]bool{}
		for _, rec := range records {
			different[rec.values[r.denominator]] = true
		}
		require.Len(t, different, 100, r.id)
	}
}

func TestTheTargetsAreThoseOfTheBuiltInPlan(t *testing.T) {
	t.Parallel()
	want := 0
	for _, in := range indicator.CamPha2023().Definition().Indicators {
		want += 1 + len(in.FurtherTargets)
	}
	require.Len(t, targetsJob(divideFirst).ratios, want)
	require.Len(t, planJob().ratios, 32)
}

// The job reads its ratios from the formulas of the plan. Here the plan itself judges a ward on each target
// and one event below; that it may not be above the whole is the plan's own.
func TestTheBuiltInPlanAgreesOnItsTargets(t *testing.T) {
	t.Parallel()
	plan := indicator.CamPha2023()
	j := planJob()
	tried := 0
	for i, in := range plan.Definition().Indicators {
		r := j.ratios[i]
		a, b := r.crossed()
		if in.Ward == indicator.LevelNone || in.ID == "child_labour" {
			continue
		}
		for below := range int64(2) {
			rec := newRecords(j, 1)[0]
			rec.values[r.numerator], rec.values[r.denominator] = 7*b-below, 7*a
			ward, err := plan.Record("06760", indicator.Year(2023), indicator.Values{
				j.statistics[r.numerator]: rec.values[r.numerator], j.statistics[r.denominator]: rec.values[r.denominator]})
			require.NoError(t, err)
			res, ok := plan.Evaluate(ward).Find(in.ID)
			require.True(t, ok, in.ID)
			for _, reading := range res.Readings() {
				if reading.Reading.ID == "share_of_marriages" {
					res = reading.Result
				}
			}
			require.Equal(t, truth(r, &rec), res.Verdict, "%s: %d / %d", in.ID, 7*b-below, 7*a)
			tried++
		}
	}
	require.Equal(t, 2*21, tried)
}

func TestWhereChildwardIsWrongTheProgramSaysSo(t *testing.T) {
	t.Parallel()
	wrong := accuracy{wrong: 1, about: "infant_mortality"}
	peer, ours := entry{name: "peer"}, entry{name: "childward", ours: true}
	require.NoError(t, disagreement([]line{{entry: ours}, {entry: peer, accuracies: [2]accuracy{wrong, wrong}}}, 0))
	require.ErrorContains(t, disagreement([]line{{entry: ours, accuracies: [2]accuracy{{}, wrong}}}, 0), "infant_mortality")
}

// The wrong verdicts over 6 denominators for each target, as they come out on every machine: float64 and the
// quotients of all these are defined to the last bit.
func TestWrongVerdictsAreReproducible(t *testing.T) {
	t.Parallel()
	want := map[string][2]accuracy{
		"Go float64":   {{wrong: 12, targets: 2}, {}},
		"expr float64": {{wrong: 12, targets: 2}, {}}, "cel-go double": {{wrong: 12, targets: 2}, {}},
		"govaluate": {{wrong: 12, targets: 2}, {}}, "gval": {{wrong: 12, targets: 2}, {}},
		"grule": {{wrong: 12, targets: 2}, {}}, "SQLite real": {{wrong: 12, targets: 2}, {}},
		"OPA": {{wrong: 30, targets: 5}, {}},
	}
	for _, e := range contestants() {
		for _, o := range e.orders() {
			t.Run(e.name+" "+o.String(), func(t *testing.T) {
				t.Parallel()
				got, err := accuracyOf(e, o, 6)
				require.NoError(t, err)
				require.Equal(t, 86*6*3, got.verdicts)
				require.Equal(t, want[e.name][o].wrong, got.wrong)
				require.Equal(t, want[e.name][o].targets, got.targets)
			})
		}
	}
}

func TestAQuarterOfAllPercentagesAreNoLuckyFloats(t *testing.T) {
	t.Parallel()
	missed, of := floatMisses()
	require.Equal(t, []int{2515, 9999}, []int{missed, of})
}

func TestAWrongVerdictIsShownWithItsNumbers(t *testing.T) {
	t.Parallel()
	got, err := accuracyOf(lineOf(t, "Go float64"), divideFirst, 6)
	require.NoError(t, err)
	m := got.example
	m.ratio = ratio{id: m.id}
	require.Equal(t, mistake{ratio{id: "underweight"}, 157, 2500, indicator.Achieved, indicator.Missed}, m,
		"157 of 2,500 is 6.28 %, which is not below 6.28 %")
}
