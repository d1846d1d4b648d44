package indicator

import (
	"github.com/childward/childward/rules/wording"
)

// The wording of what can be wrong with a file of statistics as a whole.
var (
	csvNumbersUnstated = wording.New("csv_numbers_unstated",
		"it is not stated how the numbers are written, and 1.234 means two numbers",
		"chưa cho biết cách viết số, mà 1.234 có thể là hai số khác nhau")
	csvUnreadable = wording.New("csv_unreadable",
		"the file cannot be read: {0}",
		"không đọc được tệp: {0}")
	csvTooLarge = wording.New("csv_too_large",
		"a file of more than {0} MiB, expected statistics in at most that much",
		"tệp lớn hơn {0} MiB, chỉ đọc tệp số liệu đến cỡ đó")
	csvLineTooLong = wording.New("csv_line_too_long",
		"a line of more than {0} KiB, expected one row a line",
		"dòng dài hơn {0} KiB, cần mỗi dòng một hàng số liệu")
	csvEmpty = wording.New("csv_empty",
		"the file is empty, expected a header such as unit,period,{0} and rows below it",
		"tệp trống, cần dòng tiêu đề như unit,period,{0} và các hàng số liệu bên dưới")
	csvNoRows = wording.New("csv_no_rows",
		"there is no unit below the header, expected a row for each",
		"không có đơn vị nào dưới dòng tiêu đề, cần mỗi đơn vị một hàng")
	csvWorkbook = wording.New("csv_workbook",
		"found an Excel workbook, expected CSV text",
		"đây là tệp Excel, cần văn bản CSV")
	csvUTF16 = wording.New("csv_utf16",
		"the text is in UTF-16 (Excel's \"Unicode Text\"), expected UTF-8",
		"văn bản ở bảng mã UTF-16 (\"Unicode Text\" của Excel), cần UTF-8")
	csvNotText = wording.New("csv_not_text",
		"found a zero byte, expected CSV text",
		"có byte 0, cần văn bản CSV")
	csvLegacyEncoding = wording.New("csv_legacy_encoding",
		"the text is not in UTF-8, it looks like {0}",
		"văn bản không ở bảng mã UTF-8, có vẻ là {0}")
	csvNotUTF8 = wording.New("csv_not_utf8",
		"the text is not in UTF-8",
		"văn bản không ở bảng mã UTF-8")
	csvMetaTwice = wording.New("csv_meta_twice",
		"\"{0}\" is said a second time, and differs from line {1}",
		"\"{0}\" được ghi lần thứ hai và khác với dòng {1}")
	csvMoreErrors = wording.New("csv_more_errors",
		"{0} more errors, which are not listed",
		"còn {0} lỗi nữa không liệt kê")
)

// The wording of what can be wrong with the header.
var (
	csvNoHeader = wording.New("csv_no_header",
		"found \"{0}\", expected a header such as unit,period,{1}",
		"có \"{0}\", cần dòng tiêu đề như unit,period,{1}")
	csvTitleRows = wording.New("csv_title_rows",
		"found \"{0}\" above the header, which seems to be line {1}",
		"có \"{0}\" phía trên dòng tiêu đề, dòng tiêu đề có vẻ là dòng {1}")
	csvColumnMissing = wording.New("csv_column_missing",
		"there is no column \"{0}\"",
		"không có cột \"{0}\"")
	csvColumnUnknown = wording.New("csv_column_unknown",
		"column \"{0}\" is not a statistic of this plan, nor one of {1}",
		"cột \"{0}\" không phải số liệu của kế hoạch này, cũng không phải một trong các cột {1}")
	csvColumnTwice = wording.New("csv_column_twice",
		"column \"{0}\" gives {1} again, which column {2}, \"{3}\", gives already",
		"cột \"{0}\" lại ghi {1}, đã có ở cột {2}, \"{3}\"")
	csvColumnMixed = wording.New("csv_column_mixed",
		"column \"{0}\" is a statistic, in a file that names its statistics in the rows",
		"cột \"{0}\" là một số liệu, mà tệp này ghi tên số liệu trong từng hàng")
	csvLabelShared = wording.New("csv_label_shared",
		"\"{0}\" is the label of several statistics: {1}",
		"\"{0}\" là nhãn của nhiều số liệu: {1}")
)

