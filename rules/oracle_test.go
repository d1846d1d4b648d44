package rules

import (
	"errors"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"
	"github.com/stretchr/testify/require"

	"github.com/childward/childward/internal/longtest"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/internal/form"
	"github.com/childward/childward/rules/internal/rattest"
)

// expr's own compiler and VM over an exact type are one oracle, for records in which everything is known.

// Exact is the number of the oracle; math/big alone computes with it.
type Exact struct{ R *big.Rat }

var errNoValue = errors.New("division by zero, or data that contradict themselves")

// oracleOptions make expr compute with Exact: operators become functions, and so do ours of its functions.
func oracleOptions(env map[string]any, source []rune) []expr.Option {
	options := []expr.Option{expr.Env(env), expr.DisableAllBuiltins(), expr.Optimize(false), expr.Patch(&literals{source: source})}
	define := func(name string, types any, compute func(args []*big.Rat) (any, error)) {
		options = append(options, expr.Function(name, func(params ...any) (any, error) {
			args := make([]*big.Rat, len(params))
			for i, p := range params {
				args[i] = p.(Exact).R
			}
			return compute(args)
		}, types))
	}
	number := func(r *big.Rat) (any, error) { return Exact{r}, nil }
	two, one := new(func(Exact, Exact) Exact), new(func(Exact) Exact)
	for name, compute := range map[string]func(z, x, y *big.Rat) *big.Rat{"ADD": (*big.Rat).Add, "SUB": (*big.Rat).Sub, "MUL": (*big.Rat).Mul} {
		define(name, two, func(a []*big.Rat) (any, error) { return number(compute(new(big.Rat), a[0], a[1])) })
	}
	divide := func(n, d *big.Rat) (any, error) {
		if d.Sign() == 0 {
			return nil, errNoValue
		}
		return number(new(big.Rat).Quo(n, d))
	}
	define("DIV", two, func(a []*big.Rat) (any, error) { return divide(a[0], a[1]) })
	for name, holds := range map[string]func(order int) bool{
		"LT": func(o int) bool { return o < 0 }, "LE": func(o int) bool { return o <= 0 }, "GT": func(o int) bool { return o > 0 },
		"GE": func(o int) bool { return o >= 0 },
	} {
		define(name, new(func(Exact, Exact) bool), func(a []*big.Rat) (any, error) { return holds(a[0].Cmp(a[1])), nil })
	}
	define("NEG", one, func(a []*big.Rat) (any, error) { return number(new(big.Rat).Neg(a[0])) })
	define("abs", one, func(a []*big.Rat) (any, error) { return number(new(big.Rat).Abs(a[0])) })
	define("floor", one, func(a []*big.Rat) (any, error) {
		return number(new(big.Rat).SetInt(new(big.Int).Div(a[0].Num(), a[0].Denom())))
	})
	define("ceil", one, func(a []*big.Rat) (any, error) {
		down := new(big.Int).Div(new(big.Int).Neg(a[0].Num()), a[0].Denom())
		return number(new(big.Rat).SetInt(down.Neg(down)))
	})
	define("round", new(func(...Exact) Exact), func(a []*big.Rat) (any, error) {
		places := append(a, new(big.Rat))[1]
		return number(rattest.AwayFromZero(a[0], int(places.Num().Int64())))
	})
	define("min", two, func(a []*big.Rat) (any, error) {
		return number(slices.MinFunc(a, (*big.Rat).Cmp))
	})
	define("max", two, func(a []*big.Rat) (any, error) {
		return number(slices.MaxFunc(a, (*big.Rat).Cmp))
	})
	define("rate", new(func(Exact, Exact, Exact) Exact), func(a []*big.Rat) (any, error) {
		if a[0].Sign() < 0 || a[1].Sign() < 0 {
			return nil, errNoValue
		}
		return divide(new(big.Rat).Mul(a[0], a[2]), a[1])
	})
	define("percent", two, func(a []*big.Rat) (any, error) {
		if a[0].Sign() < 0 || a[0].Cmp(a[1]) > 0 {
			return nil, errNoValue
		}
		return divide(new(big.Rat).Mul(a[0], big.NewRat(100, 1)), a[1])
	})
	for _, name := range []string{"EQ", "NE"} {
		options = append(options, expr.Function(name, func(params ...any) (any, error) {
			if x, ok := params[0].(Exact); ok {
				return (x.R.Cmp(params[1].(Exact).R) == 0) == (name == "EQ"), nil
			}
			return (params[0] == params[1]) == (name == "EQ"), nil
		}, new(func(Exact, Exact) bool), new(func(bool, bool) bool)))
	}
	options = append(options, expr.Function("known", func(...any) (any, error) { return true, nil }, new(func(Exact) bool)))
	return options
}

