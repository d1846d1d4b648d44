package indicator

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/childward/childward/indicator/internal/target"
	"github.com/childward/childward/internal/check"
	"github.com/childward/childward/internal/expression"
	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// A builder checks a definition and compiles it, gathering all that is wrong.
type builder struct {
	locate func(path string, e *rules.Error)
	plan   *Plan
	errs   rules.Errors
}

// fail notes an error about the text at a path. Its line and column, if any, are those within that text.
func (b *builder) fail(path string, e *rules.Error) {
	b.locate(path, e)
	b.errs = append(b.errs, e)
}

func (b *builder) refuse(path string, kind rules.Kind, message, hint wording.Message) {
	b.fail(path, &rules.Error{Kind: kind, Message: message, Hint: hint})
}

func (b *builder) failAll(path string, err error) {
	for _, e := range rules.AllErrors(err) {
		copied := *e
		b.fail(path, &copied)
	}
}

func (b *builder) build() {
	d := &b.plan.definition
	if len(d.Indicators) == 0 {
		b.refuse("indicators", rules.KindInvalid, indicatorsNone.With(), wording.Message{})
	}
	d.Statistics = d.declared()
	b.roster()
	b.rounds()
	b.statistics()
	b.scopes()
	b.constraints()
	b.indicators()
}

// declared are the statistics of a definition; where it declares none, the counts that its formulas name.
func (d Definition) declared() (statistics []Statistic) {
	if len(d.Statistics) > 0 {
		return d.Statistics
	}
	seen := map[string]bool{unitsName: true}
	for _, indicator := range d.Indicators {
		for _, name := range rules.FreeNames(indicator.Value) {
			name = strings.TrimPrefix(name, rules.LastYearPrefix)
			if !seen[name] {
				seen[name] = true
				statistics = append(statistics, Statistic{Name: name})
			}
		}
	}
	return statistics
}

func (b *builder) statistics() {
	d := &b.plan.definition
	b.plan.slots = map[string]int{}
	for i := range d.Statistics {
		s := &d.Statistics[i]
		path := fmt.Sprintf("statistics[%d]", i)
		s.Name = wording.Normalise(s.Name)
		s.Kind = cmp.Or(s.Kind, Count)
		s.ReportedBy = cmp.Or(s.ReportedBy, ByWard)
		s.Label = Text{VI: cmp.Or(wording.Normalise(s.Label.VI), s.Name), EN: cmp.Or(wording.Normalise(s.Label.EN), wording.Normalise(s.Label.VI), s.Name)}
		check.OneOf(b.refuse, path+".kind", s.Kind, Count, Amount, Flag)
		check.OneOf(b.refuse, path+".over", s.Over, "", OverPeriod, AtMoment)
		check.OneOf(b.refuse, path+".reported_by", s.ReportedBy, ByWard, ByDepartment)
		if _, taken := b.plan.slots[s.Name]; taken {
			b.refuse(path+".name", rules.KindInvalid, nameTwice.With(s.Name), wording.Message{})
		} else if !rules.IsName(s.Name) || s.Name == unitsName || isFixedColumn(s.Name) {
			b.refuse(path+".name", rules.KindInvalid, nameUnusable.With(s.Name), hintName.With())
		}
		b.plan.slots[s.Name] = i
	}
}

// scopes gives every statistic its slot at both levels, then last year's values, then the number of units.
func (b *builder) scopes() {
	p := b.plan
	p.ward.scope, p.city.scope = p.definition.Scopes()
	if len(b.errs) > 0 { // a name without a slot: slots and statistics would part
		return
	}
	for slot, name := range p.ward.scope.Names() {
		if plain, isLastYear := strings.CutPrefix(name, rules.LastYearPrefix); isLastYear {
			p.lastYears = append(p.lastYears, lastYearSlot{slot, p.slots[plain]})
		}
	}
}