// The wording of what can be wrong with a row.
var (
	csvQuoteInside = wording.New("csv_quote_inside",
		"found a quote inside a field",
		"có dấu nháy kép bên trong một ô")
	csvQuoteOpen = wording.New("csv_quote_open",
		"a quote in this row is not closed: it runs on to line {0}",
		"dấu nháy kép trong hàng này chưa đóng: kéo đến dòng {0}")
	csvRagged = wording.New("csv_ragged",
		"{0} has {1} fields, expected {2} as in the header",
		"{0} có {1} ô, cần {2} ô như dòng tiêu đề")
	csvNoColumnHeader = wording.New("csv_no_column_header",
		"found \"{0}\" in a column without a header",
		"có \"{0}\" ở cột không có tiêu đề")
	csvUnitMissing = wording.New("csv_unit_missing",
		"{0}: the cell is empty, expected a unit code such as 06760",
		"{0}: ô trống, cần mã đơn vị như 06760")
	csvUnitUnreadable = wording.New("csv_unit_unreadable",
		"{0}: found \"{1}\", expected a unit code such as 06760",
		"{0}: có \"{1}\", cần mã đơn vị như 06760")
	csvPeriodMissing = wording.New("csv_period_missing",
		"{0}: the cell is empty, expected a year such as 2023",
		"{0}: ô trống, cần năm như 2023")
	csvPeriodUnreadable = wording.New("csv_period_unreadable",
		"{0}: found \"{1}\", expected a year such as 2023",
		"{0}: có \"{1}\", cần năm như 2023")
	csvDateUnreadable = wording.New("csv_date_unreadable",
		"{0}: found \"{1}\", expected a date such as 2025-07-01",
		"{0}: có \"{1}\", cần ngày viết như 2025-07-01")
	csvUnitTwice = wording.New("csv_unit_twice",
		"unit {0}, {1}: a second row, the first is in line {2}",
		"đơn vị {0}, {1}: hàng thứ hai, hàng đầu ở dòng {2}")
	csvUnitDiffers = wording.New("csv_unit_differs",
		"{0}: found \"{1}\", but line {2} says \"{3}\"",
		"{0}: có \"{1}\", nhưng dòng {2} ghi \"{3}\"")
	csvStatisticMissing = wording.New("csv_statistic_missing",
		"{0}: the cell is empty, expected the name of a statistic",
		"{0}: ô trống, cần tên một số liệu")
	csvStatisticUnknown = wording.New("csv_statistic_unknown",
		"{0}: \"{1}\" is not a statistic of this plan",
		"{0}: \"{1}\" không phải số liệu của kế hoạch này")
	csvStatisticTwice = wording.New("csv_statistic_twice",
		"{0}, {1}: given a second time, the first is in line {2}",
		"{0}, {1}: được ghi lần thứ hai, lần đầu ở dòng {2}")
	csvCodeRepaired = wording.New("csv_code_repaired",
		"unit {0} is read as {1}: a code has five digits, spreadsheets drop the zeros in front",
		"đơn vị {0} được đọc là {1}: mã có năm chữ số, bảng tính làm mất số 0 ở đầu")
)

// The wording of what can be wrong with the cell of a statistic.
var (
	csvCellUnreadable = wording.New("csv_cell_unreadable",
		"{0}: found \"{1}\", expected {2}",
		"{0}: có \"{1}\", cần {2}")
	csvCellTooLong = wording.New("csv_cell_too_long",
		"{0}: found \"{1}\", expected a number of at most {2} digits",
		"{0}: có \"{1}\", cần số không quá {2} chữ số")

	csvExpectCountOf = wording.New("",
		"a whole number of {0}",
		"một số nguyên ({0})")
	csvExpectCount = wording.New("",
		"a whole number",
		"một số nguyên")
	csvExpectAmount = wording.New("",
		"a number",
		"một số")
	csvExpectFlag = wording.New("",
		"true or false",
		"true hoặc false (có hoặc không)")
	csvExpectUnits = wording.New("",
		"the number of units",
		"số đơn vị")
)

