package rules

import (
	"errors"
	"math/big"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser/lexer"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/internal/form"
	"github.com/childward/childward/rules/wording"
)

// scan is the pass over the tokens that stands before expr's parser. It holds what the parser cannot
// see (nesting: a million brackets end the process in a way that recover cannot catch), and refuses
// what formulas do not have while the words of the reader are still there.
func scan(text string, limits Limits, quoted map[string]map[string]Quoted) (*source, Errors) {
	s := &source{Source: &form.Source{}, quotes: quoted}
	if len(text) > limits.SourceBytes {
		return s, Errors{{Kind: KindLimit, Line: 1, Column: 1, Width: 1,
			Message: formulaTooLong.With(len(text), limits.SourceBytes), Hint: hintSplit.With()}}
	}
	if at := invalidUTF8(text); at >= 0 {
		s.Text = strings.ToValidUTF8(text, "�")
		s.Runes = []rune(s.Text)
		at = utf8.RuneCountInString(text[:at])
		return s, Errors{s.errorIn(KindSyntax, at, at+1, notUTF8.With(), wording.Message{})}
	}
	s.Text = wording.Normalise(text)
	s.Runes = []rune(s.Text)
	tokens, err := lexer.Lex(file.NewSource(s.Text))
	if err != nil {
		return s, Errors{s.lexicalError(err)}
	}
	for _, t := range tokens {
		if t.Kind != lexer.EOF {
			s.Tokens = append(s.Tokens, t)
		}
	}
	if len(s.Tokens) == 0 {
		return s, Errors{s.errorIn(KindSyntax, 0, 1, formulaEmpty.With(), wording.Message{})}
	}
	errs := s.brackets(limits.Nesting)
	for i := range s.Tokens {
		if len(errs) >= maxErrors {
			break
		}
		if e := s.checkToken(i); e != nil {
			errs = append(errs, e)
		}
	}
	return s, errs
}

func invalidUTF8(text string) int {
	for i, r := range text {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(text[i:]); size <= 1 {
				return i
			}
		}
	}
	return -1
}

// lexicalError words what expr's lexer stopped at.
func (s *source) lexicalError(err error) *Error {
	at := 0
	if e, ok := errors.AsType[*file.Error](err); ok {
		at = max(0, min(e.From, len(s.Runes)-1))
	}
	if strings.Contains(err.Error(), "unclosed comment") {
		return s.errorIn(KindSyntax, at, at+1, commentOpen.With(), wording.Message{})
	}
	inText := !strings.Contains(err.Error(), "unrecognized character") && !strings.Contains(err.Error(), "bad number")
	for start := at; inText && start >= 0; start-- {
		if q := s.Runes[start]; q == '"' || q == '\'' || q == '`' {
			return s.errorIn(KindSyntax, start, start+1, textFound.With(), hintText.With())
		}
	}
	if r := s.Runes[at]; !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		hint := wording.Message{}
		if write, ok := lookalikes[r]; ok {
			hint = hintWrite.With(write)
		} else if strings.ContainsRune("“”‘’", r) {
			hint = hintText.With()
		}
		return s.errorIn(KindSyntax, at, at+1, characterFound.With(string(r)), hint)
	}
	start := at
	for start > 0 && (unicode.IsLetter(s.Runes[start-1]) || unicode.IsDigit(s.Runes[start-1]) || s.Runes[start-1] == '.') {
		start--
	}
	return s.errorIn(KindSyntax, start, at+1, numberFound.With(wording.Shorten(string(s.Runes[start:at+1]))), hintPlainNumber.With())
}

// lookalikes are characters that people type or paste for an operator.
var lookalikes = map[rune]string{
	'≤': "<=", '≥': ">=", '≠': "!=", '×': "*", '·': "*", '÷': "/", '−': "-", '–': "-", '‰': "rate(…, …, 1000)",
}

