package report

import (
	"cmp"
	"slices"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/wording"
)

// A Comparison is what differs between two reports, in the order of the later one, the area last. Numbers are those of
// the reports, as texts. It marshals as the program's diff writes it; its lists are never null.
type Comparison struct {
	Before Compared `json:"before"`
	After  Compared `json:"after"`
	// Differs are the fields of before and after that are not the same: the reports are then not of the same thing.
	Differs     []string            `json:"differs"`
	Turned      []Turn              `json:"turned"`
	Figures     []FigureChange      `json:"figures"`
	Outcomes    []OutcomeChange     `json:"outcomes"`   // where both reports rate by a scheme
	Grades      []GradeChange       `json:"grades"`     // likewise
	Points      []PointsChange      `json:"points"`     // of the scheme, where both reports rate by one
	Scorecards  []PointsChange      `json:"scorecards"` // the targets achieved
	Tiers       []TierChange        `json:"tiers"`
	Recognition []RecognitionChange `json:"recognition"`
	Recognised  *ShareChange        `json:"recognised,omitempty"` // of the area
	Units       NewAndGone          `json:"units"`                // by their codes
	Indicators  NewAndGone          `json:"indicators"`           // by their ids
	Internal    *wording.Text       `json:"internal,omitempty"`   // that one of the reports may not be published

	names   map[UnitRef]string
	numbers map[string]string // of indicators, as printed
	targets map[string]wording.Text
	order   map[UnitRef]int // the place of a unit in the later report; the area is the last
	area    UnitRef
}

// A Compared is what makes two reports comparable.
type Compared struct {
	File      string  `json:"file,omitempty"` // absent of a report that is not written yet
	Digest    string  `json:"digest,omitempty"`
	Period    string  `json:"period"`
	Plan      Plan    `json:"plan"`
	Scheme    *Scheme `json:"scheme,omitempty"`
	AreaCode  string  `json:"area_code,omitempty"`
	Owner     string  `json:"owner,omitempty"`
	Synthetic bool    `json:"synthetic"`
	Public    bool    `json:"public,omitempty"`
}

// A UnitRef is a unit, or the area, which is without a code where its plan gives it none.
type UnitRef struct {
	Code string `json:"unit_code,omitempty"`
	// ValidFrom is the date since which the code stands for the unit, where a report has two units of one code.
	ValidFrom string `json:"unit_valid_from,omitempty"`
}

// A Turn is a verdict that is another. A figure that is hidden in one of the reports has no verdict that could turn.
type Turn struct {
	ID string `json:"id"`
	UnitRef
	Target string            `json:"target,omitempty"` // the name of a further target; absent for the plan's own
	From   indicator.Verdict `json:"from"`
	To     indicator.Verdict `json:"to"`
}

// A Figure is the value of an indicator with what it came from. It has none where it is hidden or could not be computed.
type Figure struct {
	Value       string    `json:"value,omitempty"`
	N           string    `json:"n,omitempty"`
	D           string    `json:"d,omitempty"`
	Numerator   string    `json:"numerator,omitempty"`
	Denominator string    `json:"denominator,omitempty"`
	Hidden      bool      `json:"hidden,omitempty"`
	Provisional *Fraction `json:"provisional,omitempty"` // over the units that reported
}

// A Fraction is a value that is exact as n/d.
type Fraction struct {
	Value string `json:"value"`
	N     string `json:"n"`
	D     string `json:"d"`
}

func (f *Figure) equal(g *Figure) bool {
	a, b := *f, *g
	a.Provisional, b.Provisional = nil, nil
	p, q := f.Provisional, g.Provisional
	return a == b && (p == nil) == (q == nil) && (p == nil || *p == *q)
}

// A FigureChange is a figure that is another. From or To is absent where the report does not have the indicator for the
// unit.
type FigureChange struct {
	ID string `json:"id"`
	UnitRef
	From *Figure `json:"from,omitempty"`
	To   *Figure `json:"to,omitempty"`
}

