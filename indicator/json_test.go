package indicator

import (
	"encoding/json"
	"math/big"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
)

func newRandom(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 2023)) }

func asJSON(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	require.NoError(t, err)
	return string(text)
}

// The fields of a result in JSON, each shape once, whole.
func TestTheContractOfAResultInJSON(t *testing.T) {
	tests := []struct {
		name, id string
		record   func(t *testing.T, plan *Plan) Record
		want     string
	}{
		{"a rate that ends is the exact decimal", "underweight", wardWith(Values{"under_5_underweight": 785, "under_5_weighed": 12500}), `{
			"id":"underweight","number":"4a","value":"6.28","n":"157","d":"25","numerator":"785","denominator":"12500","per":"100",
			"measure":{"vi":"%","en":"%"},"base":"percent","verdict":"missed","targets":[
			{"target":"< 6.28 %","verdict":"missed","margin":"0","margin_n":"0","margin_d":"1","certificate":"785 * 10000 < 628 * 12500"},
			{"name":"Quốc gia 2025","text":{"vi":"Quốc gia 2025","en":"National 2025"},"target":"< 9 %","verdict":"achieved","margin":"-2.72","margin_n":"-68","margin_d":"25","certificate":"785 * 100 < 9 * 12500"},
			{"name":"Quốc gia 2030","text":{"vi":"Quốc gia 2030","en":"National 2030"},"target":"< 6 %","verdict":"missed","margin":"0.28","margin_n":"7","margin_d":"25","certificate":"785 * 100 < 6 * 12500"}]}`},
		{"a count has neither denominator nor per", "child_labour", wardWith(Values{"child_labourers": 2}), `{
			"id":"child_labour","number":"10","value":"2","n":"2","d":"1","numerator":"2","measure":{"vi":"trẻ","en":"children"},"base":"count",
			"verdict":"missed","targets":[{"target":"= 0","verdict":"missed","margin":"2","margin_n":"2","margin_d":"1","certificate":"2 * 1 = 0 * 1"}]}`},
		{"missing: no value, no certificate, the names and the reason", "overweight", wardWith(Values{"under_5_measured": 5}), `{
			"id":"overweight","number":"4c","measure":{"vi":"%","en":"%"},"base":"percent","verdict":"no_data","missing":["under_5_overweight"],
			"reason":{"code":"missing","text":{"vi":"chưa có số liệu: Trẻ dưới 5 tuổi thừa cân, béo phì","en":"not reported: Children under 5 overweight or obese"}},
			"targets":[{"target":"< 5.3 %","verdict":"no_data"}]}`},
		{"not applicable, with events that may belong to the year before", "infant_mortality", wardWith(Values{"infant_deaths": 3, "live_births": 0}), `{
			"id":"infant_mortality","number":"3b","numerator":"3","denominator":"0","per":"1000",
			"measure":{"vi":"trẻ/1.000 trẻ đẻ ra sống","en":"per 1,000 live births"},"base":"per_1000","verdict":"not_applicable","monitor":true,
			"reason":{"code":"nobody","text":{"vi":"số trẻ đẻ ra sống là 0: không có đối tượng","en":"live births is 0: nobody to whom it could happen"}},
			"warnings":[{"code":"events_without_population","text":{"vi":"có 3 trường hợp dù số trẻ đẻ ra sống là 0","en":"3 events although live births is 0"}}],
			"targets":[{"target":"<= 9 ‰","verdict":"not_applicable"},
			{"name":"Quốc gia 2025","text":{"vi":"Quốc gia 2025","en":"National 2025"},"target":"<= 12.5 ‰","verdict":"not_applicable"},
			{"name":"Quốc gia 2030","text":{"vi":"Quốc gia 2030","en":"National 2030"},"target":"<= 10 ‰","verdict":"not_applicable"}],
			"readings":[{"id":"at_most","text":{"vi":"\"xuống còn 09\": bằng 9 vẫn đạt","en":"\"down to 9\": 9 itself is achieved"},"target":"<= 9 ‰","verdict":"not_applicable"},
			{"id":"below","text":{"vi":"phải thấp hơn 9","en":"must be below 9"},"target":"< 9 ‰","verdict":"not_applicable"}]}`},
		{"contradictory, with events nobody could have had", "child_injury_deaths", wardWith(Values{"injury_deaths": 3, "children_under_16": 0}), `{
			"id":"child_injury_deaths","number":"11b",
			"measure":{"vi":"trẻ/100.000 trẻ em","en":"per 100,000 children"},"base":"per_100000","verdict":"invalid","monitor":true,
			"reason":{"code":"events_without_population","text":{"vi":"có 3 trường hợp dù tổng số trẻ em dưới 16 tuổi là 0","en":"3 events although all children under 16 is 0"}},
			"targets":[{"target":"<= 17 /100000","verdict":"invalid"},
			{"name":"Quốc gia 2025","text":{"vi":"Quốc gia 2025","en":"National 2025"},"target":"<= 16 /100000","verdict":"invalid"},
			{"name":"Quốc gia 2030","text":{"vi":"Quốc gia 2030","en":"National 2030"},"target":"<= 15 /100000","verdict":"invalid"}],
			"readings":[{"id":"at_most","text":{"vi":"\"xuống còn 17\": bằng 17 vẫn đạt","en":"\"down to 17\": 17 itself is achieved"},"target":"<= 17 /100000","verdict":"invalid"},
			{"id":"below","text":{"vi":"phải thấp hơn 17","en":"must be below 17"},"target":"< 17 /100000","verdict":"invalid"}]}`},
		{"contradictory: the reason and no figure that could be taken for one", "overweight", wardWith(Values{"under_5_overweight": 6, "under_5_measured": 5}), `{
			"id":"overweight","number":"4c","measure":{"vi":"%","en":"%"},"base":"percent","verdict":"invalid",
			"reason":{"code":"part_exceeds_whole","text":{"vi":"6 Trẻ dưới 5 tuổi thừa cân, béo phì > 5 Trẻ dưới 5 tuổi được đo chiều cao","en":"6 Children under 5 overweight or obese > 5 Children under 5 measured"}},
			"targets":[{"target":"< 5.3 %","verdict":"invalid"}]}`},
		{"a rate above 100 % warns, rounding that would misjudge is told", "kindergarten_enrolment", wardWith(Values{"five_year_olds_in_kindergarten": 103, "five_year_olds": 100}), `{
			"id":"kindergarten_enrolment","number":"16","value":"103","n":"103","d":"1","numerator":"103","denominator":"100","per":"100",
			"measure":{"vi":"%","en":"%"},"base":"percent","verdict":"achieved",
			"warnings":[{"code":"over_100","text":{"vi":"vượt 100%: tử số có thể gồm cả đối tượng ngoài mẫu số","en":"above 100 %: the numerator may hold people who are not in the denominator"}}],
			"targets":[{"target":">= 99.5 %","verdict":"achieved","margin":"3.5","margin_n":"7","margin_d":"2","certificate":"103 * 1000 >= 995 * 100"},
			{"name":"Quốc gia 2025","text":{"vi":"Quốc gia 2025","en":"National 2025"},"target":">= 99.1 %","verdict":"achieved","margin":"3.9","margin_n":"39","margin_d":"10","certificate":"103 * 1000 >= 991 * 100"},
			{"name":"Quốc gia 2030","text":{"vi":"Quốc gia 2030","en":"National 2030"},"target":">= 99.3 %","verdict":"achieved","margin":"3.7","margin_n":"37","margin_d":"10","certificate":"103 * 1000 >= 993 * 100"}]}`},
		{"6.2796 % rounds to the target it is below", "overweight", wardWith(Values{"under_5_overweight": 10599, "under_5_measured": 200000}), `{
			"id":"overweight","number":"4c","value":"5.2995","n":"10599","d":"2000","numerator":"10599","denominator":"200000","per":"100",
			"measure":{"vi":"%","en":"%"},"base":"percent","verdict":"achieved","rounding_matters":true,
			"targets":[{"target":"< 5.3 %","verdict":"achieved","margin":"-0.0005","margin_n":"-1","margin_d":"2000","certificate":"10599 * 1000 < 53 * 200000"}]}`},
		{"a city that lacks a ward has coverage and a provisional value", "overweight", cityWith(
			Values{"under_5_overweight": 1, "under_5_measured": 30}, Values{"under_5_measured": 70}, Values{"under_5_overweight": 71, "under_5_measured": 70}), `{
			"id":"overweight","number":"4c","measure":{"vi":"%","en":"%"},"base":"percent","verdict":"invalid",
			"reason":{"code":"units_contradictory","text":{"vi":"số liệu mâu thuẫn của W3","en":"contradictory figures of W3"}},
			"coverage":{"units":1,"of":3,"without":["W2"],"contradicted":["W3"]},"provisional":{"value":"3.33333333333333333333","n":"10","d":"3"},
			"targets":[{"target":"< 5.3 %","verdict":"invalid"}]}`},
		{"a complete city has its coverage and nothing provisional", "overweight", cityWith(
			Values{"under_5_overweight": 1, "under_5_measured": 30}, Values{"under_5_overweight": 1, "under_5_measured": 10}), `{
			"id":"overweight","number":"4c","value":"5","n":"5","d":"1","numerator":"2","denominator":"40","per":"100",
			"measure":{"vi":"%","en":"%"},"base":"percent","verdict":"achieved","coverage":{"units":2,"of":2},
			"targets":[{"target":"< 5.3 %","verdict":"achieved","margin":"-0.3","margin_n":"-3","margin_d":"10","certificate":"2 * 1000 < 53 * 40"}]}`},
	}
	plan := unrostered()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.JSONEq(t, tt.want, asJSON(t, find(t, plan, tt.record(t, plan), tt.id)))
		})
	}
}

