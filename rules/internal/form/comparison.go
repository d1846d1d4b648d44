package form

import "github.com/childward/childward/rules/exact"

// A Comparison is one of < <= > >= == !=.
type Comparison uint8

// The comparisons.
const (
	Less Comparison = iota
	LessEqual
	Greater
	GreaterEqual
	Equal
	NotEqual
)

// Comparisons are the comparisons as formulas and targets write them.
var Comparisons = map[string]Comparison{
	"<": Less, "<=": LessEqual, ">": Greater, ">=": GreaterEqual, "==": Equal, "=": Equal, "!=": NotEqual,
}

// Contrary are the comparisons that hold where these do not: a < b or a >= b.
var Contrary = [...]Comparison{
	Less: GreaterEqual, LessEqual: Greater, Greater: LessEqual, GreaterEqual: Less, Equal: NotEqual, NotEqual: Equal,
}

// Mirrored are the comparisons with their sides exchanged: 9 >= a is a <= 9.
var Mirrored = [...]Comparison{
	Less: Greater, LessEqual: GreaterEqual, Greater: Less, GreaterEqual: LessEqual, Equal: Equal, NotEqual: NotEqual,
}

// Orders is a set of orders of two numbers: the sum of 1 where they are equal, 2 where the left one is below, 4 where
// it is above the right one.
type Orders uint8

var orders = [...]Orders{Less: 2, LessEqual: 3, Greater: 4, GreaterEqual: 5, Equal: 1, NotEqual: 6}

// Orders returns the orders in which the comparison holds.
func (c Comparison) Orders() Orders { return orders[c] }

// Holds reports whether the comparison holds for an order as Cmp tells it: -1, 0 or 1.
func (c Comparison) Holds(order int) bool {
	return orders[c]>>[...]uint{1, 0, 2}[order+1]&1 != 0
}

// Difference returns a - b where both are sums; ok is false where one of them is none, or has rates or percentages
// in it, which are not sums for all data. It is how linear conditions are recognised: a <= b is a - b <= 0.
func Difference(a, b *Node) (difference Sum, ok bool) {
	if a.Ratio == nil || b.Ratio == nil || len(a.Ratio.Quotients)+len(b.Ratio.Quotients) > 0 {
		return Sum{}, false
	}
	left, ok1 := a.Ratio.Whole()
	right, ok2 := b.Ratio.Whole()
	return left.Plus(right, exact.Int(-1)), ok1 && ok2
}
