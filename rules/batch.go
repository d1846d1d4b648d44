package rules

import (
	"math/bits"
	"slices"
)

// A Batch decides formulas for many rows at once, over columns. What formulas have in common, sums and
// comparisons, is computed once for a [Block]. It says what [Judge.Decide] and [Formula.Holds] say row by
// row, never changes, and serves any number of goroutines, each with a block of its own.
type Batch struct {
	scope      *Scope
	slots      []int  // of the names that any formula uses
	uses       []bool // by slot
	sums       []intLinear
	pairs      [][2]operand
	conditions []conditionKernel
	judges     []judgeKernel
}

// An operand is the column of a slot, or, after all slots, a sum.
type operand int

// A judgeKernel is a judge over columns.
type judgeKernel struct {
	judge     *Judge
	reads     []int // the slots that are looked at for every row
	ratio     bool  // it has the form num·a op den·b
	num, den  operand
	a, b      factor
	guarded   bool // a row in which num or den is below 0 is invalid
	plain     bool // the only division is num by den, and one comparison decides
	ofTwo     bool // plain, and of two names
	divisions []division
	steps     []step // of a formula that is no ratio; nil when it must go row by row
	sum       *sumOfTwo
}

// A division is one inside a formula: what makes it undefined or invalid.
type division struct {
	num, den           operand
	numReads, denReads []int
	op                 op  // opDiv, opRate or opPercent
	over               int // opPercent: the pair den < num
}

// A conditionKernel is a condition over columns: the pair left op right.
type conditionKernel struct {
	formula      *Formula
	reads        []int
	linear       bool
	op           compOp
	below, above int // the pairs left < right and right < left, -1 where they are not needed
	steps        []step
}

// What the kernels can hold: sums of at most maxTerms products of an int64 and a coefficient of this
// length stay within 128 bits, and factors are this many words long.
const (
	maxKernelCoefficient = 1 << 56
	maxFactorWords       = 4
)

// NewBatch returns the batch of conditions and judges whose formulas were compiled over the scope.
func NewBatch(scope *Scope, conditions []*Formula, judges []*Judge) *Batch {
	b := &Batch{scope: scope, uses: make([]bool, len(scope.names))}
	for _, f := range conditions {
		b.conditions = append(b.conditions, b.condition(f))
	}
	for _, j := range judges {
		b.judges = append(b.judges, b.judge(j))
	}
	for slot, used := range b.uses {
		if used {
			b.slots = append(b.slots, slot)
		}
	}
	return b
}

// NewBlock returns an empty block.
func (b *Batch) NewBlock() *Block {
	n := len(b.scope.names)
	block := &Block{
		batch: b, columns: make([]column, n), sums: make([]vector, len(b.sums)), summed: make([]bool, len(b.sums)),
		pairs: make([]Mask, len(b.pairs)), paired: make([]bool, len(b.pairs)), zeros: make([]zeroMask, n+len(b.sums)),
		cells: make([]cells, b.longest()), scratch: b.scope.newScratch(), empty: b.scope.NewRow(),
		known: make([]byte, 8*n), other: make([]byte, 8*n),
	}
	block.Reset(0)
	return block
}

func (b *Batch) use(f *Formula) {
	for _, slot := range f.uses {
		b.uses[slot] = true
	}
}

func (b *Batch) condition(f *Formula) conditionKernel {
	b.use(f)
	k := conditionKernel{formula: f, reads: f.uses}
	if f.root.linear == nil || !b.compareLinear(&k, f.root) {
		k.steps = b.steps(f.root)
	}
	return k
}

func (b *Batch) judge(j *Judge) judgeKernel {
	b.use(j.formula)
	k := judgeKernel{judge: j, reads: j.formula.uses, ratio: true}
	if !b.foldRatio(&k) {
		k = judgeKernel{judge: j, reads: j.formula.uses, steps: b.steps(j.formula.root)}
		q := denominatorOf(j.threshold.number)
		var ok1, ok2 bool
		scale := int64(1)
		if n := len(k.steps); n > 0 {
			scale = max(1, k.steps[n-1].scale)
		}
		k.a, ok1 = factorOf(q.Mul(Int(scale)))
		k.b, ok2 = factorOf(j.threshold.number.Mul(q))
		if !ok1 || !ok2 {
			k.steps = nil
		}
		k.sum = sumOfTwoOf(k.steps)
	}
	return k
}

