package strictyaml

import (
	"strings"

	"github.com/goccy/go-yaml/token"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// unwanted are the tokens that these files do not have, with what to do instead.
var unwanted = map[token.Type]struct{ message, hint *wording.Template }{
	token.AnchorType:         {anchorFound, hintWriteOut},
	token.AliasType:          {aliasFound, hintWriteOut},
	token.MergeKeyType:       {mergeFound, hintWriteOut},
	token.TagType:            {tagFound, hintQuote},
	token.DirectiveType:      {directiveFound, hintQuote},
	token.MappingKeyType:     {complexKeyFound, hintSimpleKey},
	token.DocumentHeaderType: {documentFound, hintOneDocument},
	token.DocumentEndType:    {documentFound, hintOneDocument},
}

// refuse lists a token that these files do not have.
func (r *reading) refuse(i int, tk *token.Token) {
	found, is := unwanted[tk.Type]
	isFirst := tk.Type == token.DocumentHeaderType && (i == 0 || r.tokens[0].Type == token.DirectiveType)
	if !is || isFirst {
		return
	}
	width := len([]rune(tk.Value))
	start := r.offset(tk.Position.Line, tk.Position.Column)
	if tk.Type == token.AnchorType || tk.Type == token.AliasType {
		for width = 1; start+width < len(r.text) && !strings.ContainsRune(" \t\n,[]{}", r.text[start+width]); {
			width++
		}
	}
	r.errs = append(r.errs, r.fault(rules.KindSyntax, span{start, start + width}, found.message.With(tk.Value), found.hint.With()))
}

// indicators are the signs with which a text that is not in quotes does not begin.
const indicators = ",[]{}#&*!|>'\"%@`"

// checkPlain lists what goccy takes for a part of a text without quotes, and the YAML standard or a reader
// for something else: most of all a list or a key below a text.
func (r *reading) checkPlain(text string, at span) {
	first := r.text[at.start]
	if strings.ContainsRune(indicators, first) {
		r.errs = append(r.errs, r.reserved(at.start))
		return
	}
	if strings.ContainsRune("-?:", first) && (at.start+1 == at.end || isBlank(r.text[at.start+1])) {
		r.errs = append(r.errs, r.unreadable(at.start))
		return
	}
	if strings.HasSuffix(text, ":") {
		r.errs = append(r.errs, r.fault(rules.KindSyntax, span{at.end - 1, at.end}, colonTight.With(), hintColon.With()))
	}
	for p := at.start + 1; p+1 < at.end; p++ {
		before, here, after := r.text[p-1], r.text[p], isBlank(r.text[p+1])
		switch {
		case here == '-' && after && r.indented(r.lines[r.lineOf(p)]) == p:
			r.errs = append(r.errs, r.fault(rules.KindSyntax, span{p, at.end}, listInText.With(), hintListInText.With()))
			return
		case here == ':' && after:
			r.errs = append(r.errs, r.misplaced(r.indented(r.lines[r.lineOf(p)])))
			return
		case here == '#' && isBlank(before):
			r.errs = append(r.errs, r.unreadable(p))
			return
		}
	}
}

// checkColon lists colons where goccy and the YAML standard differ in whether they end a key: within brackets
// without a blank after it, and in another line than the key.
func (r *reading) checkColon(key *token.Token, at int) {
	if isScalar(key) && r.lineOf(r.spans[key].end) != r.lineOf(at) {
		r.errs = append(r.errs, r.fault(rules.KindSyntax, span{at, at + 1}, keyExpected.With(quoted(":")), hintSimpleKey.With()))
	}
	inQuotes := key.Type == token.SingleQuoteType || key.Type == token.DoubleQuoteType
	if !inQuotes && at+1 < len(r.text) && !isBlank(r.text[at+1]) && !strings.ContainsRune(",[]{}", r.text[at+1]) {
		r.errs = append(r.errs, r.fault(rules.KindSyntax, span{at, at + 1}, colonTight.With(), hintColon.With()))
	}
}

// checkFlow lists what goccy lets pass within brackets, and the YAML standard does not.
func (r *reading) checkFlow(tk *token.Token, at span) {
	switch tk.Type {
	case token.SequenceEntryType, token.LiteralType, token.FoldedType:
		r.errs = append(r.errs, r.unreadable(at.start))
	case token.StringType:
		for p := at.start; p < at.end; p++ {
			if strings.ContainsRune("[]{}", r.text[p]) {
				r.errs = append(r.errs, r.unreadable(p))
				return
			}
		}
	}
}
