package plantest

import (
	"github.com/childward/childward/rules/wording"
)

// The wording of what can be wrong with a test file.
var (
	casesNone        = wording.New("test_cases_none", "a test file without cases", "tệp kiểm thử không có trường hợp nào")
	caseTwice        = wording.New("test_case_twice", "the case \"{0}\" stands in line {1} already", "trường hợp \"{0}\" đã có ở dòng {1}")
	expectsNothing   = wording.New("test_expects_nothing", "the case \"{0}\" expects nothing", "trường hợp \"{0}\" không nêu kết quả cần có")
	indicatorUnknown = wording.New("test_indicator_unknown", "there is no indicator \"{0}\" in this plan", "kế hoạch không có chỉ tiêu \"{0}\"")
	notForWard       = wording.New("test_not_for_ward", "\"{0}\" does not exist for a ward", "\"{0}\" không tính ở xã, phường")
	notForCity       = wording.New("test_not_for_city", "\"{0}\" does not exist for {1}", "\"{0}\" không tính cho {1}")
	targetUnknown    = wording.New("test_target_unknown", "\"{0}\" has no further target \"{1}\"", "\"{0}\" không có mức \"{1}\"")
	readingUnknown   = wording.New("test_reading_unknown", "\"{0}\" has no reading \"{1}\"", "\"{0}\" không có cách hiểu \"{1}\"")
	readingFirst     = wording.New("test_reading_first", "\"{0}\" is the reading that decides: expect it of the indicator itself", "\"{0}\" là cách hiểu quyết định: ghi kết quả ở chính chỉ tiêu")
	readingNot       = wording.New("test_reading_not_computed", "the reading \"{0}\" cannot be computed from the statistics of the plan", "cách hiểu \"{0}\" không tính được từ số liệu của kế hoạch")
	verdictUnknown   = wording.New("test_verdict_unknown", "found \"{0}\", expected one of {1}", "có \"{0}\", cần một trong {1}")
	verdictOpen      = wording.New("test_verdict_open", "a verdict that is still open: \"?\" is for a person to fill in", "kết quả còn để trống: \"?\" phải do người điền")
	verdictNever     = wording.New("test_verdict_impossible", "\"{0}\" can never be {1}: {2}", "\"{0}\" không bao giờ là {1}: {2}")
	neverUndefined   = wording.New("", "nothing is divided in {0}", "{0} không có phép chia")
	neverMissing     = wording.New("", "{0} uses no statistic", "{0} không dùng số liệu nào")
	neverReached     = wording.New("", "no value of {0} is on that side of {1}", "{0} không có giá trị nào ở phía đó của {1}")
	valueUnreadable  = wording.New("test_value", "found \"{0}\", expected a decimal such as 8.06 or a fraction such as 250/31", "có \"{0}\", cần số thập phân như 8.06 hoặc phân số như 250/31")
	valuePlaces      = wording.New("test_value_places", "\"{0}\" has {1} decimals, places says {2}", "\"{0}\" có {1} chữ số thập phân, places ghi {2}")
	fractionPlaces   = wording.New("test_fraction_places", "\"{0}\" is a fraction, which has no places", "\"{0}\" là phân số, không có places")
	placesAlone      = wording.New("test_places_alone", "places without a value", "có places mà không có value")
	valueAndVerdict  = wording.New("test_value_without", "a value beside the verdict {0}, which has none", "có value cạnh kết quả {0}, vốn không có giá trị")
	missingAnd       = wording.New("test_missing_with", "missing beside the verdict {0}: it belongs to no_data", "có missing cạnh kết quả {0}: missing đi với no_data")
	givenNull        = wording.New("test_given_null", "found \"{0}\": what is not given was not reported", "có \"{0}\": số liệu không ghi là chưa báo cáo")
	absentGiven      = wording.New("test_absent_given", "\"{0}\" is absent and given", "\"{0}\" vừa ghi vắng vừa có số liệu")
	sidesNeeded      = wording.New("test_sides_needed", "a boundary case needs below, on and above", "trường hợp ranh giới cần below, on và above")
	sidesOnly        = wording.New("test_sides_only", "a boundary case has below, on and above, and nothing else", "trường hợp ranh giới chỉ có below, on và above")
	boundaryNoRatio  = wording.New("test_boundary_form", "the formula {0} is no quotient of sums, so that no figures can be found by solving it", "công thức {0} không phải thương của hai tổng nên không tự tìm được số liệu")
	boundaryNoEvent  = wording.New("test_boundary_event", "every statistic in the numerator of {0} is given", "mọi số liệu ở tử số của {0} đều đã cho")
	boundaryNoWhole  = wording.New("test_boundary_whole", "no whole number of {0} puts {1} on the target {2}", "không có số nguyên {0} nào đưa {1} đến đúng mức {2}")
	planOther        = wording.New("test_plan_other", "this file tests the plan \"{0}\", not the plan \"{1}\" that was given", "tệp này kiểm thử kế hoạch \"{0}\", không phải kế hoạch \"{1}\" được đưa vào")
	planUnreadable   = wording.New("test_plan_unreadable", "the plan \"{0}\" cannot be read: {1}", "không đọc được kế hoạch \"{0}\": {1}")
	filesNone        = wording.New("test_files_none", "no test file: its name ends in _test.yaml", "không có tệp kiểm thử: tên tệp kết thúc bằng _test.yaml")
	mutateFailing    = wording.New("test_mutate_failing", "failing cases: {0}; which changes the cases notice can be said once all of them pass", "số trường hợp không đạt: {0}; phải đạt hết thì mới biết chúng phát hiện được thay đổi nào")

	hintVerdictOpen = wording.New("", "work the verdict out from the plan and write achieved, missed, no_data, not_applicable, invalid or not_due", "hãy tự tính theo kế hoạch rồi ghi achieved, missed, no_data, not_applicable, invalid hoặc not_due")
	hintKnown       = wording.New("", "there are {0}", "hiện có {0}")
	hintCity        = wording.New("", "add city: true", "thêm city: true")
	hintWard        = wording.New("", "leave out city: true", "bỏ city: true")
	hintLeaveOut    = wording.New("", "leave the statistic out, and name it under missing or absent", "bỏ số liệu này và ghi tên ở missing hoặc absent")
	hintWriteCases  = wording.New("", "write cases with the figures under given", "hãy viết các trường hợp có số liệu ở given")
	hintFewerGiven  = wording.New("", "leave out {0}, and it is found too", "bỏ {0} để chương trình tự tìm")
	hintPlaces      = wording.New("", "write as many decimals as places says: {0}", "viết đúng số chữ số thập phân như places: {0}")
)

// The wording of warnings.
var (
	givenUnused  = wording.New("test_given_unused", "{0} is given, and no indicator expected here uses it", "{0} được cho nhưng không chỉ tiêu nào ở đây dùng đến")
	inputLacking = wording.New("test_input_lacking", "{0} uses {1}, which the case neither gives nor names under missing or absent", "{0} dùng {1} nhưng trường hợp này không cho số liệu, cũng không ghi ở missing hay absent")
)
