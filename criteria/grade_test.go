package criteria

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/exact"
)

// panchayat is the ladder of India's Panchayat Advancement Index: A+ 90 to 100, A 75 to below 90, B 60 to below 75,
// C 40 to below 60, D below 40 (pdi.gov.in/PDI-Report/1/files/basic-html/page196.html).
const panchayat = `grades:
  - {id: A+, from: 90, to: 100}
  - {id: A, from: 75, below: 90}
  - {id: B, from: 60, below: 75}
  - {id: C, from: 40, below: 60}
  - {id: D, from: 0, below: 40}
`

// layakAnak is the ladder of Indonesia's Kabupaten/Kota Layak Anak as it is printed: Pratama from 500 to 600
// (opendata.blitarkab.go.id; from 501 in jabar.antaranews.com/berita/454185), Madya 601 to 700, Nindya 701 to 800, Utama
// 801 to 900, KLA 901 to 1000.
func layakAnak(pratama string) string {
	return `grades:
  - {id: pratama, name: Pratama, from: ` + pratama + `, to: 600}
  - {id: madya, name: Madya, from: 601, to: 700}
  - {id: nindya, name: Nindya, from: 701, to: 800}
  - {id: utama, name: Utama, from: 801, to: 900}
  - {id: kla, name: Kota Layak Anak, from: 901, to: 1000}
`
}

// graded is a scheme of one item that gives the count a as points, in thousandths.
func graded(t *testing.T, most, grades string) *Scheme {
	t.Helper()
	s, err := ParseScheme([]byte("version: 1\nscheme: {id: g}\n"+grades+`criteria:
  - id: c
    items:
      - {id: i, max: `+most+`, scale: official, points: a / 1000}
`), "g.yaml", counts(t))
	require.NoError(t, err)
	return s
}

// gradeOf is a grade in the order of its ladder: a; or a|b; with none where there may be none.
func gradeOf(g Graded) string {
	possible := g.Possible()
	if g.Ungraded {
		possible = append([]string{"none"}, possible...)
	}
	return strings.Join(possible, "|")
}

func TestEachGradeBeginsExactlyWhereItIsPrinted(t *testing.T) {
	tests := []struct {
		name, most, grades string
		totals             map[int]string // in thousandths
	}{
		{"India", "100", panchayat, map[int]string{
			0: "D", 1: "D", 39_999: "D", 40_000: "C", 40_001: "C", 59_999: "C", 60_000: "B", 60_001: "B", 74_999: "B", 75_000: "A",
			75_001: "A", 89_999: "A", 90_000: "A+", 90_001: "A+", 99_999: "A+", 100_000: "A+"}},
		{"Indonesia, Pratama from 500: what is printed leaves holes", "1000", layakAnak("500"), map[int]string{
			0: "none", 499_999: "none", 500_000: "pratama", 500_001: "pratama", 500_999: "pratama", 501_000: "pratama",
			599_999: "pratama", 600_000: "pratama", 600_001: "none", 600_999: "none", 601_000: "madya", 601_001: "madya",
			699_999: "madya", 700_000: "madya", 700_001: "none", 700_500: "none", 700_999: "none", 701_000: "nindya", 701_001: "nindya",
			799_999: "nindya", 800_000: "nindya", 800_001: "none", 800_999: "none", 801_000: "utama", 801_001: "utama",
			899_999: "utama", 900_000: "utama", 900_001: "none", 900_999: "none", 901_000: "kla", 901_001: "kla", 999_999: "kla", 1_000_000: "kla"}},
		{"Indonesia, Pratama from 501", "1000", layakAnak("501"), map[int]string{
			499_999: "none", 500_000: "none", 500_001: "none", 500_999: "none", 501_000: "pratama", 501_001: "pratama", 600_000: "pratama"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := graded(t, tt.most, tt.grades)
			for total, want := range tt.totals {
				r := s.RateRecord(ward(t, s.Plan(), "", indicator.Values{"a": total}))
				require.Equal(t, want, gradeOf(r.Graded()), "%d", total)
				require.Equal(t, NoOutcome, r.Outcome)
				require.Empty(t, r.Reasons())
			}
		})
	}
}