// brackets pairs the brackets, and holds their nesting down.
func (s *source) brackets(limit int) (errs Errors) {
	s.Match = make([]int, len(s.Tokens))
	var open []int
	for i, t := range s.Tokens {
		s.Match[i] = -1
		if t.Kind != lexer.Bracket {
			continue
		}
		if strings.Contains("([{", t.Value) {
			if open = append(open, i); len(open) > limit {
				return append(errs, s.errorAt(KindLimit, i, i, nestedTooDeep.With(limit), hintSplit.With()))
			}
			continue
		}
		if len(open) == 0 || partner[s.Tokens[open[len(open)-1]].Value] != t.Value {
			return append(errs, s.errorAt(KindSyntax, i, i, bracketNotOpened.With(t.Value), wording.Message{}))
		}
		s.Match[i], s.Match[open[len(open)-1]] = open[len(open)-1], i
		open = open[:len(open)-1]
	}
	for _, i := range open[:min(len(open), maxErrors)] {
		errs = append(errs, s.errorAt(KindSyntax, i, i, bracketNotClosed.With(s.Tokens[i].Value), hintClose.With(partner[s.Tokens[i].Value])))
	}
	return errs
}

var partner = map[string]string{"(": ")", "[": "]", "{": "}"}

var plainNumber = regexp.MustCompile(`^[0-9]+(\.[0-9]+)?$`)

// checkToken refuses a token that formulas do not have.
func (s *source) checkToken(i int) *Error {
	t := s.Tokens[i]
	refuse := func(message, hint wording.Message) *Error { return s.errorAt(KindSyntax, i, i, message, hint) }
	switch t.Kind {
	case lexer.String, lexer.Bytes:
		if t.Kind == lexer.String && s.Is(i-1, "(") && i > 1 && s.quotes[s.Tokens[i-2].Value] != nil && s.Is(i+1, ")") {
			return nil
		}
		return refuse(textFound.With(), hintText.With())
	case lexer.Number:
		return s.checkNumber(i)
	case lexer.Identifier:
		return s.checkIdentifier(i)
	case lexer.Bracket:
		if t.Value == "[" && !s.Is(i-1, "in") {
			return refuse(bracketFound.With(), hintList.With())
		}
		return nil
	}
	if hint, refused := refusedOperators[t.Value]; refused {
		return refuse(operatorFound.With(t.Value), hint)
	}
	switch t.Value {
	case ".":
		if !s.Is(i-1, lastYear) {
			return refuse(operatorFound.With("."), hintDot.With())
		}
	case "=":
		if s.Is(i+1, "<", ">") && t.To == s.Tokens[i+1].From {
			return s.errorAt(KindSyntax, i, i+1, operatorFound.With("="+s.Tokens[i+1].Value), hintWrite.With(s.Tokens[i+1].Value+"="))
		}
		if !s.Is(i-2, "let") {
			return refuse(operatorFound.With("="), hintWrite.With("=="))
		}
	case "?":
		if s.Is(i+1, ":") {
			return s.errorAt(KindSyntax, i, i+1, operatorFound.With("?:"), hintElvis.With())
		}
	case "<":
		if s.Is(i+1, ">") && t.To == s.Tokens[i+1].From {
			return s.errorAt(KindSyntax, i, i+1, operatorFound.With("<>"), hintWrite.With("!="))
		}
	case ">", "!":
		if s.Is(i+1, "=") && t.To == s.Tokens[i+1].From {
			return s.errorAt(KindSyntax, i, i+1, operatorFound.With(t.Value+"="), hintWrite.With(t.Value+"="))
		}
	}
	return nil
}

// refusedOperators are operators of expr that formulas do not have, and what to use instead.
var refusedOperators = map[string]wording.Message{
	"|":          hintPipe.With(),
	"::":         hintPipe.With(),
	"..":         hintRange.With(),
	"?.":         hintDot.With(),
	"#":          hintClosure.With(),
	"##":         hintClosure.With(),
	"%":          hintPercent.With(),
	"**":         hintPower.With(),
	"^":          hintPower.With(),
	"matches":    hintText.With(),
	"contains":   hintText.With(),
	"startsWith": hintText.With(),
	"endsWith":   hintText.With(),
	"&":          hintWrite.With("and"),
	"&=":         hintWrite.With("and"),
	"&*":         hintWrite.With("and"),
	"!*":         hintWrite.With("not"),
	"=*":         hintWrite.With("=="),
	"=&":         hintWrite.With("=="),
	"<&":         hintWrite.With("<"),
	"<*":         hintWrite.With("<"),
	">&":         hintWrite.With(">"),
	">*":         hintWrite.With(">"),
	"!&":         hintWrite.With("not"),
	"*&":         hintWrite.With("*"),
	"*=":         hintWrite.With("*"),
}

