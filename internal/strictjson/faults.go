package strictjson

import (
	"bytes"
	"encoding/json"
	"errors"
	"unicode/utf8"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A place is a byte of a document with its line and column, both from 1, the column in characters.
type place struct{ at, line, column int }

// Fault returns an error about what begins at a byte of the document. Places are counted from that of the fault
// before, because there may be very many on one line.
func (d *Document) Fault(at int, kind rules.Kind, message wording.Message) *rules.Error {
	at = max(0, min(at, len(d.text)))
	if d.placed.line == 0 || at < d.placed.at {
		d.placed = place{line: 1, column: 1}
	}
	between := d.text[d.placed.at:at]
	if lines := bytes.Count(between, []byte("\n")); lines > 0 {
		d.placed.line += lines
		d.placed.column = 1
		between = between[bytes.LastIndexByte(between, '\n')+1:]
	}
	d.placed.column += utf8.RuneCount(between)
	d.placed.at = at
	return &rules.Error{Kind: kind, Line: d.placed.line, Column: d.placed.column, Width: 1, Message: message}
}

// shapeFault is a fault of what is JSON, and not of the expected shape.
func (d *Document) shapeFault(at int, what wording.Message) *rules.Error {
	fault := d.Fault(at, rules.KindSyntax, unreadable.With(what))
	fault.Hint = d.hint
	return fault
}

// syntaxFault places what encoding/json says; read is how many bytes it had read.
func (d *Document) syntaxFault(err error, read int) *rules.Error {
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		read = int(e.Offset)
	}
	fault := d.Fault(read-1, rules.KindSyntax, unreadable.With(err.Error()))
	fault.Hint = d.hint
	return fault
}

// Add adds a fault.
func (d *Document) Add(fault *rules.Error) {
	if len(d.faults) == maxFaults {
		d.untold++
		return
	}
	fault.File = d.file
	d.faults = append(d.faults, fault)
}

// Count returns how many faults there are so far.
func (d *Document) Count() int {
	count := len(d.faults) + d.untold
	if d.behind != nil {
		count++
	}
	return count
}

// Faults returns all that is wrong so far, in the order of the document; nil where nothing is.
func (d *Document) Faults() rules.Errors {
	faults := d.faults[:len(d.faults):len(d.faults)]
	if d.behind != nil {
		d.behind.File = d.file
		faults = append(faults, d.behind)
	}
	if d.untold > 0 {
		faults = append(faults, &rules.Error{Kind: rules.KindLimit, File: d.file, Message: moreErrors.With(d.untold), Hint: hintMoreErrors.With()})
	}
	return faults
}
