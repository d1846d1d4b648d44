package rules

import (
	"math/bits"
	"slices"
)

// A step is a node of a formula over columns. The steps of a formula stand so that each comes after
// those it needs; a value of let is computed once.
type step struct {
	node   *node
	kids   []int // indices of steps
	scale  int64 // its numbers are to be multiplied by it, 100 for a percentage; 0 where all are 0
	ratio  *ratioStep
	linear *conditionKernel
	times  int64 // no node, but its kid multiplied
}

// A ratioStep is a maximal part of a formula that has a ratio form.
type ratioStep struct {
	num, den  operand
	reads     []int
	divisions []division
}

// maxSteps bounds the memory of a block; a longer formula goes row by row.
const maxSteps = 256

// steps compiles a formula for columns; nil where a part of it fits no kernel.
func (b *Batch) steps(root *node) []step {
	c := &stepCompiler{batch: b, index: map[*node]int{}}
	if _, ok := c.add(root); !ok || len(c.steps) > maxSteps {
		return nil
	}
	return c.steps
}

type stepCompiler struct {
	batch *Batch
	index map[*node]int
	steps []step
}

func (c *stepCompiler) add(n *node) (index int, ok bool) {
	switch n.op {
	case opLet:
		return c.add(n.kids[1])
	case opLocal:
		return c.add(n.kids[0])
	}
	if i, done := c.index[n]; done {
		return i, true
	}
	s := step{node: n, scale: 1}
	switch {
	case n.typ == NumberType && n.ratio != nil:
		s.ratio, s.scale, ok = c.ratio(n)
	case n.linear != nil:
		k := conditionKernel{}
		ok = c.batch.compareLinear(&k, n)
		s.linear = &k
	default:
		s.kids, ok = c.addAll(n.kids)
		if ok {
			s.scale = c.unify(n, s.kids)
		}
	}
	if !ok || len(c.steps) >= maxSteps {
		return 0, false
	}
	c.steps = append(c.steps, s)
	c.index[n] = len(c.steps) - 1
	return len(c.steps) - 1, true
}

func (c *stepCompiler) addAll(nodes []*node) (indices []int, ok bool) {
	for _, n := range nodes {
		i, ok := c.add(n)
		if !ok {
			return nil, false
		}
		indices = append(indices, i)
	}
	return indices, true
}

// ratio takes the common factor out of the numerator, so that percentages are compared, chosen and added
// without a multiplication.
func (c *stepCompiler) ratio(n *node) (r *ratioStep, scale int64, ok bool) {
	whole, ok := part{num: n.ratio.num, den: n.ratio.den}.integers()
	if !ok {
		return nil, 0, false
	}
	factor := magnitude(whole.num.constant)
	for _, t := range whole.num.terms {
		factor = gcd(factor, magnitude(t.coefficient))
	}
	if factor > 1 && factor < 1<<62 {
		scale = int64(factor)
		whole.num = whole.num.dividedBy(scale)
	} else if factor > 0 {
		scale = 1
	}
	r, ok = c.batch.ratioStep(n, whole)
	return r, scale, ok
}

// dividedBy divides by a number that all coefficients are multiples of.
func (l intLinear) dividedBy(k int64) intLinear {
	q := intLinear{constant: l.constant / k, terms: slices.Clone(l.terms)}
	for i := range q.terms {
		q.terms[i].coefficient /= k
	}
	return q
}

// unify gives the kids whose numbers meet one scale, and returns that of the node.
func (c *stepCompiler) unify(n *node, kids []int) (scale int64) {
	meeting := kids
	switch n.op {
	case opCond:
		meeting = kids[1:]
	case opAdd, opSub, opMin, opMax, opCoalesce, opCompare:
	default:
		c.multiply(kids)
		return 1
	}
	for _, i := range meeting {
		switch s := c.steps[i].scale; {
		case s == 0 || s == scale:
		case scale == 0:
			scale = s
		default:
			c.multiply(meeting)
			return 1
		}
	}
	if n.typ != NumberType {
		return 1
	}
	return scale
}

// multiply puts steps behind kids that bring their scale to 1.
func (c *stepCompiler) multiply(kids []int) {
	for k, i := range kids {
		if scale := c.steps[i].scale; scale > 1 {
			c.steps = append(c.steps, step{kids: []int{i}, scale: 1, times: scale})
			kids[k] = len(c.steps) - 1
		}
	}
}

