package report

import (
	"slices"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
)

// jsonSeries is one year of a series.
type jsonSeries struct {
	Period string           `json:"period"`
	Units  []jsonSeriesUnit `json:"units"`
	Area   *jsonSeriesArea  `json:"area,omitempty"`
	Absent []Named          `json:"not_handed_in,omitempty"`
}

type jsonSeriesUnit struct {
	Code      string             `json:"code"`
	ValidFrom string             `json:"valid_from,omitempty"`
	Name      string             `json:"name,omitempty"`
	Results   []jsonSeriesResult `json:"results"`
}

type jsonSeriesArea struct {
	Results []jsonSeriesResult `json:"results"`
}

type jsonSeriesResult struct {
	ID      string            `json:"id"`
	Value   string            `json:"value,omitempty"`
	N       string            `json:"n,omitempty"`
	D       string            `json:"d,omitempty"`
	Verdict indicator.Verdict `json:"verdict"`
}

// years are those of the series, that of the report last; none where there is no series.
func (d *Document) years() []*criteria.Year {
	if len(d.options.Series) == 0 {
		return nil
	}
	return append(slices.Clone(d.options.Series), d.year)
}

func (d *Document) jsonSeries() (series []jsonSeries) {
	for _, year := range d.years() {
		s := jsonSeries{Period: year.Reports.Period.String(), Units: []jsonSeriesUnit{}}
		for _, u := range year.Units {
			unit := u.Record.Unit()
			if d.isAlone() && unit.Code != d.options.Unit {
				continue
			}
			s.Units = append(s.Units, jsonSeriesUnit{unit.Code, unit.ValidFrom, unit.Name, d.seriesResults(u.Results)})
		}
		if !d.isAlone() {
			s.Area = &jsonSeriesArea{d.seriesResults(year.City.Results)}
			for _, u := range year.Reports.NotHandedIn() {
				s.Absent = append(s.Absent, Named{u.Code, u.Name})
			}
		}
		series = append(series, s)
	}
	return series
}

func (d *Document) seriesResults(results indicator.Results) []jsonSeriesResult {
	all := []jsonSeriesResult{}
	for _, res := range d.owned(results) {
		out := jsonSeriesResult{ID: res.Indicator().ID, Verdict: res.Verdict}
		if n, ok := res.Value().Number(); ok {
			out.Value = n.Decimal()
			out.N, out.D = n.Fraction()
		}
		all = append(all, out)
	}
	return all
}

// inSeries are the results of an indicator over the years of the series, of the area or of the unit that the report is
// about; ok is false for a year that has none.
func (d *Document) inSeries(year *criteria.Year, id string) (res indicator.Result, ok bool) {
	if !d.isAlone() {
		return year.City.Results.Find(id)
	}
	for _, u := range year.Units {
		if u.Record.Unit().Code == d.options.Unit {
			return u.Results.Find(id)
		}
	}
	return indicator.Result{}, false
}
