// Package schemetest says what test files of a plan make of a scheme of points.
//
//	coverage := plantest.Cover(plan, outcomes, schemetest.Bands(scheme))
package schemetest

import (
	"fmt"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator/plantest"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// PointBand is the kind of point that schemes have: a band that gave points to a case.
const PointBand = "band"

var bandUnseen = wording.New("cover_band", "item {0}: no case falls into band {1}", "nội dung {0}: chưa có trường hợp nào vào bậc {1}")

// Bands returns the bands of a scheme as points that cases can come to. The figures of a case of a ward are rated;
// those of the city are none of a ward's.
func Bands(scheme *criteria.Scheme) plantest.Source { return bands{scheme} }

type bands struct{ scheme *criteria.Scheme }

// A band is one of an item of a criterion.
type band struct{ criterion, item, band int }

// Points returns every band, and whether an outcome fell into it.
func (b bands) Points(outcomes []plantest.CaseResult) []plantest.Point {
	seen := b.seen(outcomes)
	var points []plantest.Point
	for i, c := range b.scheme.Definition().Criteria {
		for k, it := range c.Items {
			for j := range it.Bands {
				place := &rules.Error{Kind: rules.KindInvalid, Message: bandUnseen.With(it.ID, j+1)}
				b.scheme.Locate(fmt.Sprintf("criteria[%d].items[%d].bands[%d]", i, k, j), place)
				points = append(points, plantest.Point{Kind: PointBand, Reached: seen[band{i, k, j}], Place: place})
			}
		}
	}
	return points
}

func (b bands) seen(outcomes []plantest.CaseResult) map[band]bool {
	seen := map[band]bool{}
	for _, o := range outcomes {
		rating := b.scheme.RateRecord(o.Results().Record())
		for i, c := range rating.Criteria() {
			for k, it := range c.Items {
				seen[band{i, k, it.Band}] = true
			}
		}
	}
	return seen
}
