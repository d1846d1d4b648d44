package lint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/indicator/lint"
	"github.com/childward/childward/internal/expression"
	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/prove"
	"github.com/childward/childward/rules/wording"
)

var (
	policyKnocksOut = wording.New("policy_knocks_out",
		"where \"{0}\" is not applicable criterion \"{1}\" scores 0, and that knocks out", "khi \"{0}\" không phát sinh, tiêu chí \"{1}\" bị 0 điểm và đơn vị bị loại")
	policyUnused = wording.New("policy_unused",
		"\"{0}\" divides by nothing: it is always applicable", "\"{0}\" không chia cho gì: luôn phát sinh")
	bandsSame = wording.New("bands_same",
		"bands {0} and {1} give the same points", "bậc {0} và bậc {1} cho cùng số điểm")
	hintPolicy = wording.New("", "write full or exclude, or give the criterion another item; if the decision means it so, allow it with the reason",
		"viết full hoặc exclude, hoặc thêm nội dung khác cho tiêu chí; nếu quyết định đúng là như vậy, hãy ghi lý do")
	hintPolicyUnused = wording.New("", "delete not_applicable", "bỏ not_applicable")
	hintBandsSame    = wording.New("", "make one band of them, or correct the points", "gộp thành một bậc, hoặc sửa số điểm")
	hintUnused       = wording.New("", "delete it, or use it in an item", "bỏ đi, hoặc dùng trong một nội dung")
	hintNumber       = wording.New("", "give each criterion its own number", "mỗi tiêu chí một số thứ tự")
)

// Codes returns the codes of the warnings and notes that only schemes have, sorted.
func Codes() []string {
	return []string{bandsSame.Code, gradesGap.Code, policyKnocksOut.Code, policyUnused.Code, rescaledMaximum.Code}
}

// Scheme returns the findings about a scheme file for a plan, in the order of [lint.Report.Findings]; file is the name that they
// show. Used are the statistics of the plan that the scheme uses, for the lint of the plan.
func Scheme(source []byte, file string, plan *indicator.Plan) (findings []lint.Finding, used []string) {
	definition, document, err := criteria.ReadDefinition(source, file)
	l := &linter{Report: lint.NewReport(document), definition: definition}
	if err != nil {
		l.Fail(err)
		return l.Findings(Codes()...), nil
	}
	scheme, err := criteria.ParseScheme(source, file, plan)
	l.Fail(err)
	l.check(scheme)
	return l.Findings(Codes()...), l.used
}

// A linter gathers what is to be said about a scheme.
type linter struct {
	*lint.Report
	definition criteria.Definition
	used       []string
	words      *expression.Vocabulary // of the scheme's plan; nil where the scheme has errors
}

// check looks at what can be read of a scheme; scheme is nil where it has errors.
func (l *linter) check(scheme *criteria.Scheme) {
	if scheme != nil {
		l.words = scheme.Plan().Vocabulary()
	}
	l.translations()
	l.numbers()
	for i, c := range l.definition.Criteria {
		if scheme != nil {
			l.rescaled(c, fmt.Sprintf("criteria[%d]", i))
		}
		for k := range c.Items {
			l.item(c, &c.Items[k], fmt.Sprintf("criteria[%d].items[%d]", i, k))
		}
	}
	if scheme != nil {
		l.statistics()
		l.grades(scheme)
	}
}

// item looks at one item.
func (l *linter) item(c criteria.Criterion, it *criteria.Item, path string) {
	for k := 1; k < len(it.Bands); k++ {
		if it.Bands[k].Points == it.Bands[k-1].Points && it.Bands[k].When != "" {
			l.Add(lint.Warning, fmt.Sprintf("%s.bands[%d].points", path, k), bandsSame.With(k, k+1), hintBandsSame.With())
		}
	}
	if l.words == nil {
		return
	}
	divides := l.uses(it)
	knocksOut := c.KnockOut == criteria.KnockOutZero || c.KnockOut == "" && l.definition.KnockOut == criteria.KnockOutZero
	switch {
	case it.NotApplicable == "" || it.Scale == criteria.Unknown:
	case !divides:
		l.Add(lint.Note, path+".not_applicable", policyUnused.With(it.ID), hintPolicyUnused.With())
	case knocksOut && len(c.Items) == 1 && scoresZero(it.NotApplicable):
		l.Add(lint.Warning, path+".not_applicable", policyKnocksOut.With(it.ID, c.ID), hintPolicy.With())
	}
}

// scoresZero reports whether what is not applicable scores 0 points by a policy.
func scoresZero(p criteria.Policy) bool {
	points, scores := p.Points(exact.Int(1))
	return scores && points.Sign() == 0
}

// uses notes the statistics of an item, and reports whether it divides.
func (l *linter) uses(it *criteria.Item) (divides bool) {
	texts := []string{it.Points}
	for _, band := range it.Bands {
		texts = append(texts, band.When)
	}
	for _, text := range texts {
		e, err := l.words.Express(text, rules.AnyType)
		if text == "" || err != nil {
			continue
		}
		divides = divides || prove.Divides(e.Formula())
		l.used = append(l.used, e.Statistics()...)
	}
	return divides
}

// statistics looks for those of the scheme that nothing uses. Where a scale is unknown, it may use any.
func (l *linter) statistics() {
	for _, c := range l.definition.Criteria {
		for _, it := range c.Items {
			open := slices.ContainsFunc(it.Bands, func(b criteria.Band) bool { return b.Points == "unknown" })
			if it.Scale == criteria.Unknown || open {
				return
			}
		}
	}
	for i, s := range l.definition.Statistics {
		if !slices.Contains(l.used, wording.Normalise(s.Name)) {
			l.Add(lint.Warning, fmt.Sprintf("statistics[%d].name", i), phrases.StatisticUnused.With(s.Name), hintUnused.With())
		}
	}
}

// numbers looks for printed numbers that two criteria have.
func (l *linter) numbers() {
	first := map[string]string{}
	for i, c := range l.definition.Criteria {
		number := strings.ToLower(strings.TrimSpace(c.Number))
		if earlier, twice := first[number]; twice {
			l.Add(lint.Warning, fmt.Sprintf("criteria[%d].number", i), phrases.NumberTwice.With(c.Number, earlier, c.ID), hintNumber.With())
		} else if number != "" {
			first[number] = c.ID
		}
	}
}

// translations looks for texts in one language alone.
func (l *linter) translations() {
	d := l.definition
	l.Translation("scheme.title", d.Title, true)
	l.Translation("scheme.document", d.Document, false)
	for i, t := range d.Tiers {
		l.Translation(fmt.Sprintf("tiers[%d].name", i), t.Name, false)
	}
	for i, g := range d.Grades {
		l.Translation(fmt.Sprintf("grades[%d].name", i), g.Name, false)
	}
	for i, s := range d.Statistics {
		l.Translation(fmt.Sprintf("statistics[%d].label", i), s.Label, true)
		l.Translation(fmt.Sprintf("statistics[%d].measure", i), s.Measure, false)
	}
	for i, c := range d.Criteria {
		path := fmt.Sprintf("criteria[%d]", i)
		l.Translation(path+".name", c.Name, true)
		l.Translation(path+".cite", c.Cite, false)
		for k, it := range c.Items {
			l.Translation(fmt.Sprintf("%s.items[%d].name", path, k), it.Name, true)
			l.Translation(fmt.Sprintf("%s.items[%d].cite", path, k), it.Cite, false)
		}
	}
}
