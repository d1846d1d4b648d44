package rules

import "slices"

// A Formula is a compiled expression. It never changes and serves any number of goroutines.
type Formula struct {
	scope  *Scope
	source *source
	root   *node
	locals int    // how many names let gives
	uses   []int  // the slots of the names in it, ascending
	slots  int    // how many slots a row needs for them
	shape  *Shape // of the root, where it has a ratio form

	condition    *conditionJudge // where the root compares a ratio with a constant
	denominators []*node         // by which it divides
}

// Options adjust how a formula is compiled. The zero Options are those of [Compile].
type Options struct {
	Limits Limits
	// Bases refuses formulas that mix rates of different bases, such as a percentage and a rate per 1,000.
	Bases bool
	// WantType refuses a formula of the other type; see [Want].
	Want Want
	// Quoted are the functions that take a name in quotes; none by default.
	Quoted Quotables
}

// Want says which type a formula must have.
type Want uint8

// What a formula may be wanted to yield.
const (
	WantAny    Want = iota
	WantNumber      // an indicator
	WantTruth       // a condition, a constraint
)

// Compile compiles a formula over the names of a scope. What is wrong with it comes as [Errors], all of it
// in source order, each with its place: syntax, type, unknown_name or limit. Faults of constants, as in
// 1 / 0, are no errors but values.
func Compile(text string, scope *Scope) (*Formula, error) { return CompileWith(text, scope, Options{}) }

// CompileWith is [Compile] with options.
func CompileWith(text string, scope *Scope, options Options) (*Formula, error) {
	limits := options.Limits.orDefaults()
	src, errs := scan(text, limits, options.Quoted)
	if len(errs) > 0 {
		return nil, errs.Err()
	}
	tree, err := src.parse(limits)
	if err != nil {
		return nil, Errors{err}
	}
	c := &compiler{source: src, scope: scope, limits: limits, bases: options.Bases}
	root := c.node(tree)
	c.want(root, options.Want)
	if len(c.errs) > 0 {
		return nil, c.errs.Err()
	}
	slices.Sort(c.uses)
	return newFormula(scope, src, root, c.localCount, slices.Compact(c.uses)), nil
}

// newFormula makes a formula of its root, with what the fast ways need.
func newFormula(scope *Scope, src *source, root *node, locals int, uses []int) *Formula {
	f := &Formula{scope: scope, source: src, root: root, locals: locals, uses: uses}
	if n := len(uses); n > 0 {
		f.slots = uses[n-1] + 1
	}
	if root.ratio != nil {
		shape := root.ratio.shape(root)
		f.shape = &shape
	}
	f.condition, f.denominators = f.conditionJudge(), denominatorsOf(root)
	return f
}

// Text returns the formula as it was written, in NFC.
func (f *Formula) Text() string { return f.source.text }

// Type returns the type of what the formula yields.
func (f *Formula) Type() Type { return f.root.typ }

// Uses returns the slots of all names in the formula, ascending.
func (f *Formula) Uses() []int { return slices.Clone(f.uses) }

// Absent returns the names in the formula that a row lacks, sorted, also those without which the result
// is decided; compare [Value.Missing], which names only what blocks it.
func (f *Formula) Absent(row Row) []string {
	var names []string
	for _, slot := range f.uses {
		if row.Get(slot).kind == Missing {
			names = append(names, f.scope.names[slot])
		}
	}
	slices.Sort(names)
	return names
}

// FreeNames returns the names that a formula uses without giving them by let, in the order of their
// first use; last_year.NAME is one. A formula that cannot be read gives the names that can be seen.
func FreeNames(text string) []string {
	src, _ := scan(text, Limits{}.orDefaults(), nil)
	given := map[string]bool{}
	var names []string
	for i := range src.tokens {
		name, ok := src.nameAt(i)
		switch {
		case !ok:
		case src.is(i-1, "let"):
			given[name] = true
		case !given[name] && !slices.Contains(names, name):
			names = append(names, name)
		}
	}
	return names
}
