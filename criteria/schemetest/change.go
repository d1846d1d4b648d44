package schemetest

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/indicator/plantest"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// A BandChange is one small step away from a scheme, and whether the figures of any case tell it apart: whether a ward
// with these figures scores otherwise.
type BandChange struct {
	Told  bool
	Place *rules.Error // where the band stands, its Message saying what was changed
}

var (
	changeCompare   = wording.New("change_compare", "item {0}, band {1}: \"{2}\" for \"{3}\"", "nội dung {0}, bậc {1}: \"{2}\" thay cho \"{3}\"")
	changeExchanged = wording.New("change_exchanged", "item {0}: the points of bands {1} and {2} exchanged", "nội dung {0}: đổi điểm của bậc {1} và bậc {2}")
	changeDropped   = wording.New("change_dropped", "item {0}: band {1} left out", "nội dung {0}: bỏ bậc {1}")
)

// Changes makes every small step in the bands of a scheme: a comparison that takes in its end or leaves it out, the
// points of two neighbouring bands exchanged, a band left out. Steps that the scheme refuses are none. A test
// file of a plan says nothing of points, so that what is asked is whether its figures reach the place at which a
// band that is off by one would score a ward otherwise.
func Changes(scheme *criteria.Scheme, outcomes []plantest.CaseResult) []BandChange {
	m := &changing{scheme: scheme}
	for _, o := range outcomes {
		record := o.Results().Record()
		if rating := scheme.RateRecord(record); !rating.IsZero() {
			m.records, m.scores = append(m.records, record), append(m.scores, pointsOf(&rating))
		}
	}
	for i, c := range scheme.Definition().Criteria {
		for k := range c.Items {
			m.item(i, k)
		}
	}
	return m.changes
}

// changing makes the changes of one scheme and tries them on the records of the cases.
type changing struct {
	scheme  *criteria.Scheme
	records []indicator.Record
	scores  [][]exact.Number
	changes []BandChange
}

// pointsOf are the bounds of every item, to be compared.
func pointsOf(r *criteria.Rating) []exact.Number {
	var points []exact.Number
	for _, c := range r.Criteria() {
		for _, it := range c.Items {
			points = append(points, it.Low, it.High)
		}
	}
	return points
}

var comparison = regexp.MustCompile(`>=|<=|>|<`)

// otherEnd is the comparison that treats its end the other way.
var otherEnd = map[string]string{">=": ">", ">": ">=", "<=": "<", "<": "<="}

// item makes the changes of one item.
func (m *changing) item(i, k int) {
	it := m.scheme.Definition().Criteria[i].Items[k]
	for j, band := range it.Bands {
		for _, at := range comparison.FindAllStringIndex(band.When, -1) {
			was := band.When[at[0]:at[1]]
			changed := band.When[:at[0]] + otherEnd[was] + band.When[at[1]:]
			m.try(i, k, j, changeCompare.With(it.ID, j+1, otherEnd[was], was), func(it *criteria.Item) { it.Bands[j].When = changed })
		}
		if j > 0 && band.Points != it.Bands[j-1].Points {
			m.try(i, k, j, changeExchanged.With(it.ID, j, j+1), func(it *criteria.Item) {
				it.Bands[j].Points, it.Bands[j-1].Points = it.Bands[j-1].Points, it.Bands[j].Points
			})
		}
		if band.When != "" {
			m.try(i, k, j, changeDropped.With(it.ID, j+1), func(it *criteria.Item) { it.Bands = append(it.Bands[:j:j], it.Bands[j+1:]...) })
		}
	}
}

// try makes a scheme with one item changed and looks whether any case is scored otherwise.
func (m *changing) try(i, k, j int, what wording.Message, change func(*criteria.Item)) {
	d := m.scheme.Definition()
	change(&d.Criteria[i].Items[k])
	changed, err := criteria.NewScheme(d, m.scheme.Plan())
	if err != nil {
		return
	}
	c := BandChange{Place: &rules.Error{Kind: rules.KindInvalid, Message: what}}
	m.scheme.Locate(fmt.Sprintf("criteria[%d].items[%d].bands[%d]", i, k, j), c.Place)
	for n, record := range m.records {
		rating := changed.RateRecord(record)
		same := slices.EqualFunc(pointsOf(&rating), m.scores[n], func(a, b exact.Number) bool { return a.Cmp(b) == 0 })
		if c.Told = !same; c.Told {
			break
		}
	}
	m.changes = append(m.changes, c)
}