// exactFunctions are the functions that stand for the operators.
var exactFunctions = map[string]string{
	"+": "ADD", "-": "SUB", "*": "MUL", "/": "DIV", "<": "LT", "<=": "LE", ">": "GT", ">=": "GE", "==": "EQ", "!=": "NE",
}

func callOf(name string, args ...ast.Node) ast.Node {
	return &ast.CallNode{Callee: &ast.IdentifierNode{Value: name}, Arguments: args}
}

// literals is the visitor that gives each literal its exact value from the source text, takes
// operators to functions, and x in [1, 2] to x == 1 or x == 2.
type literals struct{ source []rune }

func (l *literals) Visit(n *ast.Node) {
	switch t := (*n).(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		ast.Patch(n, &ast.ConstantNode{Value: Exact{literalAt(l.source, t.Location().From)}})
	case *ast.CallNode: // everything is known, so the first value stands
		if callee, ok := t.Callee.(*ast.IdentifierNode); ok && callee.Value == "coalesce" {
			ast.Patch(n, t.Arguments[0])
		}
	case *ast.UnaryNode:
		switch t.Operator {
		case "-":
			ast.Patch(n, callOf("NEG", t.Node))
		case "+":
			ast.Patch(n, t.Node)
		}
	case *ast.BinaryNode:
		if list, ok := t.Right.(*ast.ArrayNode); ok && t.Operator == "in" {
			var among ast.Node = &ast.BoolNode{}
			for _, item := range list.Nodes {
				among = &ast.BinaryNode{Operator: "or", Left: among, Right: callOf("EQ", t.Left, item)}
			}
			ast.Patch(n, among)
		}
		if name, ok := exactFunctions[t.Operator]; ok {
			ast.Patch(n, callOf(name, t.Left, t.Right))
		}
	}
}

// parsable is a formula with a 0 of the same width in place of each whole number that does not fit the int of
// every machine: expr reads literals into an int, of 32 bits on some, and refuses what is beyond it. Both oracles
// take the value of a literal from the formula itself, by its place.
func parsable(formula string) string {
	return tooLong.ReplaceAllStringFunc(formula, func(number string) string {
		if strings.Contains(number, ".") {
			return number
		}
		return "0" + strings.Repeat(" ", len(number)-1)
	})
}

var tooLong = regexp.MustCompile(`\b[0-9.]{10,}\b`)

// literalAt reads the number that stands at a place of the source.
func literalAt(source []rune, at int) *big.Rat {
	end := at
	for end < len(source) && strings.ContainsRune("0123456789.", source[end]) {
		end++
	}
	r, ok := new(big.Rat).SetString(string(source[at:end]))
	if !ok {
		panic("no number at " + string(source[at:]))
	}
	return r
}

// runOracle runs expr's VM; ok is false where it met a division by zero or a contradiction.
func runOracle(t testing.TB, program *vm.Program, env map[string]any) (value string, ok bool) {
	t.Helper()
	out, err := expr.Run(program, env)
	if err != nil {
		require.ErrorContains(t, err, errNoValue.Error())
		return "", false
	}
	if x, isNumber := out.(Exact); isNumber {
		return exact.FromRat(x.R).String(), true
	}
	return fmt.Sprint(out), true
}

// oracleEnv is a row in which everything is known, as expr sees it.
func oracleEnv(s *Scope, row Row) map[string]any {
	lastYears := map[string]Exact{}
	env := map[string]any{"last_year": lastYears}
	for slot, name := range s.names {
		v := row.Get(slot)
		n, isNumber := v.Number()
		switch previous, isPrevious := strings.CutPrefix(name, "last_year."); {
		case !isNumber:
			env[name] = v.truth
		case isPrevious:
			lastYears[previous] = Exact{n.Rat()}
		default:
			env[name] = Exact{n.Rat()}
		}
	}
	return env
}

// The second oracle is a plain walk over expr's tree, for records with gaps. It knows nothing of nodes,
// ratio forms and fast paths, and computes with math/big alone.

// A plain is a value of the plain evaluator.
type plain struct {
	kind  ValueKind
	num   *big.Rat
	truth bool
	names map[string]bool // missing
}

func plainValue(r *big.Rat) plain { return plain{kind: IsNumber, num: r} }
func plainTruth(t bool) plain     { return plain{kind: IsTruth, truth: t} }

