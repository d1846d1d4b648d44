package strictyaml

import (
	"slices"
	"strings"

	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/token"

	"github.com/childward/childward/rules"
)

// A reading is a source on its way from text to tree.
type reading struct {
	*source
	tokens []*token.Token        // without comments
	spans  map[*token.Token]span // where each of them stands
	unread map[*token.Token]bool // the scalars that have not got into the tree
	errs   rules.Errors
}

// tokenise splits the text into tokens, refuses those that these files do not have, keeps within the limits,
// and finds for each token its place.
func (r *reading) tokenise() {
	for _, tk := range lexer.Tokenize(r.withoutLastLines()) {
		if tk.Type != token.CommentType && !r.isSpurious(tk) {
			r.tokens = append(r.tokens, tk)
		}
	}
	for i, tk := range r.tokens {
		if tk.Type == token.InvalidType {
			at := r.offset(tk.Position.Line, tk.Position.Column)
			r.errs = append(r.errs, r.unsplit(at))
			if !r.recovers(at) {
				break
			}
		}
		r.refuse(i, tk)
	}
	if len(r.errs) > 0 {
		return
	}
	r.align()
	if len(r.errs) == 0 {
		r.limit()
	}
}

// withoutLastLines returns the text without the empty lines at its end, which goccy takes for lines of a
// block with too little indentation.
func (s *source) withoutLastLines() string {
	end := len(s.text)
	for end > 0 && isBlank(s.text[end-1]) {
		end--
	}
	return string(s.text[:s.lineEnd(s.lineOf(end))]) + "\n"
}

// isSpurious reports whether a token is a text of blanks that goccy adds after an empty block.
func (r *reading) isSpurious(tk *token.Token) bool {
	inBlock := len(r.tokens) > 0 && isBlockHeader(r.tokens[len(r.tokens)-1])
	return tk.Type == token.StringType && !inBlock && strings.Trim(tk.Value, " \t\n") == ""
}

// align finds the place of each token. What goccy says about places is not used: after tabs, in blocks and
// after lines that end in spaces it is not exact. A token that does not stand where the one before ends, or
// text that is in no token, is an error, so that nothing is skipped in silence.
func (r *reading) align() {
	r.spans = make(map[*token.Token]span, len(r.tokens))
	r.unread = make(map[*token.Token]bool)
	pos := 0
	for i, tk := range r.tokens {
		inBlock := i > 0 && isBlockHeader(r.tokens[i-1])
		if !inBlock {
			pos = r.gap(pos)
		}
		end, ok := r.match(tk, pos)
		if !ok {
			r.errs = append(r.errs, r.unreadable(pos))
			return
		}
		if inBlock {
			pos = min(r.skipBlank(pos), end)
		}
		r.spans[tk] = span{pos, end}
		switch {
		case tk.Type == token.StringType && !inBlock:
			r.checkPlain(tk.Value, span{pos, end})
		case tk.Type == token.MappingValueType && i > 0:
			r.checkColon(r.tokens[i-1], pos)
		}
		line := r.lineOf(pos)
		tk.Position.Line, tk.Position.Column = line+1, pos-r.lines[line]+1
		if isScalar(tk) && (tk.Value != "" || !inBlock) {
			r.unread[tk] = true
		}
		if pos = end; isBlockHeader(tk) {
			pos = r.lineEnd(line)
		}
	}
	if pos = r.gap(pos); pos < len(r.text) {
		r.errs = append(r.errs, r.unreadable(pos))
	}
}

// gap skips blanks and comments. A tab before the first word of a line is an error.
func (r *reading) gap(pos int) int {
	tab := -1
	for pos < len(r.text) {
		before := pos == 0 || isBlank(r.text[pos-1])
		switch c := r.text[pos]; {
		case c == '\n':
			tab = -1
		case c == '\t' && tab < 0 && r.indented(r.lines[r.lineOf(pos)]) > pos:
			tab = pos
		case c == '#' && before:
			tab = -1
			end := r.lineEnd(r.lineOf(pos))
			r.comments = append(r.comments, span{pos, end})
			pos = end - 1
		case !isBlank(c):
			if tab >= 0 {
				r.errs = append(r.errs, r.fault(rules.KindSyntax, span{tab, tab + 1}, tabFound.With(), hintSpaces.With()))
			}
			return pos
		}
		pos++
	}
	return pos
}

