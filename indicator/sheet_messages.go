package indicator

import "github.com/childward/childward/rules/wording"

// The wording of what can be wrong with the columns of a sheet of statistics.
var (
	rowsNone = wording.New("csv_no_rows",
		"there is no unit below the header, expected a row for each",
		"không có đơn vị nào dưới dòng tiêu đề, cần mỗi đơn vị một hàng")
	columnMissing = wording.New("csv_column_missing",
		"there is no column \"{0}\"",
		"không có cột \"{0}\"")
	columnUnknown = wording.New("csv_column_unknown",
		"column \"{0}\" is not a statistic of this plan, nor one of {1}",
		"cột \"{0}\" không phải số liệu của kế hoạch này, cũng không phải một trong các cột {1}")
	columnTwice = wording.New("csv_column_twice",
		"column \"{0}\" gives {1} again, which column {2}, \"{3}\", gives already",
		"cột \"{0}\" lại ghi {1}, đã có ở cột {2}, \"{3}\"")
	columnMixed = wording.New("csv_column_mixed",
		"column \"{0}\" is a statistic, in a file that names its statistics in the rows",
		"cột \"{0}\" là một số liệu, mà tệp này ghi tên số liệu trong từng hàng")
	labelShared = wording.New("csv_label_shared",
		"\"{0}\" is the label of several statistics: {1}",
		"\"{0}\" là nhãn của nhiều số liệu: {1}")
)

// The wording of what can be wrong with a row.
var (
	rowRagged = wording.New("csv_ragged",
		"{0} has {1} fields, expected {2} as in the header",
		"{0} có {1} ô, cần {2} ô như dòng tiêu đề")
	columnUntitled = wording.New("csv_no_column_header",
		"found \"{0}\" in a column without a header",
		"có \"{0}\" ở cột không có tiêu đề")
	ordinalUnreadable = wording.New("csv_ordinal_unreadable",
		"{0}: found \"{1}\", expected a running number such as 1, or nothing",
		"{0}: có \"{1}\", cần số thứ tự như 1, hoặc để trống")
	unitBlank = wording.New("csv_unit_missing",
		"{0}: the cell is empty, expected a unit code such as 06760",
		"{0}: ô trống, cần mã đơn vị như 06760")
	unitUnreadable = wording.New("csv_unit_unreadable",
		"{0}: found \"{1}\", expected a unit code such as 06760",
		"{0}: có \"{1}\", cần mã đơn vị như 06760")
	periodBlank = wording.New("csv_period_missing",
		"{0}: the cell is empty, expected {1}",
		"{0}: ô trống, cần {1}")
	cellWrong = wording.New("csv_cell",
		"{0}: {1}",
		"{0}: {1}")
	statusUnreadable = wording.New("csv_status_unreadable",
		"{0}: found \"{1}\", expected actual or estimated",
		"{0}: có \"{1}\", cần \"thực hiện\" (actual) hoặc \"ước tính\" (estimated)")
	submissionDiffers = wording.New("csv_submission_differs",
		"unit {0}: another span, status or date of handing in than in line {1}",
		"đơn vị {0}: thời gian số liệu, tình trạng hoặc ngày gửi khác với dòng {1}")
	dateUnreadable = wording.New("csv_date_unreadable",
		"{0}: found \"{1}\", expected a date such as 2025-07-01",
		"{0}: có \"{1}\", cần ngày viết như 2025-07-01")
	rowTwice = wording.New("csv_unit_twice",
		"unit {0}, {1}: a second row, the first is in line {2}",
		"đơn vị {0}, {1}: hàng thứ hai, hàng đầu ở dòng {2}")
	unitDiffers = wording.New("csv_unit_differs",
		"{0}: found \"{1}\", but line {2} says \"{3}\"",
		"{0}: có \"{1}\", nhưng dòng {2} ghi \"{3}\"")
	statisticBlank = wording.New("csv_statistic_missing",
		"{0}: the cell is empty, expected the name of a statistic",
		"{0}: ô trống, cần tên một số liệu")
	statisticUnreadable = wording.New("csv_statistic_unknown",
		"{0}: \"{1}\" is not a statistic of this plan",
		"{0}: \"{1}\" không phải số liệu của kế hoạch này")
	valueTwice = wording.New("csv_statistic_twice",
		"{0}, {1}: given a second time, the first is in line {2}",
		"{0}, {1}: được ghi lần thứ hai, lần đầu ở dòng {2}")
	codeRepaired = wording.New("csv_code_repaired",
		"unit {0} is read as {1}: a code has five digits, spreadsheets drop the zeros in front",
		"đơn vị {0} được đọc là {1}: mã có năm chữ số, bảng tính làm mất số 0 ở đầu")
)

// The wording of what can be wrong with the cell of a statistic.
var (
	cellUnreadable = wording.New("csv_cell_unreadable",
		"{0}: found \"{1}\", expected {2}",
		"{0}: có \"{1}\", cần {2}")
	cellTooLong = wording.New("csv_cell_too_long",
		"{0}: found \"{1}\", expected a number of at most {2} digits",
		"{0}: có \"{1}\", cần số không quá {2} chữ số")
	expectCountOf = wording.New("",
		"a whole number of {0}",
		"một số nguyên ({0})")
	expectCount = wording.New("",
		"a whole number",
		"một số nguyên")
	expectAmount = wording.New("",
		"a number",
		"một số")
	expectFlag = wording.New("",
		"true or false",
		"true hoặc false (có hoặc không)")
	expectUnits = wording.New("",
		"the number of units",
		"số đơn vị")
)