func (s *source) checkNumber(i int) *Error {
	text := s.Tokens[i].Value
	if len(text) > exact.MaxDigits+1 || len(strings.ReplaceAll(text, ".", "")) > exact.MaxDigits {
		return s.errorAt(KindLimit, i, i, literalTooLong.With(exact.MaxDigits), wording.Message{})
	}
	if plainNumber.MatchString(text) {
		return nil
	}
	hint := hintPlainNumber.With()
	if plain := plainForm(text); plain != "" {
		hint = hintWrite.With(plain)
	}
	return s.errorAt(KindSyntax, i, i, numberFound.With(wording.Shorten(text)), hint)
}

func (s *source) checkIdentifier(i int) *Error {
	name := s.Tokens[i].Value
	switch {
	case s.Is(i-1, ".") && s.Is(i-2, lastYear):
		return nil // looked up with its prefix
	case name == "nil":
		return s.errorAt(KindSyntax, i, i, wordFound.With(name), hintNil.With())
	case name == lastYear && !s.Is(i+1, "."):
		return s.errorAt(KindSyntax, i, i, wordFound.With(name), hintLastYear.With())
	case strings.Contains(name, "$"):
		return s.errorAt(KindSyntax, i, i, characterFound.With("$"), wording.Message{})
	case s.Is(i+1, "("):
		if _, known := functions[name]; known || s.quotes[name] != nil {
			return nil
		}
		hint := hintFunctions.With(s.functions())
		if near := wording.Nearest(name, s.functions()); near != "" {
			hint = wording.Suggest(near)
		} else if exprCollections[name] {
			hint = hintCollection.With()
		}
		return s.errorAt(KindUnknownName, i, i, unknownFunction.With(wording.Shorten(name)), hint)
	}
	return nil
}

// exprCollections are functions of expr over lists, for which a formula over statistics has no use.
var exprCollections = map[string]bool{
	"all": true, "none": true, "any": true, "one": true, "filter": true, "map": true, "count": true,
	"sum": true, "mean": true, "median": true, "find": true, "findIndex": true, "findLast": true,
	"findLastIndex": true, "groupBy": true, "sortBy": true, "reduce": true, "len": true, "first": true, "last": true,
}

// plainForm writes a number of expr's other forms as a plain decimal of at most 30 digits, or "".
func plainForm(text string) string {
	plain := strings.ReplaceAll(strings.ToLower(text), "_", "")
	if len(plain) > 30 {
		return ""
	}
	if n, ok := basedInteger(plain); ok {
		return n
	}
	mantissa, exponent, hasExponent := strings.Cut(plain, "e")
	if strings.HasPrefix(mantissa, ".") {
		mantissa = "0" + mantissa
	}
	n, fault := exact.ParseDecimal(strings.TrimSuffix(mantissa, "."))
	if fault != exact.DecimalSound {
		return ""
	}
	if hasExponent {
		power, fault := exact.ParseDecimal(exponent)
		k, whole := power.Int64()
		if fault != exact.DecimalSound || !whole || k < -30 || k > 30 {
			return ""
		}
		scale := exact.Pow10(int(k))
		n = n.Mul(scale)
	}
	if plain = n.String(); len(strings.ReplaceAll(plain, ".", "")) > 30 {
		return ""
	}
	return plain
}

// basedInteger reads 0x1f, 0o17 and 0b101.
func basedInteger(text string) (decimal string, ok bool) {
	if len(text) < 3 || text[0] != '0' || text[1] >= '0' && text[1] <= '9' {
		return "", false
	}
	n, ok := new(big.Int).SetString(text, 0)
	if !ok {
		return "", false
	}
	return n.String(), true
}
