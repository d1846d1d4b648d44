package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// maxLine is how long a line of eval -jsonl may be.
const maxLine = 16 << 20

// The compiled formulas that are kept: so many, and so many bytes of text with their names.
const (
	maxFormulas     = 4096
	maxFormulaBytes = 1 << 20
)

// A request is one line: {"id","expr","vars":{"name":"decimal"},"target":"<= 9"}.
type request struct {
	ID        json.RawMessage
	Expr      string
	Vars      []variable
	Target    string
	HasTarget bool
}

// A variable is a name with its value; its type is that of the value, a number where there is none.
type variable struct {
	name  string
	typ   rules.Type
	value rules.Value
}

// An answer is a value, with a verdict where there was a target, or what is wrong with the request.
type answer struct {
	value   rules.Value
	verdict string
	err     error
}

// jsonAnswer is the line that answers a request.
type jsonAnswer struct {
	ID      json.RawMessage `json:"id,omitempty"`
	Value   string          `json:"value,omitempty"`
	N       string          `json:"n,omitempty"`
	D       string          `json:"d,omitempty"`
	Verdict string          `json:"verdict,omitempty"`
	Error   *jsonFault      `json:"error,omitempty"`
}

type jsonFault struct {
	Kind    string `json:"kind"`
	Message string `json:"message"`
	Line    int    `json:"line,omitempty"`
	Column  int    `json:"column,omitempty"`
}

// evalStream answers each line of standard input with one line, in order, as the lines come.
func evalStream(c *console) int {
	w := bufio.NewWriterSize(c.out, 64<<10)
	lines := bufio.NewReaderSize(flushing{c.in, w}, 64<<10)
	e := newEvaluator()
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	for first := true; ; first = false {
		line, tooLong, err := readLine(lines)
		if first {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		if len(bytes.TrimSpace(line)) > 0 || tooLong {
			if encoder.Encode(e.answerLine(line, tooLong)) != nil {
				return wrongInput // nobody reads the answers any more
			}
		}
		if err != nil {
			if lost := w.Flush(); lost != nil {
				return c.refuse(lost)
			}
			if err != io.EOF {
				return c.refuse(fileError("stdin", err, fileUnreadable))
			}
			return done
		}
	}
}

// A flushing reader sends the answers on before it waits for more requests, be the next one in part there or not.
type flushing struct {
	io.Reader
	answers *bufio.Writer
}

func (f flushing) Read(p []byte) (int, error) {
	if err := f.answers.Flush(); err != nil {
		return 0, err
	}
	return f.Reader.Read(p)
}

// readLine reads a line; of one that is too long it keeps nothing, and reads on to its end.
func readLine(r *bufio.Reader) (line []byte, tooLong bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if !tooLong && len(line)+len(bytes.TrimSuffix(part, []byte("\n"))) > maxLine {
			line, tooLong = nil, true
		}
		if !tooLong {
			line = append(line, part...)
		}
		if err != bufio.ErrBufferFull {
			return line, tooLong, err
		}
	}
}

func (e *evaluator) answerLine(line []byte, tooLong bool) jsonAnswer {
	if tooLong {
		return jsonAnswer{Error: &jsonFault{Kind: string(rules.KindLimit), Message: fmt.Sprintf("a line of more than %d bytes", maxLine)}}
	}
	q, err := readRequest(line)
	out := jsonAnswer{ID: q.ID}
	if err != nil {
		out.Error = &jsonFault{Kind: string(rules.KindSyntax), Message: err.Error()}
		return out
	}
	a := e.answer(q)
	if list := rules.AllErrors(a.err); list != nil {
		first := list[0]
		out.Error = &jsonFault{string(first.Kind), first.Message.String(), first.Line, first.Column}
		if !first.Hint.IsZero() {
			out.Error.Message += "; " + first.Hint.String()
		}
		return out
	}
	out.Verdict = a.verdict
	if n, ok := a.value.Number(); ok {
		out.Value = n.Decimal()
		out.N, out.D = n.Fraction()
	} else if a.value.Known() {
		out.Value = a.value.String()
	} else {
		out.Error = &jsonFault{Kind: a.value.Kind().String(), Message: a.value.Why().String()}
	}
	return out
}