// Where in a row something stands, as part of a message.
var (
	inColumn = wording.New("",
		"column \"{0}\"",
		"cột \"{0}\"")
	inColumnOf = wording.New("",
		"column \"{0}\", unit {1}",
		"cột \"{0}\", đơn vị {1}")
	inStatistic = wording.New("",
		"statistic \"{0}\"",
		"số liệu \"{0}\"")
	inStatisticOf = wording.New("",
		"statistic \"{0}\", unit {1}",
		"số liệu \"{0}\", đơn vị {1}")
	inColumnTotal = wording.New("",
		"column \"{0}\", row \"{1}\"",
		"cột \"{0}\", hàng \"{1}\"")
	inStatisticTotal = wording.New("",
		"statistic \"{0}\", row \"{1}\"",
		"số liệu \"{0}\", hàng \"{1}\"")
	theRow = wording.New("",
		"the row",
		"hàng này")
	theRowOf = wording.New("",
		"the row of unit {0}",
		"hàng của đơn vị {0}")
)

// What to do about it.
var (
	hintAddColumn = wording.New("",
		"add it; the columns a file must have are {0}",
		"hãy thêm cột này; tệp phải có các cột {0}")
	hintRemoveColumn = wording.New("",
		"delete the column, declare the statistic in the plan, or leave such columns out with -extra ignore",
		"xóa cột này, khai báo số liệu trong kế hoạch, hoặc bỏ qua các cột như vậy bằng -extra ignore")
	hintDeclareStatistic = wording.New("",
		"delete the row, declare the statistic in the plan, or leave such rows out with -extra ignore",
		"xóa hàng này, khai báo số liệu trong kế hoạch, hoặc bỏ qua các hàng như vậy bằng -extra ignore")
	hintLastYear = wording.New("",
		"give the year before as rows of their own, with that year as their period",
		"số liệu năm trước ghi thành hàng riêng, với năm đó ở cột kỳ")
	hintOneColumn = wording.New("",
		"delete one of the two columns",
		"xóa một trong hai cột")
	hintOneForm = wording.New("",
		"a file has either a column for each statistic, or the columns statistic and value",
		"tệp hoặc có mỗi số liệu một cột, hoặc có hai cột số liệu và giá trị")
	hintUseName = wording.New("",
		"use the name of the statistic instead",
		"hãy dùng tên số liệu")
	hintRagged = wording.New("",
		"a field that contains the separator of the columns must stand in quotes",
		"ô có chứa dấu ngăn cột phải đặt trong dấu nháy kép")
	hintNameColumn = wording.New("",
		"name the column, or empty its cells",
		"đặt tên cho cột, hoặc để trống các ô của cột")
	hintOrdinal = wording.New("",
		"this column is not read: write figures and names, \"Tổng cộng\" too, in the column of their own",
		"cột này không được đọc: số liệu và tên, kể cả \"Tổng cộng\", phải ghi ở cột của chúng")
	hintUnitMissing = wording.New("",
		"write the code; a row of totals is named \"Tổng cộng\"",
		"hãy ghi mã; hàng cộng thì đặt tên \"Tổng cộng\"")
	hintUnitCode = wording.New("",
		"a code has letters and digits only; format the column as text, write names in the column \"name\"",
		"mã chỉ gồm chữ và số; định dạng cột là văn bản, tên ghi ở cột \"tên\"")
	hintCommentAbove = wording.New("",
		"lines that begin with # stand above the header; delete the line to leave it out",
		"dòng bắt đầu bằng # đứng trên dòng tiêu đề; muốn bỏ hàng thì xóa hẳn")
	hintKeepRow = wording.New("",
		"keep one of the two; units that share a code differ in valid_from",
		"chỉ giữ một trong hai; các đơn vị trùng mã phân biệt bằng cột hiệu lực từ")
	hintKeepValue = wording.New("",
		"keep one of the two rows",
		"chỉ giữ một trong hai hàng")
	hintSameUnit = wording.New("",
		"write the same in all rows of the unit, or tell the units apart by valid_from",
		"ghi giống nhau ở mọi hàng của đơn vị, hoặc phân biệt bằng cột hiệu lực từ")
	hintPercentCount = wording.New("",
		"write the count, not the percentage",
		"ghi số lượng, không ghi tỷ lệ phần trăm")
	hintPercentAmount = wording.New("",
		"write the number without the sign",
		"ghi số, không ghi dấu phần trăm")
	hintDateAsText = wording.New("",
		"format the column as text and write year, month and day",
		"định dạng cột là văn bản và ghi năm-tháng-ngày")
	hintFlag = wording.New("",
		"write true or false, yes or no, có or không, 1 or 0",
		"ghi có hoặc không, true hoặc false, yes hoặc no, 1 hoặc 0")
)
