package plandiff

import "github.com/childward/childward/rules"

// The wording of what changed about the plan and its statistics.
var (
	yearChanged       = rules.Words("year_changed", "the year: {0}, now {1}", "năm: {0}, nay {1}")
	areaChanged       = rules.Words("area_changed", "the code of the area: \"{0}\", now \"{1}\"", "mã địa bàn: \"{0}\", nay \"{1}\"")
	textsChanged      = rules.Words("texts_changed", "other words: {0}", "sửa lời văn: {0}")
	statisticAdded    = rules.Words("statistic_added", "{0}: a new statistic", "{0}: số liệu mới")
	statisticRemoved  = rules.Words("statistic_removed", "{0}: no longer asked for", "{0}: không còn báo cáo")
	statisticChanged  = rules.Words("statistic_changed", "{0}: {1}: {2}, now {3}", "{0}: {1}: {2}, nay {3}")
	statisticWords    = rules.Words("statistic_words", "{0}: other words", "{0}: sửa lời văn")
	constraintAdded   = rules.Words("constraint_added", "a new constraint: {0}", "thêm ràng buộc: {0}")
	constraintRemoved = rules.Words("constraint_removed", "a constraint is gone: {0}", "bỏ ràng buộc: {0}")
)

// The wording of what changed about an indicator.
var (
	indicatorAdded     = rules.Words("indicator_added", "a new indicator, target {0}", "chỉ tiêu mới, mức {0}")
	indicatorRemoved   = rules.Words("indicator_removed", "no longer an indicator; its target was {0}", "không còn là chỉ tiêu; mức cũ {0}")
	formulaRewritten   = rules.Words("formula_rewritten", "the formula is written another way, proved to be the same: {0}", "công thức viết cách khác, đã chứng minh là như nhau: {0}")
	formulaChanged     = rules.Words("formula_changed", "the formula: {0}; now {1}", "công thức: {0}; nay {1}")
	numeratorChanged   = rules.Words("numerator_changed", "the numerator: {0}, now {1}", "tử số: {0}, nay {1}")
	denominatorChanged = rules.Words("denominator_changed", "the denominator: {0}, now {1}", "mẫu số: {0}, nay {1}")
	perChanged         = rules.Words("per_changed", "per {0}, now per {1}", "tính trên {0}, nay trên {1}")
	guardsChanged      = rules.Words("guards_changed", "the same quotient, but other data count as contradictory: {0}; now {1}", "cùng một thương số, nhưng số liệu bị coi là mâu thuẫn thì khác: {0}; nay {1}")
	baseChanged        = rules.Words("base_changed", "the base of the value: {0}, now {1}", "đơn vị của giá trị: {0}, nay {1}")
	rebased            = rules.Words("rebased", "formula and target are in another base, proved to give the same verdicts: {0}, now {1}", "công thức và mức cùng đổi đơn vị, đã chứng minh là đánh giá như nhau: {0}, nay {1}")
	targetTightened    = rules.Words("target_tightened", "{0} is tightened: {1}, now {2}", "{0} chặt hơn: {1}, nay {2}")
	targetLoosened     = rules.Words("target_loosened", "{0} is loosened: {1}, now {2}", "{0} nới lỏng: {1}, nay {2}")
	targetStrict       = rules.Words("target_strict", "{0} is tightened, its own number no longer meets it: {1}, now {2}", "{0} chặt hơn, bằng đúng mức không còn đạt: {1}, nay {2}")
	targetLenient      = rules.Words("target_lenient", "{0} is loosened, its own number now meets it: {1}, now {2}", "{0} nới lỏng, bằng đúng mức nay cũng đạt: {1}, nay {2}")
	targetMoved        = rules.Words("target_moved", "{0} is another one: {1}, now {2}", "{0} đã khác: {1}, nay {2}")
	targetBase         = rules.Words("target_base_changed", "{0} has another base: {1}, now {2}", "{0} đổi đơn vị: {1}, nay {2}")
	targetRewritten    = rules.Words("target_rewritten", "{0} is written another way: {1}, now {2}", "{0} viết cách khác: {1}, nay {2}")
	furtherAdded       = rules.Words("further_target_added", "a further target, {0}: {1}", "thêm mức {0}: {1}")
	furtherRemoved     = rules.Words("further_target_removed", "a further target is gone, {0}: {1}", "bỏ mức {0}: {1}")
	wordChanged        = rules.Words("word_changed", "{0}: {1}, now {2}", "{0}: {1}, nay {2}")
	placesChanged      = rules.Words("places_changed", "other decimals are shown", "in số chữ số thập phân khác")
	ownerChanged       = rules.Words("owner_changed", "the owner: {0}; now {1}", "cơ quan phụ trách: {0}; nay {1}")
	readingAdded       = rules.Words("reading_added", "a new reading: {0}", "thêm cách hiểu: {0}")
	readingRemoved     = rules.Words("reading_removed", "a reading is gone: {0}", "bỏ cách hiểu: {0}")
	readingChanged     = rules.Words("reading_changed", "the reading {0} has another formula or target", "cách hiểu {0} đổi công thức hoặc mức")
	readingWords       = rules.Words("reading_words", "the reading {0} has other words", "cách hiểu {0} sửa lời văn")
)

// The words in them.
var (
	wordTarget        = rules.Words("", "the target", "mức")
	wordFurtherTarget = rules.Words("", "the target \"{0}\"", "mức \"{0}\"")
	wordTitle         = rules.Words("", "title", "tên kế hoạch")
	wordDocument      = rules.Words("", "document", "văn bản")
	wordArea          = rules.Words("", "area", "địa bàn")
	wordGroup         = rules.Words("", "objective", "mục tiêu")
	wordName          = rules.Words("", "name", "tên")
	wordNumerator     = rules.Words("", "numerator", "tử số")
	wordDenominator   = rules.Words("", "denominator", "mẫu số")
	wordMeasure       = rules.Words("", "measure", "đơn vị tính")
	wordCite          = rules.Words("", "clause", "căn cứ")
)
