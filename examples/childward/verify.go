package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/childward/childward/criteria/report"
	"github.com/childward/childward/rules/wording"
)

// verify computes a JSON report again, from the same inputs, and compares the whole document. The report says how it was
// made; its files are found by their digests among those that are given beside it and those that the program carries.
func verify(c *console, args []string) int {
	set := c.flags("verify")
	var in inputs
	in.register(c, set)
	set.Var(&repeated{&in.published}, "published", c.word(usagePublished))
	set.StringVar(&in.replaces, "replaces", "", c.word(usageReplaces))
	rest, status, ok := c.parse(set, args)
	if !ok {
		return status
	}
	faults := in.stdinOnce()
	if len(rest) == 0 {
		faults = append(faults, misuse{what: reportNeeded.With()})
	}
	if len(faults) > 0 {
		return c.misused(set, faults)
	}
	file, source, err := readAll(c.in, rest[0])
	if err != nil {
		return c.refuse(err)
	}
	v := &verification{file: file, source: source}
	if err := v.read(&in, rest[1:], flagsSet(set)); err != nil {
		return c.refuse(err)
	}
	// What no flag says the report may say.
	if faults := append(in.convention(), in.points()...); len(faults) > 0 {
		return c.misused(set, faults)
	}
	again, err := v.again(c, &in)
	if err != nil {
		return c.refuse(err)
	}
	differences, err := v.compare(again)
	if err != nil {
		return c.refuse(err)
	}
	if len(differences) == 0 {
		fmt.Fprintln(c.out, c.word(reportHolds))
		return done
	}
	for _, d := range differences {
		fmt.Fprintf(c.out, "%s: %s\n", file, d.In(c.lang))
	}
	fmt.Fprintln(c.out, howMany(len(differences), "difference", "chỗ khác").In(c.lang))
	return wrongInput
}

var (
	reportNeeded = wording.New("report_needed", "expected a report in JSON, and after it the files that it was computed from", "cần một tệp báo cáo JSON, sau đó là các tệp mà báo cáo được tính từ đó")
	reportHolds  = wording.New("", "holds: computed again from the same inputs it is the same report", "khớp: tính lại từ cùng số liệu cho đúng báo cáo này")
	differs      = wording.New("differs", "{0}: the report says {1}, computed again it is {2}", "{0}: báo cáo ghi {1}, tính lại là {2}")
	onlyInReport = wording.New("only_in_report", "{0}: the report says {1}, computed again there is nothing", "{0}: báo cáo ghi {1}, tính lại không có")
	onlyAgain    = wording.New("only_again", "{0}: the report says nothing, computed again it is {1}", "{0}: báo cáo không ghi, tính lại là {1}")
)

// A verification is a report that is held against what its inputs give.
type verification struct {
	file   string
	source []byte
	owner  string
	unit   string // the one unit that it is about; empty for all
	public bool
}

// read takes from the report how it was made and what from, as far as no flag says otherwise.
func (v *verification) read(in *inputs, paths []string, set map[string]bool) error {
	head, err := report.ReadHead(v.source, v.file)
	if err != nil {
		return err
	}
	files, err := lookUp(paths)
	if err != nil {
		return err
	}
	v.public, v.owner = head.Public, head.Owner
	if set["owner"] {
		v.owner = in.owner
	}
	if !set["period"] {
		in.period = head.Period
	}
	if o := head.Options; o != nil {
		v.unit = o.Unit
		if o.Periods != "" && !set["period"] {
			in.period = o.Periods
		}
		if o.Extra != "" && !set["extra"] {
			in.extra = string(o.Extra)
		}
		if o.Input != "" && !set["input"] {
			in.input = o.Input
		}
		if o.Roster != "" && !set["roster"] {
			in.roster = o.Roster
		}
		if o.Numbers != "" && !set["numbers"] {
			in.numbers = string(o.Numbers)
		}
	}
	if err := v.match(needs(&head, in), files, set); err != nil {
		return err
	}
	in.found.inOrder()
	if o := head.Options; o != nil && o.Numbers != "" && !in.found.own() && len(in.data)+len(in.previous) == 0 {
		in.found.given()
	}
	return nil
}

// again computes the report from its inputs.
func (v *verification) again(c *console, in *inputs) ([]byte, error) {
	m, err := in.read(c)
	if err != nil {
		return nil, err
	}
	m.public = v.public
	doc, err := m.report(v.owner, v.unit)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = doc.WriteJSON(&out)
	return out.Bytes(), err
}

// compare lists every place at which the report is not what was computed again.
func (v *verification) compare(again []byte) ([]wording.Message, error) {
	written, err := leavesOf(v.source)
	if err != nil {
		return nil, err
	}
	computed, err := leavesOf(again)
	if err != nil {
		return nil, err
	}
	return disagreements(written, computed), nil
}

func disagreements(written, computed []leaf) (differences []wording.Message) {
	values := map[string][]string{}
	for _, l := range computed {
		values[l.path] = append(values[l.path], l.value)
	}
	for _, l := range written { // a key that stands twice is held twice
		switch found := values[l.path]; {
		case len(found) == 0:
			differences = append(differences, onlyInReport.With(l.path, l.value))
		case found[0] != l.value:
			differences = append(differences, differs.With(l.path, l.value, found[0]))
			values[l.path] = found[1:]
		default:
			values[l.path] = found[1:]
		}
	}
	for _, l := range computed {
		if found := values[l.path]; len(found) > 0 {
			differences = append(differences, onlyAgain.With(l.path, l.value))
			values[l.path] = found[1:]
		}
	}
	return differences
}

// A leaf is a value in a JSON document that is no object and no list with elements, and where it stands.
type leaf struct{ path, value string }

// leavesOf takes a JSON document apart.
func leavesOf(source []byte) ([]leaf, error) {
	decoder := json.NewDecoder(bytes.NewReader(source))
	decoder.UseNumber()
	var leaves []leaf
	if err := walk(decoder, "", &leaves); err != nil {
		return nil, err
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, fmt.Errorf("more than one JSON value")
	}
	return leaves, nil
}

// shown writes a value as JSON does, texts in quotes.
func shown(token json.Token) string {
	switch value := token.(type) {
	case nil:
		return "null"
	case string:
		return strconv.Quote(value)
	}
	return fmt.Sprint(token)
}

// joinedPath is where a key of an object stands. A key that is empty, or has in it what a path is made of, is quoted,
// so that it does not pass for the path of something else.
func joinedPath(path, key string) string {
	if key == "" || strings.ContainsAny(key, ".[\"") {
		key = strconv.Quote(key)
	}
	if path == "" {
		return key
	}
	return path + "." + key
}

// walk adds the leaves of the next value.
func walk(decoder *json.Decoder, path string, leaves *[]leaf) error {
	token, err := decoder.Token()
	if err != nil {
		return err
	}
	bracket, isBracket := token.(json.Delim)
	if !isBracket {
		*leaves = append(*leaves, leaf{path, shown(token)})
		return nil
	}
	empty := true
	for i := 0; decoder.More(); i++ {
		at := fmt.Sprintf("%s[%d]", path, i)
		if bracket == '{' {
			key, err := decoder.Token()
			if err != nil {
				return err
			}
			at = joinedPath(path, fmt.Sprint(key))
		}
		if err := walk(decoder, at, leaves); err != nil {
			return err
		}
		empty = false
	}
	if _, err := decoder.Token(); err != nil { // the closing bracket
		return err
	}
	if empty {
		*leaves = append(*leaves, leaf{path, map[json.Delim]string{'{': "{}", '[': "[]"}[bracket]})
	}
	return nil
}
