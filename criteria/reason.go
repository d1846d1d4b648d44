package criteria

import (
	"slices"
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/expression"
	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// A Reason says why an outcome is what it is.
type Reason struct {
	// Code is knocked_out, not_met, short_of_points; or what is open: criterion_open, nothing_applies, points_open,
	// tier_open, grade_open; or why nothing was rated: scheme_none, scheme_plan_differs.
	Code      string
	Criterion string // the ID of the criterion it is about; empty where it is about the total
	Message   wording.Message
}

var (
	reasonKnockedOut = wording.New("knocked_out", "knocked out by criterion {0} ({1}): 0 points", "tiêu chí {0} ({1}) bị 0 điểm")
	reasonNotMet     = wording.New("not_met", "criterion {0} ({1}) is not met: {2} points, needed {3}", "chưa đạt tiêu chí {0} ({1}): {2} điểm, cần {3}")
	reasonShort      = wording.New("short_of_points", "{0} points short: {1} of the {2} needed", "còn kém {0} điểm: được {1}, cần {2}")
	reasonCriterion  = wording.New("criterion_open", "criterion {0} ({1}) is open: {2} points; {3}", "chưa xác định tiêu chí {0} ({1}): {2} điểm; {3}")
	reasonPoints     = wording.New("points_open", "the total is {0}, needed {1}", "tổng điểm {0}, cần {1}")
	reasonTier       = wording.New("tier_open", "the tier is not known ({0}): {1} or {2} points are needed", "chưa biết bậc của đơn vị ({0}): cần {1} hoặc {2} điểm")
	reasonGrade      = wording.New("grade_open", "the grade is open: {0}; the total is {1}", "chưa xác định xếp loại: {0}; tổng điểm {1}")
	noTier           = wording.New("", "none given", "chưa ghi")
	fromTo           = wording.New("", "{0} to {1}", "từ {0} đến {1}")
	plain            = wording.New("", "{0}", "{0}")

	whyHidden        = wording.New("item_hidden", "a small number that is not published", "có số nhỏ không công bố")
	whyContradictory = wording.New("item_contradictory", "contradictory figures: {0}", "số liệu mâu thuẫn: {0}")
	whyOutside       = wording.New("item_points_outside", "{0} gives {1}, outside 0 to {2}", "{0} cho {1}, ngoài khoảng 0 đến {2}")
	whyScale         = wording.New("scale_unknown", "the decision's points were not found", "chưa tìm được thang điểm của quyết định")
	whyPolicy        = wording.New("policy_unknown", "not applicable, and the decision does not say what that scores", "không phát sinh, quyết định không nói được bao nhiêu điểm")
	whyNotApplicable = wording.New("not_applicable", "not applicable: scores {0}", "không phát sinh: {0} điểm")
	whyExcluded      = wording.New("excluded", "not applicable: does not count", "không phát sinh: không tính")
	whyBand          = wording.New("band", "band {0}: {1}; {2}", "bậc {0}: {1}; {2}")
	whyRest          = wording.New("band_otherwise", "band {0}: all other cases; {1}", "bậc {0}: các trường hợp còn lại; {1}")
	whyPoints        = wording.New("item_points", "{0}; {1}", "{0}; {1}")
	both             = wording.New("", "{0}; {1}", "{0}; {1}")
	valueExact       = wording.New("", "the value is {0}", "giá trị {0}")
	valueRounded     = wording.New("", "the value is {0} ≈ {1}", "giá trị {0} ≈ {1}")
	figure           = wording.New("", "{0}: {1}", "{0}: {1}")
	yes              = wording.New("", "yes", "có")
	no               = wording.New("", "no", "không")
)

// span words points that are known, or from what to what they lie.
func span(low, high exact.Number) wording.Message {
	if low.Cmp(high) == 0 {
		return plain.With(low)
	}
	return fromTo.With(low, high)
}

// Reasons returns why the outcome is what it is: what fails, or what is open. An eligible unit needs none, but for a
// grade that is open.
func (r *Rating) Reasons() []Reason { return r.reasons(r.why) }

// reasons are those of [Rating.Reasons]; why says why an item scores what it scores.
func (r *Rating) reasons(why func(item int) wording.Message) []Reason {
	switch {
	case !r.refused.IsZero():
		return []Reason{{Code: r.refused.Code(), Message: r.refused}}
	case r.IsZero():
		return nil
	}
	graded := r.Graded()
	if r.Outcome == Eligible && !graded.Open() {
		return nil
	}
	var reasons []Reason
	add := func(c *criterion, m wording.Message) {
		id := ""
		if c != nil {
			id = c.ID
		}
		reasons = append(reasons, Reason{m.Code(), id, m})
	}
	for i, c := range r.scheme.criteria {
		g := r.gather(c)
		switch state := g.standing(c); {
		case g.nothing && (r.Outcome == Undetermined || graded.Open()):
			add(c, reasonNothing.With(c.Number, c.Name, span(g.low, g.high)))
		case state == standsFailed && g.scoresZero && c.knocksOut:
			add(c, reasonKnockedOut.With(c.Number, c.Name))
		case state == standsFailed:
			_, high := r.criterionBounds(i)
			add(c, reasonNotMet.With(c.Number, c.Name, high, c.Met))
		case state == standsOpen && r.Outcome == Undetermined:
			low, high := r.criterionBounds(i)
			add(c, reasonCriterion.With(c.Number, c.Name, span(low, high), joined(r.openWords(c, why))))
		}
	}
	r.totalReasons(add)
	if graded.Open() {
		add(nil, reasonGrade.With(graded.Text(r.scheme.definition.Grades), span(r.low, r.high)))
	}
	return reasons
}

// totalReasons adds what is to be said of the total and the tier.
func (r *Rating) totalReasons(add func(*criterion, wording.Message)) {
	least, most, ok := r.needed()
	switch {
	case !ok:
	case r.high.Cmp(least) < 0:
		add(nil, reasonShort.With(least.Sub(r.high), r.high, least))
	case r.Outcome == Undetermined && r.low.Cmp(most) < 0:
		if r.low.Cmp(r.high) < 0 || least.Cmp(most) == 0 {
			add(nil, reasonPoints.With(span(r.low, r.high), span(least, most)))
		}
		if least.Cmp(most) < 0 {
			var tier any = noTier.With()
			if input := r.Unit().Tier; input != "" {
				tier = strings.ReplaceAll(input, "|", " | ")
			}
			add(nil, reasonTier.With(tier, least, most))
		}
	}
}

// joined is a list with semicolons: its parts have commas of their own.
func joined(words []wording.Message) wording.Message {
	all := words[0]
	for _, w := range words[1:] {
		all = both.With(all, w)
	}
	return all
}

// openWords says what keeps the items of a criterion open.
func (r *Rating) openWords(c *criterion, why func(item int) wording.Message) []wording.Message {
	var words []wording.Message
	seen := map[string]bool{}
	for i := c.first; i < c.last; i++ {
		s := &r.scores[i]
		if low, high := s.bounds(); low.Cmp(high) == 0 && !s.has(shares|mayNotCount) {
			continue
		}
		word := why(i)
		if text := word.String(); !seen[text] {
			seen[text] = true
			words = append(words, word)
		}
	}
	return words
}

// why says why an item, counted over the whole scheme, scores what it scores.
func (r *Rating) why(i int) wording.Message {
	it, s := r.scheme.items[i], &r.scores[i]
	switch {
	case !r.refused.IsZero():
		return r.refused
	case s.has(contradictory):
		return r.whyContradictory(it)
	case s.has(missing) && r.hides(it):
		return whyHidden.With()
	case s.has(missing):
		return phrases.NotReported.With(r.labels(it.awaited(r.record.Row())))
	case s.has(excluded) && it.NotApplicable == Rescale:
		return whyLeftOut.With()
	case s.has(excluded):
		return whyExcluded.With()
	case s.has(notApplicable) && s.has(scaleOpen):
		return whyPolicy.With()
	case s.has(notApplicable):
		return whyNotApplicable.With(s.low)
	case s.has(scaleOpen) && len(it.bands) == 0:
		return whyScale.With()
	case it.points != nil:
		return whyPoints.With(it.Points, r.figures(it))
	}
	return r.whyBand(i)
}

// remembered is why for several who ask, worked out once for each item.
func (r *Rating) remembered() func(item int) wording.Message {
	words := make([]wording.Message, len(r.scores))
	return func(i int) wording.Message {
		if words[i].IsZero() {
			words[i] = r.why(i)
		}
		return words[i]
	}
}

// whyBand names the band that holds, and the figures.
func (r *Rating) whyBand(k int) wording.Message {
	it, i := r.scheme.items[k], r.band(k)
	if i < 0 {
		return wording.Message{}
	}
	m := whyRest.With(i+1, r.figures(it))
	if it.bands[i].when != nil {
		m = whyBand.With(i+1, it.Bands[i].When, r.figures(it))
	}
	if it.bands[i].unknown {
		return both.With(m, whyScale.With())
	}
	return m
}

func (r *Rating) whyContradictory(it *item) wording.Message {
	var words []wording.Message
	for _, fault := range r.faultsOf(it) {
		words = append(words, fault.Message)
	}
	if len(words) == 0 && it.points != nil {
		if n, ok := it.points.Evaluate(r.record.Row()).Number(); ok {
			return whyOutside.With(it.Points, n, it.max)
		}
	}
	for _, e := range it.all {
		if len(words) == 0 {
			words = e.Evaluate(r.record.Row()).Reasons()
		}
	}
	return whyContradictory.With(distinct(words))
}

// faultsOf are what contradicts itself in the figures of an item, by each of its expressions.
func (r *Rating) faultsOf(it *item) []indicator.Fault {
	all := r.record.Faults()
	var faults []indicator.Fault
	for _, e := range it.all {
		names := e.Statistics()
		for _, fault := range all {
			if slices.ContainsFunc(fault.Statistics, func(name string) bool { return slices.Contains(names, name) }) {
				faults = append(faults, fault)
			}
		}
	}
	return faults
}

// distinct drops what is said twice.
func distinct(words []wording.Message) []wording.Message {
	seen := map[string]bool{}
	var once []wording.Message
	for _, w := range words {
		if !seen[w.String()] {
			seen[w.String()] = true
			once = append(once, w)
		}
	}
	return once
}

// hides reports whether a statistic of the item is left out because the record is public.
func (r *Rating) hides(it *item) bool {
	return slices.ContainsFunc(it.statistics, r.record.Hidden)
}

// missing are the statistics that the item lacks, by name.
func (it *item) missing(row expression.Row) []string { return lacking(it.all, row) }

// awaited are those of them that its score waits for: what only bands ask that cannot give the points is left out.
func (it *item) awaited(row expression.Row) []string {
	if it.points != nil {
		return it.missing(row)
	}
	var open []*expression.Expression
	for i := range it.bands {
		when := it.bands[i].when
		if when == nil {
			break
		}
		kind, holds := when.Holds(row)
		if kind == rules.Missing {
			open = append(open, when)
		} else if kind != rules.IsTruth || holds {
			break
		}
	}
	return lacking(open, row)
}

// lacking are the statistics that expressions lack, by name.
func lacking(expressions []*expression.Expression, row expression.Row) []string {
	var names []string
	seen := map[string]bool{}
	for _, e := range expressions {
		for _, name := range e.Missing(row) {
			if !seen[name] {
				seen[name] = true
				names = append(names, name)
			}
		}
	}
	return names
}

func (r *Rating) labels(names []string) []wording.Message {
	labels := make([]wording.Message, len(names))
	for i, name := range names {
		labels[i] = plain.With(r.record.Label(name))
	}
	return labels
}

// figures are what the bands of an item compare, and the statistics that it uses, with their values.
func (r *Rating) figures(it *item) []wording.Message {
	var words []wording.Message
	if it.quantity != nil {
		if n, ok := it.quantity.Value(r.record.Row()).Number(); ok {
			words = append(words, valueOf(n, it.quantity.Rounded(n)))
		}
	}
	for _, name := range it.statistics {
		value := r.record.Value(name)
		var shown any = value.String()
		if n, ok := value.Number(); ok {
			shown = n
		} else if truth, ok := value.Truth(); ok && truth {
			shown = yes.With()
		} else if ok {
			shown = no.With()
		}
		words = append(words, figure.With(r.record.Label(name), shown))
	}
	return words
}

// valueOf is an exact value, with its rounded form beside it where that is another.
func valueOf(n, rounded exact.Number) wording.Message {
	if rounded.Cmp(n) == 0 {
		return valueExact.With(n)
	}
	return valueRounded.With(n, rounded)
}