// An OutcomeChange is an outcome of the scheme that is another.
type OutcomeChange struct {
	UnitRef
	From criteria.Outcome `json:"from"`
	To   criteria.Outcome `json:"to"`
}

// Points are a total, from low to high, of a maximum.
type Points struct {
	Low   string `json:"low"`
	LowN  string `json:"low_n,omitempty"`
	LowD  string `json:"low_d,omitempty"`
	High  string `json:"high"`
	HighN string `json:"high_n,omitempty"`
	HighD string `json:"high_d,omitempty"`
	Of    string `json:"of"`
}

// A PointsChange is a total that is another.
type PointsChange struct {
	UnitRef
	From Points `json:"from"`
	To   Points `json:"to"`
}

// A TierChange is a tier that is another; absent where a report does not say it.
type TierChange struct {
	UnitRef
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
}

// A RecognitionChange is a recognition that is another; absent where a report does not say it.
type RecognitionChange struct {
	UnitRef
	From *bool `json:"from,omitempty"`
	To   *bool `json:"to,omitempty"`
}

// A Share is how many units are recognised, of those that say so.
type Share struct {
	Units int `json:"units"`
	Of    int `json:"of"`
}

// A ShareChange is a share that is another.
type ShareChange struct {
	From Share `json:"from"`
	To   Share `json:"to"`
}

// NewAndGone are what only the later report has, and what only the earlier one has.
type NewAndGone struct {
	New  []string `json:"new"`
	Gone []string `json:"gone"`
}

// Compare tells what differs between two reports. It knows nothing but the reports: what one of them hides stays hidden.
func Compare(before, after *Stored) *Comparison {
	b, a := &before.report, &after.report
	c := &Comparison{
		Before: compared(before), After: compared(after), area: UnitRef{Code: a.Area.Code},
		Differs: []string{}, Turned: []Turn{}, Figures: []FigureChange{}, Outcomes: []OutcomeChange{}, Grades: []GradeChange{}, Points: []PointsChange{},
		Scorecards: []PointsChange{}, Tiers: []TierChange{}, Recognition: []RecognitionChange{},
		Units: NewAndGone{[]string{}, []string{}}, Indicators: NewAndGone{[]string{}, []string{}},
		names: map[UnitRef]string{}, numbers: map[string]string{}, targets: map[string]wording.Text{}, order: map[UnitRef]int{},
		Internal: cmp.Or(a.Internal, b.Internal),
	}
	c.heads()
	known := [2]map[string]bool{b.indicators(c.numbers), a.indicators(c.numbers)}
	c.indicators(b, a, known)
	c.units(b, a, known)
	c.unit(c.area, b.Area, a.Area, known)
	c.names[c.area] = cmp.Or(a.Area.Name, b.Area.Name)
	if from, to := b.Area.share(), a.Area.share(); from != to {
		c.Recognised = &ShareChange{from, to}
	}
	return c
}

func compared(s *Stored) Compared {
	h := s.report.Head
	return Compared{s.file, s.digest, h.Period, h.Plan, h.Scheme, s.report.Area.Code, h.Owner, h.Synthetic, h.Public}
}

// heads lists what makes the reports no reports of the same thing.
func (c *Comparison) heads() {
	b, a := &c.Before, &c.After
	for _, field := range []struct {
		name string
		same bool
	}{
		{"period", b.Period == a.Period}, {"plan", b.Plan == a.Plan}, {"scheme", sameScheme(b.Scheme, a.Scheme)},
		{"area_code", b.AreaCode == a.AreaCode}, {"owner", b.Owner == a.Owner}, {"synthetic", b.Synthetic == a.Synthetic}, {"public", b.Public == a.Public},
	} {
		if !field.same {
			c.Differs = append(c.Differs, field.name)
		}
	}
}

func sameScheme(b, a *Scheme) bool {
	if b == nil || a == nil {
		return b == a
	}
	return b.ID == a.ID && b.Digest == a.Digest && b.Overlay == a.Overlay && b.OverlayDigest == a.OverlayDigest
}