// readRequest reads one request. Its id is returned as far as it can be read, also beside an error.
func readRequest(line []byte) (q request, err error) {
	if !json.Valid(line) {
		return q, errors.New("the line is not a JSON object")
	}
	decoder := json.NewDecoder(bytes.NewReader(line))
	decoder.UseNumber()
	if t, _ := decoder.Token(); t != json.Delim('{') {
		return q, errors.New("the line is not a JSON object")
	}
	hasExpr := false
	seen := map[string]bool{}
	for decoder.More() {
		key, _ := decoder.Token()
		var raw json.RawMessage
		if err := decoder.Decode(&raw); err != nil {
			return q, err
		}
		name := key.(string)
		if seen[name] {
			return q, fmt.Errorf("%q stands twice in the request", name)
		}
		seen[name] = true
		switch name {
		case "id":
			q.ID = raw
		case "expr":
			hasExpr = json.Unmarshal(raw, &q.Expr) == nil && raw[0] == '"'
		case "target":
			q.HasTarget = !bytes.Equal(raw, []byte("null"))
			if q.HasTarget && (raw[0] != '"' || json.Unmarshal(raw, &q.Target) != nil) {
				q.Target = string(raw) // unreadable, and said to be so after the formula
			}
		case "vars":
			q.Vars, err = readVars(raw)
		}
	}
	if err == nil && !hasExpr {
		err = errors.New(`a request needs "expr", a text`)
	}
	return q, err
}

func readVars(raw json.RawMessage) (vars []variable, err error) {
	if bytes.Equal(raw, []byte("null")) {
		return nil, nil
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	if t, _ := decoder.Token(); t != json.Delim('{') {
		return nil, errors.New(`"vars" is not a JSON object`)
	}
	seen := map[string]bool{}
	for decoder.More() {
		key, _ := decoder.Token()
		name := wording.Normalise(key.(string))
		if seen[name] {
			return nil, fmt.Errorf("%q is given twice", name)
		}
		seen[name] = true
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			return nil, err
		}
		vars = append(vars, variableOf(name, rawText(value)))
	}
	return vars, nil
}

// rawText is a JSON value as a text: null is empty.
func rawText(raw json.RawMessage) string {
	if bytes.Equal(raw, []byte("null")) {
		return ""
	}
	var text string
	if raw[0] == '"' && json.Unmarshal(raw, &text) == nil {
		if text == "" || text == "true" || text == "false" {
			return "\"" + text + "\"" // a text is a decimal or nothing; flags are written without quotes
		}
		return text
	}
	return string(raw)
}

var (
	notPlain = wording.New("not_plain", "{0} is {1}, expected a plain decimal", "{0} là {1}, cần số thập phân viết thường")
)

// variableOf reads a value: nothing is missing, true and false are flags, else a plain decimal.
func variableOf(name, text string) variable {
	switch text {
	case "":
		return variable{name: name, typ: rules.NumberType}
	case "true", "false":
		return variable{name, rules.TruthType, rules.TruthValue(text == "true")}
	}
	n, fault := exact.ParseDecimal(text)
	switch fault {
	case exact.DecimalTooLong:
		return variable{name: name, typ: rules.NumberType, value: rules.TooLargeValue()}
	case exact.DecimalNotPlain:
		return variable{name: name, typ: rules.NumberType, value: rules.InvalidValue(notPlain.With(wording.Shorten(name), wording.Shorten(text)))}
	}
	return variable{name: name, typ: rules.NumberType, value: rules.NumberValue(n)}
}

// An evaluator answers requests, and keeps the formulas it compiled.
type evaluator struct {
	formulas map[string]*prepared
	bytes    int // of their keys
}

// prepared is a compiled formula with the names it was compiled over, or what is wrong with it.
type prepared struct {
	scope   *rules.Scope
	formula *rules.Formula
	err     error
}

func newEvaluator() *evaluator { return &evaluator{formulas: map[string]*prepared{}} }

func (e *evaluator) answer(q request) answer {
	p := e.prepare(q)
	if p.err != nil {
		return answer{err: p.err}
	}
	var target rules.Threshold
	if q.HasTarget {
		var err error
		if target, err = rules.ParseThreshold(q.Target); err != nil {
			list := rules.AllErrors(err)
			list[0].Line, list[0].Column, list[0].Source = 0, 0, "" // a place in the target, not in the formula
			return answer{err: list}
		}
	}
	row := p.scope.NewRow()
	for _, v := range q.Vars {
		if slot, ok := p.scope.Slot(v.name); ok {
			row.Set(slot, v.value)
		}
	}
	a := answer{value: p.formula.Evaluate(row)}
	if q.HasTarget {
		a.verdict = verdictWord(a.value, target)
	}
	return a
}

