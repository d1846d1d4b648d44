package rules

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules/exact"
)

// testScope declares the names of the random formulas: four numbers, one of last year's, two flags.
func testScope() *Scope {
	s := NewScope("a", "b", "c", "trẻ_em", "last_year.a")
	s.Declare("p", TruthType)
	s.Declare("q", TruthType)
	return s
}

var (
	numberNames = []string{"a", "b", "c", "trẻ_em", "last_year.a"}
	truthNames  = []string{"p", "q"}
)

// A generator writes random formulas that compile. Precedences are those of expr, so that brackets are
// left out wherever they may be.
type generator struct {
	*rand.Rand
	numbers, truths []string // the names in scope, those of let among them
	locals          int
}

func newGenerator(seed uint64) *generator {
	return &generator{Rand: rand.New(rand.NewPCG(seed, 99)), numbers: numberNames, truths: truthNames}
}

func pick[T any](g *generator, from []T) T { return from[g.IntN(len(from))] }

// The precedences of the forms of a formula.
const (
	precLowest = 0 // let, ?: and if
	precOr     = 10
	precAnd    = 15
	precCmp    = 20
	precAdd    = 30
	precNot    = 50
	precMul    = 60
	precNeg    = 90
	precAtom   = 1000
)

// in brackets the text unless it binds at least as closely as needed; sometimes without need as well.
func (g *generator) in(need, have int, text string) string {
	if have < need || g.IntN(12) == 0 {
		return "(" + text + ")"
	}
	return text
}

func (g *generator) literal() string {
	literals := []string{"0", "1", "2", "3", "5", "7", "10", "100", "1000", "0.1", "0.5", "2.50", "6.28", "010", "0.10000000000000000001",
		"9223372036854775807.5", "12345678901234567"}
	return pick(g, literals)
}

// number writes a formula that is a number, binding at least as closely as need.
func (g *generator) number(depth, need int) string {
	if depth <= 0 {
		return pick(g, append([]string{g.literal(), g.literal()}, g.numbers...))
	}
	sub := func(need int) string { return g.number(depth-1-g.IntN(2), need) }
	switch g.IntN(16) {
	case 0, 1:
		return g.in(need, precAdd, sub(precAdd)+" + "+sub(precAdd+1))
	case 2, 3:
		return g.in(need, precAdd, sub(precAdd)+" - "+sub(precAdd+1))
	case 4, 5:
		return g.in(need, precMul, sub(precMul)+" * "+sub(precMul+1))
	case 6, 7:
		return g.in(need, precMul, sub(precMul)+" / "+sub(precMul+1))
	case 8:
		return g.in(need, precNeg, pick(g, []string{"-", "-", "+"})+sub(precAtom))
	case 9:
		return fmt.Sprintf("rate(%s, %s, %s)", sub(0), sub(0), pick(g, []string{"1000", "100000", "1", "0.5"}))
	case 10:
		return fmt.Sprintf("percent(%s, %s)", sub(0), sub(0))
	case 11:
		return fmt.Sprintf("%s(%s, %s)", pick(g, []string{"min", "max", "coalesce"}), sub(0), sub(0))
	case 12:
		return fmt.Sprintf(pick(g, []string{"abs(%s)", "floor(%s)", "ceil(%s)", "round(%s)", "round(%s, 1)", "round(%s, -2)"}), sub(0))
	case 13:
		return "(" + sub(precAtom) + " ?? " + sub(precAtom) + ")"
	case 14:
		return g.in(need, precLowest, g.choice(depth, sub))
	}
	return g.in(need, precLowest, g.let(depth, g.number))
}

// truth writes a condition.
func (g *generator) truth(depth, need int) string {
	if depth <= 0 {
		return pick(g, append([]string{"true", "false"}, g.truths...))
	}
	sub := func(need int) string { return g.truth(depth-1-g.IntN(2), need) }
	operand := func() string { return g.number(depth-1-g.IntN(2), precAdd) }
	compared := []string{"<", "<=", ">", ">="}
	switch g.IntN(12) {
	case 0, 1, 2:
		return g.in(need, precCmp, operand()+" "+pick(g, append([]string{"==", "!="}, compared...))+" "+operand())
	case 3:
		chain := operand()
		for range 2 + g.IntN(2) {
			chain += " " + pick(g, compared) + " " + operand()
		}
		return g.in(need, precCmp, chain)
	case 4, 5:
		return g.in(need, precAnd, sub(precAnd)+" "+pick(g, []string{"and", "&&"})+" "+sub(precAnd+1))
	case 6, 7:
		return g.in(need, precOr, sub(precOr)+" "+pick(g, []string{"or", "||"})+" "+sub(precOr+1))
	case 8:
		return g.in(need, precNot, pick(g, []string{"not ", "!"})+sub(precAtom))
	case 9:
		return g.in(need, precCmp, operand()+pick(g, []string{" in ", " not in "})+pick(g, []string{"[0]", "[1, 2, 5]", "[0.5, -1, 1000, 3]"}))
	case 10:
		return pick(g, []string{
			"known(" + g.number(depth-1, 0) + ")",
			"(" + sub(precAtom) + " == " + sub(precAtom) + ")",
			"(" + sub(precAtom) + " ?? " + sub(precAtom) + ")",
			"coalesce(" + sub(0) + ", " + sub(0) + ")",
			"(" + g.choice(depth, sub) + ")",
		})
	}
	return g.in(need, precLowest, g.let(depth, g.truth))
}