// Only totals from the low bound to the high one count, both included.
func TestTheGradesStillPossibleAreThoseBetweenTheBounds(t *testing.T) {
	india, indonesia := graded(t, "100", panchayat), graded(t, "1000", layakAnak("500"))
	tests := []struct {
		scheme          *Scheme
		low, high, want string
	}{
		{india, "76", "80", "A"}, {india, "75", "89.999", "A"}, {india, "75", "90", "A|A+"}, {india, "74.999", "89", "B|A"},
		{india, "0", "100", "D|C|B|A|A+"}, {india, "39.9999999999999999999", "40", "D|C"}, {india, "90", "100", "A+"},
		{indonesia, "601", "700", "madya"}, {indonesia, "601", "700.1", "none|madya"}, {indonesia, "600.5", "600.6", "none"},
		{indonesia, "600", "601", "none|pratama|madya"}, {indonesia, "600.1", "601", "none|madya"}, {indonesia, "0", "499.9", "none"},
		{indonesia, "499", "500", "none|pratama"}, {indonesia, "901", "1000", "kla"}, {indonesia, "0", "1000", "none|pratama|madya|nindya|utama|kla"},
	}
	for _, tt := range tests {
		t.Run(tt.low+" to "+tt.high, func(t *testing.T) {
			low, _ := exact.ParseDecimal(tt.low)
			high, _ := exact.ParseDecimal(tt.high)
			r := Rating{scheme: tt.scheme, low: low, high: high}
			require.Equal(t, tt.want, gradeOf(r.Graded()))
		})
	}
}

// Two thirds of three indicators and the like are no decimals: 250/3 is above 83.33 and below 83.34.
func TestAFractionIsHeldAgainstTheBordersExactly(t *testing.T) {
	grades := func(from string) string {
		return "grades:\n  - {id: low, from: 0}\n  - {id: high, from: " + from + "}\n"
	}
	for from, want := range map[string]string{"83.33": "high", "83.333333333333333333333": "high", "83.333333333333333333334": "low", "83.34": "low"} {
		s, err := ParseScheme([]byte("version: 1\nscheme: {id: g}\n"+grades(from)+`criteria:
  - id: c
    max: 100
    items:
      - {id: i1, max: 100, scale: official, not_applicable: rescale, bands: [{when: f1, points: 100}, {points: 50}]}
      - {id: i2, max: 100, scale: official, not_applicable: rescale, bands: [{when: f2, points: 100}, {points: 50}]}
      - {id: i3, max: 100, scale: official, not_applicable: rescale, bands: [{when: f3, points: 100}, {points: 50}]}
`), "g.yaml", counts(t))
		require.NoError(t, err)
		r := s.RateRecord(ward(t, s.Plan(), "", indicator.Values{"f1": true, "f2": true, "f3": false}))
		require.Equal(t, "250/3", r.Low().String())
		require.Equal(t, want, gradeOf(r.Graded()), from)
	}
}

func TestWhatIsWrongWithGradesIsSaidWithItsPlace(t *testing.T) {
	tests := []struct{ name, grades, want string }{
		{"out of order", "grades:\n  - {id: A, from: 75}\n  - {id: C, from: 40}\n  - {id: B, from: 60}\n  - {id: D, from: 0}\n",
			"g.yaml:6:19: grade B begins at 60, after C at 40: the grades are not in order; write the lowest first or the highest first"},
		{"equal steps", "grades:\n  - {id: A, from: 75}\n  - {id: B, from: 75.0}\n",
			"g.yaml:5:19: grades A and B both begin at 75; give each grade a total of its own to begin at"},
		{"above the maximum", "grades:\n  - {id: A, from: 100}\n  - {id: S, from: 100.001}\n",
			"g.yaml:5:19: grade S: 100.001 points, no unit can score more than 100; correct it, or the maxima and bands of the items"},
		{"ending above the maximum", "grades:\n  - {id: A, from: 90, to: 100.5}\n",
			"g.yaml:4:27: grade A: 100.5 points, no unit can score more than 100; correct it, or the maxima and bands of the items"},
		{"below 0, and no number", "grades:\n  - {id: A, from: -1}\n  - {id: B, from: many}\n",
			"g.yaml:4:19: from: found \"-1\", expected points: a plain decimal, not below 0; write a total such as 75 or 74.5\n" +
				"g.yaml:5:19: from: found \"many\", expected points: a plain decimal, not below 0; write a total such as 75 or 74.5"},
		{"an id twice, and one of several words", "grades:\n  - {id: A, from: 75}\n  - {id: A, from: 60}\n  - {id: B|C, from: 50}\n",
			"g.yaml:5:10: \"A\" is used twice; give each grade a word of its own\n" +
				"g.yaml:6:10: \"B|C\" cannot be an id; a grade is one word, without spaces and |; its name may be longer"},
		{"an empty ladder", "grades: []\n", "g.yaml:3:9: grades: found none; give the grades, such as {id: A, from: 75}, or leave the key out"},
		{"both ends", "grades:\n  - {id: A, from: 75, to: 90, below: 91}\n",
			"g.yaml:4:38: grade A has both to and below; write to for the greatest total that has the grade, or below for the first that does not"},
		{"ending before it begins", "grades:\n  - {id: A, from: 75, to: 74}\n  - {id: B, from: 60, below: 60}\n",
			"g.yaml:4:27: grade A begins at 75 and holds for nothing: to 74; write to for the greatest total that has the grade, or below for the first that does not\n" +
				"g.yaml:5:30: grade B begins at 60 and holds for nothing: below 60; write to for the greatest total that has the grade, or below for the first that does not"},
		{"overlapping, with a total in both", "grades:\n  - {id: B, from: 60, to: 75}\n  - {id: A, from: 75}\n",
			"g.yaml:4:27: grades B and A both hold for 75; leave the end out: a grade ends where the next begins"},
		{"overlapping, highest first", "grades:\n  - {id: A, from: 75}\n  - {id: B, from: 60, below: 75.5}\n",
			"g.yaml:5:30: grades B and A both hold for 75; leave the end out: a grade ends where the next begins"},
		{"without an id or a beginning", "grades:\n  - {name: Good}\n",
			"g.yaml:4:6: the key \"id\" is missing; add id: and its value\ng.yaml:4:6: the key \"from\" is missing; add from: and its value"},
		{"several faults at once", "grades:\n  - {id: A, from: 75}\n  - {id: A, from: 101, to: 100}\n  - {id: C, from: 101}\n  - {id: D, from: x}\n", strings.Join([]string{
			"g.yaml:5:10: \"A\" is used twice; give each grade a word of its own",
			"g.yaml:5:19: grade A: 101 points, no unit can score more than 100; correct it, or the maxima and bands of the items",
			"g.yaml:5:28: grade A begins at 101 and holds for nothing: to 100; write to for the greatest total that has the grade, or below for the first that does not",
			"g.yaml:6:19: grade C: 101 points, no unit can score more than 100; correct it, or the maxima and bands of the items",
			"g.yaml:6:19: grades A and C both begin at 101; give each grade a total of its own to begin at",
			"g.yaml:7:19: from: found \"x\", expected points: a plain decimal, not below 0; write a total such as 75 or 74.5"}, "\n")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := ParseScheme([]byte("version: 1\nscheme: {id: g}\n"+tt.grades+"criteria:\n  - id: c\n    items: [{id: i, max: 100, scale: unknown}]\n"), "g.yaml", counts(t))
			require.Equal(t, tt.want, details(err))
		})
	}
	_, err := NewScheme(Definition{ID: "g", Grades: []Grade{}, Criteria: []Criterion{{ID: "c", Items: []Item{{ID: "i", Max: "10", Scale: Unknown}}}}}, counts(t))
	require.Equal(t, "grades: grades: found none; give the grades, such as {id: A, from: 75}, or leave the key out", details(err))
}