func wardWith(values Values) func(*testing.T, *Plan) Record {
	return func(t *testing.T, plan *Plan) Record { return ward(t, plan, values) }
}

func cityWith(wards ...Values) func(*testing.T, *Plan) Record {
	return func(t *testing.T, plan *Plan) Record {
		var records []Record
		for i, values := range wards {
			records = append(records, wardOf(t, plan, Unit{Code: "W" + string(rune('1'+i))}, values))
		}
		city, err := plan.City(records, Record{})
		require.NoError(t, err)
		return city
	}
}

// No figure is ever a JSON number but counts of units; nothing is null, nothing is an empty text.
func TestFiguresInJSONAreStringsAndFieldsWithoutAValueAreAbsent(t *testing.T) {
	plan := CamPha2023()
	numbers := regexp.MustCompile(`"([a-z_]+)":-?[0-9.]`)
	for seed := range uint64(60) {
		values := valuesFor(plan, randomCounts(newRandom(seed), 10, 5))
		for _, res := range append(plan.Evaluate(ward(t, plan, values)), plan.Evaluate(cityOf(t, plan, values))...) {
			text := asJSON(t, res)
			require.NotContains(t, text, "null")
			require.NotContains(t, text, `""`)
			require.NotContains(t, text, `:[]`)
			require.NotContains(t, text, `:false`)
			for _, found := range numbers.FindAllStringSubmatch(text, -1) {
				require.Contains(t, []string{"units", "of"}, found[1], text)
			}
		}
	}
}

