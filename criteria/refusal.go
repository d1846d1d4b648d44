package criteria

import (
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

var (
	schemeNone     = wording.New("scheme_none", "this scheme was not made: it is the zero Scheme, and rates nothing", "bộ tiêu chí này chưa được tạo: đây là Scheme rỗng, không chấm được")
	planNone       = wording.New("scheme_plan_none", "a scheme needs a plan, and this one was not made", "bộ tiêu chí cần một kế hoạch, còn kế hoạch này chưa được tạo")
	recordNone     = wording.New("scheme_record_none", "the reports hold a record that was not made: it is the zero Record", "trong báo cáo có bản ghi chưa được tạo: đây là Record rỗng")
	recordForeign  = wording.New("scheme_plan_differs", "the record was made by another plan than that of the scheme", "bản ghi thuộc kế hoạch khác với kế hoạch của bộ tiêu chí")
	hintSchemeNone = wording.New("", "make it with criteria.ReadScheme, criteria.NewScheme or criteria.Decision06", "hãy tạo bằng criteria.ReadScheme, criteria.NewScheme hoặc criteria.Decision06")
	hintPlanNone   = wording.New("", "make it with indicator.ReadPlan, indicator.NewPlan or indicator.CamPha2023", "hãy tạo bằng indicator.ReadPlan, indicator.NewPlan hoặc indicator.CamPha2023")
)

// fault is the error of a scheme that was not made; nil for any other.
func (s *Scheme) fault() error {
	if s == nil || s.plan == nil {
		return &rules.Error{Kind: rules.KindInvalid, File: "scheme", Message: schemeNone.With(), Hint: hintSchemeNone.With()}
	}
	return nil
}

// takes reports whether a record is one of the scheme's plan, with or without the statistics that the scheme adds.
// Plans of one digest are one plan.
func (s *Scheme) takes(record indicator.Record) bool {
	p := record.Plan()
	return p == s.plan || p == s.base || p != nil && p.Digest() == s.base.Digest()
}

// refuse makes the rating one of a record whose figures mean something else here: everything is open, and nothing
// that could come in would settle it.
func (r *Rating) refuse(reason wording.Message) {
	clear(r.scores)
	for i, it := range r.scheme.items {
		it.contradicts(&r.scores[i])
	}
	r.low, r.high = exact.Number{}, exact.Number{}
	r.decide()
	r.refused = reason
	if r.scheme.decides {
		r.Outcome = Undetermined
	}
}