// compareLinear brings a comparison of sums to pairs.
func (b *Batch) compareLinear(k *conditionKernel, n *node) (ok bool) {
	l := n.linear
	left, right := operand(l.left), operand(l.right)
	if !l.pair {
		var ok1, ok2 bool
		left, ok1 = b.operand(l.difference)
		right, ok2 = b.operand(intLinear{})
		if !ok1 || !ok2 {
			return false
		}
	}
	k.linear, k.op, k.reads, k.below, k.above = true, l.op, n.reads(), -1, -1
	if l.op.asksBelow() {
		k.below = b.pair(left, right)
	}
	if l.op.asksAbove() {
		k.above = b.pair(right, left)
	}
	return true
}

// longest is the most steps that a formula of the batch has.
func (b *Batch) longest() (n int) {
	for i := range b.judges {
		n = max(n, len(b.judges[i].steps))
	}
	for i := range b.conditions {
		n = max(n, len(b.conditions[i].steps))
	}
	return n
}

// run computes the steps for the block, and returns the last.
func (b *Block) run(steps []step) *cells {
	for i := range steps {
		s := &steps[i]
		c := &b.cells[i]
		c.missing, c.undefined, c.invalid, c.exact = Mask{}, Mask{}, Mask{}, Mask{}
		c.truth = Mask{}
		switch {
		case s.ratio != nil:
			b.runRatio(s.ratio, c)
		case s.linear != nil:
			b.runLinear(s.linear, c)
		case s.times != 0:
			b.runTimes(s, c)
		default:
			b.runNode(s, c)
		}
		c.rank(b.lanes)
	}
	return &b.cells[len(steps)-1]
}

func (b *Block) kid(s *step, i int) *cells { return &b.cells[s.kids[i]] }

func (b *Block) runNode(s *step, c *cells) {
	switch s.node.op {
	case opTruth:
		if s.node.truth {
			c.truth = b.inside
		}
	case opName:
		column := &b.columns[s.node.index]
		c.truth, c.missing, c.invalid, c.exact = column.truths, column.missing, column.faulty, column.other
	case opNot:
		kid := b.kid(s, 0)
		c.joins(kid)
		for w := range b.lanes {
			c.truth[w] = ^kid.truth[w]
		}
	case opAnd, opOr:
		b.runKleene(s, c)
	case opCompare:
		b.runChain(s, c)
	case opIn, opNotIn:
		b.runIn(s, c)
	case opKnown:
		kid := b.kid(s, 0)
		c.exact = kid.exact
		for w := range b.lanes {
			c.truth[w] = ^kid.missing[w]
		}
	case opCond:
		b.runCond(s, c)
	case opCoalesce:
		b.runCoalesce(s, c)
	case opMin, opMax:
		b.runExtreme(s, c)
	default:
		b.runArithmetic(s, c)
	}
}

func (b *Block) runArithmetic(s *step, c *cells) {
	kid := b.kid(s, 0)
	c.joins(kid)
	if len(s.kids) > 1 {
		c.joins(b.kid(s, 1))
	}
	switch s.node.op {
	case opNeg, opAbs, opRound, opFloor, opCeil:
		b.eachRow(c, kid, nil, func(x, _ Number) (Number, bool) { return unary(s.node, x), true })
	case opAdd, opSub:
		b.addCells(c, kid, b.kid(s, 1), s.node.op == opSub)
	case opMul:
		b.multiplyCells(c, kid, b.kid(s, 1))
	case opDiv, opRate, opPercent:
		b.runDivision(s, c)
	default:
		c.exact = b.inside
	}
}

// runDivision adds to the joined reasons what the division itself finds, as machine.rate does.
func (b *Block) runDivision(s *step, c *cells) {
	num, den := b.kid(s, 0), b.kid(s, 1)
	numNegative, denNegative, over := Mask{}, Mask{}, Mask{}
	for w := range b.lanes {
		c.undefined[w] |= zero(den.num.lane(w)) & den.known(w)
		numNegative[w] = num.num.belowZero(w) & num.known(w)
		denNegative[w] = den.num.belowZero(w) & den.known(w)
	}
	if s.node.op != opDiv {
		if s.node.op == opPercent {
			_, over = b.order(num, den)
		}
		for w := range b.lanes {
			c.invalid[w] |= numNegative[w] | denNegative[w] | over[w]&num.known(w)&den.known(w)
		}
	}
	per := Int(1)
	if s.node.op != opDiv {
		per = s.node.num
	}
	b.eachRow(c, num, den, func(x, y Number) (Number, bool) { return x.Mul(per).Div(y) })
}

// runLinear decides a comparison of sums.
func (b *Block) runLinear(k *conditionKernel, c *cells) {
	c.missing, c.invalid, c.exact = b.gaps(k.reads)
	b.holds(k, &c.truth)
}