func TestGradesAreToldLowestFirstHoweverTheyAreWritten(t *testing.T) {
	for _, grades := range []string{"grades:\n  - {id: B, from: 0}\n  - {id: A, from: 50}\n", "grades:\n  - {id: A, from: 50}\n  - {id: B, from: 0}\n"} {
		s := graded(t, "100", grades)
		require.Equal(t, "B A", s.Grades()[0].ID+" "+s.Grades()[1].ID)
		require.Equal(t, Text{VI: "A", EN: "A"}, s.Grades()[1].Name, "the id stands for a name")
	}
	require.Empty(t, (*Scheme)(nil).Grades())
}

// Nothing but knock-outs, conditions and tiers can fail a unit: a scheme that only grades says of none that it may not be
// proposed.
func TestASchemeWithGradesDecidesAnOutcomeOnlyWhereSomethingCanFailAUnit(t *testing.T) {
	grades := []Grade{{ID: "good", From: "40"}}
	items := func(met string, out KnockOut) []Criterion {
		return []Criterion{{ID: "c1", Met: met, KnockOut: out, Items: []Item{flagged("f1", "50", "0")}}, {ID: "c2", Items: []Item{flagged("f2", "50", "0")}}}
	}
	tests := []struct {
		name   string
		d      Definition
		values indicator.Values
		want   string
		grade  string
	}{
		{"grades alone", Definition{Grades: grades, Criteria: items("", "")}, indicator.Values{"f1": false, "f2": false}, "0 none", "none"},
		{"a knock-out", Definition{Grades: grades, Criteria: items("", KnockOutZero)}, indicator.Values{"f1": false, "f2": true}, "50 not_eligible knocked_out c1", "good"},
		{"a condition that is written", Definition{Grades: grades, Criteria: items(">= 20", "")}, indicator.Values{"f1": true, "f2": false}, "50 eligible", "good"},
		{"beside tiers every criterion is to be above 0 again", Definition{Grades: grades, Tiers: []Tier{{ID: "B", Needed: "50"}}, Criteria: items("", "")},
			indicator.Values{"f1": true, "f2": false}, "50 not_eligible not_met c2", "good"},
		{"grades alone, and open", Definition{Grades: grades, Criteria: items("", "")}, indicator.Values{"f1": false}, "0 to 50 none grade_open", "none|good"},
		{"eligible, and the grade is open", Definition{Grades: []Grade{{ID: "good", From: "60"}}, Criteria: items("> 0", "")},
			indicator.Values{"f1": true}, "50 to 100 eligible grade_open", "none|good"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			tt.d.ID = "s"
			s, err := NewScheme(tt.d, counts(t))
			require.NoError(t, err)
			r := s.RateRecord(ward(t, s.Plan(), "B", tt.values))
			require.Equal(t, tt.want, said(r))
			require.Equal(t, tt.grade, gradeOf(r.Graded()))
			require.Equal(t, !strings.Contains(tt.want, " none"), s.Decides())
		})
	}
}

