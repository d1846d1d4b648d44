package main

import (
	"io"

	"github.com/childward/childward/indicator"
)

// A contestant does the job. What it prepares once, such as compiled programs and environments, is made with
// it; it serves one goroutine.
type contestant interface {
	// load takes records into the form the contestant evaluates from: rows, maps, a table. It is not timed.
	load(records []record) error
	// judge writes the verdict of every ratio of every record that was loaded, record after record.
	judge(verdicts []indicator.Verdict) error
}

// release ends what a contestant holds beside memory.
func release(c contestant) error {
	if closer, ok := c.(io.Closer); ok {
		return closer.Close()
	}
	return nil
}

// An entry is a line of the table.
type entry struct {
	name string
	make func(*job) (contestant, error)
	// unguarded tells what the bare formula does, as users write it at first, when its numerator is missing:
	// at most 9 of 1,000, 248 births, nobody said how many died. It is tried, not claimed.
	unguarded func() (reply, error)
	once      bool // has one way to write the formula alone: both orders would be the same code
	ours      bool // childward
}

// orders are the spellings that make a difference.
func (e entry) orders() []order {
	if e.once {
		return []order{divideFirst}
	}
	return []order{divideFirst, multiplyFirst}
}

// contestants are the lines of the table; the first is what the others are measured by. Whatever else does
// the job joins by a line here.
func contestants() []entry {
	return []entry{
		{name: "Go int64/128-bit", make: newByHand, unguarded: byHandUnguarded, once: true},
		{name: "Go float64", make: newByHandFloat, unguarded: byHandFloatUnguarded},
		{name: "childward", make: newOneByOne, unguarded: childwardUnguarded, ours: true},
		{name: "shopspring/decimal", make: newShopspring, unguarded: shopspringUnguarded},
		{name: "cockroachdb/apd, 16", make: newAPD, unguarded: apdUnguarded},
		{name: "math/big.Rat", make: newRat, unguarded: ratUnguarded},
		{name: "expr float64", make: newExprFloat, unguarded: exprFloatUnguarded},
		{name: "expr int", make: newExprInt, unguarded: exprIntUnguarded, once: true},
		{name: "expr + shopspring", make: newExprDecimal, unguarded: exprDecimalUnguarded},
		{name: "cel-go double", make: newCELDouble, unguarded: celDoubleUnguarded},
		{name: "cel-go int", make: newCELInt, unguarded: celIntUnguarded, once: true},
		{name: "govaluate", make: newGovaluate, unguarded: govaluateUnguarded},
		{name: "gval", make: newGval, unguarded: gvalUnguarded},
		{name: "gval decimal", make: newGvalDecimal, unguarded: gvalDecimalUnguarded},
		{name: "grule", make: newGrule, unguarded: gruleUnguarded},
		{name: "OPA", make: newOPA, unguarded: opaUnguarded},
		{name: "OPA integer", make: newOPAInteger, unguarded: opaIntegerUnguarded, once: true},
		{name: "SQLite real", make: newSQLiteReal, unguarded: sqliteRealUnguarded},
		{name: "SQLite integer", make: newSQLiteInteger, unguarded: sqliteIntegerUnguarded, once: true},
	}
}