// jsonShown is what another program reads: all it needs to recompute what it is shown.
type jsonShown struct {
	ID, Value, N, D, Numerator, Denominator, Per, Base, Verdict string
	Targets                                                     []struct {
		Target, Verdict, Margin, Certificate string
		MarginN                              string `json:"margin_n"`
		MarginD                              string `json:"margin_d"`
	}
	Provisional *struct{ Value, N, D string }
}

// numerator / denominator · per is n / d is the value; the margin is what lies between it and the target.
func TestWhatAnotherProgramReadsRecomputesWhatItIsShown(t *testing.T) {
	plan := unrostered()
	values, provisionals := 0, 0
	for seed := range uint64(150) {
		random := newRandom(seed)
		first, second := valuesFor(plan, randomCounts(random, 5, 2)), valuesFor(plan, randomCounts(random, 5, 2))
		own, err := plan.Record("195", Year(2023), first)
		require.NoError(t, err)
		city, err := plan.City([]Record{wardOf(t, plan, Unit{Code: "A"}, first), wardOf(t, plan, Unit{Code: "B"}, second)}, own)
		require.NoError(t, err)
		var all []jsonShown
		require.NoError(t, json.Unmarshal([]byte(asJSON(t, append(plan.Evaluate(city), plan.Evaluate(ward(t, plan, first))...))), &all))
		for _, shown := range all {
			values += recomputed(t, shown)
			provisionals += recomputedProvisional(t, shown)
		}
	}
	require.Greater(t, values, 3000)
	require.Greater(t, provisionals, 30)
}

