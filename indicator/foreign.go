package indicator

import (
	"crypto/sha256"
	"fmt"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

var (
	planNone     = wording.New("plan_none", "this plan was not made, it is the zero Plan", "kế hoạch này chưa được tạo, là Plan rỗng")
	hintPlanNone = wording.New("", "make it with indicator.ReadPlan, indicator.NewPlan or indicator.CamPha2023", "hãy tạo bằng indicator.ReadPlan, indicator.NewPlan hoặc indicator.CamPha2023")
	recordNone   = wording.New("record_none", "there is no record: it is the zero Record", "không có bản ghi: đây là Record rỗng")
)

// fault is the error of a plan that was not made, nil for any other.
func (p *Plan) fault() error {
	if p == nil || p.ward.scope == nil {
		return &rules.Error{Kind: rules.KindInvalid, File: "plan", Message: planNone.With(), Hint: hintPlanNone.With()}
	}
	return nil
}

// same reports whether two plans are one: of the same digest, with the same statistics (see
// [Plan.WithStatistics]). Slots and formulas are then the same, and each computes the other's records.
func (p *Plan) same(other *Plan) bool {
	return p == other || p != nil && other != nil && p.identity() == other.identity()
}

// identity is the digest of the plan and of its statistics; empty for the zero Plan.
func (p *Plan) identity() string {
	p.identifyOnce.Do(func() {
		if p.digest != nil {
			sum := sha256.Sum256(fmt.Appendf(nil, "%#v", p.definition.Statistics))
			p.identified = p.digest() + string(sum[:])
		}
	})
	return p.identified
}

// owns reports whether a record is one of this plan.
func (p *Plan) owns(r Record) bool { return !r.IsZero() && p.same(r.data.plan) }

// taken is a record as this plan computes with it: itself where it is one of the plan. In place of any other,
// and of none, stands one that says so.
func (p *Plan) taken(d *recordData) *recordData {
	switch {
	case d == nil:
		return p.nothing(&recordData{}, recordNone.With())
	case p.same(d.plan):
		return d
	}
	return p.nothing(d, planDiffers.With())
}

// nothing is a record of the unit and period of d whose every figure is contradictory for a reason, so that
// whatever is computed from it says that.
func (p *Plan) nothing(d *recordData, reason wording.Message) *recordData {
	record := &recordData{plan: p, unit: d.unit, period: d.period, reason: reason}
	if d.city != nil {
		record.city = &cityData{anywhere: make([]bool, len(p.indicators))}
	}
	if scope := p.at(d.city != nil).scope; scope != nil {
		record.row = scope.NewRow()
		for slot := range scope.Names() {
			record.row.Set(slot, rules.InvalidValue(reason))
		}
	}
	return record
}