// indicators are the ids of all indicators of a report; their printed numbers are kept.
func (r *storedReport) indicators(numbers map[string]string) map[string]bool {
	ids := map[string]bool{}
	for _, res := range r.Area.Results {
		ids[res.ID], numbers[res.ID] = true, res.Number
	}
	for i := range r.Units {
		for _, res := range r.Units[i].Results {
			ids[res.ID], numbers[res.ID] = true, res.Number
		}
	}
	return ids
}

// indicators lists those that only one of the reports has, in its order.
func (c *Comparison) indicators(b, a *storedReport, known [2]map[string]bool) {
	list := func(r *storedReport, other map[string]bool) []string {
		only := []string{}
		for _, u := range append(slices.Clone(r.Units), *r.Area) {
			for _, res := range u.Results {
				if !other[res.ID] && !slices.Contains(only, res.ID) {
					only = append(only, res.ID)
				}
			}
		}
		return only
	}
	c.Indicators = NewAndGone{New: list(a, known[0]), Gone: list(b, known[1])}
}

// units pairs the units of the reports and compares each pair.
func (c *Comparison) units(b, a *storedReport, known [2]map[string]bool) {
	pairs := pairUnits(b.Units, a.Units)
	twice := map[string]bool{}
	for _, units := range [][]storedUnit{b.Units, a.Units} {
		seen := map[string]bool{}
		for i := range units {
			code := units[i].Code
			twice[code] = twice[code] || seen[code]
			seen[code] = true
		}
	}
	paired := make([]bool, len(b.Units))
	for i := range a.Units {
		u := &a.Units[i]
		k := pairs[i]
		if k < 0 {
			c.Units.New = append(c.Units.New, u.Code)
			c.names[UnitRef{Code: u.Code}] = u.Name
			continue
		}
		paired[k] = true
		ref := UnitRef{Code: u.Code}
		if twice[u.Code] {
			ref.ValidFrom = cmp.Or(u.ValidFrom, b.Units[k].ValidFrom)
		}
		c.names[ref] = cmp.Or(u.Name, b.Units[k].Name)
		c.unit(ref, &b.Units[k], u, known)
	}
	for k := range b.Units {
		if u := &b.Units[k]; !paired[k] {
			c.Units.Gone = append(c.Units.Gone, u.Code)
			if ref := (UnitRef{Code: u.Code}); c.names[ref] == "" {
				c.names[ref] = u.Name
			}
		}
	}
}

// pairUnits finds for each unit of a later report the one of the earlier report, or -1: that of the same code, unless the
// code stood for another unit then. What one report does not say of the date is no difference.
func pairUnits(before, after []storedUnit) []int {
	byCode := map[string][]int{}
	for k := range before {
		byCode[before[k].Code] = append(byCode[before[k].Code], k)
	}
	pairs := make([]int, len(after))
	for i := range pairs {
		pairs[i] = -1
	}
	for _, fits := range []func(b, a string) bool{
		func(b, a string) bool { return b == a },
		func(b, a string) bool { return b == "" || a == "" },
	} {
		for i := range after {
			candidates := byCode[after[i].Code]
			at := slices.IndexFunc(candidates, func(k int) bool { return fits(before[k].ValidFrom, after[i].ValidFrom) })
			if pairs[i] < 0 && at >= 0 {
				pairs[i] = candidates[at]
				byCode[after[i].Code] = slices.Delete(candidates, at, at+1)
			}
		}
	}
	return pairs
}

// unit compares what two reports say of a unit, or of the area.
func (c *Comparison) unit(ref UnitRef, b, a *storedUnit, known [2]map[string]bool) {
	c.order[ref] = len(c.order)
	c.results(ref, b.Results, a.Results, known)
	c.points(ref, b, a)
	if ref == c.area { // it has neither
		return
	}
	if b.Tier != a.Tier {
		c.Tiers = append(c.Tiers, TierChange{ref, b.Tier, a.Tier})
	}
	from, to := b.recognised(), a.recognised()
	if (from == nil) != (to == nil) || from != nil && *from != *to {
		c.Recognition = append(c.Recognition, RecognitionChange{ref, from, to})
	}
}

