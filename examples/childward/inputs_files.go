package main

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"github.com/childward/childward/criteria/report"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A digested is a dataset of one file.
type digested struct {
	digest, file string
	role         report.Role
	set          *indicator.Dataset
}

// joined is all that was read, in the order of the digests: in which order files were given does not matter.
func (g *gathering) joined() (*indicator.Dataset, error) {
	slices.SortStableFunc(g.sets, func(a, b digested) int { return cmp.Compare(a.digest, b.digest) })
	sets := make([]*indicator.Dataset, len(g.sets))
	for i := range g.sets {
		sets[i] = g.sets[i].set
	}
	return g.plan.JoinDatasets(sets...)
}

var passedOver = wording.New("", "passed over in {0}: {1}", "không đọc trong {0}: {1}")

// files adds the files that flags name, and those in the folders that they name.
func (g *gathering) files(c *console, in *inputs, names []string, role report.Role) {
	for _, name := range names {
		if info, err := os.Stat(name); name == "-" || err != nil || !info.IsDir() {
			file, source, err := readAll(c.in, name)
			if g.keep(err); err == nil {
				g.given(in, file, source, role)
			}
			continue
		}
		g.folder(c, in, name, role)
	}
}

// folder adds the files of a folder, which are known by their paths in it.
func (g *gathering) folder(c *console, in *inputs, name string, role report.Role) {
	within, passed, err := indicator.FilesIn(os.DirFS(name))
	for _, e := range rules.AllErrors(err) {
		if e.File == "." {
			e.File = name
		}
	}
	g.keep(err)
	for _, file := range within {
		_, source, err := readAll(nil, name+"/"+file)
		if g.keep(err); err == nil {
			g.given(in, file, source, role)
		}
	}
	if len(passed) > 0 {
		fmt.Fprintln(c.err, c.word(passedOver, name, passed))
	}
}

// given adds statistics that are no sample, and notes how they are read. What is JSON by its name is read as that.
func (g *gathering) given(in *inputs, file string, source []byte, role report.Role) {
	format := in.input
	if fs.ValidPath(file) && file != "stdin" && indicator.IsJSON(file) {
		format = "json"
	}
	if format == "csv" {
		g.settings.Numbers = indicator.Numbers(in.numbers)
	} else if in.input == "json" {
		g.settings.Input = in.input
	}
	g.add(file, source, in.reading(), format, role)
}