func (p plain) String() string {
	switch p.kind {
	case IsNumber:
		return exact.FromRat(p.num).String()
	case IsTruth:
		return fmt.Sprint(p.truth)
	case Missing:
		names := make([]string, 0, len(p.names))
		for name := range p.names {
			names = append(names, name)
		}
		slices.Sort(names)
		return "missing: " + strings.Join(names, ", ")
	}
	return p.kind.String()
}

// worst returns the reason of the highest rank among values of which at least one has none.
func worst(values ...plain) plain {
	rank := map[ValueKind]int{IsNumber: 0, IsTruth: 0, Missing: 1, Undefined: 2, Invalid: 3, TooLarge: 4}
	var out plain
	top := 0
	for _, v := range values {
		switch r := rank[v.kind]; {
		case r > top:
			top, out = r, plain{kind: v.kind, names: map[string]bool{}}
			fallthrough
		case r == top && r > 0:
			for name := range v.names {
				out.names[name] = true
			}
		}
	}
	return out
}

func allKnown(values ...plain) bool {
	return !slices.ContainsFunc(values, func(v plain) bool { return v.kind < IsNumber })
}

// A walker evaluates expr's tree for a row.
type walker struct {
	source []rune
	scope  *Scope
	row    Row
	lets   map[string]ast.Node
}

func (w *walker) eval(n ast.Node) plain {
	switch t := n.(type) {
	case *ast.IntegerNode, *ast.FloatNode:
		return plainValue(literalAt(w.source, t.Location().From))
	case *ast.BoolNode:
		return plainTruth(t.Value)
	case *ast.IdentifierNode:
		if value, isLet := w.lets[t.Value]; isLet {
			return w.eval(value)
		}
		return w.name(t.Value)
	case *ast.MemberNode:
		return w.name("last_year." + t.Property.(*ast.StringNode).Value)
	case *ast.VariableDeclaratorNode:
		w.lets[t.Name] = t.Value
		return w.eval(t.Expr)
	case *ast.ConditionalNode:
		condition := w.eval(t.Cond)
		switch {
		case condition.kind != IsTruth:
			return condition
		case condition.truth:
			return w.eval(t.Exp1)
		}
		return w.eval(t.Exp2)
	case *ast.UnaryNode:
		x := w.eval(t.Node)
		switch {
		case !allKnown(x) || t.Operator == "+":
			return x
		case t.Operator == "-":
			return plainValue(new(big.Rat).Neg(x.num))
		}
		return plainTruth(!x.truth)
	case *ast.BinaryNode:
		return w.binary(t)
	case *ast.BuiltinNode:
		return w.call(t.Name, t.Arguments)
	case *ast.CallNode:
		return w.call(t.Callee.(*ast.IdentifierNode).Value, t.Arguments)
	}
	panic(fmt.Sprintf("%T", n))
}

func (w *walker) name(name string) plain {
	v := w.row.Get(w.scope.slots[name])
	switch v.Kind() {
	case IsNumber:
		return plainValue(v.num.Rat())
	case IsTruth:
		return plainTruth(v.truth)
	}
	return plain{kind: Missing, names: map[string]bool{name: true}}
}

func (w *walker) binary(t *ast.BinaryNode) plain {
	if t.Operator == "in" {
		x := w.eval(t.Left)
		if !allKnown(x) {
			return x
		}
		return plainTruth(slices.ContainsFunc(t.Right.(*ast.ArrayNode).Nodes, func(item ast.Node) bool {
			return w.eval(item).num.Cmp(x.num) == 0
		}))
	}
	a, b := w.eval(t.Left), w.eval(t.Right)
	switch t.Operator {
	case "??":
		return firstKnown(a, b)
	case "and", "&&", "or", "||":
		return kleene(t.Operator == "or" || t.Operator == "||", a, b)
	}
	if t.Operator == "/" && b.kind == IsNumber && b.num.Sign() == 0 {
		return worst(a, plain{kind: Undefined})
	}
	if !allKnown(a, b) {
		return worst(a, b)
	}
	if a.kind == IsTruth {
		return plainTruth((a.truth == b.truth) == (t.Operator == "=="))
	}
	order := a.num.Cmp(b.num)
	switch t.Operator {
	case "+":
		return plainValue(new(big.Rat).Add(a.num, b.num))
	case "-":
		return plainValue(new(big.Rat).Sub(a.num, b.num))
	case "*":
		return plainValue(new(big.Rat).Mul(a.num, b.num))
	case "/":
		return plainValue(new(big.Rat).Quo(a.num, b.num))
	case "<":
		return plainTruth(order < 0)
	case "<=":
		return plainTruth(order <= 0)
	case ">":
		return plainTruth(order > 0)
	case ">=":
		return plainTruth(order >= 0)
	case "==":
		return plainTruth(order == 0)
	case "!=":
		return plainTruth(order != 0)
	}
	panic(t.Operator)
}

