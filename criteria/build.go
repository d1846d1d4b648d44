package criteria

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/check"
	"github.com/childward/childward/internal/expression"
	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/prove"
	"github.com/childward/childward/rules/wording"
)

// A builder checks a definition and compiles it, gathering all that is wrong.
type builder struct {
	places locator
	scheme *Scheme
	errs   rules.Errors
	ids    map[string]bool
}

func newScheme(definition Definition, plan *indicator.Plan, places locator, digest string) (*Scheme, error) {
	if plan == nil || plan.Vocabulary().Scope == nil {
		return nil, &rules.Error{Kind: rules.KindInvalid, File: "plan", Message: planNone.With(), Hint: hintPlanNone.With()}
	}
	b := &builder{places: places, ids: map[string]bool{},
		scheme: &Scheme{definition: cloneDefinition(definition), base: plan, digest: digest, places: places, scale: Official}}
	b.build()
	if err := b.errs.Err(); err != nil {
		return nil, err
	}
	return b.scheme, nil
}

func (b *builder) refuse(path string, kind rules.Kind, message, hint wording.Message) {
	e := &rules.Error{Kind: kind, Message: message, Hint: hint}
	b.places.Locate(path, e)
	b.errs = append(b.errs, e)
}

func (b *builder) failAll(path string, err error) {
	for _, e := range rules.AllErrors(err) {
		copied := *e
		b.places.Locate(path, &copied)
		b.errs = append(b.errs, &copied)
	}
}

func (b *builder) build() {
	s := b.scheme
	d := &s.definition
	d.KnockOut = cmp.Or(d.KnockOut, KnockOutNone)
	check.OneOf(b.refuse, "knock_out", d.KnockOut, KnockOutZero, KnockOutNone)
	b.date("valid_from", d.ValidFrom)
	b.date("valid_to", d.ValidTo)
	b.bind()
	s.words = s.plan.Vocabulary()
	b.tiers()
	if len(d.Criteria) == 0 {
		b.refuse("criteria", rules.KindInvalid, criteriaNone.With(), wording.Message{})
	}
	for i := range d.Criteria {
		b.criterion(i, &d.Criteria[i], fmt.Sprintf("criteria[%d]", i))
	}
	if len(b.errs) == 0 { // sums of what was read wrong would be said wrong
		b.maxima()
	}
	sound := len(b.errs) == 0
	b.ladder(sound)
	if sound {
		b.reachable()
		b.together()
	}
	s.decides = len(s.tiers) > 0 || len(s.ladder) == 0 || slices.ContainsFunc(s.criteria, func(c *criterion) bool { return c.failsAtZero })
}

// together prepares what is looked at for all items at once.
func (b *builder) together() {
	s := b.scheme
	var all []*expression.Expression
	var groups [][]*expression.Expression
	for _, it := range s.items {
		all, it.guard = append(all, it.all...), s.words.Guard(it.all)
		var group []*expression.Expression
		var points []usual
		if len(it.bands) > 0 && !slices.ContainsFunc(it.all, (*expression.Expression).FillsIn) {
			group = it.all
			for _, band := range it.bands {
				points = append(points, usual{band.points, !band.unknown})
			}
		}
		if len(points) == len(group) { // no band takes the rest
			points = append(points, usual{})
		}
		groups, s.usual = append(groups, group), append(s.usual, points...)
	}
	s.guard, s.conditions = s.words.Guard(all), expression.ConditionsOf(groups)
}

// bind makes the plan with the scheme's own statistics.
func (b *builder) bind() {
	plan, err := b.scheme.base.WithStatistics(b.scheme.definition.Statistics)
	if err == nil {
		b.scheme.plan = plan
		return
	}
	for _, e := range rules.AllErrors(err) {
		copied := *e
		b.places.Locate(e.File, &copied)
		b.errs = append(b.errs, &copied)
	}
	b.scheme.plan = b.scheme.base
}