// results compares the indicators of a unit that both reports know.
func (c *Comparison) results(ref UnitRef, before, after []storedResult, known [2]map[string]bool) {
	earlier := map[string]*storedResult{}
	for i := range before {
		earlier[before[i].ID] = &before[i]
	}
	for i := range after {
		a := &after[i]
		b := earlier[a.ID]
		delete(earlier, a.ID)
		switch {
		case b != nil:
			c.result(ref, b, a)
		case known[0][a.ID]:
			c.Figures = append(c.Figures, FigureChange{a.ID, ref, nil, &a.Figure})
		}
	}
	for i := range before {
		if b := &before[i]; earlier[b.ID] == b && known[1][b.ID] {
			c.Figures = append(c.Figures, FigureChange{b.ID, ref, &b.Figure, nil})
		}
	}
}

func (c *Comparison) result(ref UnitRef, b, a *storedResult) {
	if !b.Figure.equal(&a.Figure) {
		c.Figures = append(c.Figures, FigureChange{a.ID, ref, &b.Figure, &a.Figure})
	}
	if b.Hidden || a.Hidden {
		return
	}
	c.turn(Turn{ID: a.ID, UnitRef: ref}, b.Verdict, a.Verdict)
	for i, target := range a.Targets {
		k := i
		if k >= len(b.Targets) || b.Targets[k].Name != target.Name {
			k = slices.IndexFunc(b.Targets, func(t storedTarget) bool { return t.Name == target.Name })
		}
		if i > 0 && k > 0 { // the first is the plan's own, whose verdict is that of the result
			c.targets[target.Name] = target.Text
			c.turn(Turn{ID: a.ID, UnitRef: ref, Target: target.Name}, b.Targets[k].Verdict, target.Verdict)
		}
	}
}

func (c *Comparison) turn(t Turn, from, to string) {
	if from != to && t.From.UnmarshalText([]byte(from)) == nil && t.To.UnmarshalText([]byte(to)) == nil {
		c.Turned = append(c.Turned, t)
	}
}

// points compares totals: those of the scheme where both reports have one, and the targets achieved.
func (c *Comparison) points(ref UnitRef, b, a *storedUnit) {
	if c.Before.Scheme != nil && c.After.Scheme != nil && b.Rating != nil && a.Rating != nil {
		if b.Rating.Points != a.Rating.Points {
			c.Points = append(c.Points, PointsChange{ref, b.Rating.Points, a.Rating.Points})
		}
		change := OutcomeChange{UnitRef: ref}
		if b.Rating.Outcome != a.Rating.Outcome && change.From.UnmarshalText([]byte(b.Rating.Outcome)) == nil && change.To.UnmarshalText([]byte(a.Rating.Outcome)) == nil {
			c.Outcomes = append(c.Outcomes, change)
		}
		c.grades(ref, b.Rating, a.Rating)
	}
	from, to := b.scorecard(), a.scorecard()
	if from != nil && to != nil && from.Points != to.Points {
		c.Scorecards = append(c.Scorecards, PointsChange{ref, from.Points, to.Points})
	}
}

// scorecard is what the plan's own indicators come to: beside the rating of a scheme, or in its place.
func (u *storedUnit) scorecard() *storedRating {
	if u.Scorecard != nil {
		return u.Scorecard
	}
	return u.Rating
}

// Same reports whether nothing differs.
func (c *Comparison) Same() bool {
	lengths := len(c.Differs) + len(c.Turned) + len(c.Figures) + len(c.Outcomes) + len(c.Grades) + len(c.Points) + len(c.Scorecards) + len(c.Tiers) +
		len(c.Recognition) + len(c.Units.New) + len(c.Units.Gone) + len(c.Indicators.New) + len(c.Indicators.Gone)
	return lengths == 0 && c.Recognised == nil
}
