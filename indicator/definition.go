package indicator

import (
	"github.com/childward/childward/rules/wording"
)

// Text is the same text in Vietnamese and English.
type Text = wording.Text

// A Definition is a plan as it is written, in Go or in YAML; [NewPlan] checks it and makes a [Plan] of it.
type Definition struct {
	ID         string // lower case with hyphens, such as campha-2023
	Title      Text
	Year       int     // the year the targets are for; 0 when the plan has no year of its own
	Document   Text    // the document the plan stands in: number, title, date
	Area       Area    // above the wards
	Units      []Unit  // the roster: whose figures are expected; empty where the plan does not name its units
	Rounds     []Round // the reports that the plan asks for; at most one for a period
	Statistics []Statistic
	Groups     []Group
	Indicators []Indicator
}

// A Round is a report that a plan asks for: of which period, and by when it is handed in.
type Round struct {
	ID          string `yaml:"id,required"`
	Name        Text
	Period      string `yaml:"period,required"` // as data write it: 2023-H1
	WardsBefore string // the day before which wards hand in, 2023-05-10; empty where the plan does not say
	CityBefore  string // the same for the city
}

// A Statistic is one number or fact that a ward or a department reports.
type Statistic struct {
	Name        string        `yaml:"name,required"` // as formulas write it
	Label       Text          // as forms and people write it; in the language of the plan also a column name
	Kind        StatisticKind `yaml:"kind,oneof=count|amount|flag"` // count unless said otherwise
	Measure     Text          // what is counted: children, schools, marriages
	Over        Over          `yaml:"over,oneof=period|moment"`          // counted over the period or at a moment; empty when not said
	ReportedBy  ReportedBy    `yaml:"reported_by,oneof=ward|department"` // ward unless said otherwise
	Sensitive   bool          // small counts could point to a child
	Constraints []string      // truths that hold for all sound data, such as registered_under_5 <= children_under_5
}

// StatisticKind is what sort of value a statistic has.
type StatisticKind string

// The kinds of statistics.
const (
	Count  StatisticKind = "count"  // a whole number, not negative
	Amount StatisticKind = "amount" // a number that may have decimals, not negative
	Flag   StatisticKind = "flag"   // yes or no; on the record of a city, the number of units where it is yes
)

// Over says whether a statistic grows with the length of the period.
type Over string

// Flows and stocks.
const (
	OverPeriod Over = "period" // a flow: births, deaths, injuries
	AtMoment   Over = "moment" // a stock: children, schools, wards
)

// ReportedBy says whose figure counts for the city.
type ReportedBy string

// Who reports a statistic.
const (
	ByWard       ReportedBy = "ward"       // the city's figure is the sum of its wards
	ByDepartment ReportedBy = "department" // the city's figure stands in the city's own row
)

// A Group is an objective (mục tiêu) under which a plan lists its indicators.
type Group struct {
	ID   string `yaml:"id,required"` // as printed: a, b, c, d
	Name Text
}

// An Indicator is one target figure of a plan: a formula over statistics, and what it shall reach.
type Indicator struct {
	ID          string `yaml:"id,required"` // a word, such as infant_mortality
	Number      string // as printed, with a letter where one chỉ tiêu has several parts: 3b
	Group       string // the ID of its group; may be empty in a plan without groups
	Name        Text
	Value       string `yaml:"value,required"` // the formula
	Numerator   Text   // in plain words
	Denominator Text   // in plain words; empty for a count
	Measure     Text   // what the value is measured in, in words: ‰ of live births
	Places      *int   // decimals for display; 2 when nil, 0 for a count
	Target      string `yaml:"target,required"` // the plan's own: operator, number, base, such as "<= 9 ‰", or as in documents "≤ 12,5 ‰"; results print it plainly

	FurtherTargets []Target  // of other offices and years, each with a name
	Better         Direction `yaml:"better,oneof=lower|higher"`       // lower or higher; taken from the operator of the target when empty
	Ward           Level     `yaml:"ward,oneof=verdict|monitor|none"` // verdict unless said otherwise
	City           Level     `yaml:"city,oneof=verdict|monitor|none"` // verdict unless said otherwise
	Due            Due       `yaml:"due,oneof=half_year|year"`        // half_year unless said otherwise
	Annualised     bool      // a flow over a stock is brought to a year in a half-year report
	Season         Season    // of an annualised indicator: the months in which much of it happens
	Aspirational   bool      // the plan says "phấn đấu": counted apart
	Harm           bool      // deaths, abuse, injury: never show how many more would be allowed
	Owner          Text      // the department (ngành) that answers for it
	Cite           Text      // the clause, and the plan's own words where they matter
	Readings       []Reading // where the plan is ambiguous; the first decides
}

// A Target is a named threshold.
type Target struct {
	Name     Text
	National bool   // set for the whole country, not for the plan's area
	Target   string `yaml:"target,required"`
	Cite     Text   // where it comes from
}

// Direction says on which side of the target a value is better.
type Direction string

// The directions.
const (
	Lower  Direction = "lower"
	Higher Direction = "higher"
)

// Level says what an indicator has for one kind of unit.
type Level string

// The levels.
const (
	LevelVerdict Level = "verdict" // a value that is judged
	LevelMonitor Level = "monitor" // a value that is shown with a verdict but counts in no score: one event decides
	LevelNone    Level = "none"    // nothing: the indicator does not exist there
)

// Due says from which report on an indicator is judged.
type Due string

// When indicators are due.
const (
	DueHalfYear Due = "half_year"
	DueYear     Due = "year"
)

// A Reading is one way to understand an ambiguous target. The first reading of an indicator is its own
// Value and Target and leaves both empty here; an alternative gives what differs. An alternative without
// either is known but cannot be computed from the statistics of the plan.
type Reading struct {
	ID     string `yaml:"id,required"`
	Text   Text
	Value  string
	Target string
}
