package indicator

import (
	"encoding/json"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
)

func ward(t *testing.T, plan *Plan, values Values) Record {
	t.Helper()
	r, err := plan.Record("06760", Year(2023), values)
	require.NoError(t, err)
	return r
}

func TestWhatHasNoVerdictSaysWhy(t *testing.T) {
	tests := []struct {
		name, id string
		values   Values
		want     Verdict
		reason   string
	}{
		{"births were not reported: missing, by name, never zero", "infant_mortality", Values{"infant_deaths": 0}, NoData, "not reported: Live births"},
		{"nothing was reported", "infant_mortality", nil, NoData, "has not handed in"},
		{"nobody was born: not applicable, never achieved", "infant_mortality", Values{"infant_deaths": 0, "live_births": 0}, NotApplicable, "live births is 0: nobody to whom it could happen"},
		{"deaths without births are no success", "infant_mortality", Values{"infant_deaths": 3, "live_births": 0}, NotApplicable, "live births is 0: nobody to whom it could happen"},
		{"more registered than there are", "birth_registration", Values{"registered_under_5": 905, "children_under_5": 898}, Invalid, "905 Children under 5 with birth registered > 898 Children under 5"},
		{"registered although there are none", "birth_registration", Values{"registered_under_5": 1, "children_under_5": 0}, Invalid, "1 Children under 5 with birth registered > 0 Children under 5"},
		{"a negative count", "child_labour", Values{"child_labourers": -1}, Invalid, "Child labourers is -1, below 0"},
		{"a fraction of a child", "infant_mortality", Values{"infant_deaths": "1.5", "live_births": 100}, Invalid, "Deaths under 1 year is 1.5, not a whole number"},
		{"a constraint fails for every indicator that uses the statistic", "neonatal_mortality", Values{"neonatal_deaths": 1, "infant_deaths": 3, "under_5_deaths": 5, "live_births": 100}, Achieved, ""},
	}
	plan := CamPha2023()
	tests[len(tests)-1].want = Missed // 10 of 1,000
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			res := find(t, plan, ward(t, plan, tt.values), tt.id)
			require.Equal(t, tt.want, res.Verdict)
			require.Equal(t, tt.reason, res.Reason().In(English))
		})
	}
}

func TestAFailedConstraintMakesInvalidWhatUsesItsStatisticsAndNothingElse(t *testing.T) {
	plan := CamPha2023()
	r := ward(t, plan, Values{"neonatal_deaths": 4, "infant_deaths": 3, "under_5_deaths": 5, "live_births": 1000, "injured_children": 1, "children_under_16": 1000})
	for id, want := range map[string]Verdict{"neonatal_mortality": Invalid, "infant_mortality": Invalid, "under_5_mortality": Achieved, "child_injuries": Achieved} {
		require.Equal(t, want, find(t, plan, r, id).Verdict, id)
	}
	require.Len(t, r.Faults(), 1)
	require.Equal(t, []string{"neonatal_deaths", "infant_deaths"}, r.Faults()[0].Statistics)
}

func TestWarningsStandBesideTheVerdict(t *testing.T) {
	plan := CamPha2023()
	over := find(t, plan, ward(t, plan, Values{"five_year_olds": 100, "five_year_olds_in_kindergarten": 103}), "kindergarten_enrolment")
	require.Equal(t, Achieved, over.Verdict)
	require.Equal(t, "over_100", over.Warnings()[0].Code())
	events := find(t, plan, ward(t, plan, Values{"infant_deaths": 3, "live_births": 0}), "infant_mortality")
	require.Equal(t, "events_without_population", events.Warnings()[0].Code())
	none := find(t, plan, ward(t, plan, Values{"infant_deaths": 0, "live_births": 0}), "infant_mortality")
	require.Empty(t, none.Warnings())
}

// 53 of 844 is 6.2796 %: below 6.28 %, and shown as 6.28 % by anyone who rounds.
func TestAFigureThatRoundingWouldMisjudgeIsShownWithMorePlaces(t *testing.T) {
	plan := CamPha2023()
	res := find(t, plan, ward(t, plan, Values{"under_5_underweight": 53, "under_5_weighed": 844}), "underweight")
	require.Equal(t, Achieved, res.Verdict)
	require.True(t, res.Worked().RoundingMatters)
	require.Equal(t, "53 / 844 × 100 = 1.325/211 ≈ 6,2796% < 6,28% → đạt (làm tròn sẽ sai)", res.Explain(Vietnamese))
}

