package plantest

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/childward/childward/internal/strictyaml"
	"github.com/childward/childward/rules"
)

// testFile is the layout of a test file.
type testFile struct {
	Version    int    `yaml:"version,version=1"`
	Plan       string `yaml:"plan,required"`
	Properties fileProperties
	Cases      []fileCase `yaml:"cases,required"`
}

// A fileCase is a case as it is written.
type fileCase struct {
	Name     string `yaml:"name,required"`
	City     bool
	Period   string // of the figures; the plan's year where it is not said
	Covers   string // the days within the period that the figures cover
	HandedIn string // the day on which they were handed in
	Boundary string // the target around which figures are sought, for what names none of its own
	Given    map[string]string
	Absent   []string
	Expect   map[string]fileExpectation `yaml:"expect,required"`
}

// A fileExpectation is what is expected of an indicator.
type fileExpectation struct {
	fileReading
	Targets  map[string]fileTarget
	Readings map[string]fileReading
}

// A fileTarget is what is expected of a further target.
type fileTarget struct {
	Verdict          string `yaml:"verdict,short"`
	Boundary         string // the target as the law has it
	Below, On, Above string
}

// A fileReading is what is expected of an alternative reading, and of the indicator itself.
type fileReading struct {
	Verdict          string `yaml:"verdict,short"`
	Value            string
	Annualised       string
	Places           *int
	Interim          *bool
	Monitor          *bool
	Missing          []string
	Warnings         []string
	Boundary         string // the target as the law has it
	Below, On, Above string
}

func (r fileReading) isEmpty() bool { return r.isPlainEmpty() && !r.hasSides() }

// isPlainEmpty reports whether nothing is said of a case whose figures are given.
func (r fileReading) isPlainEmpty() bool {
	return r.Verdict == "" && r.Value == "" && r.Annualised == "" && r.Places == nil && r.Interim == nil && r.Monitor == nil &&
		r.Missing == nil && r.Warnings == nil
}

func (r fileReading) sides() [3]string { return [3]string{r.Below, r.On, r.Above} }

// hasSides reports whether something is said of figures around a target.
func (r fileReading) hasSides() bool { return r.Boundary != "" || r.sides() != [3]string{} }

// hasBoundary reports whether figures are sought for a case: whether a target is named anywhere in it.
func (c fileCase) hasBoundary() bool {
	if c.Boundary != "" {
		return true
	}
	for _, e := range c.Expect {
		if e.Boundary != "" {
			return true
		}
		for _, t := range e.Targets {
			if t.Boundary != "" {
				return true
			}
		}
		for _, r := range e.Readings {
			if r.Boundary != "" {
				return true
			}
		}
	}
	return false
}

// subjects is how many targets the case expects something of.
func (c fileCase) subjects() (count int) {
	for _, e := range c.Expect {
		count += len(e.Targets) + len(e.Readings)
		if !e.isEmpty() {
			count++
		}
	}
	return count
}

// sideNames are the keys of the sides of a target.
var sideNames = [3]string{"below", "on", "above"}

// decode reads the file without judging it.
func decode(source []byte, file string) (testFile, *strictyaml.Document, error) {
	var f testFile
	document, err := strictyaml.Decode(source, file, &f)
	if err != nil {
		list := rules.AllErrors(err)
		for _, e := range list {
			explainOpen(e)
		}
		return testFile{}, nil, list
	}
	return f, document, nil
}

// explainOpen words the error at a verdict that was left as ?, which YAML cannot read without quotes.
func explainOpen(e *rules.Error) {
	line := []rune(e.Source)
	if e.Column < 1 || e.Column > len(line) || line[e.Column-1] != '?' {
		return
	}
	if before := strings.TrimSpace(string(line[:e.Column-1])); strings.HasSuffix(before, ":") {
		e.Kind, e.Width, e.Message, e.Hint = rules.KindInvalid, 1, verdictOpen.With(), hintVerdictOpen.With()
	}
}

// inOrder returns the keys of a group in the order of the file.
func inOrder[T any](document *strictyaml.Document, path string, group map[string]T) []string {
	places := make(map[string]rules.Error, len(group))
	for key := range group {
		var e rules.Error
		document.LocateKey(path+"."+key, &e)
		places[key] = e
	}
	return slices.SortedFunc(maps.Keys(group), func(a, b string) int {
		return cmp.Or(cmp.Compare(places[a].Line, places[b].Line), cmp.Compare(places[a].Column, places[b].Column))
	})
}