// foldRatio compiles the ratio form with the threshold; ok is false where there is none that fits.
func (b *Batch) foldRatio(k *judgeKernel) (ok bool) {
	root := k.judge.formula.root
	if k.judge.formula.shape == nil {
		return false
	}
	r, ok := fold(*k.judge.formula.shape, k.judge.threshold)
	if !ok {
		return false
	}
	form, ok := b.ratioStep(root, fastPart{num: r.num, den: r.den})
	if !ok {
		return false
	}
	k.num, k.den, k.divisions, k.reads = form.num, form.den, form.divisions, form.reads
	var ok1, ok2 bool
	k.a, ok1 = factorOf(r.a)
	k.b, ok2 = factorOf(r.b)
	for _, d := range k.divisions {
		own := d.num == k.num && d.den == k.den
		k.guarded = k.guarded || own && d.op != opDiv
		k.plain = own && len(k.divisions) == 1 && k.judge.threshold.op != equal
	}
	if k.plain {
		d := &k.divisions[0]
		k.ofTwo = slices.Equal(d.numReads, []int{int(k.num)}) && slices.Equal(d.denReads, []int{int(k.den)})
	}
	return ok1 && ok2
}

// ratioStep finds the columns of a ratio form over whole coefficients.
func (b *Batch) ratioStep(n *node, whole fastPart) (r *ratioStep, ok bool) {
	divisions := n.divisions()
	r = &ratioStep{reads: n.reads()}
	var ok1, ok2 bool
	r.num, ok1 = b.operand(whole.num)
	r.den, ok2 = b.operand(whole.den)
	if !ok1 || !ok2 || len(divisions) > maxTerms {
		return nil, false
	}
	for _, n := range divisions {
		d, ok := b.division(n)
		if !ok {
			return nil, false
		}
		r.divisions = append(r.divisions, d)
	}
	return r, true
}

func (b *Batch) division(n *node) (d division, ok bool) {
	num, ok1 := n.kids[0].ratio.whole()
	den, ok2 := n.kids[1].ratio.whole()
	if !ok1 || !ok2 {
		return d, false
	}
	whole, ok := part{num, den, false}.integers()
	if !ok {
		return d, false
	}
	d = division{op: n.op, numReads: n.kids[0].reads(), denReads: n.kids[1].reads(), over: -1}
	d.num, ok1 = b.operand(whole.num)
	d.den, ok2 = b.operand(whole.den)
	if ok1 && ok2 && n.op == opPercent {
		d.over = b.pair(d.den, d.num)
	}
	return d, ok1 && ok2
}

// operand finds the column of a single name, or the sum, which is added to the batch when it is new.
func (b *Batch) operand(l intLinear) (o operand, ok bool) {
	if len(l.terms) == 1 && l.constant == 0 && l.terms[0].coefficient == 1 {
		return operand(l.terms[0].slot), true
	}
	for _, t := range l.terms {
		if magnitude(t.coefficient) > maxKernelCoefficient {
			return 0, false
		}
	}
	i := slices.IndexFunc(b.sums, func(s intLinear) bool { return s.constant == l.constant && slices.Equal(s.terms, l.terms) })
	if i < 0 {
		i = len(b.sums)
		b.sums = append(b.sums, l)
	}
	return operand(len(b.uses) + i), true
}

// pair finds the comparison a < b.
func (b *Batch) pair(less, more operand) int {
	i := slices.Index(b.pairs, [2]operand{less, more})
	if i < 0 {
		i = len(b.pairs)
		b.pairs = append(b.pairs, [2]operand{less, more})
	}
	return i
}

// walk visits every node that is looked at whatever the row is, each once; let binds lazily.
func (n *node) walk(visit func(*node)) {
	seen := map[*node]bool{}
	var walk func(*node)
	walk = func(n *node) {
		if seen[n] {
			return
		}
		seen[n] = true
		visit(n)
		kids := n.kids
		if n.op == opLet {
			kids = kids[1:]
		}
		for _, kid := range kids {
			walk(kid)
		}
	}
	walk(n)
}

// reads are the slots of the names that are looked at, ascending.
func (n *node) reads() (slots []int) {
	n.walk(func(n *node) {
		if n.op == opName {
			slots = append(slots, n.index)
		}
	})
	slices.Sort(slots)
	return slices.Compact(slots)
}

// divisions are those of a ratio that can be undefined or invalid.
func (n *node) divisions() (all []*node) {
	n.walk(func(n *node) {
		switch n.op {
		case opRate, opPercent:
			all = append(all, n)
		case opDiv:
			if _, constant := n.kids[1].ratio.constant(); !constant {
				all = append(all, n)
			}
		}
	})
	return all
}

// A factor is a whole number with which columns are multiplied.
type factor struct {
	words    [maxFactorWords]uint64 // the lowest first
	length   int                    // in bits
	negative bool
}

func factorOf(n Number) (f factor, ok bool) {
	r := n.rat()
	f.length, f.negative = r.Num().BitLen(), r.Sign() < 0
	if !r.IsInt() || f.length > 64*maxFactorWords {
		return factor{}, false
	}
	for i, word := range r.Num().Bits() { // 32 bits long on some machines
		at := i * bits.UintSize
		f.words[at/64] |= uint64(word) << (at % 64)
	}
	return f, true
}
