package rules

import (
	"math"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules/wording"
)

// wayOf is the mask of an outcome in which a row stands; "missing" where it stands in none.
func wayOf(out *Outcome, i int) string {
	in := func(m *Mask) uint64 { return m[i/64] >> (i % 64) & 1 }
	ways := map[uint64]string{0: "missing", 1: "met", 2: "unmet", 4: "undefined", 8: "invalid"}
	return ways[in(&out.Met)|in(&out.Unmet)<<1|in(&out.Undefined)<<2|in(&out.Invalid)<<3] // "" in several
}

// plainWay is the same by the general way, node by node.
func plainWay(f *Formula, th Threshold, row Row) string {
	v := f.evaluateGeneral(&row, true)
	n, isNumber := v.Number()
	switch {
	case isNumber && th.Met(n):
		return "met"
	case isNumber:
		return "unmet"
	case v.kind == Undefined:
		return "undefined"
	case v.kind == Missing:
		return "missing"
	}
	return "invalid"
}

// thresholds holds every operator, against numbers of every length.
func (g *generator) thresholds() []Threshold {
	numbers := []Number{Int(0), Int(1), Int(50), Int(-3), Frac(628, 100), Frac(1, 200), Int(math.MaxInt64), FromRat(ratPow10(25)), Frac(1, 3),
		FromRat(ratPow10(-22)), FromRat(ratPow10(90)), FromRat(ratPow10(40)).Neg(), Int(1000)}
	var all []Threshold
	for op := less; op <= equal; op++ {
		all = append(all, Threshold{op, pick(g, numbers)})
	}
	return all
}

// requireBatch holds every row of a block against the rows alone.
func requireBatch(t *testing.T, b *Batch, block *Block, rows []*Row) {
	t.Helper()
	var out Outcome
	for j := range b.judges {
		judge := b.judges[j].judge
		block.Judge(j, &out)
		for i, row := range rows {
			if want, got := plainWay(judge.formula, judge.threshold, *row), wayOf(&out, i); want != got {
				require.Equal(t, want, got, "%s %s\nrow %d: %s", judge.formula.Text(), judge.threshold, i, describe(b.scope, *row))
			}
		}
		for w := range out.Met {
			require.Zero(t, (out.Met[w]|out.Unmet[w]|out.Undefined[w]|out.Invalid[w])&^block.inside[w], "no row beyond the last")
		}
	}
	for c := range b.conditions {
		f := b.conditions[c].formula
		fails := block.Fails(c)
		for i, row := range rows {
			truth, ok := f.evaluateGeneral(row, true).Truth()
			if fails[i/64]>>(i%64)&1 == 1 != (ok && !truth) {
				require.Failf(t, "not what the row says", "%s\nrow %d: %s", f.Text(), i, describe(b.scope, *row))
			}
		}
	}
}

// batchOf makes a batch of formulas, numbers against every operator.
func (g *generator) batchOf(t *testing.T, s *Scope, texts []string) *Batch {
	var conditions []*Formula
	var judges []*Judge
	for _, text := range texts {
		f := compile(t, text, s)
		if f.Type() == TruthType {
			conditions = append(conditions, f)
			continue
		}
		for _, th := range g.thresholds() {
			judges = append(judges, f.Against(th))
		}
	}
	return NewBatch(s, conditions, judges)
}

// ofScales are formulas whose numbers meet in one scale, or do not.
var ofScales = []string{
	"percent(a, b) > percent(c, b) and p", "min(percent(a, b), percent(c, b))", "p ? percent(a, b) : 0", "p ? percent(a, b) : 7",
	"max(rate(a, b, 1000), percent(c, b))", "percent(a, b) + percent(b, c)", "percent(a, b) - 0.987 * percent(c, b)", "percent(a, b) ?? rate(c, b, 1000)",
	"(percent(a, b) > percent(c, b)) == p", "p ? percent(a, b) > percent(c, b) : q", "abs(percent(a, b) - rate(a, c, 1000))", "min(2 * a, 4 * b, 6 * c)",
	"percent(a, b) / percent(c, b)", "max(percent(a, b), percent(c, b)) in [50, 100]", "0 <= percent(a, b) < percent(c, b)", "9223372036854775807 * a + a / b", "p == q", "p != (a < b)", "(p ?? q) == true",
	"known(p) and (p or q)", "p ? q : a < b", "not (a < b < c)", "a not in [1, 2]", "floor(a / b) + ceil(a / 2) - round(b / 3, 1)",
}

