package rules

import "github.com/childward/childward/rules/internal/form"

// A function is one that formulas may call.
type function struct {
	op       form.Op
	min, max int // how many arguments
	usage    string
}

// functions are all that formulas may call.
var functions = map[string]function{
	"rate":     {form.OpRate, 3, 3, "rate(numerator, denominator, per)"},
	"percent":  {form.OpPercent, 2, 2, "percent(part, whole)"},
	"min":      {form.OpMin, 1, 1000, "min(a, b, …)"},
	"max":      {form.OpMax, 1, 1000, "max(a, b, …)"},
	"abs":      {form.OpAbs, 1, 1, "abs(x)"},
	"round":    {form.OpRound, 1, 2, "round(x) or round(x, places)"},
	"floor":    {form.OpFloor, 1, 1, "floor(x)"},
	"ceil":     {form.OpCeil, 1, 1, "ceil(x)"},
	"known":    {form.OpKnown, 1, 1, "known(x)"},
	"coalesce": {form.OpCoalesce, 1, 1000, "coalesce(a, b, …)"},
}

// functionNames are the names of functions, in the order in which they are suggested.
var functionNames = []string{"rate", "percent", "min", "max", "abs", "round", "floor", "ceil", "known", "coalesce"}
