package expression

import (
	"slices"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/prove"
)

// A Vocabulary is what expressions may speak of. It serves any number of goroutines.
type Vocabulary struct {
	// Scope has the names of the statistics.
	Scope *rules.Scope
	// Quoted are the indicators: value("id") and achieved("id").
	Quoted map[string]map[string]rules.Quoted
	// Constraints hold for all sound figures.
	Constraints []*rules.Formula
	// IsCount reports whether what stands in a slot is a whole number.
	IsCount func(slot int) bool
	// AtMoment reports whether what stands in a slot is counted at a moment; nil where that is not said of any.
	AtMoment func(slot int) bool
}

// Express compiles an expression. What is wrong with it comes as [rules.Errors], places within the text.
func (v *Vocabulary) Express(text string, want rules.Type) (*Expression, error) {
	f, err := rules.CompileWith(text, v.Scope, rules.Options{Type: want, Quoted: v.Quoted})
	if err != nil {
		return nil, err
	}
	e := &Expression{vocabulary: v, formula: f, fillsIn: prove.AsksKnown(f), denominators: prove.Denominators(f)}
	if v.AtMoment != nil {
		e.populations = AtMoment(PopulationsOf(f, v.AtMoment))
	}
	if prove.MayPassBy(f) {
		e.unseen = f.Uses()
	}
	for i, constraint := range v.Constraints {
		if slices.ContainsFunc(constraint.Uses(), func(slot int) bool { return slices.Contains(f.Uses(), slot) }) {
			e.checks = append(e.checks, i)
		}
	}
	return e, nil
}

// A Row is the figures of a record. Only this package looks into it, so that a record that hands it out stays as it is.
type Row struct{ figures *rules.Row }

// RowOf returns figures by the slots of a scope; they are shared and never changed.
func RowOf(figures *rules.Row) Row { return Row{figures} }