func (b *builder) date(path, text string) {
	if text == "" {
		return
	}
	if _, err := time.Parse(time.DateOnly, text); err != nil {
		b.refuse(path, rules.KindInvalid, dateUnreadable.With(path, text), wording.Message{})
	}
}

func (b *builder) tiers() {
	seen := map[string]bool{}
	for i, t := range b.scheme.definition.Tiers {
		path := fmt.Sprintf("tiers[%d]", i)
		switch {
		case seen[t.ID]:
			b.refuse(path+".id", rules.KindInvalid, idTwice.With(t.ID), wording.Message{})
		case t.ID == "" || strings.ContainsAny(t.ID, "| \t"):
			b.refuse(path+".id", rules.KindInvalid, phrases.IDUnusable.With(t.ID), hintTier.With())
		}
		seen[t.ID] = true
		if needed, ok := b.number(path+".needed", "needed", t.Needed); ok {
			b.scheme.tiers = append(b.scheme.tiers, tier{t, needed})
		}
	}
}

// number reads points: a plain decimal, not below 0.
func (b *builder) number(path, key, text string) (exact.Number, bool) {
	n, fault := exact.ParseDecimal(text)
	if fault != exact.DecimalSound || n.Sign() < 0 {
		b.refuse(path, rules.KindInvalid, pointsUnreadable.With(key, text), hintPoints.With())
		return exact.Number{}, false
	}
	return n, true
}

func (b *builder) id(path, id string) {
	switch {
	case !rules.IsName(id):
		b.refuse(path, rules.KindInvalid, phrases.IDUnusable.With(id), hintID.With())
	case b.ids[id]:
		b.refuse(path, rules.KindInvalid, idTwice.With(id), wording.Message{})
	}
	b.ids[id] = true
}

func (b *builder) criterion(index int, c *Criterion, path string) {
	s := b.scheme
	b.id(path+".id", c.ID)
	c.Name.VI = cmp.Or(c.Name.VI, c.Name.EN, c.ID)
	c.Name.EN = cmp.Or(c.Name.EN, c.Name.VI)
	c.Number = cmp.Or(c.Number, c.ID)
	c.KnockOut = cmp.Or(c.KnockOut, s.definition.KnockOut)
	c.Met = cmp.Or(c.Met, s.definition.usualMet())
	check.OneOf(b.refuse, path+".knock_out", c.KnockOut, KnockOutZero, KnockOutNone)
	compiled := &criterion{index: index, first: len(s.items), knocksOut: c.KnockOut == KnockOutZero}
	met, err := rules.ParseThreshold(c.Met)
	if err != nil || met.Op() != ">" && met.Op() != ">=" {
		b.refuse(path+".met", rules.KindInvalid, metUnreadable.With(c.Met), wording.Message{})
	}
	compiled.met = met
	compiled.failsAtZero = compiled.knocksOut || err == nil && !met.Met(exact.Int(0))
	if len(c.Items) == 0 {
		b.refuse(path+".items", rules.KindInvalid, itemsNone.With(c.ID), wording.Message{})
	}
	for i := range c.Items {
		compiledItem := b.item(&c.Items[i], fmt.Sprintf("%s.items[%d]", path, i))
		compiledItem.criterion = index
		compiled.rescales = compiled.rescales || compiledItem.NotApplicable == Rescale
		s.items = append(s.items, compiledItem)
	}
	compiled.last = len(s.items)
	if c.Max != "" {
		compiled.max, _ = b.number(path+".max", "max", c.Max)
	}
	compiled.Criterion = *c
	s.criteria = append(s.criteria, compiled)
}