// Where in a row something stands, as part of a message.
var (
	csvInColumn = wording.New("",
		"column \"{0}\"",
		"cột \"{0}\"")
	csvInColumnOf = wording.New("",
		"column \"{0}\", unit {1}",
		"cột \"{0}\", đơn vị {1}")
	csvInStatistic = wording.New("",
		"statistic \"{0}\"",
		"số liệu \"{0}\"")
	csvInStatisticOf = wording.New("",
		"statistic \"{0}\", unit {1}",
		"số liệu \"{0}\", đơn vị {1}")
	csvInColumnTotal = wording.New("",
		"column \"{0}\", row \"{1}\"",
		"cột \"{0}\", hàng \"{1}\"")
	csvInStatisticTotal = wording.New("",
		"statistic \"{0}\", row \"{1}\"",
		"số liệu \"{0}\", hàng \"{1}\"")
	csvTheRow = wording.New("",
		"the row",
		"hàng này")
	csvTheRowOf = wording.New("",
		"the row of unit {0}",
		"hàng của đơn vị {0}")
)

// What to do about it.
var (
	csvHintSayNumbers = wording.New("",
		"say -numbers en for 1,234.5 or -numbers vi for 1.234,5",
		"ghi -numbers vi nếu viết 1.234,5 hoặc -numbers en nếu viết 1,234.5")
	csvHintSaveUTF8 = wording.New("",
		"in Excel choose File > Save As > \"CSV UTF-8 (Comma delimited)\"",
		"trong Excel chọn File > Save As > \"CSV UTF-8 (Comma delimited)\"")
	csvHintConvert = wording.New("",
		"convert the text to Unicode (UniKey: Ctrl+Shift+F6), then in Excel choose File > Save As > \"CSV UTF-8 (Comma delimited)\"",
		"chuyển văn bản sang Unicode (UniKey: Ctrl+Shift+F6), rồi trong Excel chọn File > Save As > \"CSV UTF-8 (Comma delimited)\"")
	csvHintMojibake = wording.New("",
		"the text looks like {0} shown as Unicode: convert it (UniKey: Ctrl+Shift+F6) and save it as \"CSV UTF-8\"",
		"chữ có vẻ là {0} bị hiểu nhầm là Unicode: chuyển mã (UniKey: Ctrl+Shift+F6) rồi lưu dạng \"CSV UTF-8\"")
	csvHintSplitFile = wording.New("",
		"split the file, or check that it is a file of statistics",
		"hãy chia nhỏ tệp, hoặc kiểm tra có đúng là tệp số liệu không")
	csvHintUnclosedLine = wording.New("",
		"check that the file is CSV, with line breaks between its rows",
		"kiểm tra tệp có đúng là CSV, các hàng cách nhau bằng xuống dòng không")
	csvHintHeader = wording.New("",
		"name the columns in the first row, separated by comma, semicolon or tab",
		"ghi tên các cột ở hàng đầu, cách nhau bằng dấu phẩy, chấm phẩy hoặc tab")
	csvHintTitleRows = wording.New("",
		"delete the lines above line {0}, or put # in front of each",
		"xóa các dòng phía trên dòng {0}, hoặc đặt # ở đầu mỗi dòng đó")
	csvHintMetaOnce = wording.New("",
		"keep one of the two lines",
		"chỉ giữ một trong hai dòng")
	csvHintAddColumn = wording.New("",
		"add it; the columns a file must have are {0}",
		"hãy thêm cột này; tệp phải có các cột {0}")
	csvHintRemoveColumn = wording.New("",
		"delete the column, or declare the statistic in the plan",
		"xóa cột này, hoặc khai báo số liệu trong kế hoạch")
	csvHintDeclareStatistic = wording.New("",
		"delete the row, or declare the statistic in the plan",
		"xóa hàng này, hoặc khai báo số liệu trong kế hoạch")
	csvHintLastYear = wording.New("",
		"give the year before as rows of their own, with that year as their period",
		"số liệu năm trước ghi thành hàng riêng, với năm đó ở cột kỳ")
	csvHintOneColumn = wording.New("",
		"delete one of the two columns",
		"xóa một trong hai cột")
	csvHintOneForm = wording.New("",
		"a file has either a column for each statistic, or the columns statistic and value",
		"tệp hoặc có mỗi số liệu một cột, hoặc có hai cột số liệu và giá trị")
	csvHintUseName = wording.New("",
		"use the name of the statistic instead",
		"hãy dùng tên số liệu")
	csvHintQuote = wording.New("",
		"put the whole field in quotes and double each quote inside it",
		"đặt cả ô trong dấu nháy kép và viết đôi mỗi dấu nháy bên trong")
	csvHintCloseQuote = wording.New("",
		"close the quote, or delete it",
		"đóng dấu nháy, hoặc xóa nó")
	csvHintRagged = wording.New("",
		"a field that contains the separator of the columns must stand in quotes",
		"ô có chứa dấu ngăn cột phải đặt trong dấu nháy kép")
	csvHintNameColumn = wording.New("",
		"name the column, or empty its cells",
		"đặt tên cho cột, hoặc để trống các ô của cột")
	csvHintUnitMissing = wording.New("",
		"write the code; a row of totals is named \"Tổng cộng\"",
		"hãy ghi mã; hàng cộng thì đặt tên \"Tổng cộng\"")
	csvHintUnitCode = wording.New("",
		"a code has letters and digits only; format the column as text, write names in the column \"name\"",
		"mã chỉ gồm chữ và số; định dạng cột là văn bản, tên ghi ở cột \"tên\"")
	csvHintCommentAbove = wording.New("",
		"lines that begin with # stand above the header; delete the line to leave it out",
		"dòng bắt đầu bằng # đứng trên dòng tiêu đề; muốn bỏ hàng thì xóa hẳn")
	csvHintKeepRow = wording.New("",
		"keep one of the two; units that share a code differ in valid_from",
		"chỉ giữ một trong hai; các đơn vị trùng mã phân biệt bằng cột hiệu lực từ")
	csvHintKeepValue = wording.New("",
		"keep one of the two rows",
		"chỉ giữ một trong hai hàng")
	csvHintSameUnit = wording.New("",
		"write the same in all rows of the unit, or tell the units apart by valid_from",
		"ghi giống nhau ở mọi hàng của đơn vị, hoặc phân biệt bằng cột hiệu lực từ")
	csvHintMoreErrors = wording.New("",
		"put the errors above right first",
		"hãy sửa các lỗi trên trước")
)

