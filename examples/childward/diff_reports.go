package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"path/filepath"
	"strings"

	"github.com/childward/childward/criteria/report"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

var (
	reportBesidePlan = wording.New("report_beside_plan", "{0} is a report and {1} is none: expected two plans, or two reports in JSON", "{0} là báo cáo còn {1} thì không: cần hai kế hoạch, hoặc hai báo cáo JSON")
	onlyForPlans     = wording.New("only_for_plans", "{0} goes with two plans, not with two reports", "{0} chỉ đi cùng hai kế hoạch, không đi cùng hai báo cáo")
)

// readBoth reads the two files that are compared. A built-in plan has no text.
func readBoth(names []string) (files []fileText, err error) {
	var errs rules.Errors
	for _, name := range names {
		if name == builtInPlan {
			files = append(files, fileText{file: name})
			continue
		}
		file, text, err := readAll(nil, name)
		if list := rules.AllErrors(err); err != nil && list == nil {
			return nil, err
		} else if errs = append(errs, list...); err == nil {
			files = append(files, fileText{file, text})
		}
	}
	return files, errs.Err()
}

// plan reads the file as a plan.
func (f fileText) plan() (*indicator.Plan, error) {
	if f.file == builtInPlan && f.text == nil {
		return indicator.CamPha2023(), nil
	}
	return indicator.ParsePlan(f.text, f.file)
}

// isReport reports whether a file is taken for a report: it is called one of JSON, or begins as JSON does, and is no plan,
// which may be written as JSON, too.
func (f fileText) isReport() bool {
	if !strings.EqualFold(filepath.Ext(f.file), ".json") && !bytes.HasPrefix(bytes.TrimLeft(f.text, " \t\r\n\ufeff"), []byte("{")) {
		return false
	}
	var keys map[string]json.RawMessage
	if json.Unmarshal(f.text, &keys) != nil {
		return strings.EqualFold(filepath.Ext(f.file), ".json")
	}
	_, plan := keys["indicators"]
	return !plan
}

// diffReports says what differs between two reports.
func diffReports(c *console, set *flag.FlagSet, files []fileText, format string) int {
	given := flagsSet(set)
	var faults []misuse
	for _, name := range []string{"data", "previous", "numbers", "period"} {
		if given[name] {
			faults = append(faults, misuse{what: onlyForPlans.With("-" + name)})
		}
	}
	if len(faults) > 0 {
		return c.misused(set, faults)
	}
	var both [2]*report.Stored
	var errs rules.Errors
	for i, f := range files {
		read, err := report.Read(f.text, f.file)
		errs = append(errs, rules.AllErrors(err)...)
		both[i] = read
	}
	if len(errs) > 0 {
		return c.refuse(errs)
	}
	comparison := report.Compare(both[0], both[1])
	var err error
	if format == formatJSON {
		err = writeJSON(c.out, comparison, " ")
	} else {
		err = comparison.WriteText(c.out, c.lang, namesOf(comparison.After.Plan))
	}
	if err != nil {
		return c.refuse(err)
	}
	return done
}

// namesOf is the plan of a report where the program has it, for the names of its indicators.
func namesOf(p report.Plan) *indicator.Plan {
	if plan := indicator.CamPha2023(); plan.Definition().ID == p.ID {
		return plan
	}
	return nil
}