// Scopes returns the names that formulas may use on the record of a ward and on that of the city: the
// statistics in their order, last_year.NAME for those of which a formula asks last year's value, and for the
// city the number of units. Flags are truth values on a ward's record and counts on the city's. Where no
// statistics are declared the names in the formulas are. A name that cannot be one is left out.
func (d Definition) Scopes() (ward, city *rules.Scope) {
	ward, city = rules.NewScope(), rules.NewScope()
	types := map[string]rules.Type{}
	for _, s := range d.declared() {
		name, typ := wording.Normalise(s.Name), rules.NumberType
		if s.Kind == Flag {
			typ = rules.TruthType
		}
		if _, ok := ward.Declare(name, typ); ok {
			city.Declare(name, rules.NumberType)
			types[name] = typ
		}
	}
	for _, name := range d.freeNames() {
		plain, isLastYear := strings.CutPrefix(name, rules.LastYearPrefix)
		if typ, declared := types[plain]; isLastYear && declared {
			if _, ok := ward.Declare(name, typ); ok {
				city.Declare(name, rules.NumberType)
			}
		}
	}
	city.Declare(unitsName, rules.NumberType)
	return ward, city
}

// freeNames are the names in the formulas of all indicators and their readings, in the order of their first use
// in each indicator.
func (d Definition) freeNames() []string {
	var names []string
	for _, indicator := range d.Indicators {
		texts := []string{indicator.Value}
		for _, r := range indicator.Readings {
			texts = append(texts, r.Value)
		}
		names = append(names, rules.FreeNames(strings.Join(texts, "\n+ "))...)
	}
	return names
}

// constraints compiles every constraint for both levels. One that counts flags makes sense for the city
// alone, one that asks a flag for a ward alone; it must make sense somewhere.
func (b *builder) constraints() {
	p := b.plan
	for i, s := range p.definition.Statistics {
		for k, text := range s.Constraints {
			ward, err := rules.CompileWith(text, p.ward.scope, rules.Options{Type: rules.TruthType})
			if err == nil {
				p.ward.constraints = append(p.ward.constraints, constraint{text: text, formula: ward})
			}
			city, cityErr := rules.CompileWith(text, p.city.scope, rules.Options{Type: rules.TruthType})
			if cityErr == nil {
				p.city.constraints = append(p.city.constraints, constraint{text: text, formula: city})
			}
			if err != nil && cityErr != nil {
				b.failAll(fmt.Sprintf("statistics[%d].constraints[%d]", i, k), err)
			}
		}
	}
}

func (b *builder) indicators() {
	p := b.plan
	ids, groups := map[string]bool{}, map[string]bool{}
	for i, g := range p.definition.Groups {
		if groups[g.ID] {
			b.refuse(fmt.Sprintf("groups[%d].id", i), rules.KindInvalid, nameTwice.With(g.ID), wording.Message{})
		}
		groups[g.ID] = true
	}
	for i := range p.definition.Indicators {
		in := &p.definition.Indicators[i]
		path := fmt.Sprintf("indicators[%d]", i)
		if !rules.IsName(in.ID) {
			b.refuse(path+".id", rules.KindInvalid, phrases.IDUnusable.With(in.ID), hintName.With())
		} else if ids[in.ID] {
			b.refuse(path+".id", rules.KindInvalid, nameTwice.With(in.ID), wording.Message{})
		}
		ids[in.ID] = true
		if in.Group != "" && !groups[in.Group] {
			b.refuse(path+".group", rules.KindUnknownName, groupUnknown.With(in.Group), wording.Message{})
		}
		p.indicators = append(p.indicators, b.indicator(i, in, path))
	}
	p.ward.gather(p.indicators, false)
	p.city.gather(p.indicators, true)
}