func (g *generator) choice(depth int, sub func(int) string) string {
	condition := g.truth(depth-1, precOr)
	if g.IntN(2) == 0 {
		return condition + " ? " + sub(precLowest) + " : " + sub(precLowest)
	}
	if g.IntN(3) == 0 {
		return fmt.Sprintf("if %s {%s} else if %s {%s} else {%s}", condition, sub(0), g.truth(depth-1, precOr), sub(0), sub(0))
	}
	return fmt.Sprintf("if %s {%s} else {%s}", condition, sub(0), sub(0))
}

func (g *generator) let(depth int, body func(depth, need int) string) string {
	g.locals++
	name := fmt.Sprintf("v%d", g.locals)
	value := g.number(depth-1, precLowest+1)
	outer := g.numbers
	g.numbers = append(append([]string(nil), outer...), name, name, name)
	text := body(depth-1, precLowest)
	g.numbers = outer
	return "let " + name + " = " + value + "; " + text
}

// chained writes a long flat formula, or a deep one.
func (g *generator) chained() string {
	text := g.number(1, precAtom)
	for range 30 + g.IntN(40) {
		switch g.IntN(7) {
		case 0:
			text = "-(" + text + ")"
		case 1:
			text = "(" + text + ") / " + g.number(1, precAtom)
		case 2:
			text = "min(" + text + ", " + g.number(1, 0) + ")"
		case 3:
			text = "(" + g.truth(1, precOr) + " ? " + text + " : " + g.number(1, 0) + ")"
		default:
			text += pick(g, []string{" + ", " - "}) + g.number(1, precAdd+1)
		}
	}
	return text
}

// ratioLike writes formulas that mostly have a ratio form.
func (g *generator) ratioLike() string {
	sum := func() string {
		text := pick(g, numberNames)
		for range g.IntN(3) {
			text += pick(g, []string{" + ", " - "}) + pick(g, []string{"", "2 * ", "0.5 * "}) + pick(g, append([]string{"3"}, numberNames...))
		}
		return text
	}
	return pick(g, []string{
		"rate(" + sum() + ", " + sum() + ", 1000)",
		"percent(" + sum() + ", " + sum() + ")",
		"(" + sum() + ") / (" + sum() + ") * 1000",
		"100 * (" + sum() + ") / (" + sum() + ")",
		"100 - percent(" + sum() + ", " + sum() + ")",
		"let d = " + sum() + "; (" + sum() + ") / d - 1",
		"(" + sum() + ") / 4 - (" + sum() + ") * 0.3",
		"percent(a, b) - percent(c, b)",
		"percent(a, a + b)",
		"-rate(" + sum() + ", b, 0.5) / 3",
	})
}

// formula writes a random formula of either type.
func (g *generator) formula() string {
	g.locals = 0
	switch g.IntN(20) {
	case 0:
		return g.chained()
	case 1, 2, 3:
		return g.ratioLike()
	case 4, 5, 6:
		return g.truth(1+g.IntN(4), precLowest)
	}
	return g.number(1+g.IntN(5), precLowest)
}

// value draws a number: counts most often, then the edges of the small form, fractions, 10^30.
func (g *generator) value() exact.Number {
	switch g.IntN(12) {
	case 0:
		return exact.Int(-int64(g.IntN(5)))
	case 1:
		return pick(g, []exact.Number{exact.Int(math.MaxInt64), exact.Int(math.MinInt64), exact.Int(-math.MaxInt64), exact.Int(math.MaxInt64 - 1), exact.Int(1 << 62)})
	case 2:
		return exact.Frac(int64(g.IntN(2000)-500), int64(1+g.IntN(12)))
	case 3:
		return exact.Pow10(30).Add(exact.Int(int64(g.IntN(3))))
	case 4:
		return exact.Int(0)
	}
	return exact.Int(int64(g.IntN(pick(g, []int{3, 12, 1200, 100000}))))
}

// row draws a record in which each name is missing with the given chance in a hundred.
func (g *generator) row(s *Scope, missing int) Row {
	row := s.NewRow()
	small := g.IntN(2) == 0
	for slot := range s.names {
		v := NumberValue(g.value())
		if small {
			v = NumberValue(exact.Int(int64(g.IntN(6))))
		}
		if s.Type(slot) == TruthType {
			v = TruthValue(g.IntN(2) == 0)
		}
		if g.IntN(100) < missing {
			v = Value{}
		}
		row.Set(slot, v)
	}
	return row
}

// describe writes a row for the message of a failing test.
func describe(s *Scope, row Row) string {
	var parts []string
	for slot, name := range s.names {
		parts = append(parts, name+" = "+row.Get(slot).String())
	}
	return strings.Join(parts, ", ")
}

// compile compiles a formula that must compile.
func compile(t testing.TB, text string, s *Scope) *Formula {
	t.Helper()
	f, err := Compile(text, s)
	require.NoError(t, err, text)
	return f
}
