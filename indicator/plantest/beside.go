package plantest

import (
	"slices"

	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// noResult is what a case expects of an indicator that does not exist at its level.
const noResult = "none"

var (
	noneOnly       = wording.New("test_none_with", "\"none\" says that there is no result, and stands alone", "\"none\" nghĩa là không có kết quả nên phải đứng một mình")
	warningUnknown = wording.New("test_warning_unknown", "found \"{0}\", expected one of {1}", "có \"{0}\", cần một trong {1}")
)

// none reads that an indicator has no result at the level of the case, as HIV of a single ward.
func (x *expecting) none(e fileExpectation) {
	e.Verdict = ""
	if !e.isEmpty() || len(e.Targets) > 0 || len(e.Readings) > 0 || x.fileCase.hasBoundary() {
		x.refuseKey(x.path, rules.KindInvalid, noneOnly.With(), wording.Message{})
		return
	}
	x.plain.Checks = append(x.plain.Checks, Check{Indicator: x.in.ID, Line: x.document.Line(x.path), None: true})
}

// warningCodes are the codes of what results warn of, see [indicator.Result.Warnings].
var warningCodes = []string{"events_without_population", "over_100", "season_not_covered"}

// warnings reads what stands beside a verdict: all of it, by its codes.
func (x *expecting) warnings(path string, check *Check, w fileReading) {
	if w.Warnings == nil {
		return
	}
	for i, code := range w.Warnings {
		if !slices.Contains(warningCodes, code) {
			x.refuse(elementPath(path+".warnings", i), warningUnknown.With(code, warningCodes), phrases.Meant(code, warningCodes))
		}
	}
	check.Warnings = slices.Compact(slices.Sorted(slices.Values(w.Warnings)))
	if check.Warnings == nil {
		check.Warnings = []string{}
	}
}

func monitorText(monitor bool) wording.Text {
	if monitor {
		return wording.Text{VI: "chỉ để tham khảo", EN: "monitored"}
	}
	return wording.Text{VI: "có tính vào kết quả chung", EN: "not monitored"}
}

func warningsText(codes []string) wording.Text {
	if len(codes) == 0 {
		return wording.Text{VI: "không có lưu ý", EN: "no warning"}
	}
	return wording.New("", "warnings {0}", "lưu ý {0}").With(codes).Text()
}