// gather lines up what is decided for every record of the level.
func (l *level) gather(indicators []*compiled, city bool) {
	var judges, checks []*rules.Judge
	for _, c := range indicators {
		at := c.at(city)
		if at == nil {
			continue
		}
		i := len(l.existing)
		l.existing, judges = append(l.existing, existing{at, c}), append(judges, at.judge)
		if len(at.unseen) > 0 {
			l.unseen = append(l.unseen, i)
		}
		if len(at.atMoment) > 0 {
			l.peopled = append(l.peopled, i)
		}
		for _, k := range at.constraints {
			l.constraints[k].of = append(l.constraints[k].of, i)
		}
	}
	for _, c := range l.constraints {
		checks = append(checks, c.formula.Judge())
	}
	l.judges, l.checks = rules.NewJudges(judges...), rules.NewJudges(checks...)
}

func (b *builder) indicator(index int, in *Indicator, path string) *compiled {
	in.Ward, in.City = cmp.Or(in.Ward, LevelVerdict), cmp.Or(in.City, LevelVerdict)
	in.Due = cmp.Or(in.Due, DueHalfYear)
	in.Name.VI = cmp.Or(in.Name.VI, in.Name.EN, in.ID)
	in.Name.EN = cmp.Or(in.Name.EN, in.Name.VI)
	in.Number = cmp.Or(in.Number, in.ID)
	check.OneOf(b.refuse, path+".ward", in.Ward, LevelVerdict, LevelMonitor, LevelNone)
	check.OneOf(b.refuse, path+".city", in.City, LevelVerdict, LevelMonitor, LevelNone)
	check.OneOf(b.refuse, path+".due", in.Due, DueHalfYear, DueYear)
	check.OneOf(b.refuse, path+".better", in.Better, "", Lower, Higher)
	if in.Places != nil && (*in.Places < 0 || *in.Places > 20) {
		b.refuse(path+".places", rules.KindInvalid, placesOutside.With(*in.Places), wording.Message{})
	}
	if in.Ward == LevelNone && in.City == LevelNone {
		b.refuse(path+".ward", rules.KindInvalid, levelsNone.With(in.ID), wording.Message{})
	}
	c := &compiled{Indicator: *in, index: index}
	if in.Value == "" {
		b.refuse(path+".value", rules.KindInvalid, valueMissing.With(in.ID), wording.Message{})
		return c
	}
	ward := b.formula(path+".value", in.Value, in.Ward != LevelNone, &b.plan.ward)
	city := b.formula(path+".value", in.Value, in.City != LevelNone, &b.plan.city)
	either := cmp.Or(city, ward)
	b.targets(c, in, path, either)
	b.readings(c, in, path, ward, city)
	if either == nil || len(c.targets) == 0 {
		return c
	}
	c.base = either.Base()
	c.places = placesFor(in, either)
	c.ward = b.level(ward, in.Ward, &b.plan.ward, c.targets[0].Target)
	c.city = b.level(city, in.City, &b.plan.city, c.targets[0].Target)
	b.flowOverStock(in, path, either)
	b.season(in, path)
	if in.Better == "" {
		in.Better = Direction(c.targets[0].Better())
		c.Better = in.Better
	} else if d := Direction(c.targets[0].Better()); d != "" && d != in.Better {
		b.refuse(path+".better", rules.KindInvalid, directionDiffers.With(string(in.Better), in.Target), wording.Message{})
	}
	return c
}

// formula compiles a value for a level where it exists; nil where it does not or is wrong. What is wrong
// at both levels is said once.
func (b *builder) formula(path, text string, exists bool, l *level) *rules.Formula {
	if !exists {
		return nil
	}
	f, err := rules.CompileWith(text, l.scope, rules.Options{Bases: true, Type: rules.NumberType})
	if err == nil {
		return f
	}
	usesUnits := l == &b.plan.ward && slices.Contains(rules.FreeNames(text), unitsName)
	for _, e := range rules.AllErrors(err) {
		copied := *e
		if l == &b.plan.ward && (usesUnits || e.Kind == rules.KindType) {
			if _, cityErr := rules.CompileWith(text, b.plan.city.scope, rules.Options{Bases: true, Type: rules.NumberType}); cityErr == nil {
				copied.Hint = hintLevelNone.With(b.plan.definition.Area.Whole())
			}
		}
		b.locate(path, &copied)
		if !slices.ContainsFunc(b.errs, func(f *rules.Error) bool {
			return f.File == copied.File && f.Line == copied.Line && f.Column == copied.Column && f.Message.String() == copied.Message.String()
		}) {
			b.errs = append(b.errs, &copied)
		}
	}
	return nil
}

