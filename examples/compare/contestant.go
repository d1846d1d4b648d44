package main

import (
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
)

// A contestant does the job. What it prepares once, such as compiled programs and environments, is made with
// it; it serves one goroutine.
type contestant interface {
	// load takes records into the form the contestant evaluates from: rows, maps, a table. It is not timed.
	load(records []record) error
	// judge writes the verdict of every ratio of every record that was loaded, record after record.
	judge(verdicts []indicator.Verdict) error
}

// An entry is a line of the table.
type entry struct {
	name string
	make func(*job) (contestant, error)
	// unguarded tells what the bare formula does, as users write it at first, when its numerator is missing:
	// 9 or fewer of 1,000 births, 248 births, nobody said how many died. It is tried, not claimed.
	unguarded func() reply
	once      bool // has one way to write the formula alone: both orders would be the same code
	ours      bool // childward
}

// A reply is what a contestant makes of a missing statistic.
type reply int

const (
	noData    reply = iota // says that there are no data, or cannot be asked without saying what is missing
	fails                  // an error
	null                   // SQL's null, which is no verdict
	undefined              // no answer at all: no rule speaks
	achieved               // takes it for 0, and 0 deaths achieve the target
	missed                 // takes it for something that does not achieve the target
)

// words are the replies in few letters.
func (r reply) words() rules.Text {
	switch r {
	case noData:
		return rules.Text{VI: "thiếu số liệu", EN: "no data"}
	case fails:
		return rules.Text{VI: "báo lỗi", EN: "error"}
	case null:
		return rules.Text{VI: "NULL", EN: "NULL"}
	case undefined:
		return rules.Text{VI: "im lặng", EN: "silence"}
	case achieved:
		return rules.Text{VI: "\"đạt\"", EN: "\"achieved\""}
	}
	return rules.Text{VI: "\"chưa đạt\"", EN: "\"missed\""}
}

// spoken is the reply of a contestant that answers true or false.
func spoken(met bool, err error) reply {
	switch {
	case err != nil:
		return fails
	case met:
		return achieved
	}
	return missed
}

// births is the denominator for entry.unguarded.
const births = 248

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
		{name: "expr + shopspring", make: newExprDecimal, unguarded: exprDecimalUnguarded},
		{name: "cel-go double", make: newCELDouble, unguarded: celDoubleUnguarded},
		{name: "cel-go int", make: newCELInt, unguarded: celIntUnguarded, once: true},
		{name: "govaluate", make: newGovaluate, unguarded: govaluateUnguarded},
		{name: "gval", make: newGval, unguarded: gvalUnguarded},
		{name: "gval decimal", make: newGvalDecimal, unguarded: gvalDecimalUnguarded},
		{name: "grule", make: newGrule, unguarded: gruleUnguarded},
		{name: "OPA", make: newOPA, unguarded: opaUnguarded},
		{name: "SQLite real", make: newSQLiteReal, unguarded: sqliteRealUnguarded},
		{name: "SQLite integer", make: newSQLiteInteger, unguarded: sqliteIntegerUnguarded, once: true},
	}
}
