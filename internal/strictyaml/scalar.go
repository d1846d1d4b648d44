package strictyaml

import (
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/childward/childward/rules"
)

// A scalar is the text of a value, and for each of its characters the place it comes from.
type scalar struct {
	text []rune
	at   []int // of the same length as text
	end  int   // after the last character of the value in the source, before a closing quote
}

func (sc *scalar) add(r rune, at int) {
	sc.text = append(sc.text, r)
	sc.at = append(sc.at, at)
}

// normalised brings a text to NFC that is not, because of its escapes.
func (sc scalar) normalised() scalar {
	text := string(sc.text)
	if norm.NFC.IsNormalString(text) {
		return sc
	}
	out := scalar{end: sc.end}
	var it norm.Iter
	it.InitString(norm.NFC, text)
	index, read := 0, 0 // how many characters, and bytes, of text are done
	for !it.Done() {
		segment := string(it.Next())
		for _, r := range segment {
			out.add(r, sc.at[min(index, len(sc.at)-1)])
		}
		index += len([]rune(text[read:it.Pos()]))
		read = it.Pos()
	}
	return out
}

// follow finds a text that is not in quotes in the source, from start on. The words of the text must stand
// there one after the other; blanks and line feeds between them may differ, because lines are folded and
// indented.
func (s *source) follow(start int, text string) (scalar, bool) {
	sc := scalar{end: start}
	p := start
	for _, r := range text {
		if isBlank(r) {
			sc.add(r, min(p, len(s.text)))
			if p < len(s.text) && isBlank(s.text[p]) {
				p++
			}
			continue
		}
		p = s.skipBlank(p)
		if p == len(s.text) || s.text[p] != r {
			return scalar{}, false
		}
		sc.add(r, p)
		p++
		sc.end = p
	}
	return sc, true
}

func (s *source) skipBlank(p int) int {
	for p < len(s.text) && isBlank(s.text[p]) {
		p++
	}
	return p
}

// unquoteSingle reads the text in single quotes that begins at start; ok is false when it does not end.
func (s *source) unquoteSingle(start int) (sc scalar, ok bool) {
	for p := start + 1; p < len(s.text); {
		switch r := s.text[p]; {
		case r == '\n':
			p = s.fold(&sc, p, 0)
		case r != '\'':
			sc.add(r, p)
			p++
		case p+1 < len(s.text) && s.text[p+1] == '\'':
			sc.add(r, p)
			p += 2
		default:
			sc.end = p
			return sc, true
		}
	}
	return scalar{}, false
}

// unquoteDouble reads the text in double quotes that begins at start; ok is false when it does not end.
// Escapes that are wrong are listed.
func (s *source) unquoteDouble(start int) (sc scalar, wrong rules.Errors, ok bool) {
	kept := 0 // what an escape has written, a line break does not trim
	for p := start + 1; p < len(s.text); {
		switch r := s.text[p]; r {
		case '"':
			sc.end = p
			return sc.normalised(), wrong, true
		case '\n':
			p = s.fold(&sc, p, kept)
		case '\\':
			if p+1 < len(s.text) && s.text[p+1] == '\n' {
				p = s.emptyLines(&sc, s.indented(p+2))
				kept = len(sc.text)
				continue
			}
			decoded, size := s.escape(p)
			if size == 0 || isControl(decoded) || !utf8.ValidRune(decoded) {
				decoded, size = utf8.RuneError, max(size, 2)
				found := string(s.text[p:min(p+size, len(s.text))])
				wrong = append(wrong, s.fault(rules.KindSyntax, span{p, p + size}, escapeWrong.With(found), hintEscape.With()))
			}
			sc.add(decoded, p)
			p += size
			kept = len(sc.text)
		default:
			sc.add(r, p)
			p++
		}
	}
	return scalar{}, wrong, false
}

// fold reads the line feed at p with the blanks around it: one is a space, further ones are line feeds.
func (s *source) fold(sc *scalar, p, kept int) int {
	for len(sc.text) > kept && (sc.text[len(sc.text)-1] == ' ' || sc.text[len(sc.text)-1] == '\t') {
		sc.text, sc.at = sc.text[:len(sc.text)-1], sc.at[:len(sc.at)-1]
	}
	next := s.indented(p + 1)
	if next == len(s.text) || s.text[next] != '\n' {
		sc.add(' ', p)
		return next
	}
	return s.emptyLines(sc, next)
}

// emptyLines reads line feeds from next on, each of which is one in the text.
func (s *source) emptyLines(sc *scalar, next int) int {
	for next < len(s.text) && s.text[next] == '\n' {
		sc.add('\n', next)
		next = s.indented(next + 1)
	}
	return next
}

// indented returns the first place from p on that is neither a space nor a tab.
func (s *source) indented(p int) int {
	for p < len(s.text) && (s.text[p] == ' ' || s.text[p] == '\t') {
		p++
	}
	return p
}

// escapes are the characters that stand for another one after a backslash.
var escapes = map[rune]rune{
	'0': 0, 'a': '\a', 'b': '\b', 't': '\t', '\t': '\t', 'n': '\n', 'v': '\v', 'f': '\f', 'r': '\r', 'e': 0x1b,
	' ': ' ', '"': '"', '/': '/', '\\': '\\', 'N': 0x85, '_': 0xa0, 'L': 0x2028, 'P': 0x2029,
}

// escape reads the escape whose backslash is at p; size is 0 when there is no such escape.
func (s *source) escape(p int) (decoded rune, size int) {
	if p+1 >= len(s.text) {
		return 0, 0
	}
	if r, ok := escapes[s.text[p+1]]; ok {
		return r, 2
	}
	switch s.text[p+1] {
	case 'x':
		return s.hex(p, 2)
	case 'U':
		return s.hex(p, 8)
	case 'u':
		high, size := s.hex(p, 4)
		if size == 0 || high < 0xd800 || high > 0xdfff {
			return high, size
		}
		low, _ := s.hex(p+6, 4)
		if high > 0xdbff || low < 0xdc00 || low > 0xdfff || !slices.Equal(s.text[p+6:p+8], []rune(`\u`)) {
			return 0, 0
		}
		return (high-0xd800)<<10 + low - 0xdc00 + 0x10000, 12
	}
	return 0, 0
}

// hex reads the digits after the backslash and the letter at p; size counts these two too.
func (s *source) hex(p, digits int) (r rune, size int) {
	if p+2+digits > len(s.text) {
		return 0, 0
	}
	n, err := strconv.ParseUint(string(s.text[p+2:p+2+digits]), 16, 32)
	if err != nil || n > 0x10ffff {
		return 0, 0
	}
	return rune(n), 2 + digits
}

func codePoint(r rune) string { return fmt.Sprintf("U+%04X", r) }