func recomputed(t *testing.T, shown jsonShown) int {
	t.Helper()
	judged := shown.Verdict == "achieved" || shown.Verdict == "missed"
	require.Equal(t, judged, shown.Value != "", shown.ID)
	require.Equal(t, judged, shown.N != "" && shown.D != "", shown.ID)
	require.Equal(t, shown.Verdict, shown.Targets[0].Verdict, "the verdict is that of the first target")
	if !judged {
		return 0
	}
	exact := rat(t, shown.N+"/"+shown.D)
	require.Equal(t, shown.N+"/"+shown.D, exact.Num().String()+"/"+exact.Denom().String(), "in lowest terms, the sign on n")
	again := rat(t, shown.Numerator)
	if shown.Base != "count" && shown.Denominator != "" {
		again.Quo(again.Mul(again, rat(t, shown.Per)), rat(t, shown.Denominator))
	}
	require.Zero(t, again.Cmp(exact), shown.ID)
	requireShown(t, shown.Value, exact)
	for _, target := range shown.Targets {
		margin := rat(t, target.MarginN+"/"+target.MarginD)
		requireShown(t, target.Margin, margin)
		want, _, _ := strings.Cut(strings.TrimLeft(target.Target, "<>= "), " ")
		require.Zero(t, new(big.Rat).Sub(exact, rat(t, want)).Cmp(margin), "%s: %s", shown.ID, target.Target)
	}
	return 1
}

func recomputedProvisional(t *testing.T, shown jsonShown) int {
	t.Helper()
	if shown.Provisional == nil {
		return 0
	}
	require.Contains(t, []string{"no_data", "invalid"}, shown.Verdict, "a provisional value never stands beside a verdict")
	requireShown(t, shown.Provisional.Value, rat(t, shown.Provisional.N+"/"+shown.Provisional.D))
	return 1
}

func rat(t *testing.T, text string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(text)
	require.True(t, ok, text)
	return r
}

// requireShown: the exact decimal if it ends, else rounded to 20 places.
func requireShown(t *testing.T, shown string, exact *big.Rat) {
	t.Helper()
	if rat(t, shown).Cmp(exact) == 0 {
		return
	}
	require.Zero(t, rat(t, shown).Cmp(rat(t, exact.FloatString(20))), "%s of %s", shown, exact)
	odd := new(big.Int).Set(exact.Denom())
	for _, p := range []int64{2, 5} {
		for new(big.Int).Mod(odd, big.NewInt(p)).Sign() == 0 {
			odd.Quo(odd, big.NewInt(p))
		}
	}
	require.NotEqual(t, "1", odd.String(), "a decimal that ends is written out")
}

// Counts of 10^30 stay exact all the way into JSON.
func TestCountsOf10To30StayExactInJSON(t *testing.T) {
	plan := CamPha2023()
	res := find(t, plan, ward(t, plan, Values{"under_5_overweight": "53000000000000000000000000001", "under_5_measured": "1000000000000000000000000000000"}), "overweight")
	var shown jsonShown
	require.NoError(t, json.Unmarshal([]byte(asJSON(t, res)), &shown))
	require.Equal(t, []string{"missed", "5.3000000000000000000000000001", "53000000000000000000000000001"}, []string{shown.Verdict, shown.Value, shown.Numerator})
	require.Equal(t, "53000000000000000000000000001 * 1000 < 53 * 1000000000000000000000000000000", shown.Targets[0].Certificate)
}

