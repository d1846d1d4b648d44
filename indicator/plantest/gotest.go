package plantest

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A Tester is what [Run] needs of *testing.T.
type Tester[T any] interface {
	Helper()
	Run(name string, f func(T)) bool
	Errorf(format string, args ...any)
	Logf(format string, args ...any)
}

// Run runs every case of the test files of a file system as a subtest of t: the files, in any folder, whose
// names end in _test.yaml. Each must be about the plan, by its id or as the same file; a nil plan stands for
// the one that each file names. What is wrong with a file fails the test, and so does a run without a case;
// warnings are logged.
func Run[T Tester[T]](t T, plan *indicator.Plan, fsys fs.FS) {
	t.Helper()
	names, err := TestFiles(fsys)
	if err != nil {
		t.Errorf("%v", err)
	}
	for _, name := range names {
		suite, err := readFor(fsys, name, plan)
		if err != nil {
			t.Errorf("%s", detail(err))
			continue
		}
		for _, w := range suite.Warnings() {
			t.Logf("%s", w.Detail(wording.English))
		}
		known := namesOf(suite.plan)
		for _, c := range suite.cases {
			t.Run(c.Name, func(t T) {
				t.Helper()
				if o := c.run(suite.plan, known); !o.Passed() {
					t.Errorf("%s", o.Detail(wording.English))
				}
			})
		}
	}
}

func detail(err error) string {
	if list := rules.AllErrors(err); list != nil {
		return list.Detail(wording.English)
	}
	return err.Error()
}

// TestFiles returns the test files of a file system, sorted. It is an error when there is none.
func TestFiles(fsys fs.FS) ([]string, error) {
	var names []string
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && (strings.HasSuffix(path.Base(name), "_test.yaml") || strings.HasSuffix(path.Base(name), "_test.yml")) {
			names = append(names, name)
		}
		return err
	})
	if err == nil && len(names) == 0 {
		err = &rules.Error{Kind: rules.KindInvalid, File: "plantest", Message: filesNone.With()}
	}
	slices.Sort(names)
	return names, err
}
