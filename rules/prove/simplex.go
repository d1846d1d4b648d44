package prove

import (
	"github.com/childward/childward/rules/exact"

	"github.com/childward/childward/rules/internal/form"
)

// A program is a linear program over variables that are not negative: the sums of which each is at least 0.
type program struct {
	variables int
	facts     []form.Sum // by variable, not by slot
	steps     *int       // what may still be spent, in cells of the table
}

// An outcome is what a linear program came to.
type outcome uint8

const (
	optimal    outcome = iota
	empty              // no point meets the facts
	unbounded          // the sum grows beyond every number
	unfinished         // the budget is spent
)

// A tableau holds a program in which some variables, the basic ones, are sums of the others:
// basic[i] = constants[i] + rows[i]·others. The goal is a sum of the others, too.
type tableau struct {
	rows      [][]exact.Number
	constants []exact.Number
	goal      []exact.Number
	best      exact.Number
	basic     []int // the variable of each row
	others    []int // the variable of each column
	steps     *int
}

// maximum returns the greatest value of a sum, exactly.
func (p *program) maximum(goal form.Sum) (exact.Number, outcome) {
	t := p.start()
	if o := t.enter(); o != optimal {
		return exact.Number{}, o
	}
	t.aim(goal)
	o := t.climb()
	return t.best, o
}

// start makes a row of each fact: what it has above 0.
func (p *program) start() *tableau {
	t := &tableau{steps: p.steps}
	for v := range p.variables {
		t.others = append(t.others, v)
	}
	for i, fact := range p.facts {
		row := make([]exact.Number, p.variables)
		for _, term := range fact.Terms {
			row[term.Slot] = term.Coefficient
		}
		t.rows, t.constants = append(t.rows, row), append(t.constants, fact.Constant)
		t.basic = append(t.basic, p.variables+i)
	}
	return t
}

// enter moves to a point that meets all facts. It adds a variable to every row, which must come down to 0.
func (t *tableau) enter() outcome {
	least := 0
	for i, c := range t.constants {
		if c.Cmp(t.constants[least]) < 0 {
			least = i
		}
	}
	if len(t.constants) == 0 || t.constants[least].Sign() >= 0 {
		return optimal
	}
	const helper = -1
	for i := range t.rows {
		t.rows[i] = append(t.rows[i], exact.Int(1))
	}
	t.others = append(t.others, helper)
	t.goal = make([]exact.Number, len(t.others))
	t.goal[len(t.goal)-1] = exact.Int(-1)
	t.pivot(least, len(t.others)-1)
	if o := t.climb(); o != optimal {
		return o
	}
	if t.best.Sign() < 0 {
		return empty
	}
	t.drop(helper)
	return optimal
}

// drop removes a variable that is 0.
func (t *tableau) drop(variable int) {
	for i, v := range t.basic {
		if v != variable {
			continue
		}
		for j, c := range t.rows[i] {
			if c.Sign() != 0 {
				t.pivot(i, j)
				break
			}
		}
	}
	for j, v := range t.others {
		if v != variable {
			continue
		}
		for i := range t.rows {
			t.rows[i] = append(t.rows[i][:j:j], t.rows[i][j+1:]...)
		}
		t.others = append(t.others[:j:j], t.others[j+1:]...)
		return
	}
}

// aim writes the goal as a sum of the variables that are not basic.
func (t *tableau) aim(goal form.Sum) {
	t.goal, t.best = make([]exact.Number, len(t.others)), goal.Constant
	for _, term := range goal.Terms {
		for j, v := range t.others {
			if v == term.Slot {
				t.goal[j] = t.goal[j].Add(term.Coefficient)
			}
		}
		for i, v := range t.basic {
			if v != term.Slot {
				continue
			}
			t.best = t.best.Add(term.Coefficient.Mul(t.constants[i]))
			for j, c := range t.rows[i] {
				t.goal[j] = t.goal[j].Add(term.Coefficient.Mul(c))
			}
		}
	}
}

// climb exchanges variables until the goal cannot grow. Of those that would do it takes the one that comes
// first (Bland's rule), so that it ends.
func (t *tableau) climb() outcome {
	for {
		column := -1
		for j, c := range t.goal {
			if c.Sign() > 0 && (column < 0 || t.others[j] < t.others[column]) {
				column = j
			}
		}
		if column < 0 {
			return optimal
		}
		row := t.leaving(column)
		if row < 0 {
			return unbounded
		}
		if *t.steps -= len(t.rows) * len(t.others); *t.steps < 0 {
			return unfinished
		}
		t.pivot(row, column)
	}
}

// leaving is the row that comes down to 0 first when the variable of a column grows; -1 when none does.
func (t *tableau) leaving(column int) int {
	row := -1
	var least exact.Number
	for i := range t.rows {
		if t.rows[i][column].Sign() >= 0 {
			continue
		}
		room, _ := t.constants[i].Div(t.rows[i][column].Neg())
		order := -1
		if row >= 0 {
			order = room.Cmp(least)
		}
		if order < 0 || order == 0 && t.basic[i] < t.basic[row] {
			row, least = i, room
		}
	}
	return row
}

// pivot exchanges the basic variable of a row with the variable of a column.
func (t *tableau) pivot(row, column int) {
	factor := t.rows[row][column].Inverse()
	for j, c := range t.rows[row] {
		if c.Sign() != 0 {
			t.rows[row][j] = c.Mul(factor.Neg())
		}
	}
	t.rows[row][column] = factor
	t.constants[row] = t.constants[row].Mul(factor.Neg())
	replace := func(cells []exact.Number, constant exact.Number) exact.Number {
		k := cells[column]
		if k.Sign() == 0 {
			return constant
		}
		cells[column] = exact.Number{}
		for j, c := range t.rows[row] {
			if c.Sign() != 0 { // most are 0
				cells[j] = cells[j].Add(k.Mul(c))
			}
		}
		return constant.Add(k.Mul(t.constants[row]))
	}
	for i := range t.rows {
		if i != row {
			t.constants[i] = replace(t.rows[i], t.constants[i])
		}
	}
	t.best = replace(t.goal, t.best)
	t.basic[row], t.others[column] = t.others[column], t.basic[row]
}
