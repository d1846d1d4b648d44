package indicator

import (
	"github.com/childward/childward/rules/wording"
)

// A Unit is a ward (phường, xã, thị trấn, đặc khu), or the city above them.
//
// Codes were re-used: 06781 was Cẩm Thịnh until 2025 and is Cửa Ông since. A unit is therefore its code
// together with the date from which the code stands for it; see [Unit.Same].
type Unit struct {
	Code      string `yaml:"code,quoted,required"` // the GSO code, text with its leading zeros: 06760
	Name      string
	Kind      string // phường, xã …; as the data have it
	Tier      string // A, B or C of QĐ 06/QĐ-TTg, or several where it is not known: B|C; an input, never computed
	ValidFrom string // the date since which the code stands for this unit, 2025-07-01; empty when not said
	ValidTo   string // in the roster of a plan, the last day on which it does; empty when not said, and in records
}

// Same reports whether two records of the same code are of the same unit: neither the date since which
// the code is valid nor the name differs. Names are compared after [wording.Fold], so that Hòa is Hoà.
// What one side does not say is not a difference.
func (u Unit) Same(v Unit) bool {
	return u.Code == v.Code && u.ValidFrom == v.ValidFrom &&
		(u.Name == "" || v.Name == "" || wording.Fold(u.Name) == wording.Fold(v.Name))
}