func (b *builder) item(in *Item, path string) *item {
	b.id(path+".id", in.ID)
	in.Name.VI = cmp.Or(in.Name.VI, in.Name.EN, in.ID)
	in.Name.EN = cmp.Or(in.Name.EN, in.Name.VI)
	check.OneOf(b.refuse, path+".scale", in.Scale, Official, Illustrative, Unknown)
	b.scheme.scale = weakest(b.scheme.scale, in.Scale)
	it := &item{maxUnknown: in.Max == ""}
	if !it.maxUnknown {
		it.max, _ = b.number(path+".max", "max", in.Max)
	}
	hasScale := in.Points != "" || len(in.Bands) > 0
	switch {
	case in.Scale == Unknown && hasScale:
		b.refuse(path+".scale", rules.KindInvalid, scaleUnknownButGiven.With(in.ID), hintScale.With())
	case in.Scale == Unknown:
	case in.Points != "" && len(in.Bands) > 0:
		b.refuse(path+".points", rules.KindInvalid, pointsAndBands.With(in.ID), wording.Message{})
	case !hasScale:
		b.refuse(path+".scale", rules.KindInvalid, scaleMissing.With(in.ID, string(in.Scale)), hintScale.With())
	case it.maxUnknown:
		b.refuse(path+".max", rules.KindInvalid, maxMissing.With(in.ID), wording.Message{})
	case in.Points != "":
		b.expression(it, in, path)
	default:
		b.bands(it, in, path)
	}
	it.Item = *in
	b.notApplicable(it, path)
	return it
}

// notApplicable reads the policy, and asks for it where the item divides, so that a denominator may be 0.
func (b *builder) notApplicable(it *item, path string) {
	at := path + ".not_applicable"
	instead, scores := it.NotApplicable.Points(it.max)
	switch {
	case !scores:
		check.OneOf(b.refuse, at, it.NotApplicable, "", Full, Zero, Exclude, Rescale, NotDecided)
	case instead.Sign() < 0:
		b.refuse(at, rules.KindInvalid, pointsUnreadable.With("not_applicable", string(it.NotApplicable)), hintPolicyIs.With())
	case !it.maxUnknown && instead.Cmp(it.max) > 0:
		b.refuse(at, rules.KindInvalid, pointsOutside.With(it.ID, instead, it.max), wording.Message{})
	}
	it.instead = instead
	it.divides = slices.ContainsFunc(it.all, func(e *expression.Expression) bool { return prove.Divides(e.Formula()) })
	if it.divides && it.NotApplicable == "" {
		b.refuse(path+".not_applicable", rules.KindInvalid, policyMissing.With(it.ID), hintPolicy.With())
	}
}

func (b *builder) express(it *item, path, text string, want rules.Type) *expression.Expression {
	e, err := b.scheme.words.Express(text, want)
	if err != nil {
		b.failAll(path, err)
		return nil
	}
	it.all = append(it.all, e)
	for _, name := range e.Statistics() {
		if !slices.Contains(it.statistics, name) {
			it.statistics = append(it.statistics, name)
		}
	}
	return e
}

// expression compiles an item's points; a constant beyond the maximum is an error already.
func (b *builder) expression(it *item, in *Item, path string) {
	it.points = b.express(it, path+".points", in.Points, rules.NumberType)
	if it.points == nil || len(it.points.Statistics()) > 0 {
		return
	}
	n, ok := it.points.Formula().Evaluate(rules.Row{}).Number()
	if !ok || n.Sign() < 0 || n.Cmp(it.max) > 0 {
		b.refuse(path+".points", rules.KindInvalid, pointsOutside.With(in.ID, in.Points, it.max), wording.Message{})
	}
}

// bands compiles the bands of an item and checks them together.
func (b *builder) bands(it *item, in *Item, path string) {
	before := len(b.errs)
	for i, text := range in.Bands {
		at := fmt.Sprintf("%s.bands[%d]", path, i)
		compiled := band{unknown: text.Points == unknownPoints}
		if compiled.unknown {
			b.scheme.scale = weakest(b.scheme.scale, Unknown)
		} else if n, ok := b.number(at+".points", "points", text.Points); ok && n.Cmp(it.max) > 0 {
			b.refuse(at+".points", rules.KindInvalid, pointsOutside.With(in.ID, text.Points, it.max), wording.Message{})
		} else {
			compiled.points = n
		}
		switch {
		case text.When != "":
			compiled.when = b.express(it, at+".when", text.When, rules.TruthType)
		case i < len(in.Bands)-1:
			b.refuse(at, rules.KindInvalid, bandRestNotLast.With(in.ID), hintRest.With())
		}
		it.bands = append(it.bands, compiled)
	}
	if len(b.errs) == before {
		b.coverage(it, in, path)
	}
}