func (b *builder) level(f *rules.Formula, is Level, l *level, t target.Target) *compiledAt {
	if f == nil {
		return nil
	}
	at := &compiledAt{formula: f, judge: f.Against(t.Threshold), monitor: is == LevelMonitor, populations: expression.PopulationsOf(f, b.plan.atMoment)}
	at.atMoment = expression.AtMoment(at.populations)
	if _, ok := f.Shape(l.scope.NewRow()); !ok {
		at.unseen = f.Uses()
	}
	for i, c := range l.constraints {
		if slices.ContainsFunc(c.formula.Uses(), func(slot int) bool { return slices.Contains(f.Uses(), slot) }) {
			at.constraints = append(at.constraints, i)
		}
	}
	return at
}

// targets reads the plan's own target and the further ones, and holds them against the base of the value.
func (b *builder) targets(c *compiled, in *Indicator, path string, f *rules.Formula) {
	if in.Target == "" {
		b.refuse(path+".target", rules.KindInvalid, targetMissing.With(in.ID), target.Hint.With())
		return
	}
	add := func(path, text string, name, cite Text) {
		t, err := target.Parse(text)
		if err != nil {
			b.fail(path, err)
			return
		}
		if b.sameBase(path, text, t, f) {
			c.targets = append(c.targets, newCompiledTarget(t, name, cite))
		}
	}
	add(path+".target", in.Target, Text{}, in.Cite)
	for i, t := range in.FurtherTargets {
		add(fmt.Sprintf("%s.further_targets[%d].target", path, i), t.Target, t.Name, t.Cite)
	}
}

func (b *builder) sameBase(path, text string, t target.Target, f *rules.Formula) bool {
	if f == nil || f.Base() == t.Base {
		return true
	}
	hint := wording.Message{}
	if f.Base() > rules.BaseCount && t.Base > rules.BaseCount {
		converted, _ := t.Number().Mul(exact.Int(int64(f.Base()))).Div(exact.Int(int64(t.Base)))
		hint = hintConvert.With(target.Target{Base: f.Base()}.With(t.Op(), converted))
	}
	b.refuse(path, rules.KindType, targetBaseDiffers.With(text, t.Base.String(), f.Base().String()), hint)
	return false
}

// flowOverStock refuses a count over a period divided by one at a moment: in a half-year report it would
// show half the rate.
func (b *builder) flowOverStock(in *Indicator, path string, f *rules.Formula) {
	if in.Annualised || in.Due == DueYear {
		return
	}
	s, ok := f.Shape(b.plan.city.scope.NewRow())
	if !ok || s.IsCount() {
		return
	}
	if b.over(s.Numerator) == OverPeriod && b.over(s.Denominator) == AtMoment {
		b.refuse(path+".value", rules.KindType, flowOverStock.With(in.Value), hintAnnualised.With())
	}
}

// over is how all names of a sum are counted; empty when it differs or is not said.
func (b *builder) over(l rules.Sum) Over {
	var over Over
	for i, slot := range l.Slots() {
		if slot >= len(b.plan.definition.Statistics) {
			return ""
		}
		o := b.plan.definition.Statistics[slot].Over
		if i > 0 && o != over {
			return ""
		}
		over = o
	}
	return over
}

func placesFor(in *Indicator, f *rules.Formula) int {
	if in.Places != nil {
		return *in.Places
	}
	if f.Base() == rules.BaseCount {
		return 0
	}
	return 2
}