// runRatio leaves numerator and denominator as they are: nothing is divided.
func (b *Block) runRatio(r *ratioStep, c *cells) {
	c.missing, c.invalid, c.exact = b.gaps(r.reads)
	b.kinds(r.divisions, &c.invalid, &c.undefined)
	c.num, c.den = *b.vector(r.num), *b.vector(r.den)
	switch {
	case c.num.high != nil || c.den.high != nil:
		c.exact = b.inside
		c.num, c.den = vector{low: nothing[:]}, vector{low: nothing[:]}
	case c.den.sign:
		b.turn(c)
	}
}

// runTimes multiplies numerators.
func (b *Block) runTimes(s *step, c *cells) {
	kid := b.kid(s, 0)
	c.joins(kid)
	if kid.num.sized()+bits.Len64(uint64(s.times)) > 62 {
		factor := Int(s.times)
		b.eachRow(c, kid, nil, func(x, _ Number) (Number, bool) { return mulSmall(x, factor) })
		return
	}
	c.own()
	c.den = kid.den
	for w := range b.lanes {
		from, to := kid.num.lane(w), c.num.lane(w)
		for i := range to {
			to[i] = from[i] * s.times
		}
	}
	c.num.size, c.num.sign = filled(kid.num.size)*uint64(s.times), kid.num.sign
}

// runIn compares with each literal.
func (b *Block) runIn(s *step, c *cells) {
	kid := b.kid(s, 0)
	c.joins(kid)
	for i := range s.kids[1:] {
		below, above := b.order(kid, b.kid(s, i+1))
		for w := range b.lanes {
			c.truth[w] |= ^below[w] &^ above[w]
			c.exact[w] |= b.kid(s, i+1).exact[w]
		}
	}
	if s.node.op == opNotIn {
		for w := range b.lanes {
			c.truth[w] = ^c.truth[w]
		}
	}
}

// runChain is the and of its pairs.
func (b *Block) runChain(s *step, c *cells) {
	no := Mask{} // a pair is known to be false
	for i, op := range s.node.comparisons {
		left, right := b.kid(s, i), b.kid(s, i+1)
		c.joins(left)
		c.joins(right)
		var below, above Mask
		if s.node.kids[i].typ == NumberType {
			below, above = b.order(left, right)
		} else { // of truth values it is only asked whether they differ
			for w := range b.lanes {
				below[w] = left.truth[w] ^ right.truth[w]
			}
		}
		for w := range b.lanes {
			no[w] |= ^op.rows(below[w], above[w]) & left.known(w) & right.known(w)
		}
	}
	c.decided(&no, b.lanes)
	for w := range b.lanes {
		c.truth[w] = ^no[w]
	}
}

// runKleene is and, absorbed by false, and or, absorbed by true.
func (b *Block) runKleene(s *step, c *cells) {
	absorbed := Mask{}
	for i := range s.kids {
		kid := b.kid(s, i)
		c.joins(kid)
		for w := range b.lanes {
			truth := kid.truth[w]
			if s.node.op == opAnd {
				truth = ^truth
			}
			absorbed[w] |= truth & kid.known(w)
		}
	}
	c.decided(&absorbed, b.lanes)
	for w := range b.lanes {
		c.truth[w] = absorbed[w]
		if s.node.op == opAnd {
			c.truth[w] = ^absorbed[w]
		}
	}
}

// runCond takes each row from the branch that its condition chooses.
func (b *Block) runCond(s *step, c *cells) {
	condition := b.kid(s, 0)
	yes, no := Mask{}, Mask{}
	for w := range b.lanes {
		yes[w] = condition.truth[w] & condition.known(w)
		no[w] = ^condition.truth[w] & condition.known(w)
	}
	c.joins(condition)
	c.takeReasons(b.kid(s, 1), &yes, b.lanes)
	c.takeReasons(b.kid(s, 2), &no, b.lanes)
	b.blend(c, b.kid(s, 1), b.kid(s, 2), &no, s.node.typ)
}

// runCoalesce takes each row from the first kid that is not missing.
func (b *Block) runCoalesce(s *step, c *cells) {
	first := b.kid(s, 0)
	c.joins(first)
	b.blend(c, first, first, &Mask{}, s.node.typ)
	for i := range s.kids[1:] {
		next := b.kid(s, i+1)
		open := c.missing
		for w := range b.lanes {
			c.missing[w] &^= open[w]
		}
		c.takeReasons(next, &open, b.lanes)
		b.blend(c, c, next, &open, s.node.typ)
	}
}

// runExtreme keeps the least or the greatest.
func (b *Block) runExtreme(s *step, c *cells) {
	first := b.kid(s, 0)
	c.joins(first)
	b.blend(c, first, first, &Mask{}, NumberType)
	for i := range s.kids[1:] {
		next := b.kid(s, i+1)
		below, above := b.order(next, c)
		better := &below
		if s.node.op == opMax {
			better = &above
		}
		c.joins(next)
		b.blend(c, c, next, better, NumberType)
	}
}
