package plandiff

import (
	"github.com/childward/childward/rules/wording"
)

// The wording of what changed about the plan and its statistics.
var (
	yearChanged       = wording.New("year_changed", "the year: {0}, now {1}", "năm: {0}, nay {1}")
	areaChanged       = wording.New("area_changed", "the code of the area: \"{0}\", now \"{1}\"", "mã địa bàn: \"{0}\", nay \"{1}\"")
	textsChanged      = wording.New("texts_changed", "other words: {0}", "sửa lời văn: {0}")
	statisticAdded    = wording.New("statistic_added", "{0}: a new statistic", "{0}: số liệu mới")
	statisticRemoved  = wording.New("statistic_removed", "{0}: no longer asked for", "{0}: không còn báo cáo")
	statisticChanged  = wording.New("statistic_changed", "{0}: {1}: {2}, now {3}", "{0}: {1}: {2}, nay {3}")
	statisticWords    = wording.New("statistic_words", "{0}: other words", "{0}: sửa lời văn")
	constraintAdded   = wording.New("constraint_added", "a new constraint: {0}", "thêm ràng buộc: {0}")
	constraintRemoved = wording.New("constraint_removed", "a constraint is gone: {0}", "bỏ ràng buộc: {0}")
)

// The wording of what changed about an indicator.
var (
	indicatorAdded     = wording.New("indicator_added", "a new indicator, target {0}", "chỉ tiêu mới, mức {0}")
	indicatorRemoved   = wording.New("indicator_removed", "no longer an indicator; its target was {0}", "không còn là chỉ tiêu; mức cũ {0}")
	formulaRewritten   = wording.New("formula_rewritten", "the formula is written another way, proved to be the same: {0}", "công thức viết cách khác, đã chứng minh là như nhau: {0}")
	formulaChanged     = wording.New("formula_changed", "the formula: {0}; now {1}", "công thức: {0}; nay {1}")
	numeratorChanged   = wording.New("numerator_changed", "the numerator: {0}, now {1}", "tử số: {0}, nay {1}")
	denominatorChanged = wording.New("denominator_changed", "the denominator: {0}, now {1}", "mẫu số: {0}, nay {1}")
	perChanged         = wording.New("per_changed", "per {0}, now per {1}", "tính trên {0}, nay trên {1}")
	guardsChanged      = wording.New("guards_changed", "the same quotient, but other data count as contradictory: {0}; now {1}", "cùng một thương số, nhưng số liệu bị coi là mâu thuẫn thì khác: {0}; nay {1}")
	baseChanged        = wording.New("base_changed", "the base of the value: {0}, now {1}", "đơn vị của giá trị: {0}, nay {1}")
	rebased            = wording.New("rebased", "formula and target are in another base, proved to give the same verdicts: {0}, now {1}", "công thức và mức cùng đổi đơn vị, đã chứng minh là đánh giá như nhau: {0}, nay {1}")
	targetTightened    = wording.New("target_tightened", "{0} is tightened: {1}, now {2}", "{0} chặt hơn: {1}, nay {2}")
	targetLoosened     = wording.New("target_loosened", "{0} is loosened: {1}, now {2}", "{0} nới lỏng: {1}, nay {2}")
	targetStrict       = wording.New("target_strict", "{0} is tightened, its own number no longer meets it: {1}, now {2}", "{0} chặt hơn, bằng đúng mức không còn đạt: {1}, nay {2}")
	targetLenient      = wording.New("target_lenient", "{0} is loosened, its own number now meets it: {1}, now {2}", "{0} nới lỏng, bằng đúng mức nay cũng đạt: {1}, nay {2}")
	targetMoved        = wording.New("target_moved", "{0} is another one: {1}, now {2}", "{0} đã khác: {1}, nay {2}")
	targetBase         = wording.New("target_base_changed", "{0} has another base: {1}, now {2}", "{0} đổi đơn vị: {1}, nay {2}")
	targetRewritten    = wording.New("target_rewritten", "{0} is written another way: {1}, now {2}", "{0} viết cách khác: {1}, nay {2}")
	furtherAdded       = wording.New("further_target_added", "a further target, {0}: {1}", "thêm mức {0}: {1}")
	furtherRemoved     = wording.New("further_target_removed", "a further target is gone, {0}: {1}", "bỏ mức {0}: {1}")
	wordChanged        = wording.New("word_changed", "{0}: {1}, now {2}", "{0}: {1}, nay {2}")
	placesChanged      = wording.New("places_changed", "other decimals are shown", "in số chữ số thập phân khác")
	ownerChanged       = wording.New("owner_changed", "the owner: {0}; now {1}", "cơ quan phụ trách: {0}; nay {1}")
	readingAdded       = wording.New("reading_added", "a new reading: {0}", "thêm cách hiểu: {0}")
	readingRemoved     = wording.New("reading_removed", "a reading is gone: {0}", "bỏ cách hiểu: {0}")
	readingChanged     = wording.New("reading_changed", "the reading {0} has another formula or target", "cách hiểu {0} đổi công thức hoặc mức")
	readingWords       = wording.New("reading_words", "the reading {0} has other words", "cách hiểu {0} sửa lời văn")
)

// The words in them.
var (
	wordTarget        = wording.New("", "the target", "mức")
	wordFurtherTarget = wording.New("", "the target \"{0}\"", "mức \"{0}\"")
	wordTitle         = wording.New("", "title", "tên kế hoạch")
	wordDocument      = wording.New("", "document", "văn bản")
	wordArea          = wording.New("", "area", "địa bàn")
	wordGroup         = wording.New("", "objective", "mục tiêu")
	wordName          = wording.New("", "name", "tên")
	wordNumerator     = wording.New("", "numerator", "tử số")
	wordDenominator   = wording.New("", "denominator", "mẫu số")
	wordMeasure       = wording.New("", "measure", "đơn vị tính")
	wordSeason        = wording.New("", "season", "mùa")
	wordCite          = wording.New("", "clause", "căn cứ")
)
