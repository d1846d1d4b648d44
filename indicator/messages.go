package indicator

import (
	"github.com/childward/childward/rules/wording"
)

// The wording of what can be wrong with a plan.
var (
	targetBaseDiffers = wording.New("target_base_differs", "the target \"{0}\" is in {1}, the value is in {2}", "chỉ tiêu \"{0}\" tính theo {1}, còn giá trị tính theo {2}")
	targetMissing     = wording.New("target_missing", "indicator \"{0}\" has no target", "chỉ tiêu \"{0}\" chưa có mức kế hoạch")
	valueMissing      = wording.New("value_missing", "indicator \"{0}\" has no formula", "chỉ tiêu \"{0}\" chưa có công thức")
	directionDiffers  = wording.New("direction_differs", "better: {0} contradicts the target \"{1}\"", "better: {0} trái với chỉ tiêu \"{1}\"")
	nameUnusable      = wording.New("name_unusable", "\"{0}\" cannot be the name of a statistic", "\"{0}\" không thể làm tên số liệu")
	kindDiffers       = wording.New("kind_differs", "\"{0}\" is a {1} here, and a {2} in the plan", "\"{0}\" ở đây là {1}, trong kế hoạch là {2}")
	nameTwice         = wording.New("name_twice", "\"{0}\" is declared twice", "\"{0}\" được khai báo hai lần")
	groupUnknown      = wording.New("group_unknown", "there is no group \"{0}\"", "không có nhóm \"{0}\"")
	flowOverStock     = wording.New("flow_over_stock", "\"{0}\" divides what happens in a period by what is there at a moment", "\"{0}\" lấy số phát sinh trong kỳ chia cho số tại một thời điểm")
	placesOutside     = wording.New("places_outside", "places: found {0}, expected 0 to 20", "places: có {0}, cần từ 0 đến 20")
	levelsNone        = wording.New("levels_none", "indicator \"{0}\" exists at no level", "chỉ tiêu \"{0}\" không có ở cấp nào")
	readingFirst      = wording.New("reading_first", "the first reading is the one that decides: it is the indicator's own value and target", "cách hiểu đầu tiên là cách quyết định: dùng chính công thức và mức của chỉ tiêu")
	indicatorsNone    = wording.New("indicators_none", "a plan without indicators", "kế hoạch không có chỉ tiêu nào")
	hintConvert       = wording.New("", "in the base of the value the target is {0}", "theo đơn vị của giá trị, chỉ tiêu là {0}")
	hintAnnualised    = wording.New("", "add annualised: true, or due: year when it is judged at the end of the year only", "thêm annualised: true, hoặc due: year nếu chỉ đánh giá cuối năm")
	hintName          = wording.New("", "use letters, digits and _, beginning with a letter; units, last_year and the columns unit, name, kind, tier, valid_from, period, covers_from, covers_to, status, handed_in are taken", "dùng chữ cái, chữ số và _, bắt đầu bằng chữ cái; units, last_year và các cột unit, name, kind, tier, valid_from, period, covers_from, covers_to, status, handed_in đã có nghĩa riêng")
	hintLevelNone     = wording.New("", "a figure of {0} only has ward: none", "chỉ tiêu chỉ tính cho {0} thì thêm ward: none")
)

// The wording of what can be wrong with a record.
var (
	hintPeriod      = wording.New("", "make it with indicator.Year, HalfYear, Quarter or Months, of the years 1 to 9999", "hãy tạo bằng indicator.Year, HalfYear, Quarter hoặc Months, năm từ 1 đến 9999")
	statisticFloat  = wording.New("float", "{0}: found the float {1}, expected an exact number", "{0}: có số thực dấu phẩy động {1}, cần số chính xác")
	statisticValue  = wording.New("value", "{0}: found {1}, expected {2}", "{0}: có {1}, cần {2}")
	statisticLimit  = wording.New("value_limit", "{0}: a number of more than {1} digits, or an exponent beyond ±{2}", "{0}: số dài quá {1} chữ số, hoặc số mũ vượt ±{2}")
	unitMissing     = wording.New("unit_missing", "a record without a unit code", "bản ghi không có mã đơn vị")
	periodMissing   = wording.New("period_missing", "a record without a period", "bản ghi không có kỳ số liệu")
	unitTwice       = wording.New("unit_twice", "unit {0} has two records for {1}", "đơn vị {0} có hai bản ghi kỳ {1}")
	periodDiffers   = wording.New("period_differs", "unit {0} reports {1}, the others {2}", "đơn vị {0} báo cáo kỳ {1}, các đơn vị khác kỳ {2}")
	planDiffers     = wording.New("plan_differs", "the record was made by another plan", "bản ghi thuộc kế hoạch khác")
	lastYearDiffers = wording.New("last_year_differs", "{0} of {1} is not last year of {2} of {3}", "{0} kỳ {1} không phải năm trước của {2} kỳ {3}")
	wantNumber      = wording.New("", "a whole number, a decimal.Decimal or a decimal text", "một số nguyên, decimal.Decimal hoặc chuỗi số thập phân")
	wantFlag        = wording.New("", "true or false", "true hoặc false")
	hintFloat       = wording.New("", "a float is not exact: give an int, a decimal.Decimal or a text such as \"0.1\"", "số dấu phẩy động không chính xác: hãy dùng số nguyên, decimal.Decimal hoặc chuỗi như \"0.1\"")
)

// The wording of why there is no verdict, and of what stands beside one.
var (
	reasonNobody     = wording.New("nobody", "{0} is 0: nobody to whom it could happen", "{0} là 0: không có đối tượng")
	reasonLimit      = wording.New("limit", "a number beyond what is allowed", "số vượt giới hạn cho phép")
	reasonNegative   = wording.New("negative", "{0} is {1}, below 0", "{0} là {1}, nhỏ hơn 0")
	reasonFraction   = wording.New("fraction", "{0} is {1}, not a whole number", "{0} là {1}, không phải số nguyên")
	reasonConstraint = wording.New("constraint", "{0} does not hold: {1}", "trái ràng buộc {0}: {1}")
	reasonExceeds    = wording.New("part_exceeds_whole", "{0} {1} > {2} {3}", "{0} {1} > {2} {3}")
	reasonUnit       = wording.New("unit_contradictory", "{0}: {1}", "{0}: {1}")
	reasonUnits      = wording.New("units_contradictory", "contradictory figures of {0}", "số liệu mâu thuẫn của {0}")
	reasonOther      = wording.New("contradictory", "{0}", "{0}")
	warnOver100      = wording.New("over_100", "above 100 %: the numerator may hold people who are not in the denominator", "vượt 100%: tử số có thể gồm cả đối tượng ngoài mẫu số")
	noteCityDiffers  = wording.New("city_differs", "{0}: the {4}'s own row says {1}, its units add up to {2}; {3} counts", "{0}: dòng của {4} ghi {1}, tổng các đơn vị là {2}; lấy {3}")
	noteSum          = wording.New("", "the sum of the units", "tổng các đơn vị")
	noteOwn          = wording.New("", "the {0}'s own row", "số của {0}")
)