// verdictWord is the verdict of a value; empty where a number grew too large.
func verdictWord(v rules.Value, target rules.Threshold) string {
	if n, ok := v.Number(); ok {
		if target.Met(n) {
			return indicator.Achieved.String()
		}
		return indicator.Missed.String()
	}
	switch v.Kind() {
	case rules.Missing:
		return indicator.NoData.String()
	case rules.Undefined:
		return indicator.NotApplicable.String()
	case rules.Invalid:
		return indicator.Invalid.String()
	}
	return ""
}

func verdictText(word string) wording.Text {
	var v indicator.Verdict
	if v.UnmarshalText([]byte(word)) != nil {
		return wording.Text{}
	}
	return v.Text()
}

// prepare compiles a formula over the names of a request, or takes it from those it keeps.
func (e *evaluator) prepare(q request) *prepared {
	var key strings.Builder
	key.WriteString(q.Expr)
	for _, v := range q.Vars {
		fmt.Fprintf(&key, "\x00%s\x00%d", v.name, v.typ)
	}
	fmt.Fprintf(&key, "\x00%t", q.HasTarget)
	if p, ok := e.formulas[key.String()]; ok {
		return p
	}
	p := compileRequest(q)
	if key.Len() > maxFormulaBytes {
		return p
	}
	e.bytes += key.Len()
	for k := range e.formulas { // whichever comes first: a stream repeats its formulas or it does not
		if len(e.formulas) < maxFormulas && e.bytes <= maxFormulaBytes {
			break
		}
		delete(e.formulas, k)
		e.bytes -= len(k)
	}
	e.formulas[key.String()] = p
	return p
}

var nameUnusable = wording.New("request_name_unusable", "{0} cannot be a name in a formula", "{0} không thể làm tên trong công thức")

func compileRequest(q request) *prepared {
	p := &prepared{scope: rules.NewScope()}
	for _, v := range q.Vars {
		if _, ok := p.scope.Declare(v.name, v.typ); !ok {
			p.err = rules.Errors{{Kind: rules.KindSyntax, Message: nameUnusable.With(wording.Shorten(v.name))}}
			return p
		}
	}
	for _, v := range q.Vars { // last year's value of a declared name is declared, and missing unless given
		p.scope.Declare(rules.LastYearPrefix+v.name, v.typ)
	}
	options := rules.Options{}
	if q.HasTarget {
		options.Type = rules.NumberType
	}
	p.formula, p.err = rules.CompileWith(q.Expr, p.scope, options)
	suggestUnused(p.err, q.Expr, p.scope)
	return p
}

// suggestUnused suggests for an unknown name no name that the formula uses: in rate(a, b, 1000), a is no misspelt b.
func suggestUnused(err error, expr string, scope *rules.Scope) {
	used := strings.FieldsFunc(wording.Normalise(expr), func(r rune) bool {
		return r != '_' && r != '.' && !unicode.In(r, unicode.L, unicode.M, unicode.N)
	})
	isUsed := func(name string) bool { return slices.Contains(used, name) }
	free := slices.DeleteFunc(scope.Names(), isUsed)
	for _, e := range rules.AllErrors(err) {
		name, ok := unknownName(e)
		if !ok || !suggests(e.Hint) {
			continue
		}
		meant := fmt.Sprint(e.Hint.Args()...)
		if _, declared := scope.Slot(meant); !declared || !isUsed(meant) { // a name of let is free to be meant
			continue
		}
		e.Hint = phrases.Meant(name, free)
	}
}

// unknownName is the name that a formula uses without its being declared.
func unknownName(e *rules.Error) (name string, ok bool) {
	if e.Message.Code() != "unknown_name" {
		return "", false
	}
	name, ok = e.Message.Args()[0].(string)
	return name, ok
}

// suggests reports whether a hint names what may have been meant.
func suggests(hint wording.Message) bool { return hint.Template() == wording.Suggest("").Template() }
