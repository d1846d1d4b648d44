package report

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

var (
	reportUnreadable = wording.New("report", "this is no report: {0}", "đây không phải báo cáo: {0}")
	reportNoJSON     = wording.New("", "it is not JSON", "không phải JSON")
	reportOfPeriod   = wording.New("", "period \"{0}\": expected {1}", "kỳ \"{0}\": cần {1}")
	reportMisshapen  = wording.New("", "\"{0}\" is not what it is in a report", "\"{0}\" không đúng dạng của báo cáo")
	reportNoObject   = wording.New("", "it is not a JSON object", "không phải một đối tượng JSON")
)

// ReadHead reads what a report in JSON says of itself, but for what differs from a report that it replaces. File is its
// name, which errors show. A text that is no report is a [rules.Error] with its place.
func ReadHead(source []byte, file string) (Head, error) {
	var head storedHead
	if err := json.Unmarshal(source, &head); err != nil {
		return Head{}, notJSON(source, file, err)
	}
	return head.Head, head.check(file)
}

// A storedHead is a head of which nobody reads what it replaces.
type storedHead struct {
	Head
	Replaces struct{} `json:"replaces"`
}

// check refuses a head that [Document.WriteJSON] does not write.
func (h *Head) check(file string) error {
	if _, err := indicator.ParsePeriod(h.Period); err != nil {
		return noReport(file, reportOfPeriod.With(h.Period, indicator.PeriodForms()))
	}
	if h.Plan.Digest == "" {
		return noReport(file, reportMisshapen.With("plan.digest"))
	}
	if o := h.Options; o != nil {
		if o.Input != "" && o.Input != "json" {
			return noReport(file, reportMisshapen.With("options.input"))
		}
		if o.Numbers != "" && o.Numbers != indicator.EnglishNumbers && o.Numbers != indicator.VietnameseNumbers {
			return noReport(file, reportMisshapen.With("options.numbers"))
		}
		if o.Extra != "" && o.Extra != indicator.IgnoreExtra {
			return noReport(file, reportMisshapen.With("options.extra"))
		}
		if o.Roster != "" && o.Roster != RosterOfData {
			return noReport(file, reportMisshapen.With("options.roster"))
		}
	}
	for i, in := range h.Inputs {
		if !in.Role.Known() {
			return noReport(file, reportMisshapen.With(fmt.Sprintf("inputs[%d].role", i)))
		}
	}
	return nil
}

// noReport says why a text is no report.
func noReport(file string, why wording.Message) error {
	return &rules.Error{Kind: rules.KindInvalid, File: file, Message: reportUnreadable.With(why)}
}

// embedded are the parts of structs that encoding/json names in a place, and JSON does not.
var embedded = []string{"storedHead", "Head", "Figure", "storedRating", "Points"}

// notJSON says of a text that is no JSON, or JSON of another shape, where it stops to be what was expected.
func notJSON(source []byte, file string, err error) error {
	e := &rules.Error{Kind: rules.KindSyntax, File: file, Message: reportUnreadable.With(reportNoJSON.With())}
	at := int64(len(source))
	if fault, ok := errors.AsType[*json.SyntaxError](err); ok {
		at = min(fault.Offset, at)
	}
	if fault, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		at = min(fault.Offset, at)
		e.Message = reportUnreadable.With(reportNoObject.With())
		place := slices.DeleteFunc(strings.Split(fault.Field, "."), func(part string) bool { return slices.Contains(embedded, part) })
		if len(place) > 0 && fault.Field != "" {
			e.Message = reportUnreadable.With(reportMisshapen.With(strings.Join(place, ".")))
		}
	}
	before := string(source[:at])
	line := before[strings.LastIndexByte(before, '\n')+1:]
	e.Line, e.Column = 1+strings.Count(before, "\n"), max(1, utf8.RuneCountInString(line))
	return e
}
