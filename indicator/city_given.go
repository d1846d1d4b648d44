package indicator

import (
	"github.com/childward/childward/rules"

	"github.com/childward/childward/rules/wording"
)

// CityFromTotals makes the record of the city from its own figures, where those of the wards are not at hand: what
// wards report stands for their sum, a flag's name for the number of units where it is true, and units for
// the number of units. What is wrong with the values comes all at once, as in [Plan.Record].
func (p *Plan) CityFromTotals(period Period, values Values) (Record, error) {
	if err := p.fault(); err != nil {
		return Record{}, err
	}
	unit := Unit{Code: p.definition.Area.Code, Name: p.definition.Area.Name.VI}
	city := p.emptyCity(unit, period)
	var errs rules.Errors
	refuse := func(kind rules.Kind, message, hint wording.Message) {
		errs = append(errs, &rules.Error{Kind: kind, File: "city", Message: message, Hint: hint})
	}
	if period.IsZero() {
		refuse(rules.KindInvalid, periodMissing.With(), hintPeriod.With())
	}
	p.fill(city.data, values, refuse)
	return city, errs.Err()
}

// emptyCity is a city without units.
func (p *Plan) emptyCity(unit Unit, period Period) Record {
	return Record{&recordData{plan: p, unit: unit, period: period, partly: isPartly(period), row: p.city.scope.NewRow(),
		city: &cityData{anywhere: make([]bool, len(p.indicators))}}}
}
