package plantest

import (
	"bytes"
	"cmp"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/strictyaml"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

var (
	nameByHand     = wording.New("test_name_by_hand", "the targets of this file cannot be named without changing more of it", "không thể ghi mức vào tệp này mà không làm thay đổi phần khác")
	hintNameByHand = wording.New("", "write boundary: with the target beside below, on and above by hand", "hãy tự ghi boundary: kèm mức cạnh below, on và above")
)

// NameTargets returns a test file in which every boundary names its target, in the words of the plan, and how many did not;
// the rest of the file stays as it is, comments too. Nobody has compared these targets with the law: a file named so
// tells a later change of the plan, and says nothing yet of whether the plan is right. What else is wrong with the
// file is an error, as in [Load], which explains planOf too.
func NameTargets(source []byte, file string, planOf func(name string) (*indicator.Plan, error)) (named []byte, count int, err error) {
	file = path.Base(file)
	f, document, err := decode(source, file)
	if err != nil {
		return nil, 0, err
	}
	plan, err := planOf(f.Plan)
	if err != nil {
		return nil, 0, atPlan(document, f.Plan, err)
	}
	c := newChecker(plan, document, file)
	c.suite(f)
	others := slices.DeleteFunc(c.errs, func(e *rules.Error) bool { return e.Message.Code() == boundaryUnnamed.Code })
	if err := others.Err(); err != nil || len(c.unnamedTargets) == 0 {
		return source, 0, err
	}
	e := newEditing(source, document)
	for _, inCase := range byCase(c.unnamedTargets) {
		e.name(inCase)
	}
	named = e.result(source)
	if again, _, err := decode(named, file); err != nil || !reflect.DeepEqual(withoutTargets(again), withoutTargets(f)) {
		return nil, 0, rules.Errors{{Kind: rules.KindInvalid, File: file, Message: nameByHand.With(), Hint: hintNameByHand.With()}}
	}
	return named, len(c.unnamedTargets), nil
}

// byCase are the targets of each case that has any.
func byCase(all []unnamedTarget) (cases [][]unnamedTarget) {
	for i, t := range all {
		if i == 0 || all[i-1].inCase != t.inCase {
			cases = append(cases, nil)
		}
		last := len(cases) - 1
		cases[last] = append(cases[last], t)
	}
	return cases
}

// withoutTargets is what a file says but for the targets of its boundaries.
func withoutTargets(f testFile) testFile {
	f.Cases = slices.Clone(f.Cases)
	for i := range f.Cases {
		c := &f.Cases[i]
		c.Boundary = ""
		expect := map[string]fileExpectation{}
		for id, e := range c.Expect {
			e.Boundary = ""
			targets, readings := map[string]fileTarget{}, map[string]fileReading{}
			for name, t := range e.Targets {
				t.Boundary = ""
				targets[name] = t
			}
			for name, r := range e.Readings {
				r.Boundary = ""
				readings[name] = r
			}
			e.Targets, e.Readings = targets, readings
			expect[id] = e
		}
		c.Expect = expect
	}
	return f
}

// An editing changes the text of a file at places in it.
type editing struct {
	document *strictyaml.Document
	lines    [][]rune
	edits    []edit
}

// An edit puts a text in place of some characters of a line.
type edit struct {
	line, from, to int // from 0
	text           string
}

func newEditing(source []byte, document *strictyaml.Document) *editing {
	text := strings.TrimPrefix(string(source), "\ufeff")
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	e := &editing{document: document}
	for line := range strings.SplitSeq(wording.Normalise(text), "\n") {
		e.lines = append(e.lines, []rune(line))
	}
	return e
}

// name names the targets of one case. One target for all of it is named at the case; of several, each beside its verdicts.
func (e *editing) name(targets []unnamedTarget) {
	atCase := targets[0].inCase + ".boundary"
	first := targets[0].wanted
	shared := targets[0].boundary == atCase &&
		!slices.ContainsFunc(targets, func(t unnamedTarget) bool { return t.boundary != atCase || t.wanted != first })
	if shared {
		e.replace(atCase, first)
		return
	}
	kept := e.document.Has(atCase) && !e.remove(atCase)
	if kept {
		e.replace(atCase, first)
	}
	for _, t := range targets {
		switch {
		case t.boundary == t.path+".boundary":
			e.replace(t.boundary, t.wanted)
		case !kept || t.wanted != first:
			e.insert(t.path, t.wanted)
		}
	}
}

// replace puts a target in place of the value at a path.
func (e *editing) replace(path, target string) {
	var at rules.Error
	e.document.Locate(path, &at)
	e.edits = append(e.edits, edit{at.Line - 1, at.Column - 1, at.Column - 1 + at.Width, strconv.Quote(target)})
}

// remove takes away the key at a path with its value where they are all that their line says; a comment stays. ok is false
// where they are not.
func (e *editing) remove(path string) (ok bool) {
	var at rules.Error
	e.document.LocateKey(path, &at)
	line := string(e.lines[at.Line-1])
	said, comment, _ := strings.Cut(line, "#")
	if strings.Join(strings.Fields(said), " ") != "boundary: true" {
		return false
	}
	text := ""
	if comment != "" {
		text = strings.Repeat(" ", at.Column-1) + "#" + comment
	}
	e.edits = append(e.edits, edit{at.Line - 1, 0, len(line), text})
	return true
}

// insert puts a target before the verdicts of what is at a path.
func (e *editing) insert(path, target string) {
	var first rules.Error
	for _, side := range sideNames {
		var at rules.Error
		e.document.LocateKey(path+"."+side, &at)
		if first.Line == 0 || cmp.Or(cmp.Compare(at.Line, first.Line), cmp.Compare(at.Column, first.Column)) < 0 {
			first = at
		}
	}
	text := "boundary: " + strconv.Quote(target)
	line, column := first.Line-1, first.Column-1
	if before := string(e.lines[line][:column]); strings.TrimSpace(before) == "" && !e.opens(line) {
		e.edits = append(e.edits, edit{line, column, column, text + "\n" + before})
	} else {
		e.edits = append(e.edits, edit{line, column, column, text + ", "})
	}
}

// opens reports whether what stands before a line opens a brace, so that the line is within it.
func (e *editing) opens(line int) bool {
	for line--; line >= 0; line-- {
		if said := strings.TrimSpace(string(e.lines[line])); said != "" && !strings.HasPrefix(said, "#") {
			return strings.HasSuffix(said, "{") || strings.HasSuffix(said, ",")
		}
	}
	return false
}

// result is the text with all edits made, its line ends those of the source.
func (e *editing) result(source []byte) []byte {
	slices.SortFunc(e.edits, func(a, b edit) int { return cmp.Or(b.line-a.line, b.from-a.from) })
	var gone []int
	for _, x := range e.edits {
		line := e.lines[x.line]
		to := min(x.to, len(line))
		e.lines[x.line] = slices.Concat(line[:x.from], []rune(x.text), line[to:])
		if x.from == 0 && x.text == "" {
			gone = append(gone, x.line)
		}
	}
	var lines []string
	for i, line := range e.lines {
		if !slices.Contains(gone, i) {
			lines = append(lines, string(line))
		}
	}
	end := "\n"
	if bytes.Contains(source, []byte("\r\n")) {
		end = "\r\n"
	}
	text := strings.ReplaceAll(strings.Join(lines, "\n"), "\n", end)
	if bytes.HasPrefix(source, []byte("\ufeff")) {
		text = "\ufeff" + text
	}
	return []byte(text)
}