// match returns where a token that begins at pos ends; ok is false when it does not stand there.
func (r *reading) match(tk *token.Token, pos int) (end int, ok bool) {
	switch tk.Type {
	case token.SingleQuoteType, token.DoubleQuoteType:
		if pos == len(r.text) || tk.Type == token.SingleQuoteType != (r.text[pos] == '\'') {
			return 0, false
		}
		sc, wrong, ok := r.unquote(pos)
		r.errs = append(r.errs, wrong...)
		return sc.end + 1, ok
	default:
		sc, ok := r.follow(pos, tk.Value)
		return sc.end, ok
	}
}

// unquote reads the text in quotes that begins at start.
func (s *source) unquote(start int) (scalar, rules.Errors, bool) {
	if s.text[start] == '"' {
		return s.unquoteDouble(start)
	}
	sc, ok := s.unquoteSingle(start)
	return sc, nil, ok
}

// limit lists what is nested too deep and what is too much.
func (r *reading) limit() {
	var blocks []block
	inFlow, flowKeys := 0, 0
	for i, tk := range r.tokens {
		at := r.spans[tk]
		if inFlow > 0 {
			r.checkFlow(tk, at)
		}
		switch tk.Type {
		case token.MappingStartType, token.SequenceStartType:
			inFlow++
		case token.MappingEndType, token.SequenceEndType:
			if inFlow = max(inFlow-1, 0); inFlow == 0 {
				flowKeys = 0
			}
		case token.SequenceEntryType:
			blocks = openBlock(blocks, r.column(at.start))
		case token.MappingValueType:
			key := r.spans[r.tokens[max(i-1, 0)]]
			if key.end-key.start > maxKey {
				r.errs = append(r.errs, r.fault(rules.KindLimit, key, keyTooLong.With(maxKey), hintYAML.With()))
			}
			count := &flowKeys
			if inFlow == 0 {
				blocks = openBlock(blocks, r.column(key.start))
				count = &blocks[len(blocks)-1].keys
			}
			if *count++; *count == maxKeys+1 {
				r.errs = append(r.errs, r.fault(rules.KindLimit, key, keysTooMany.With(maxKeys), hintSplitFile.With()))
			}
		}
		if len(blocks)+inFlow > MaxNesting {
			r.errs = append(r.errs, r.fault(rules.KindLimit, at, nestedTooDeep.With(MaxNesting), hintYAML.With()))
			return
		}
	}
}

// A block is a list or a group of keys that is written in lines.
type block struct{ column, keys int }

// openBlock returns the blocks that are open at an element in this column.
func openBlock(blocks []block, column int) []block {
	for len(blocks) > 0 && blocks[len(blocks)-1].column > column {
		blocks = blocks[:len(blocks)-1]
	}
	if len(blocks) > 0 && blocks[len(blocks)-1].column == column {
		return blocks
	}
	return append(blocks, block{column: column})
}

func isBlockHeader(tk *token.Token) bool {
	return tk.Type == token.LiteralType || tk.Type == token.FoldedType
}

// isScalar reports whether a token is a text, a number or a word.
func isScalar(tk *token.Token) bool {
	return slices.Contains(scalarTypes, tk.Type)
}

var scalarTypes = []token.Type{
	token.StringType, token.SingleQuoteType, token.DoubleQuoteType, token.NullType, token.BoolType,
	token.IntegerType, token.BinaryIntegerType, token.OctetIntegerType, token.HexIntegerType,
	token.FloatType, token.InfinityType, token.NanType,
}
