package indicator

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
)

func TestAPlanFileBecomesADefinition(t *testing.T) {
	definition, _, err := ReadDefinition([]byte(`
version: 1
plan:
  id: campha-2023
  title: {vi: Kế hoạch, en: Plan}
  year: 2023
  document: Kế hoạch số 43/KH-UBND
  area: {code: "195", name: Cẩm Phả}
statistics:
  - name: live_births
    label: {vi: Trẻ đẻ ra sống, en: Live births}
    kind: count
    measure: {vi: trẻ, en: children}
    over: period
    reported_by: ward
    sensitive: true
    constraints: [infant_deaths <= live_births]
groups:
  - {id: a, name: Sức khỏe}
indicators:
  - id: infant_mortality
    number: 3b
    group: a
    name: Tử vong
    value: rate(infant_deaths, live_births, 1000)
    numerator: tử vong
    denominator: đẻ ra sống
    measure: ‰
    places: 0
    target: <= 9 ‰
    further_targets: [{name: Sở Y tế, target: "< 9 ‰", cite: công văn}]
    better: lower
    ward: monitor
    city: none
    due: year
    annualised: true
    aspirational: true
    harm: true
    owner: Y tế
    cite: mục 3
    readings: [{id: own, text: nghĩa đen}, {id: other, text: nghĩa khác, value: live_births, target: < 10}]
`), "plan.yaml")
	require.NoError(t, err)
	both := func(text string) Text { return Text{VI: text, EN: text} }
	places := 0
	require.Equal(t, Definition{
		ID: "campha-2023", Title: Text{VI: "Kế hoạch", EN: "Plan"}, Year: 2023,
		Document: both("Kế hoạch số 43/KH-UBND"),
		Area:     Area{Code: "195", Name: both("Cẩm Phả")},
		Statistics: []Statistic{{
			Name: "live_births", Label: Text{VI: "Trẻ đẻ ra sống", EN: "Live births"}, Kind: Count,
			Measure: Text{VI: "trẻ", EN: "children"}, Over: OverPeriod, ReportedBy: ByWard, Sensitive: true,
			Constraints: []string{"infant_deaths <= live_births"},
		}},
		Groups: []Group{{ID: "a", Name: both("Sức khỏe")}},
		Indicators: []Indicator{{
			ID: "infant_mortality", Number: "3b", Group: "a", Name: both("Tử vong"),
			Value: "rate(infant_deaths, live_births, 1000)", Numerator: both("tử vong"), Denominator: both("đẻ ra sống"),
			Measure: both("‰"), Places: &places, Target: "<= 9 ‰",
			FurtherTargets: []Target{{Name: both("Sở Y tế"), Target: "< 9 ‰", Cite: both("công văn")}},
			Better:         Lower, Ward: LevelMonitor, City: LevelNone, Due: DueYear,
			Annualised: true, Aspirational: true, Harm: true, Owner: both("Y tế"), Cite: both("mục 3"),
			Readings: []Reading{
				{ID: "own", Text: both("nghĩa đen")},
				{ID: "other", Text: both("nghĩa khác"), Value: "live_births", Target: "< 10"},
			},
		}},
	}, definition)
}

func TestAllFaultsOfAPlanFileComeInOneGo(t *testing.T) {
	_, _, err := ReadDefinition([]byte(`version: 1
plan:
  titel: Kế hoạch
  area: {code: 06760}
statistics:
  - label: Live births
    kind: number
    reported_by: city
indicators:
  - id: a
    number: 1.30
    harm: yes
    value: x
    ward: verdicts
`), "plans/plan.yaml")
	require.Equal(t, `plan.yaml:2:1: the key "id" is missing
plan.yaml:3:3: there is no key "titel" here
plan.yaml:4:16: code: found "06760" without quotes, expected quotes, so that no zero gets lost
plan.yaml:6:5: the key "name" is missing
plan.yaml:7:11: kind: found "number", expected one of count, amount, flag
plan.yaml:8:18: reported_by: found "city", expected one of ward, department
plan.yaml:10:5: the key "target" is missing
plan.yaml:12:11: harm: found "yes", expected true or false
plan.yaml:14:11: ward: found "verdicts", expected one of verdict, monitor, none`, rules.AllErrors(err).Error())
}

func TestAFormulaOfAPlanFileIsLocated(t *testing.T) {
	_, document, err := ReadDefinition([]byte(`version: 1
plan: {id: a}
indicators:
  - id: a
    value: |
      infant_deaths
        / live_birth
    target: = 0
`), "plan.yaml")
	require.NoError(t, err)
	e := &rules.Error{Line: 2, Column: 5, Width: 10}
	document.Locate("indicators[0].value", e)
	require.Equal(t, "plan.yaml:7:11", e.Place())
	require.Equal(t, "        / live_birth", e.Source)
}

func TestAPlanFileOfANewerVersionIsRefused(t *testing.T) {
	_, _, err := ReadDefinition([]byte("version: 2\nplans: []\n"), "plan.yaml")
	require.EqualError(t, err, "plan.yaml:1:10: this file says version 2; this program reads version 1")
}
