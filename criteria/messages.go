package criteria

import (
	"github.com/childward/childward/rules/wording"
)

// The wording of what can be wrong with a scheme.
var (
	criteriaNone         = wording.New("criteria_none", "a scheme without criteria", "bộ tiêu chí không có tiêu chí nào")
	itemsNone            = wording.New("items_none", "criterion \"{0}\" has no items", "tiêu chí \"{0}\" không có nội dung nào")
	idTwice              = wording.New("id_twice", "\"{0}\" is used twice", "\"{0}\" được dùng hai lần")
	dateUnreadable       = wording.New("date", "{0}: found \"{1}\", expected a date such as 2019-01-03", "{0}: có \"{1}\", cần một ngày như 2019-01-03")
	pointsUnreadable     = wording.New("points", "{0}: found \"{1}\", expected points: a plain decimal, not below 0", "{0}: có \"{1}\", cần số điểm: số thập phân, không âm")
	metUnreadable        = wording.New("met", "met: found \"{0}\", expected > or >= and points, such as >= 50", "met: có \"{0}\", cần > hoặc >= và số điểm, như >= 50")
	metNever             = wording.New("met_never", "criterion \"{0}\" can never be met: {1}, and its maximum is {2}", "tiêu chí \"{0}\" không bao giờ đạt được: {1}, trong khi điểm tối đa là {2}")
	scaleMissing         = wording.New("scale_missing", "item \"{0}\" is {1}, but has neither bands nor points", "nội dung \"{0}\" ghi {1} nhưng không có bậc điểm hay công thức điểm")
	scaleUnknownButGiven = wording.New("scale_given", "item \"{0}\" is unknown, but has bands or points", "nội dung \"{0}\" ghi unknown nhưng lại có bậc điểm hay công thức điểm")
	pointsAndBands       = wording.New("points_and_bands", "item \"{0}\" has both bands and points", "nội dung \"{0}\" có cả bậc điểm và công thức điểm")
	maxMissing           = wording.New("max_missing", "item \"{0}\" has no max", "nội dung \"{0}\" chưa có điểm tối đa (max)")
	policyMissing        = wording.New("policy_missing", "item \"{0}\" does not say what it scores when it is not applicable", "nội dung \"{0}\" chưa nói được bao nhiêu điểm khi không phát sinh")
	pointsOutside        = wording.New("points_outside", "item \"{0}\": {1} points, its maximum is {2}", "nội dung \"{0}\": {1} điểm, trong khi tối đa là {2}")
	bandRestNotLast      = wording.New("band_rest", "item \"{0}\": a band without \"when\" takes all the rest, and has bands after it", "nội dung \"{0}\": bậc không có \"when\" nhận mọi trường hợp còn lại, nhưng sau nó vẫn còn bậc")
	bandsNeedRest        = wording.New("bands_need_rest", "item \"{0}\" has bands over several quantities and none for the rest", "nội dung \"{0}\" có bậc điểm theo nhiều đại lượng mà không có bậc cho phần còn lại")
	bandsGap             = wording.New("bands_gap", "item \"{0}\": no band holds for {1}", "nội dung \"{0}\": không bậc nào nhận giá trị {1}")
	bandsOverlap         = wording.New("bands_overlap", "bands {0} and {1} both hold for {2}", "bậc {0} và bậc {1} cùng nhận giá trị {2}")
	bandUnreachable      = wording.New("band_unreachable", "band {0} can never be reached: the bands before it take all its cases", "không bao giờ đến bậc {0}: các bậc trước đã nhận mọi trường hợp của nó")
	maximaDiffer         = wording.New("maxima", "criterion \"{0}\": its items add up to {1}, its max is {2}", "tiêu chí \"{0}\": các nội dung cộng lại là {1}, trong khi tối đa là {2}")
	knockOutAlways       = wording.New("knock_out_always", "criterion \"{0}\" has a maximum of 0 and knocks out at 0: every unit is knocked out", "tiêu chí \"{0}\" có tối đa 0 điểm và loại đơn vị bị 0 điểm: mọi đơn vị đều bị loại")
	totalMissing         = wording.New("total_missing", "the scheme has maxima that are not known, and no total", "bộ tiêu chí có điểm tối đa chưa biết mà không có tổng điểm")
	totalExceeded        = wording.New("total_exceeded", "the criteria add up to {0}, the total is {1}", "các tiêu chí cộng lại là {0}, vượt tổng {1}")
	totalShort           = wording.New("total_short", "the criteria add up to {0}, the total of {1} cannot be reached", "các tiêu chí cộng lại là {0}, không đến được tổng {1}")
	tierUnreachable      = wording.New("tier_unreachable", "tier {0} needs {1} points, no unit can score more than {2}", "bậc {0} cần {1} điểm, không đơn vị nào được quá {2}")

	hintTier     = wording.New("", "a tier is one word, without spaces and |", "bậc là một từ, không có dấu cách và |")
	hintID       = wording.New("", "use letters, digits and _, beginning with a letter", "dùng chữ cái, chữ số và _, bắt đầu bằng chữ cái")
	hintPoints   = wording.New("", "write 50 or 12.5; where the decision's points were not found, write points: unknown in a band", "viết 50 hoặc 12.5; nếu không tìm được số điểm của quyết định, viết points: unknown trong bậc điểm")
	hintScale    = wording.New("", "write scale: unknown without bands, or give the bands and say official or illustrative", "viết scale: unknown và không ghi bậc điểm, hoặc ghi bậc điểm và nói official hay illustrative")
	hintPolicy   = wording.New("", "add not_applicable: full, zero, exclude, or unknown where the decision does not say", "thêm not_applicable: full, zero, exclude, hoặc unknown nếu quyết định không nói")
	hintRest     = wording.New("", "end the bands with one that has only points: it takes all the rest", "thêm bậc cuối chỉ có points: bậc này nhận mọi trường hợp còn lại")
	hintOverlap  = wording.New("", "move the end of one of them, or let the later band hold wherever the earlier does", "dời đầu mút của một bậc, hoặc để bậc sau bao trùm bậc trước")
	hintKnockOut = wording.New("", "write knock_out: none, or give it points", "viết knock_out: none, hoặc cho tiêu chí này điểm")
)