func TestTheWorkedLineSaysHowTheVerdictCameAbout(t *testing.T) {
	tests := []struct {
		name, id string
		values   Values
		vi, en   string
	}{
		{"rounded: ≈, with the exact fraction", "infant_mortality", Values{"infant_deaths": 2, "live_births": 248},
			"2 / 248 × 1.000 = 250/31 ≈ 8,06‰ ≤ 9‰ → đạt", "2 / 248 × 1,000 = 250/31 ≈ 8.06‰ ≤ 9‰ → achieved"},
		{"exact: =", "underweight", Values{"under_5_underweight": 785, "under_5_weighed": 12500},
			"785 / 12.500 × 100 = 6,28% ≥ 6,28% → chưa đạt", "785 / 12,500 × 100 = 6.28% ≥ 6.28% → missed"},
		{"a count", "child_labour", Values{"child_labourers": 2}, "2 ≠ 0 → chưa đạt", "2 ≠ 0 → missed"},
		{"a formula with a condition", "early_marriage", Values{"early_marriages": 1, "last_year.early_marriages": 0},
			"1 > 0 → chưa đạt", "1 > 0 → missed"},
		{"missing", "infant_mortality", Values{"live_births": 248},
			"chưa có số liệu: Trẻ dưới 1 tuổi tử vong → thiếu số liệu", "not reported: Deaths under 1 year → no data"},
	}
	plan := CamPha2023()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			res := find(t, plan, ward(t, plan, tt.values), tt.id)
			require.Equal(t, tt.vi, res.Explain(Vietnamese))
			require.Equal(t, tt.en, res.Explain(English))
		})
	}
}

func TestARecordRefusesWhatItCannotHold(t *testing.T) {
	plan := CamPha2023()
	_, err := plan.Record("", Period{}, Values{
		"infant_death": 2, "live_births": 2.5, "marriages": "12,5", "recognised": 1, "injured_children": true,
		"abused_children": decimal.New(1, 1000000000),
	})
	var got []string
	for _, e := range rules.AllErrors(err) {
		got = append(got, string(e.Kind)+" "+e.Message.Code())
	}
	require.ElementsMatch(t, []string{"invalid unit_missing", "invalid period_missing", "unknown_name unknown_statistic",
		"type float", "type value", "type value", "type value", "limit value_limit"}, got)
	require.Contains(t, rules.AllErrors(err).Detail(English), `did you mean "infant_deaths"?`)
}

// With any statistic missing nothing is achieved or missed, unless the formula decides without it.
func TestNoDataNeverPasses(t *testing.T) {
	plan := CamPha2023()
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		values := Values{}
		for _, s := range plan.definition.Statistics {
			if s.Kind == Count {
				values[s.Name] = random.IntN(50)
			}
		}
		full := plan.Evaluate(ward(t, plan, values))
		gone := plan.definition.Statistics[random.IntN(len(plan.definition.Statistics))].Name
		less := plan.Evaluate(ward(t, plan, values.without(gone)))
		for i, res := range less {
			slot, _ := plan.ward.scope.Slot(gone)
			uses := res.at().formula.Uses()
			if res.Verdict.Judged() && containsSlot(uses, slot) {
				require.Equal(t, "early_marriage", res.indicator.ID, "judged without %s", gone)
				require.Equal(t, full[i].Verdict, res.Verdict)
			}
		}
	}
}

func containsSlot(slots []int, slot int) bool {
	for _, s := range slots {
		if s == slot {
			return true
		}
	}
	return false
}

// What is printed always recomputes what is shown: value = numerator / denominator · per = n / d.
func TestShownPartsRecomputeTheShownValue(t *testing.T) {
	plan := CamPha2023()
	random := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		values := Values{}
		for _, s := range plan.definition.Statistics {
			if s.Kind == Count {
				values[s.Name] = random.IntN(2000)
			}
		}
		for _, res := range plan.Evaluate(ward(t, plan, values)) {
			value, ok := res.Value().Number()
			if !ok {
				continue
			}
			w := res.Worked()
			require.True(t, w.HasFraction)
			again, ok := w.Numerator.Mul(w.Per).Div(w.Denominator)
			require.True(t, ok)
			require.Zero(t, again.Cmp(value), res.indicator.ID)
			require.Equal(t, res.Verdict == Achieved, res.indicator.targets[0].Met(value))
		}
	}
}