func TestARatingInJSONHasItsGradeOrThoseThatArePossible(t *testing.T) {
	s, err := NewScheme(Definition{ID: "s", Grades: []Grade{{ID: "B", From: "50"}, {ID: "A", From: "100"}},
		Criteria: []Criterion{{ID: "c1", Items: []Item{flagged("f1", "50", "0")}}, {ID: "c2", Items: []Item{flagged("f2", "50", "0")}}}}, counts(t))
	require.NoError(t, err)
	for _, tt := range []struct {
		values indicator.Values
		want   string
	}{
		{indicator.Values{"f1": true, "f2": true}, `{"grade":"A"}`},
		{indicator.Values{"f1": true}, `{"grades":["B","A"],"would_settle":[["f2"]],"text":"the grade is open: A or B; the total is 50 to 100"}`},
		{indicator.Values{"f1": false, "f2": false}, `{"ungraded":true}`},
		{indicator.Values{"f1": false}, `{"grades":["B"],"ungraded":true,"would_settle":[["f2"]],"text":"the grade is open: B or no grade; the total is 0 to 50"}`},
	} {
		r := s.RateRecord(ward(t, s.Plan(), "", tt.values))
		text, err := json.Marshal(r)
		require.NoError(t, err)
		var all struct {
			Outcome *string `json:"outcome"`
			Graded
			WouldSettle [][]string `json:"would_settle"`
			Reasons     []struct{ Text Text }
		}
		require.NoError(t, json.Unmarshal(text, &all))
		require.Nil(t, all.Outcome, "a scheme that only grades has none")
		got := map[string]any{}
		if all.Grade != "" {
			got["grade"] = all.Grade
		}
		if all.Grades != nil {
			got["grades"] = all.Grades
		}
		if all.Ungraded {
			got["ungraded"] = true
		}
		if all.WouldSettle != nil {
			got["would_settle"] = all.WouldSettle
		}
		for _, reason := range all.Reasons {
			got["text"] = reason.Text.EN
		}
		written, err := json.Marshal(got)
		require.NoError(t, err)
		require.JSONEq(t, tt.want, string(written))
	}
}

// What settles the outcome need not settle the grade, and the other way round: a list settles both.
func TestWhatWouldSettleSettlesTheGradeToo(t *testing.T) {
	d := Definition{ID: "s", Criteria: []Criterion{
		{ID: "c1", Met: ">= 0", Items: []Item{flagged("f1", "50", "0")}}, {ID: "c2", Met: ">= 0", Items: []Item{flagged("f2", "30", "0")}},
		{ID: "c3", Met: ">= 0", Items: []Item{flagged("f3", "10", "0")}}}}
	for _, tt := range []struct {
		name   string
		tiers  []Tier
		grades []Grade
		want   string
	}{
		{"the tier alone", []Tier{{ID: "B", Needed: "75"}}, nil, "[[f1 f2]]"},
		{"the grade alone", nil, []Grade{{ID: "A", From: "45"}}, "[[f1]]"},
		{"a total that is reached ends the grade", nil, []Grade{{ID: "A", From: "0", To: "40"}, {ID: "S", From: "45"}}, "[[f1]]"},
		{"it ends just before that total", nil, []Grade{{ID: "A", From: "0", To: "39.9"}, {ID: "S", From: "45"}}, "[[f1 f2 f3]]"},
		{"or excludes it", nil, []Grade{{ID: "A", From: "0", Below: "40"}, {ID: "S", From: "45"}}, "[[f1 f2 f3]]"},
		{"tier and grade, of which the tier needs more", []Tier{{ID: "B", Needed: "75"}}, []Grade{{ID: "A", From: "45"}}, "[[f1 f2]]"},
		{"tier and grade, of which the grade needs more", []Tier{{ID: "B", Needed: "45"}}, []Grade{{ID: "A", From: "75"}}, "[[f1 f2]]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d.Tiers, d.Grades = tt.tiers, tt.grades
			s, err := NewScheme(d, counts(t))
			require.NoError(t, err)
			r := s.RateRecord(ward(t, s.Plan(), "B", nil))
			lists, proven := r.WouldSettle()
			require.Equal(t, tt.want, fmt.Sprint(lists))
			require.True(t, proven)
		})
	}
}
