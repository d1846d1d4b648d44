package rules

import (
	"math"
	"slices"

	"github.com/expr-lang/expr/parser/lexer"

	"github.com/childward/childward/rules/internal/form"
)

// A Formula is a compiled expression. It never changes and serves any number of goroutines. The zero Formula has no
// text and is missing for every row.
type Formula struct {
	scope  *Scope
	source *source
	root   *form.Node
	locals int       // how many names let gives
	nodes  int       // operations, those of names in quotes included
	uses   []int     // the slots of the names in it, ascending
	slots  int       // how many slots a row needs for them
	counts countPair // of a condition

	fraction func() form.Fraction // of the root, found when it is asked for; nil where the root has no ratio form
}

// Form hands over what the formula compiled to, for the proofs of package prove. It must not be changed.
func (f *Formula) Form() *form.Form {
	f = f.orNone()
	return &form.Form{Root: f.root, Names: f.scope.names, Source: f.source.Source}
}

// At returns the formula that computes one node of this one, for the proofs of package prove.
func (f *Formula) At(n *form.Node) *Formula {
	part := *f.orNone()
	part.root, part.counts, part.fraction = n, countPair{}, fractionOf(n)
	return &part
}

// Options adjust how a formula is compiled. The zero Options are those of [Compile].
type Options struct {
	Limits Limits
	// Bases refuses formulas that mix rates of different bases, such as a percentage and a rate per 1,000.
	Bases bool
	// Type refuses a formula of the other type; [AnyType], the zero Type, takes both.
	Type Type
	// Quoted are the functions that take a name in quotes, such as value("infant_mortality"): for each function the
	// names it knows. They are the only place where a formula may have a text; none by default.
	Quoted map[string]map[string]Quoted
}

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
	c.want(root, options.Type)
	if len(c.errs) > 0 {
		return nil, c.errs.Err()
	}
	slices.Sort(c.uses)
	f := &Formula{scope: scope, source: src, root: root, locals: c.localCount, nodes: c.nodes, uses: slices.Compact(c.uses), fraction: fractionOf(root)}
	if n := len(f.uses); n > 0 {
		f.slots = f.uses[n-1] + 1
	}
	f.counts, _ = countsCondition(root, f.uses)
	return f, nil
}

// nothing is what the zero Formula is: without a text, and missing for every row.
var nothing = &Formula{
	scope: NewScope(), source: &source{Source: &form.Source{Tokens: []lexer.Token{{}}, Match: []int{-1}}}, root: &form.Node{Op: form.OpName, Index: math.MaxInt},
}

// orNone returns the formula, for the zero one nothing.
func (f *Formula) orNone() *Formula {
	if f == nil || f.root == nil {
		return nothing
	}
	return f
}

// Text returns the formula as it was written, in NFC.
func (f *Formula) Text() string { return f.orNone().source.Text }

// Type returns the type of what the formula yields.
func (f *Formula) Type() Type {
	if f.orNone().root.Type == form.TruthType {
		return TruthType
	}
	return NumberType
}

// Uses returns the slots of all names in the formula, ascending.
func (f *Formula) Uses() []int { return slices.Clone(f.orNone().uses) }

// Absent returns the names in the formula that a row lacks, sorted, also those without which the result
// is decided; compare [Value.Missing], which names only what blocks it.
func (f *Formula) Absent(row Row) []string {
	f = f.orNone()
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
	for i := range src.Tokens {
		name, ok := src.nameAt(i)
		switch {
		case !ok:
		case src.Is(i-1, "let"):
			given[name] = true
		case !given[name] && !slices.Contains(names, name):
			names = append(names, name)
		}
	}
	return names
}