// maxima holds the maxima of items, criteria and the scheme against each other, and finds what is left open
// for those that are not known.
func (b *builder) maxima() {
	s := b.scheme
	known, shared, unknown := exact.Int(0), false, false
	for i, c := range s.criteria {
		sum, open := exact.Int(0), false
		for _, it := range s.items[c.first:c.last] {
			sum, open = sum.Add(it.max), open || it.maxUnknown
		}
		path := fmt.Sprintf("criteria[%d]", i)
		switch {
		case c.rescales && open:
			b.rescaledUnknown(c, path)
			unknown = true
			continue
		case c.Max == "" && open:
			c.shares, shared = true, true
		case c.Max == "":
			c.max = sum
		case c.rescales && sum.Sign() > 0:
			c.factor, _ = c.max.Div(sum)
			c.scaled = sum.Cmp(c.max) != 0
		case sum.Cmp(c.max) > 0 || !open && sum.Cmp(c.max) < 0:
			b.refuse(path+".max", rules.KindInvalid, maximaDiffer.With(c.ID, sum, c.max), wording.Message{})
		default:
			c.open = c.max.Sub(sum)
		}
		if c.shares {
			c.max = sum // what is known of it
		}
		known = known.Add(c.max)
		if c.knocksOut && !c.shares && c.max.Sign() == 0 {
			b.refuse(path+".knock_out", rules.KindInvalid, knockOutAlways.With(c.ID), hintKnockOut.With())
		} else if !c.shares && !c.met.Met(c.max) {
			b.refuse(path+".met", rules.KindInvalid, metNever.With(c.ID, c.Met, c.max), wording.Message{})
		}
	}
	if !unknown {
		b.total(known, shared)
	}
}

func (b *builder) total(known exact.Number, shared bool) {
	s := b.scheme
	total, given := known, s.definition.Total != ""
	if given {
		read, ok := b.number("total", "total", s.definition.Total)
		if !ok {
			return
		}
		total = read
	}
	switch {
	case shared && !given:
		b.refuse("total", rules.KindInvalid, totalMissing.With(), wording.Message{})
	case known.Cmp(total) > 0:
		b.refuse("total", rules.KindInvalid, totalExceeded.With(known, total), wording.Message{})
	case !shared && known.Cmp(total) < 0:
		b.refuse("total", rules.KindInvalid, totalShort.With(known, total), wording.Message{})
	}
	s.total, s.open = total, total.Sub(known)
}

// reachable refuses a tier that needs more than any ward can score.
func (b *builder) reachable() {
	s := b.scheme
	most := s.most()
	for i, t := range s.tiers {
		if t.needed.Cmp(most) > 0 {
			b.refuse(fmt.Sprintf("tiers[%d].needed", i), rules.KindInvalid, tierUnreachable.With(t.ID, t.needed, most), wording.Message{})
		}
	}
}

// most is the greatest total that a unit can have.
func (s *Scheme) most() exact.Number {
	most := s.open
	for _, c := range s.criteria {
		if c.rescales { // what it scores where nothing applies is not said
			most = most.Add(c.max)
			continue
		}
		most = most.Add(c.open)
		for _, it := range s.items[c.first:c.last] {
			most = most.Add(it.most())
		}
	}
	return most
}

// most is the greatest score an item can have.
func (it *item) most() exact.Number {
	if it.points != nil || len(it.bands) == 0 || it.NotApplicable == NotDecided {
		return it.max
	}
	most, _ := it.NotApplicable.Points(it.max)
	for _, band := range it.bands {
		switch {
		case band.unknown:
			return it.max
		case band.points.Cmp(most) > 0:
			most = band.points
		}
	}
	return most
}
