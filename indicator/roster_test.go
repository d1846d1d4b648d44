package indicator

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// housed is a plan of a year with units.
func housed(t *testing.T, year int, units ...Unit) *Plan {
	t.Helper()
	plan, err := NewPlan(Definition{ID: "p", Year: year, Area: Area{Code: "1", Name: Text{VI: "Huyện"}}, Units: units,
		Indicators: []Indicator{{ID: "a", Value: "percent(helmets, bikes)", Target: ">= 90 %"}}})
	require.NoError(t, err)
	return plan
}

func TestTheRosterOfAPeriodIsTheUnitsValidOnItsLastDay(t *testing.T) {
	always, until, since := Unit{Code: "A"}, Unit{Code: "B", ValidTo: "2023-06-30"}, Unit{Code: "B", Name: "New", ValidFrom: "2023-07-01"}
	tests := []struct {
		name   string
		year   int
		units  []Unit
		period Period
		want   []string
	}{
		{"without dates, of the year of the plan", 2023, []Unit{always}, Year(2023), []string{"A"}},
		{"without dates, of another year: those of the data", 2023, []Unit{always}, Year(2022), nil},
		{"without dates, of a plan without a year", 0, []Unit{always}, Year(2022), []string{"A"}},
		{"with dates, of any year", 2023, []Unit{always, until, since}, Year(2020), []string{"A", "B"}},
		{"the last day of validity is the last of the half-year", 2023, []Unit{until, since}, HalfYear(2023, 1), []string{"B"}},
		{"the code stands for another unit from the next day on", 2023, []Unit{until, since}, Year(2023), []string{"B New"}},
		{"nobody is valid any more: those of the data", 2023, []Unit{until}, Year(2024), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			units, ok := housed(t, tt.year, tt.units...).Roster(tt.period)
			var got []string
			for _, u := range units {
				name := u.Code
				if u.Name != "" {
					name += " " + u.Name
				}
				got = append(got, name)
			}
			require.Equal(t, tt.want, got)
			require.Equal(t, tt.want != nil, ok)
		})
	}
}

func TestWhatIsWrongWithRosterAndRoundsIsSaidWithItsPlace(t *testing.T) {
	source := `version: 1
plan: {id: p, year: 2023, area: {code: "1", name: X}}
units:
  - {code: "06760", name: A, valid_to: 2024-10-31}
  - {code: "06760", name: B, valid_from: 2024-10-31}
  - {code: "06763", valid_from: 2023-02-29}
  - {code: "1"}
  - {code: "06766", valid_from: 2023-02-01, valid_to: 2023-01-31}
rounds:
  - {id: h, period: 2023-H3}
  - {id: y, period: 2023, wards_before: 2023-11-31}
  - {id: z, period: 2023-01..2023-12}
indicators: [{id: a, value: "percent(b, c)", target: ">= 90 %"}]
`
	_, err := ParsePlan([]byte(source), "p.yaml")
	require.EqualError(t, err, `p.yaml:5:12: unit 06760 stands twice in the roster, both valid on the same days; also "A"
p.yaml:6:33: found "2023-02-29", expected a day of the calendar such as 2023-04-30
p.yaml:7:12: unit 1 has the code of the area itself
p.yaml:8:55: unit 06766: valid_to 2023-01-31 is before valid_from 2023-02-01
p.yaml:10:21: found "2023-H3", expected a year such as 2023, a half-year 2023-H1, a quarter 2023-Q3, or months 2023-01..2024-06
p.yaml:11:41: found "2023-11-31", expected a day of the calendar such as 2023-04-30
p.yaml:12:21: there are two rounds for 2023: y and z`)
}

func TestTheBuiltInPlanHas16UnitsAndTwoRounds(t *testing.T) {
	plan := CamPha2023()
	for period, want := range map[Period]int{Year(2022): 16, Year(2023): 16, HalfYear(2023, 1): 16, Year(2024): 14, Year(2025): 0} {
		units, _ := plan.Roster(period)
		require.Len(t, units, want, period.String())
	}
	half, ok := plan.Round(HalfYear(2023, 1))
	require.True(t, ok)
	require.Equal(t, []string{"2023-05-10", "2023-05-20"}, []string{half.WardsBefore, half.CityBefore})
	year, ok := plan.Round(Year(2023))
	require.True(t, ok)
	require.Equal(t, []string{"2023-11-10", "2023-11-15"}, []string{year.WardsBefore, year.CityBefore})
	_, ok = plan.Round(Year(2022))
	require.False(t, ok)
}

func TestRowsOfUnitsOutsideOfTheRosterAreOneError(t *testing.T) {
	text := "unit,period,live_births\n06760,2023,5\n09991,2023,5\n09992,2023,5\n09993,2023,5\n09994,2023,5\n09995,2023,5\n09996,2023,5\n"
	set, err := CamPha2023().ReadCSV(named(text, "wards.csv"), EnglishNumbers)
	require.NoError(t, err)
	_, err = set.Of(Year(2023))
	require.EqualError(t, err, "wards.csv:3: rows of units that the plan does not name: 6 (09991, 09992, 09993, 09994, 09995 and others)")
	set, err = unrostered().ReadCSV(named(text, "wards.csv"), EnglishNumbers)
	require.NoError(t, err)
	reports, err := set.Of(Year(2023))
	require.NoError(t, err)
	require.Len(t, reports.Wards, 7)
	_, err = CamPha2023().City([]Record{ward(t, unrostered(), nil)}, Record{})
	require.NoError(t, err, "a plan without its roster is the same plan")
}

func TestAUnitOfTheRosterIsKnownByItsCodeAndDate(t *testing.T) {
	plan := housed(t, 2023, Unit{Code: "A", Name: "Mông Dương", Kind: "phường", Tier: "B", ValidFrom: "2020-01-01"})
	read := func(rows string) (Reports, error) {
		set, err := plan.ReadCSV(named("unit,name,valid_from,period,bikes\n"+rows, "w.csv"), EnglishNumbers)
		require.NoError(t, err)
		return set.Of(Year(2023))
	}
	reports, err := read("A,,,2023,5\n")
	require.NoError(t, err)
	require.Equal(t, Unit{Code: "A", Name: "Mông Dương", Kind: "phường", Tier: "B"}, reports.Wards[0].Unit(), "the roster fills in what the row does not say")
	reports, err = read("A,Mong Duong Moi,,2023,5\n")
	require.NoError(t, err)
	require.Equal(t, `unit A is called "Mong Duong Moi" here, "Mông Dương" in the plan`, reports.Notes[0].Message.String())
	_, err = read("A,,2022-01-01,2023,5\n")
	require.ErrorContains(t, err, "rows of units that the plan does not name: 1 (A)")
}