func kleene(absorbing bool, a, b plain) plain {
	for _, v := range []plain{a, b} {
		if v.kind == IsTruth && v.truth == absorbing {
			return v
		}
	}
	if allKnown(a, b) {
		return plainTruth(!absorbing)
	}
	return worst(a, b)
}

func firstKnown(values ...plain) plain {
	for _, v := range values {
		if v.kind != Missing {
			return v
		}
	}
	return worst(values...)
}

func (w *walker) call(name string, arguments []ast.Node) plain {
	args := make([]plain, len(arguments))
	for i, a := range arguments {
		args[i] = w.eval(a)
	}
	switch name {
	case "known":
		return plainTruth(args[0].kind != Missing)
	case "coalesce":
		return firstKnown(args...)
	case "rate", "percent":
		return plainRate(args, name == "percent")
	}
	if !allKnown(args...) {
		return worst(args...)
	}
	x := args[0].num
	switch name {
	case "min", "max":
		y := args[1].num
		if (x.Cmp(y) > 0) == (name == "min") {
			return plainValue(y)
		}
		return plainValue(x)
	case "abs":
		return plainValue(new(big.Rat).Abs(x))
	case "floor":
		return plainValue(new(big.Rat).SetInt(new(big.Int).Div(x.Num(), x.Denom())))
	case "ceil":
		down := new(big.Int).Div(new(big.Int).Neg(x.Num()), x.Denom())
		return plainValue(new(big.Rat).SetInt(down.Neg(down)))
	case "round":
		places := int64(0)
		if len(args) > 1 {
			places = args[1].num.Num().Int64()
		}
		return plainValue(rattest.AwayFromZero(x, int(places)))
	}
	panic(name)
}

func plainRate(args []plain, percent bool) plain {
	a, b := args[0], args[1]
	faults := []plain{a, b}
	for _, v := range faults[:2] {
		if v.kind == IsNumber && v.num.Sign() < 0 {
			faults = append(faults, plain{kind: Invalid})
		}
	}
	if b.kind == IsNumber && b.num.Sign() == 0 {
		faults = append(faults, plain{kind: Undefined})
	}
	if percent && allKnown(a, b) && a.num.Cmp(b.num) > 0 {
		faults = append(faults, plain{kind: Invalid})
	}
	if !allKnown(faults...) {
		return worst(faults...)
	}
	per := big.NewRat(100, 1)
	if !percent {
		per = args[2].num
	}
	return plainValue(per.Mul(per, a.num).Quo(per, b.num))
}

// known writes a value as the oracles do: kinds without a value by kind, missing ones with their names.
func asOracle(v Value) string {
	if v.Known() || v.Kind() == Missing {
		return v.String()
	}
	return v.Kind().String()
}

// TestRandomFormulasAgreeWithBothOracles compares, for random formulas and records, Evaluate, the general
// way, the judges, expr's VM over an exact type, and a plain walk over expr's tree.
func TestRandomFormulasAgreeWithBothOracles(t *testing.T) {
	t.Parallel()
	const shards = 4
	formulas := longtest.Rounds(3000, 10000)
	for shard := range shards {
		t.Run(fmt.Sprint("seed ", shard), func(t *testing.T) {
			t.Parallel()
			g := newGenerator(uint64(shard))
			tally := map[string]int{}
			for range formulas / shards {
				checkRandomFormula(t, g, g.formula(), tally)
			}
			require.Greater(t, tally["vm"], formulas/shards/2, "the VM decides most formulas: %v", tally)
			require.Greater(t, tally["ratio"], formulas/shards/10, "many formulas have a ratio form: %v", tally)
			require.Greater(t, tally["missing"], formulas/shards/10, "%v", tally)
			require.Greater(t, tally["undefined"], 0, "%v", tally)
			require.Greater(t, tally["invalid"], 0, "%v", tally)
		})
	}
}