func TestVerdictsInJSONAreWordsAndAnUnknownWordIsRefused(t *testing.T) {
	for _, v := range []Verdict{NoData, Achieved, Missed, NotApplicable, Invalid, NotDue} {
		var back Verdict
		require.NoError(t, json.Unmarshal([]byte(asJSON(t, v)), &back))
		require.Equal(t, v, back)
	}
	var v Verdict
	require.EqualError(t, v.UnmarshalText([]byte("mised")),
		`verdict "mised": expected one of no_data, achieved, missed, not_applicable, invalid, not_due`)
}

// What is sent as JSON and what is given as Go values judge alike.
func TestRecordsSentAsJSONJudgeLikeGoValues(t *testing.T) {
	plan := CamPha2023()
	for seed := range uint64(40) {
		values := valuesFor(plan, randomCounts(newRandom(seed), 10, 3))
		sent := asJSON(t, map[string]any{"records": []any{map[string]any{"unit": "06760", "period": "2023", "statistics": values}}})
		set, err := plan.ReadJSON(strings.NewReader(sent))
		require.NoError(t, err)
		reports, err := set.Of(Year(2023))
		require.NoError(t, err)
		require.Equal(t, asJSON(t, plan.Evaluate(ward(t, plan, values))), asJSON(t, plan.Evaluate(reports.Wards[0])))
	}
}

func TestWhatIsWrongWithJSONIsSaidWithItsPlace(t *testing.T) {
	tests := []struct{ name, sent, want string }{
		{"nothing", ``, "json:1:1: found no JSON of the expected shape: EOF"},
		{"no records", `{"records": []}`, "json: there is no record"},
		{"an unknown key", `{"record": []}`, `unknown field "record"`},
		{"a broken text", "{\"records\": [\n  {\"unit\": 5}]}", "json:2:"},
		{"two values", `{"records": []} {}`, "more than one JSON value"},
		{"a misspelt statistic", `{"records": [{"unit": "A", "period": 2023, "statistics": {"live_birth": 1}}]}`, `json: record 1: "live_birth" is not a statistic of this plan`},
		{"a statistic twice", `{"records": [{"unit": "A", "period": 2023, "statistics": {"live_births": 1, "live_births": 2}}]}`, `record 1: "live_births" is given twice`},
		{"a period that is no year", `{"records": [{"unit": "A", "period": "2023-H3", "statistics": {}}]}`, `period: found "2023-H3", expected a year such as 2023, a half-year`},
		{"no period", `{"records": [{"unit": "A", "statistics": {}}]}`, "record 1: a record without a period"},
		{"no unit", `{"records": [{"period": 2023, "statistics": {}}]}`, "record 1: a record without a unit code"},
		{"a number with an exponent", `{"records": [{"unit": "A", "period": 2023, "statistics": {"live_births": 1e400000000}}]}`, `live_births: found "1e400000000", expected a whole number, a decimal.Decimal or a decimal text`},
		{"a number of more than 1,000 digits", `{"records": [{"unit": "A", "period": 2023, "statistics": {"live_births": 1` + strings.Repeat("0", 1000) + `}}]}`, "live_births: a number of more than 1000 digits, or an exponent beyond ±1000"},
		{"a list for a number", `{"records": [{"unit": "A", "period": 2023, "statistics": {"live_births": [1]}}]}`, "live_births: found "},
		{"true for a count", `{"records": [{"unit": "A", "period": 2023, "statistics": {"live_births": true}}]}`, "live_births: found true, expected a whole number, a decimal.Decimal or a decimal text"},
		{"a percent sign", `{"records": [{"unit": "A", "period": 2023, "statistics": {"live_births": "5%"}}]}`, `live_births: found "5%", expected`},
		{"a unit twice", `{"records": [{"unit": "A", "period": 2023, "statistics": {}}, {"unit": "A", "period": "2023", "statistics": {}}]}`, "unit A reports 2023 twice"},
		{"bytes that are no UTF-8", "{\"records\": [{\"unit\": \"\xff\"}]}", "json:1:24: found bytes that are not UTF-8 text"},
	}
	plan := CamPha2023()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := plan.ReadJSON(strings.NewReader(tt.sent))
			require.ErrorContains(t, err, tt.want)
			require.NotEmpty(t, rules.AllErrors(err).Detail(Vietnamese))
		})
	}
}