// A block of rows, a row alone: the same, whatever stands in the rows.
func TestABatchSaysWhatItsFormulasSayRowByRow(t *testing.T) {
	t.Parallel()
	g := newGenerator(21)
	s := testScope()
	for range 6 {
		b := g.batchOf(t, s, slices.Concat(judged, conditions, ofScales))
		block := b.NewBlock()
		for _, missing := range []int{0, 10, 100} {
			for _, n := range []int{1, 63, 64, 65, 130} {
				requireBatch(t, b, block, g.block(block, s, n, missing))
			}
		}
	}
}

// block fills a block with random rows; a few hold values that contradict themselves.
func (g *generator) block(block *Block, s *Scope, n, missing int) []*Row {
	rows := make([]*Row, n)
	for i := range rows {
		row := g.row(s, missing)
		if g.IntN(20) == 0 {
			row.Set(g.IntN(4), pick(g, []Value{InvalidValue(wording.Message{}), TooLargeValue()}))
		}
		rows[i] = &row
	}
	block.Transpose(rows)
	return rows
}

func TestABatchSaysWhatRandomFormulasSay(t *testing.T) {
	t.Parallel()
	s := testScope()
	for seed := range uint64(60) {
		g := newGenerator(1000 + seed)
		var texts []string
		for range 8 {
			texts = append(texts, g.formula(), g.ratioLike())
		}
		b := g.batchOf(t, s, texts)
		block := b.NewBlock()
		for range 3 {
			requireBatch(t, b, block, g.block(block, s, 1+g.IntN(150), g.IntN(30)))
		}
	}
}

// Columns that the caller holds: garbage where nothing was reported, numbers below 0, the edges of int64.
func TestABatchOverHeldColumnsSaysWhatTheRowsSay(t *testing.T) {
	t.Parallel()
	s := testScope()
	for seed := range uint64(12) {
		g := newGenerator(3000 + seed)
		b := g.batchOf(t, s, slices.Concat(judged, conditions, ofScales, []string{g.ratioLike(), g.formula()}))
		block := b.NewBlock()
		requireBatchOverColumns(t, g, b, block, 1+g.IntN(2*BlockRows))
	}
}

func requireBatchOverColumns(t *testing.T, g *generator, b *Batch, block *Block, n int) {
	t.Helper()
	rows := make([]*Row, n)
	for i := range rows {
		row := b.scope.NewRow()
		rows[i] = &row
	}
	ints, missing, truths := make([][]int64, len(b.scope.names)), make([][]uint64, len(b.scope.names)), make([][]uint64, len(b.scope.names))
	for slot := range b.scope.names {
		ints[slot], missing[slot], truths[slot] = make([]int64, n), make([]uint64, (n+63)/64), make([]uint64, (n+63)/64)
		gaps, huge := pick(g, []int{0, 5, 100}), g.IntN(3) == 0
		for i := range n {
			bit := uint64(1) << (i % 64)
			ints[slot][i] = pick(g, []int64{0, 1, 2, 5, 7, 1000, 12500, -1, math.MinInt64, math.MaxInt64, 1 << 61}[:6+map[bool]int{true: 5}[huge]])
			truth := g.IntN(2) == 0
			if truth {
				truths[slot][i/64] |= bit
			}
			switch {
			case g.IntN(100) < gaps:
				missing[slot][i/64] |= bit
			case b.scope.Type(slot) == TruthType:
				rows[i].Set(slot, TruthValue(truth))
			case ints[slot][i] < 0:
				rows[i].Set(slot, InvalidValue(wording.Message{}))
			default:
				rows[i].Set(slot, NumberValue(Int(ints[slot][i])))
			}
		}
	}
	for from := 0; from < n; from += BlockRows {
		block.Reset(min(BlockRows, n-from))
		for slot := range b.scope.names {
			if b.scope.Type(slot) == TruthType {
				block.SetTruths(slot, truths[slot], missing[slot], from)
			} else {
				block.SetCounts(slot, ints[slot], missing[slot], from)
			}
		}
		requireBatch(t, b, block, rows[from:min(n, from+BlockRows)])
	}
}
