package indicator

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

func TestASpanLacksOfASeasonWhatItDoesNotCover(t *testing.T) {
	summer := Season{Name: Text{VI: "mùa hè", EN: "the summer"}, FirstMonth: 6, LastMonth: 8}
	winter := Season{Name: Text{VI: "mùa đông", EN: "the winter"}, FirstMonth: 12, LastMonth: 2}
	july := Season{Name: Text{VI: "tháng 7", EN: "July"}, FirstMonth: 7, LastMonth: 7}
	tests := []struct {
		name   string
		season Season
		span   string
		want   string
	}{
		{"four months before the summer", summer, "2023-01-01..2023-04-30", "the summer"},
		{"to the eve of the summer", summer, "2023-01-01..2023-05-31", "the summer"},
		{"its first day is a part", summer, "2023-01-01..2023-06-01", "part of the summer"},
		{"a first half-year has one month of it", summer, "2023-01-01..2023-06-30", "part of the summer"},
		{"its last day is missing", summer, "2023-01-01..2023-08-30", "part of the summer"},
		{"all of it", summer, "2023-06-01..2023-08-31", ""},
		{"ten months have it", summer, "2023-01-01..2023-10-31", ""},
		{"after it", summer, "2023-09-01..2023-12-31", "the summer"},
		{"one whole summer of two", summer, "2023-01-01..2024-06-30", ""},
		{"a winter over the turn of the year", winter, "2023-12-01..2024-02-29", ""},
		{"half a winter at each end of a year", winter, "2023-01-01..2023-11-30", "part of the winter"},
		{"a leap day of it is missing", winter, "2023-12-01..2024-02-28", "part of the winter"},
		{"no day of a winter", winter, "2023-03-01..2023-11-30", "the winter"},
		{"one month", july, "2023-07-01..2023-07-31", ""},
		{"no season", Season{}, "2023-01-01..2023-04-30", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, tt.season.lackedBy(span(t, tt.span)).EN)
		})
	}
	require.Empty(t, summer.lackedBy(Span{}))
	require.Equal(t, "hết mùa hè", summer.lackedBy(span(t, "2023-01-01..2023-06-30")).VI, "as it follows \"chưa gồm\"")
}

func TestAYearlyFigureWarnsOfTheSeasonThatItLacks(t *testing.T) {
	half := HalfYear(2023, 1)
	injured := Values{"injured_children": 95, "injury_deaths": 1, "abused_children": 2, "children_under_16": 45033}
	tests := []struct {
		name   string
		period Period
		covers string
		want   string
	}{
		{"four months", half, "2023-01-01..2023-04-30", "brought to a year from 4 months, without the summer"},
		{"days that are no months", half, "2023-01-01..2023-04-20", "brought to a year from 110 days, without the summer"},
		{"the half-year has June", half, "2023-01-01..2023-06-30", "brought to a year from 6 months, without part of the summer"},
		{"not yet due, yet its yearly figure is shown", Quarter(2023, 1), "2023-01-01..2023-03-31", "brought to a year from 3 months, without the summer"},
		{"ten months", Year(2023), "2023-01-01..2023-10-31", ""},
		{"the year", Year(2023), "2023-01-01..2023-12-31", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			plan := unrostered()
			ward := submitted(t, plan, "06760", tt.period, Submission{Covers: span(t, tt.covers)}, injured)
			city, err := plan.City([]Record{ward}, Record{})
			require.NoError(t, err)
			for _, record := range []Record{ward, city} {
				require.Equal(t, tt.want, seasonWarning(find(t, plan, record, "child_injuries")))
				require.Equal(t, tt.want, seasonWarning(find(t, plan, record, "child_injury_deaths")))
				require.Empty(t, seasonWarning(find(t, plan, record, "child_abuse")), "it has no season")
			}
		})
	}
}

// seasonWarning is what a result says of its season; empty where nothing.
func seasonWarning(res Result) string {
	warnings := res.Warnings()
	i := slices.IndexFunc(warnings, func(w wording.Message) bool { return w.Code() == "season_not_covered" })
	if i < 0 {
		return ""
	}
	return warnings[i].In(English)
}

// 93 injured among 44,083 children of one ward, while another has not handed in.
func TestTheProvisionalFigureIsWorkedOutAndWarnsOfTheSeason(t *testing.T) {
	half := HalfYear(2023, 1)
	plan := unrostered()
	ward := submitted(t, plan, "06760", half, Submission{Covers: span(t, "2023-01-01..2023-04-30")}, Values{"injured_children": 93, "children_under_16": 44083})
	other := submitted(t, plan, "06763", half, Submission{}, nil)
	city, err := plan.City([]Record{ward, other}, Record{})
	require.NoError(t, err)
	res := find(t, plan, city, "child_injuries")
	require.Equal(t, NoData, res.Verdict)
	require.Equal(t, "brought to a year from 4 months, without the summer", seasonWarning(res))
	w := res.Worked()
	require.Equal(t, 4, w.ProvisionalAnnual.Months)
	require.Equal(t, "632,9/100.000", w.ProvisionalFigure(Vietnamese))
	require.Equal(t, "93 / 44.083 × 100.000 × 12/4 = 27.900.000/44.083 ≈ 632,9/100.000", w.ProvisionalWorking(Vietnamese))

	late := submitted(t, plan, "06760", half, Submission{HandedIn: day(t, "2023-05-09")}, Values{"injured_children": 93, "children_under_16": 44083})
	city, err = plan.City([]Record{late, other}, Record{})
	require.NoError(t, err)
	w = find(t, plan, city, "child_injuries").Worked()
	require.Nil(t, w.ProvisionalAnnual, "what it covers is not known")
	require.Empty(t, w.ProvisionalWorking(Vietnamese))
	require.Empty(t, seasonWarning(w.Result))
}

func TestASeasonThatCannotBeIsRefused(t *testing.T) {
	name := Text{VI: "mùa hè", EN: "the summer"}
	tests := []struct {
		name       string
		season     Season
		annualised bool
		want       []string
	}{
		{"a whole one", Season{name, 6, 8}, true, nil},
		{"over the turn of the year", Season{name, 12, 2}, true, nil},
		{"none", Season{}, false, nil},
		{"without a name", Season{Text{}, 6, 8}, true, []string{"season_name"}},
		{"month 0", Season{name, 0, 8}, true, []string{"season_months"}},
		{"month 13", Season{name, 6, 13}, true, []string{"season_months"}},
		{"of an indicator that is not brought to a year", Season{name, 6, 8}, false, []string{"season_idle"}},
		{"all that is wrong at once", Season{Text{}, -1, 8}, false, []string{"season_name", "season_months", "season_idle"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := NewPlan(Definition{Indicators: []Indicator{{ID: "injuries", Value: "rate(injured, children, 100000)", Target: "<= 550 /100000", Annualised: tt.annualised, Season: tt.season}}})
			var codes []string
			for _, e := range rules.AllErrors(err) {
				codes = append(codes, e.Message.Code())
			}
			require.Equal(t, tt.want, codes)
		})
	}
}