func TestAResultInJSON(t *testing.T) {
	plan := CamPha2023()
	res := find(t, plan, ward(t, plan, Values{"infant_deaths": 2, "live_births": 248}), "infant_mortality")
	text, err := json.Marshal(res)
	require.NoError(t, err)
	require.JSONEq(t, `{"id":"infant_mortality","number":"3b","value":"8.06451612903225806452","n":"250","d":"31",
		"numerator":"2","denominator":"248","per":"1000","measure":{"vi":"trẻ/1.000 trẻ đẻ ra sống","en":"per 1,000 live births"},
		"base":"per_1000","verdict":"achieved","monitor":true,"targets":[
		{"target":"<= 9 ‰","verdict":"achieved","margin":"-0.93548387096774193548","margin_n":"-29","margin_d":"31","certificate":"2 * 1000 <= 9 * 248"},
		{"name":"Quốc gia 2025","text":{"vi":"Quốc gia 2025","en":"National 2025"},"target":"<= 12.5 ‰","verdict":"achieved","margin":"-4.43548387096774193548","margin_n":"-275","margin_d":"62","certificate":"2 * 10000 <= 125 * 248"},
		{"name":"Quốc gia 2030","text":{"vi":"Quốc gia 2030","en":"National 2030"},"target":"<= 10 ‰","verdict":"achieved","margin":"-1.93548387096774193548","margin_n":"-60","margin_d":"31","certificate":"2 * 1000 <= 10 * 248"}],
		"readings":[{"id":"at_most","text":{"vi":"\"xuống còn 09\": bằng 9 vẫn đạt","en":"\"down to 9\": 9 itself is achieved"},
		"target":"<= 9 ‰","value":"8.06451612903225806452","n":"250","d":"31","verdict":"achieved"},
		{"id":"below","text":{"vi":"phải thấp hơn 9","en":"must be below 9"},"target":"< 9 ‰","value":"8.06451612903225806452","n":"250","d":"31","verdict":"achieved"}]}`, string(text))
	missing := find(t, plan, ward(t, plan, Values{"infant_deaths": 2}), "infant_mortality")
	text, err = json.Marshal(missing)
	require.NoError(t, err)
	require.NotContains(t, string(text), "null")
	require.NotContains(t, string(text), `""`)
	require.Contains(t, string(text), `"missing":["live_births"]`)
	require.NotContains(t, string(text), `"value"`)
}

// Find's second value is easily ignored: the zero Result and the zero Record say nothing, and do not panic.
func TestTheZeroResultAndTheZeroRecordSayNothing(t *testing.T) {
	res, ok := CamPha2023().Evaluate(Record{}).Find("infant_mortallity")
	require.False(t, ok)
	require.Equal(t, "none", res.Verdict.String())
	require.Equal(t, "missing: ", res.Value().String())
	require.Empty(t, res.Explain(Vietnamese)+res.Figure(English)+res.Derivation(English).Working+res.Derivation(English).Proof+res.Reason().In(English))
	require.Empty(t, res.Warnings())
	require.Empty(t, res.Missing())
	require.Empty(t, res.Derivation(English).Statistics)
	require.Equal(t, Worked{Result: res}, res.Worked())
	require.Equal(t, Derivation{}, res.Derivation(Vietnamese))
	require.False(t, res.Monitor())
	require.True(t, res.Record().IsZero())
	text, err := json.Marshal(res)
	require.NoError(t, err)
	require.Equal(t, "null", string(text))
	var none Record
	require.Equal(t, Unit{}, none.Unit())
	require.Equal(t, "", none.Period().String())
	require.Empty(t, none.Faults())
	require.Empty(t, none.Notes())
	require.Equal(t, "missing: x", none.Value("x").String())
	_, err = CamPha2023().City([]Record{none}, none)
	require.ErrorContains(t, err, "a record without a unit code")
}

func TestAVerdictThatIsNoneHasNoWords(t *testing.T) {
	require.Equal(t, "verdict(9)", Verdict(9).String())
	require.Empty(t, Verdict(9).Text())
}
