package rules

import (
	"fmt"
	"slices"
	"strings"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/internal/form"
	"github.com/childward/childward/rules/wording"
)

// ValueKind says what a [Value] is.
type ValueKind uint8

// The kinds of value. From Missing on, each outranks those before it where several meet; see [Value].
const (
	Missing   ValueKind = iota // a statistic was not reported
	Undefined                  // a division by zero
	Invalid                    // the data contradict themselves
	TooLarge                   // a number grew beyond the limit
	IsNumber                   // an exact number
	IsTruth                    // true or false
)

var valueKinds = [...]string{"missing", "undefined", "invalid", "limit", "number", "truth"}

// String returns the word that errors and JSON use for the kind; valuekind(99) for a number that is none of the
// kinds.
func (k ValueKind) String() string {
	if int(k) >= len(valueKinds) {
		return fmt.Sprintf("valuekind(%d)", uint8(k))
	}
	return valueKinds[k]
}

// A Value is a number, a truth value, or the reason why there is none: missing (a statistic was not
// reported), undefined (division by zero), invalid (the data contradict themselves) or limit (a number
// grew beyond what is allowed). The reason travels through arithmetic, functions and comparisons with
// the names it came from; it never turns into a zero. Where several meet, limit outranks invalid,
// invalid outranks undefined, and undefined outranks missing.
//
// The zero Value is missing, without a name.
type Value struct {
	kind  ValueKind
	truth bool
	num   exact.Number
	why   *form.Cause // for the kinds without a value; nil when nothing more is known
}

// NumberValue returns n as a Value.
func NumberValue(n exact.Number) Value { return Value{kind: IsNumber, num: n} }

// TruthValue returns t as a Value.
func TruthValue(t bool) Value { return Value{kind: IsTruth, truth: t} }

// MissingValue returns the value of statistics that were not reported.
func MissingValue(names ...string) Value {
	sorted := slices.Clone(names)
	slices.Sort(sorted)
	return Value{kind: Missing, why: &form.Cause{Names: slices.Compact(sorted)}}
}

// InvalidValue returns the value of data that contradict themselves.
func InvalidValue(reason wording.Message) Value {
	return Value{kind: Invalid, why: &form.Cause{Reasons: []wording.Message{reason}}}
}

// Kind says what the value is.
func (v Value) Kind() ValueKind { return v.kind }

// Known reports whether the value is a number or a truth value.
func (v Value) Known() bool { return v.kind >= IsNumber }

// Number returns the number; ok is false when the value is none.
func (v Value) Number() (n exact.Number, ok bool) { return v.num, v.kind == IsNumber }

// Truth returns the truth value; ok is false when the value is none.
func (v Value) Truth() (t, ok bool) { return v.truth, v.kind == IsTruth }

// Missing returns the names of the statistics whose absence leaves the value missing, sorted;
// nil for every other kind. See also [Formula.Absent].
func (v Value) Missing() []string {
	if v.kind != Missing || v.why == nil {
		return nil
	}
	return slices.Clone(v.why.Names)
}

// Denominators returns what was zero where the value is undefined; nil for every other kind.
func (v Value) Denominators() []string {
	if v.kind != Undefined || v.why == nil {
		return nil
	}
	return slices.Clone(v.why.Names)
}

// Reasons returns what contradicts what where the value is invalid; nil for every other kind.
func (v Value) Reasons() []wording.Message {
	if v.kind != Invalid || v.why == nil {
		return nil
	}
	return slices.Clone(v.why.Reasons)
}

// Round returns the value with its number rounded for display, as [exact.Number.Round] does;
// every other value is returned as it is.
func (v Value) Round(places int) Value {
	if v.kind == IsNumber {
		v.num = v.num.Rounded(places)
	}
	return v
}

var (
	valueMissing   = wording.New("missing_names", "missing: {0}", "thiếu số liệu: {0}")
	valueUndefined = wording.New("undefined", "undefined: {0} is 0", "không xác định: {0} bằng 0")
	valueInvalid   = wording.New("invalid", "invalid: {0}", "số liệu mâu thuẫn: {0}")
	valueLimit     = wording.New("bits_limit", "limit: a number grew beyond {0} bits", "vượt giới hạn: một số dài quá {0} bit")
)

// Why words the reason why there is no value; it is zero for a number and a truth value.
func (v Value) Why() wording.Message {
	switch v.kind {
	case Missing:
		return valueMissing.With(v.Missing())
	case Undefined:
		return valueUndefined.With(strings.Join(v.Denominators(), ", "))
	case Invalid:
		return valueInvalid.With(v.Reasons())
	case TooLarge:
		return valueLimit.With(maxBits)
	}
	return wording.Message{}
}

// String returns the number, the truth value, or the reason in English.
func (v Value) String() string {
	switch v.kind {
	case IsNumber:
		return v.num.String()
	case IsTruth:
		if v.truth {
			return "true"
		}
		return "false"
	}
	return v.Why().In(wording.English)
}

// join returns the reason that stands where two values without a value meet: that of the higher rank,
// both where they rank the same. A known value gives way.
func join(a, b Value) Value {
	switch {
	case b.Known():
		return a
	case a.Known() || a.kind < b.kind:
		return b
	case a.kind > b.kind || a.why == b.why || b.why == nil:
		return a
	case a.why == nil:
		return b
	}
	return Value{kind: a.kind, why: &form.Cause{
		Names:   union(a.why.Names, b.why.Names),
		Reasons: append(slices.Clone(a.why.Reasons), b.why.Reasons...),
	}}
}

func union(a, b []string) []string {
	all := append(slices.Clone(a), b...)
	slices.Sort(all)
	return slices.Compact(all)
}

// TooLargeValue returns the value of a number beyond the limits.
func TooLargeValue() Value { return Value{kind: TooLarge} }
