package main

import (
	"fmt"
	"strconv"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/shopspring/decimal"
)

// newExprDecimal is expr with its operators overloaded for shopspring/decimal, and literals turned into
// decimals when a formula is compiled.
func newExprDecimal(j *job) (contestant, error) { return exprDecimal(j) }

func exprDecimal(j *job) (*interpreter[map[string]any], error) {
	return exprProgram(j, asDecimal, j.condition, append(decimalOperators(), expr.Patch(decimalLiterals{}), expr.AsBool())...)
}

// asDecimal is a statistic as an exact decimal.
func asDecimal(v int64) any { return decimal.NewFromInt(v) }

// decimalOperators overload what formulas and targets use.
func decimalOperators() []expr.Option {
	number := func(compute func(a, b decimal.Decimal) decimal.Decimal) func(...any) (any, error) {
		return func(operands ...any) (any, error) {
			a, b, err := twoDecimals(operands)
			if err != nil {
				return nil, err
			}
			return compute(a, b), nil
		}
	}
	truth := func(holds func(cmp int) bool) func(...any) (any, error) {
		return func(operands ...any) (any, error) {
			a, b, err := twoDecimals(operands)
			if err != nil {
				return nil, err
			}
			return holds(a.Cmp(b)), nil
		}
	}
	var arithmetic func(a, b decimal.Decimal) decimal.Decimal
	var comparison func(a, b decimal.Decimal) bool
	return []expr.Option{
		expr.Operator("*", "times"), expr.Function("times", number(decimal.Decimal.Mul), arithmetic),
		expr.Operator("/", "over"), expr.Function("over", number(decimal.Decimal.Div), arithmetic),
		expr.Operator("<", "below"), expr.Function("below", truth(func(cmp int) bool { return cmp < 0 }), comparison),
		expr.Operator("<=", "upTo"), expr.Function("upTo", truth(func(cmp int) bool { return cmp <= 0 }), comparison),
		expr.Operator(">=", "from"), expr.Function("from", truth(func(cmp int) bool { return cmp >= 0 }), comparison),
		expr.Operator(">", "above"), expr.Function("above", truth(func(cmp int) bool { return cmp > 0 }), comparison),
		expr.Operator("==", "equal"), expr.Function("equal", truth(func(cmp int) bool { return cmp == 0 }), comparison),
	}
}

func twoDecimals(operands []any) (a, b decimal.Decimal, err error) {
	a, first := operands[0].(decimal.Decimal)
	b, second := operands[1].(decimal.Decimal)
	if !first || !second {
		err = fmt.Errorf("%v and %v: expected two decimals", operands[0], operands[1])
	}
	return a, b, err
}

// decimalLiterals turns the literals of a formula into decimals.
type decimalLiterals struct{}

func (decimalLiterals) Visit(node *ast.Node) {
	var text string
	switch n := (*node).(type) {
	case *ast.IntegerNode:
		text = strconv.Itoa(n.Value)
	case *ast.FloatNode:
		text = strconv.FormatFloat(n.Value, 'f', -1, 64)
	default:
		return
	}
	if value, err := decimal.NewFromString(text); err == nil {
		ast.Patch(node, &ast.ConstantNode{Value: value})
	}
}

func exprDecimalUnguarded() (reply, error) { return ask(exprDecimal(mortality())) }
