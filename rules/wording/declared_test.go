package wording

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"
)

// A declaration is a call of New in the sources of this repository.
type declaration struct {
	place        string
	code, en, vi string
}

// declarations are all that the sources declare, tests apart: of the library and of the programs in examples.
func declarations(t *testing.T) (all []declaration) {
	t.Helper()
	root := moduleRoot(t)
	files := token.NewFileSet()
	require.NoError(t, filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch name := entry.Name(); {
		case err != nil:
			return err
		case entry.IsDir() && path != root && (strings.HasPrefix(name, ".") || name == "testdata"):
			return filepath.SkipDir
		case entry.IsDir() || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok && isNew(call) {
				place := files.Position(call.Pos())
				short, _ := filepath.Rel(root, place.Filename)
				d := declaration{place: fmt.Sprintf("%s:%d", filepath.ToSlash(short), place.Line)}
				for i, into := range []*string{&d.code, &d.en, &d.vi} {
					*into = literal(t, d.place, call.Args[i])
				}
				all = append(all, d)
			}
			return true
		})
		return nil
	}))
	require.Greater(t, len(all), 400, "the sources were found")
	return all
}

// moduleRoot is the folder of the go.mod above this package.
func moduleRoot(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	require.NoError(t, err)
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		above := filepath.Dir(dir)
		require.NotEqual(t, above, dir, "no go.mod above this package")
		dir = above
	}
}

func isNew(call *ast.CallExpr) bool {
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || f.Sel.Name != "New" || len(call.Args) != 3 {
		return false
	}
	of, ok := f.X.(*ast.Ident)
	return ok && of.Name == "wording"
}

// literal reads a text that is written out: what is put together when the program runs cannot be checked here.
func literal(t *testing.T, place string, e ast.Expr) string {
	t.Helper()
	l, ok := e.(*ast.BasicLit)
	require.True(t, ok && l.Kind == token.STRING, "%s: a code and its words are string literals", place)
	text, err := strconv.Unquote(l.Value)
	require.NoError(t, err)
	return text
}

func TestACodeHasOneWordingInTheWholeRepository(t *testing.T) {
	t.Parallel()
	first := map[string]string{}
	for _, d := range declarations(t) {
		if d.code == "" {
			continue
		}
		if !codeForm.MatchString(d.code) {
			t.Errorf("%s: the code %q is not lower snake case", d.place, d.code)
		}
		if earlier, twice := first[d.code]; twice {
			t.Errorf("%s: the code %s is declared at %s, too: share the declaration, or tell the codes apart", d.place, d.code, earlier)
		}
		first[d.code] = d.place
	}
}

var codeForm = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// New takes the English before the Vietnamese; two texts that a writer swapped would be shown in the wrong
// language, and no other test might notice.
func TestEachWordingHasBothLanguagesInTheirOrder(t *testing.T) {
	t.Parallel()
	for _, d := range declarations(t) {
		en, vi := vietnameseQuoted.Replace(d.en), placeholder.ReplaceAllString(d.vi, "")
		switch {
		case d.en == "" || d.vi == "":
			t.Errorf("%s: a language is missing", d.place)
		case strings.ContainsFunc(en, isVietnamese):
			t.Errorf("%s: Vietnamese letters in the English %q", d.place, d.en)
		case strings.ContainsFunc(vi, unicode.IsLetter) && !strings.ContainsFunc(vi, isVietnamese) && !slices.Contains(plainVietnamese, d.vi):
			t.Errorf("%s: no Vietnamese letter in the Vietnamese %q", d.place, d.vi)
		}
	}
}

// plainVietnamese are Vietnamese texts without a letter that only Vietnamese has.
var plainVietnamese = []string{
	"cao",                    // high
	"-run: {0}: {1}",         // a flag, and what is wrong with it
	"{0}: {1}: {2}, nay {3}", // now
	"{0}: {1}, nay {2}",      // now
	`{"records": [{"unit": "06760", "period": "2023", "statistics": {"live_births": 248, "infant_deaths": "2"}}]}`, // JSON
}

// vietnameseQuoted are what English texts show of files in Vietnamese.
var vietnameseQuoted = strings.NewReplacer("\"Tổng cộng\"", "", "có or không", "")

// isVietnamese reports whether a letter is one that English has not.
func isVietnamese(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) }

func TestBothLanguagesShowTheSameArguments(t *testing.T) {
	t.Parallel()
	for _, d := range declarations(t) {
		en, vi := placeholders(d.en), placeholders(d.vi)
		if !slices.Equal(en, vi) {
			t.Errorf("%s: the English shows %v, the Vietnamese %v", d.place, en, vi)
		}
		for i, p := range en {
			if p != fmt.Sprintf("{%d}", i) {
				t.Errorf("%s: shows %v: an argument is left out", d.place, en)
				break
			}
		}
	}
}

var placeholder = regexp.MustCompile(`\{[0-9]\}`)

// placeholders are those of a text, each once, in order.
func placeholders(text string) []string {
	all := placeholder.FindAllString(text, -1)
	slices.Sort(all)
	return slices.Compact(all)
}
