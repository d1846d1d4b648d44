package strictyaml

import (
	"fmt"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
	"testing"
)

func TestP(t *testing.T) {
	for _, in := range []string{"r:\n  >\n\n\n# c>\n", "r: |2\n\n# c- i\n", "r: |\n\n# c\n", "r: |\n# c\n", "r: |\n\n# c\nb: d\n", "r: |\n  x\n\n# c\n"} {
		s := newSource(in, "f")
		_, errs := s.parse()
		fmt.Printf("%q %v\n", in, errs)
		var tks token.Tokens
		for _, tk := range lexer.Tokenize(in) {
			fmt.Printf("   %s|%q|%v\n", tk.Type, tk.Value, tk.Position)
			if tk.Type != token.CommentType {
				tks = append(tks, tk)
			}
		}
		_, err := parser.Parse(tks, 0)
		fmt.Printf("%T\n", err)
		if len(errs) > 0 {
			func() {
				defer func() { fmt.Println("PANIC", recover()) }()
				r := &reading{source: s}
				r.tokenise()
				fmt.Println("tok", r.errs)
				f, err := parser.Parse(r.tokens, 0)
				fmt.Println(err != nil)
				if err == nil {
					r.node(f.Docs[0].Body, span{})
				} else {
					fmt.Printf("%T %+v\n", err, r.syntaxError(err))
				}
			}()
		}
	}
}
