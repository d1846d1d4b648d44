package form

import (
	"sort"

	"github.com/expr-lang/expr/parser/lexer"
)

// A Source is the text of a formula in NFC, with its tokens.
type Source struct {
	Text   string
	Runes  []rune
	Tokens []lexer.Token // without the end of input; places count characters
	Match  []int         // for each bracket the token of its partner, else -1
}

// TokenAt returns the index of the token that starts at a character, or of the next one.
func (s *Source) TokenAt(from int) int {
	return sort.Search(len(s.Tokens), func(i int) bool { return s.Tokens[i].From >= from })
}

// Is reports whether token i exists and reads as one of the words.
func (s *Source) Is(i int, words ...string) bool {
	if i < 0 || i >= len(s.Tokens) || s.Tokens[i].Kind == lexer.String {
		return false
	}
	for _, w := range words {
		if s.Tokens[i].Value == w {
			return true
		}
	}
	return false
}

// Words returns the text of the tokens from first to last as it stands in the formula.
func (s *Source) Words(first, last int) string {
	return string(s.Runes[s.Tokens[first].From:s.Tokens[last].To])
}

// Outer widens a span by the round brackets that enclose just it.
func (s *Source) Outer(first, last int) (int, int) {
	for first > 0 && last+1 < len(s.Tokens) && s.Is(first-1, "(") && s.Match[first-1] == last+1 {
		first, last = first-1, last+1
	}
	return first, last
}
