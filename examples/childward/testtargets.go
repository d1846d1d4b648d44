package main

import (
	"flag"
	"fmt"
	"io"
	"slices"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/indicator/plantest"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

var (
	usageNameTargets = wording.New("", "write into the files, in place of boundary: true, the targets that the plan has; run no case", "ghi vào các tệp các mức của kế hoạch thay cho boundary: true; không chạy trường hợp nào")
	targetsNamed     = wording.New("", "{0}: targets named: {1}", "{0}: số mức đã ghi: {1}")
	targetsUnchecked = wording.New("", "They are copied from the plan, and nobody has checked them: hold each against the law before you rely on the file.",
		"Các mức này chép từ kế hoạch, chưa ai kiểm tra: hãy đối chiếu từng mức với văn bản rồi mới dùng tệp.")
	nameAlone = wording.New("test_name_alone", "-name-targets runs no case: leave out {0}", "-name-targets không chạy trường hợp nào: hãy bỏ {0}")
	nameStdin = wording.New("test_name_stdin", "-name-targets changes files: give a file", "-name-targets sửa tệp: hãy cho tên tệp")
)

// misusedNaming says what cannot stand beside -name-targets.
func misusedNaming(set *flag.FlagSet, files []string) (faults []misuse) {
	set.Visit(func(f *flag.Flag) {
		if f.Name != "name-targets" && f.Name != "lang" {
			faults = append(faults, misuse{what: nameAlone.With("-" + f.Name)})
		}
	})
	if slices.Contains(files, "-") {
		faults = append(faults, misuse{what: nameStdin.With()})
	}
	return faults
}

// nameTargets rewrites test files so that every boundary names its target. All of them are read before one is written.
func nameTargets(c *console, files []string) int {
	type rewritten struct {
		name  string
		text  []byte
		count int
	}
	plans := map[string]*indicator.Plan{}
	var all []rewritten
	var errs rules.Errors
	for _, name := range files {
		file, source, err := readAll(c.in, name)
		r := rewritten{name: name}
		if err == nil {
			r.text, r.count, err = plantest.NameTargets(source, file, func(called string) (*indicator.Plan, error) {
				return planBeside(plans, name, called)
			})
		}
		if list := rules.AllErrors(err); list != nil {
			errs = append(errs, list...)
		} else if err != nil {
			return c.refuse(err)
		}
		all = append(all, r)
	}
	if err := errs.Err(); err != nil {
		return c.refuse(err)
	}
	total := 0
	for _, r := range all {
		if r.count > 0 {
			if err := c.writeTo(r.name, func(w io.Writer) error { _, err := w.Write(r.text); return err }); err != nil {
				return c.refuse(err)
			}
		}
		total += r.count
		fmt.Fprintln(c.out, c.word(targetsNamed, r.name, r.count))
	}
	if total > 0 {
		fmt.Fprintln(c.out, c.word(targetsUnchecked))
	}
	return done
}
