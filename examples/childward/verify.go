package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/criteria/report"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
	"github.com/childward/childward/testdata"
)

// verify computes a JSON report again, from the same inputs, and compares the whole document. Plan, scheme, scale
// and sample data that the program carries are found by their digests; others are given.
func verify(c *console, args []string) int {
	set := c.flags("verify")
	var in inputs
	in.register(c, set)
	rest, status, ok := c.parse(set, args)
	if !ok {
		return status
	}
	faults := in.files(true)
	if len(rest) != 1 {
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
	if err := v.read(&in); err != nil {
		return c.refuse(err)
	}
	if faults := in.points(); len(faults) > 0 { // whether it has a scheme, the report says
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
	reportNeeded = wording.New("report_needed", "expected one report in JSON", "cần một tệp báo cáo JSON")
	reportHolds  = wording.New("", "holds: computed again from the same inputs it is the same report", "khớp: tính lại từ cùng số liệu cho đúng báo cáo này")
)

// A verification is a report that is held against what its inputs give.
type verification struct {
	file   string
	source []byte
	owner  string
	public bool
}

var (
	reportUnreadable = wording.New("report", "this is no report: {0}", "đây không phải báo cáo: {0}")
	reportNoJSON     = wording.New("", "it is not JSON", "không phải JSON")
	reportOfPeriod   = wording.New("", "period \"{0}\": expected {1}", "kỳ \"{0}\": cần {1}")
	reportMisshapen  = wording.New("", "\"{0}\" is not what it is in a report", "\"{0}\" không đúng dạng của báo cáo")
	reportNoObject   = wording.New("", "it is not a JSON object", "không phải một đối tượng JSON")
	inputNotCarried  = wording.New("input_needed", "the report was computed from {0} {1} with the digest {2}, which the program does not carry", "báo cáo được tính từ {0} {1} có mã băm {2} mà chương trình không có sẵn")
	hintGive         = wording.New("", "give the file with {0}", "hãy đưa tệp bằng {0}")
	differs          = wording.New("differs", "{0}: the report says {1}, computed again it is {2}", "{0}: báo cáo ghi {1}, tính lại là {2}")
	onlyInReport     = wording.New("only_in_report", "{0}: the report says {1}, computed again there is nothing", "{0}: báo cáo ghi {1}, tính lại không có")
	onlyAgain        = wording.New("only_again", "{0}: the report says nothing, computed again it is {1}", "{0}: báo cáo không ghi, tính lại là {1}")
	placePlan        = wording.New("", "the plan", "kế hoạch")
	placeScheme      = wording.New("", "the scheme", "bộ tiêu chí")
	placeScale       = wording.New("", "the scale", "thang điểm")
	placeData        = wording.New("", "the file", "tệp")
)

// read takes from the report what it was computed from, as far as no flag says otherwise.
func (v *verification) read(in *inputs) error {
	var head report.Head
	if err := json.Unmarshal(v.source, &head); err != nil {
		return v.unreadable(err)
	}
	if !isPeriod(head.Period) { // the report is wrong, not the flag
		return &rules.Error{Kind: rules.KindInvalid, File: v.file, Message: reportUnreadable.With(reportOfPeriod.With(head.Period, aYear.With()))}
	}
	v.owner, v.public = head.Owner, head.Public
	if in.period == "" {
		in.period = head.Period
	}
	if head.Options != nil && head.Options.Extra == indicator.IgnoreExtra {
		in.extra = string(indicator.IgnoreExtra)
	}
	var errs rules.Errors
	need := func(what *wording.Template, name, digest, flag string) {
		errs = append(errs, &rules.Error{Kind: rules.KindInvalid, File: v.file, Message: inputNotCarried.With(what.With(), name, digest), Hint: hintGive.With(flag)})
	}
	if in.plan == builtInPlan && head.Plan.Digest != indicator.CamPha2023().Digest() {
		need(placePlan, head.Plan.ID, head.Plan.Digest, "-plan")
	}
	if s := head.Scheme; s != nil {
		if in.scheme == scorecard {
			if in.scheme = decision06; s.Digest != criteria.Decision06().Digest() {
				need(placeScheme, s.ID, s.Digest, "-scheme")
			}
		}
		if s.OverlayDigest != "" && in.scale == "" {
			if in.scale = illustrativeScale; s.OverlayDigest != digest(testdata.ScaleIllustrative) {
				need(placeScale, s.Overlay, s.OverlayDigest, "-scale")
			}
		}
	}
	if in.data == "" {
		for _, f := range head.Inputs {
			if !carried(f) && in.previous == "" && in.mergers == "" {
				need(placeData, f.File, f.Digest, "-data")
			}
		}
	}
	return errs.Err()
}

// unreadable says why a text is no report, and where.
func (v *verification) unreadable(err error) error {
	e := &rules.Error{Kind: rules.KindSyntax, File: v.file, Message: reportUnreadable.With(reportNoJSON.With())}
	at := int64(len(v.source))
	if fault, ok := errors.AsType[*json.SyntaxError](err); ok {
		at = min(fault.Offset, at)
	}
	if fault, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		at = min(fault.Offset, at)
		e.Message = reportUnreadable.With(reportNoObject.With())
		if fault.Field != "" {
			e.Message = reportUnreadable.With(reportMisshapen.With(fault.Field))
		}
	}
	before := string(v.source[:at])
	line := before[strings.LastIndexByte(before, '\n')+1:]
	e.Line, e.Column = 1+strings.Count(before, "\n"), max(1, utf8.RuneCountInString(line))
	return e
}

func digest(source []byte) string {
	sum := sha256.Sum256(source)
	return hex.EncodeToString(sum[:])
}

// carried reports whether the program has a file; those of a report for publication have no digest.
func carried(f report.Input) bool {
	for _, s := range samples {
		if digest(s.source) == f.Digest || f.Digest == "" && s.file == f.File {
			return true
		}
	}
	return false
}

// again computes the report from its inputs.
func (v *verification) again(c *console, in *inputs) ([]byte, error) {
	m, err := in.read(c)
	if err != nil {
		return nil, err
	}
	m.public = v.public
	doc, err := m.report(v.owner)
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
		return nil, v.unreadable(err)
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
