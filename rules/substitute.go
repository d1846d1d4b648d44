package rules

import (
	"strings"

	"github.com/expr-lang/expr/parser/lexer"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/wording"
)

// Substitute writes the formula for people with the values of a row in place of the names: min(3, 4) + 2.
// In Vietnamese, where a comma stands before decimals, arguments are separated by semicolons. A value
// that is none is written as its name.
func (f *Formula) Substitute(row Row, lang wording.Language) string {
	f = f.orNone()
	s := f.source
	var b strings.Builder
	end := 0
	for i := 0; i < len(s.Tokens); i++ {
		t := s.Tokens[i]
		if i > 0 && t.From > end {
			b.WriteByte(' ')
		}
		text := t.Value
		if name, ok := s.nameAt(i); ok {
			if slot, declared := f.scope.Slot(name); declared {
				text = name
				if v := row.Get(slot); v.Known() {
					text = v.words(lang)
				}
			}
			if strings.HasPrefix(name, LastYearPrefix) {
				i += 2
			}
		}
		switch {
		case t.Kind == lexer.Number:
			number, _ := exact.ParseDecimal(t.Value)
			text = number.Format(lang)
		case text == "*":
			text = "×"
		case text == "," && lang == wording.Vietnamese:
			text = ";"
		}
		b.WriteString(text)
		end = s.Tokens[i].To
	}
	return b.String()
}

// words writes a known value as a language writes it.
func (v Value) words(lang wording.Language) string {
	if n, ok := v.Number(); ok {
		return n.Format(lang)
	}
	return v.String()
}