func checkRandomFormula(t testing.TB, g *generator, text string, tally map[string]int) {
	t.Helper()
	s := testScope()
	f := compile(t, text, s)
	tree, err := parser.Parse(parsable(f.Text()))
	require.NoError(t, err, text)
	full := g.row(s, 0)
	source := []rune(f.Text())
	program, err := expr.Compile(parsable(f.Text()), oracleOptions(oracleEnv(s, full), source)...)
	require.NoError(t, err, text)
	for i, row := range []Row{full, g.row(s, 0), g.row(s, 35), g.row(s, 70)} {
		where := text + "\n" + describe(s, row)
		got := f.Evaluate(row)
		want := (&walker{source, s, row, map[string]ast.Node{}}).eval(tree.Node).String()
		require.Equal(t, want, asOracle(got), "plain evaluator\n%s", where)
		requireWaysAgree(t, g, f, row, where)
		tally[got.Kind().String()]++
		if f.root.Ratio != nil {
			tally["ratio"]++
		}
		if i >= 2 {
			continue
		}
		// The VM has no Kleene logic and no lazy let, so it may stop where we have an answer; never the
		// other way round.
		value, ok := runOracle(t, program, oracleEnv(s, row))
		require.True(t, got.Known() || !ok, "expr's VM says %s, we %s\n%s", value, got, where)
		if ok {
			tally["vm"]++
			require.Equal(t, value, got.String(), "expr's VM\n%s", where)
		}
	}
}

// requireWaysAgree compares all ways of ours to evaluate a formula for a row.
func requireWaysAgree(t testing.TB, g *generator, f *Formula, row Row, where string) {
	t.Helper()
	before := describe(f.scope, row)
	got := f.Evaluate(row)
	require.Equal(t, f.evaluate(&row, false).String(), got.String(), "general way\n%s", where)
	require.Equal(t, f.evaluate(&row, true).Kind(), got.Kind(), "quiet way\n%s", where)
	kind, truth := f.Holds(&row)
	require.Equal(t, got.Kind(), kind, "Holds\n%s", where)
	require.Equal(t, got.truth, truth, "Holds\n%s", where)
	require.Equal(t, decisionOf(got.Kind(), got.truth), f.Judge().Decide(&row), "judge of a condition\n%s", where)
	if kind, n, d, ok := f.small(&row); ok {
		require.Equal(t, got.Kind(), kind, "small numbers\n%s", where)
		require.True(t, kind != IsNumber || d > 0 && exact.Frac(n, d).Cmp(got.num) == 0, "small numbers: %d/%d\n%s", n, d, where)
	}
	absent := f.Absent(row)
	for _, name := range got.Missing() {
		require.Contains(t, absent, name, "what blocks is absent\n%s", where)
	}
	thresholds := []Threshold{{form.LessEqual, g.value()}, {form.Greater, exact.Frac(-13, 2)}}
	if n, ok := got.Number(); ok {
		thresholds = append(thresholds, Threshold{form.Less, n}, Threshold{form.GreaterEqual, n})
	}
	for _, th := range thresholds {
		n, isNumber := got.Number()
		judge := f.Against(th)
		require.Equal(t, decisionOf(got.Kind(), isNumber && th.Met(n)), judge.Decide(&row), "Decide %s\n%s", th, where)
		require.Equal(t, judge.Decide(&row), judge.decide(&row), "Decide without counts %s\n%s", th, where)
		several := make([]Decision, 2)
		NewJudges(judge, judge).Decide(&row, several)
		require.Equal(t, []Decision{judge.Decide(&row), judge.Decide(&row)}, several, "several judges %s\n%s", th, where)
	}
	requireShapeRecomputes(t, f, row, got, where)
	require.Equal(t, before, describe(f.scope, row), "evaluation changes no row")
}

// requireShapeRecomputes sees to it that the numerator, denominator and per that are shown give the value.
func requireShapeRecomputes(t testing.TB, f *Formula, row Row, got Value, where string) {
	t.Helper()
	shape, ok := f.Shape(row)
	value, isNumber := got.Number()
	if !ok || !isNumber {
		return
	}
	require.True(t, shape.Per.IsInt() && shape.Per.Sign() > 0, "per of %s is %s", where, shape.Per)
	for _, l := range []Sum{shape.Numerator, shape.Denominator} {
		for _, c := range l.sum.Coefficients() {
			require.True(t, c.IsInt(), "coefficient %s\n%s", c, where)
		}
	}
	numerator, ok1 := shape.Numerator.Evaluate(row)
	denominator, ok2 := shape.Denominator.Evaluate(row)
	if !ok1 || !ok2 {
		return // a name that cancels out or stands in a branch not taken
	}
	q, ok := numerator.Mul(shape.Per).Div(denominator)
	require.True(t, ok, where)
	require.Zero(t, q.Cmp(value), "shown %s, value %s\n%s", q, value, where)
}
