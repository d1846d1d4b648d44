package plantest

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// fileProperties are what a test file says of the plan whatever the figures are: lists of those that have a value, each
// complete.
type fileProperties struct {
	Plan       filePlanProperties
	Units      fileUnitProperties
	Rounds     fileRoundProperties
	Statistics fileStatisticProperties
	Indicators fileIndicatorProperties
}

type filePlanProperties struct {
	Year int
	Area string `yaml:"area,quoted"`
}

// The traits of units, rounds, statistics and indicators by their keys in plans: for each value who has it, or who has it
// at all.
type (
	fileUnitProperties struct {
		Kind      map[string][]string `yaml:"kind,quoted"`
		Tier      map[string][]string `yaml:"tier,quoted"`
		ValidFrom map[string][]string `yaml:"valid_from,quoted"`
		ValidTo   map[string][]string `yaml:"valid_to,quoted"`
	}
	fileRoundProperties     struct{ Period, WardsBefore, CityBefore map[string][]string }
	fileStatisticProperties struct {
		Kind, Over, ReportedBy map[string][]string
		Sensitive              []string
		Constraints            []string // as plans write them
	}
	fileIndicatorProperties struct {
		Ward, City, Due, Better        map[string][]string
		Annualised, Aspirational, Harm []string
	}
)

var (
	memberUnknown = wording.New("test_member_unknown", "{0} of this plan: there is no \"{1}\"", "{0} của kế hoạch: không có \"{1}\"")
	memberTwice   = wording.New("test_member_twice", "\"{0}\" is named twice", "\"{0}\" được ghi hai lần")
	valueUnknown  = wording.New("test_value_unknown", "found \"{0}\", expected one of {1}", "có \"{0}\", cần một trong {1}")
)

// properties makes a case of each property.
func (c *checker) properties(f fileProperties) {
	if f.Plan.Year != 0 {
		c.property("properties.plan.year", Property{Of: ofPlan, Key: "year", Value: strconv.Itoa(f.Plan.Year)})
	}
	if f.Plan.Area != "" {
		c.property("properties.plan.area", Property{Of: ofPlan, Key: "area", Value: f.Plan.Area})
	}
	c.words(ofUnits, "kind", f.Units.Kind, nil)
	c.words(ofUnits, "tier", f.Units.Tier, nil)
	c.words(ofUnits, "valid_from", f.Units.ValidFrom, nil)
	c.words(ofUnits, "valid_to", f.Units.ValidTo, nil)
	c.words(ofRounds, "period", f.Rounds.Period, nil)
	c.words(ofRounds, "wards_before", f.Rounds.WardsBefore, nil)
	c.words(ofRounds, "city_before", f.Rounds.CityBefore, nil)
	statistics := func(key string, values map[string][]string) {
		c.words(ofStatistics, key, values, traitOf(statisticTraits, key).words)
	}
	statistics("kind", f.Statistics.Kind)
	statistics("over", f.Statistics.Over)
	statistics("reported_by", f.Statistics.ReportedBy)
	c.flags(ofStatistics, "sensitive", f.Statistics.Sensitive)
	constraints := slices.Clone(f.Statistics.Constraints)
	for i, text := range constraints {
		constraints[i] = plainSpaces(text)
	}
	c.flags(ofStatistics, constraintsKey, constraints)
	in := f.Indicators
	indicators := func(key string, values map[string][]string) {
		c.words(ofIndicators, key, values, traitOf(indicatorTraits, key).words)
	}
	indicators("ward", in.Ward)
	indicators("city", in.City)
	indicators("due", in.Due)
	indicators("better", in.Better)
	c.flags(ofIndicators, "annualised", in.Annualised)
	c.flags(ofIndicators, "aspirational", in.Aspirational)
	c.flags(ofIndicators, "harm", in.Harm)
	slices.SortStableFunc(c.cases, func(a, b Case) int { return a.Line - b.Line })
}

// words reads who has each value of a trait.
func (c *checker) words(of, key string, values map[string][]string, known []string) {
	path := fmt.Sprintf("properties.%s.%s", of, key)
	for _, value := range inOrder(c.document, path, values) {
		at := path + "." + value
		if known != nil && !slices.Contains(known, value) {
			c.refuseKey(at, rules.KindInvalid, valueUnknown.With(value, known), phrases.Meant(value, known))
			continue
		}
		c.property(at, Property{Of: of, Key: key, Value: value, Who: values[value]})
	}
}

// flags reads who has a trait that one has or has not; nil where the file says nothing of it.
func (c *checker) flags(of, key string, who []string) {
	if who != nil {
		c.property(fmt.Sprintf("properties.%s.%s", of, key), Property{Of: of, Key: key, Value: yes, Who: who})
	}
}

// property checks who is named, and makes the case.
func (c *checker) property(path string, p Property) {
	var known []string
	for _, h := range holdings(&c.definition, p.Of, p.Key) {
		known = append(known, h.who)
	}
	for i, who := range p.Who {
		at := elementPath(path, i)
		switch {
		case !slices.Contains(known, who):
			c.refuse(at, memberUnknown.With(p.Of, who), phrases.Meant(who, known))
		case slices.Contains(p.Who[:i], who):
			c.refuse(at, memberTwice.With(who), wording.Message{})
		}
	}
	p.Line = c.document.Line(path)
	c.cases = append(c.cases, Case{Name: p.name(), File: c.file, Line: p.Line, Property: &p})
}