// What to do about the cell of a statistic.
var (
	csvHintPercentCount = wording.New("",
		"write the count, not the percentage",
		"ghi số lượng, không ghi tỷ lệ phần trăm")
	csvHintPercentAmount = wording.New("",
		"write the number without the sign",
		"ghi số, không ghi dấu phần trăm")
	csvHintPlaceholder = wording.New("",
		"leave the cell empty where nothing was reported, write 0 where there was none",
		"để trống ô nếu chưa có số liệu, ghi 0 nếu không phát sinh")
	csvHintSheetError = wording.New("",
		"a formula of the spreadsheet has no result: put it right, or empty the cell",
		"công thức trong bảng tính bị lỗi: sửa công thức, hoặc để trống ô")
	csvHintExponent = wording.New("",
		"the spreadsheet has shortened a long number: format the column as a number without decimals and save again",
		"bảng tính đã viết tắt số dài: định dạng cột là số không có phần thập phân rồi lưu lại")
	csvHintDateAsText = wording.New("",
		"format the column as text and write year, month and day",
		"định dạng cột là văn bản và ghi năm-tháng-ngày")
	csvHintDate = wording.New("",
		"this looks like a date: if the spreadsheet made it of a number, format the column as a number and type it again",
		"ô này giống ngày tháng: nếu do bảng tính tự đổi, hãy định dạng cột là số và gõ lại")
	csvHintWordsBeside = wording.New("",
		"write the number alone, without words or signs",
		"chỉ ghi số, không ghi thêm chữ hoặc dấu")
	csvHintGroups = wording.New("",
		"separators of thousands stand between groups of three digits: {0}",
		"dấu ngăn hàng nghìn đứng giữa các nhóm ba chữ số: {0}")
	csvHintDigits = wording.New("",
		"write digits, such as 1234, or leave the cell empty where nothing was reported",
		"ghi chữ số, như 1234, hoặc để trống ô nếu chưa có số liệu")
	csvHintFlag = wording.New("",
		"write true or false, yes or no, có or không, 1 or 0",
		"ghi có hoặc không, true hoặc false, yes hoặc no, 1 hoặc 0")
	csvHintTryNumbers = wording.New("",
		"it would be a number with -numbers {0}: is the whole file written so?",
		"với -numbers {0} thì đây là một số: cả tệp có viết như vậy không?")
	csvHintDotThousands = wording.New("",
		"a fraction of a child: does the file use dots for thousands? try -numbers vi",
		"số trẻ bị lẻ: tệp có dùng dấu chấm ngăn hàng nghìn không? thử -numbers vi")
	csvHintCommaThousands = wording.New("",
		"a fraction of a child: does the file use commas for thousands? try -numbers en",
		"số trẻ bị lẻ: tệp có dùng dấu phẩy ngăn hàng nghìn không? thử -numbers en")
)
