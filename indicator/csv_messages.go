package indicator

import "github.com/childward/childward/rules"

// The wording of what can be wrong with a file of statistics as a whole.
var (
	csvNumbersUnstated = &rules.Template{Code: "csv_numbers_unstated",
		EN: "it is not stated how the numbers are written, and 1.234 means two numbers",
		VI: "chưa cho biết cách viết số, mà 1.234 có thể là hai số khác nhau"}
	csvUnreadable = &rules.Template{Code: "csv_unreadable",
		EN: "the file cannot be read: {0}",
		VI: "không đọc được tệp: {0}"}
	csvTooLarge = &rules.Template{Code: "csv_too_large",
		EN: "a file of more than {0} MiB, expected statistics in at most that much",
		VI: "tệp lớn hơn {0} MiB, chỉ đọc tệp số liệu đến cỡ đó"}
	csvLineTooLong = &rules.Template{Code: "csv_line_too_long",
		EN: "a line of more than {0} KiB, expected one row a line",
		VI: "dòng dài hơn {0} KiB, cần mỗi dòng một hàng số liệu"}
	csvEmpty = &rules.Template{Code: "csv_empty",
		EN: "the file is empty, expected a header such as unit,period,{0} and rows below it",
		VI: "tệp trống, cần dòng tiêu đề như unit,period,{0} và các hàng số liệu bên dưới"}
	csvNoRows = &rules.Template{Code: "csv_no_rows",
		EN: "there is no unit below the header, expected a row for each",
		VI: "không có đơn vị nào dưới dòng tiêu đề, cần mỗi đơn vị một hàng"}
	csvWorkbook = &rules.Template{Code: "csv_workbook",
		EN: "found an Excel workbook, expected CSV text",
		VI: "đây là tệp Excel, cần văn bản CSV"}
	csvUTF16 = &rules.Template{Code: "csv_utf16",
		EN: "the text is in UTF-16 (Excel's \"Unicode Text\"), expected UTF-8",
		VI: "văn bản ở bảng mã UTF-16 (\"Unicode Text\" của Excel), cần UTF-8"}
	csvNotText = &rules.Template{Code: "csv_not_text",
		EN: "found a zero byte, expected CSV text",
		VI: "có byte 0, cần văn bản CSV"}
	csvLegacyEncoding = &rules.Template{Code: "csv_legacy_encoding",
		EN: "the text is not in UTF-8, it looks like {0}",
		VI: "văn bản không ở bảng mã UTF-8, có vẻ là {0}"}
	csvNotUTF8 = &rules.Template{Code: "csv_not_utf8",
		EN: "the text is not in UTF-8",
		VI: "văn bản không ở bảng mã UTF-8"}
	csvMetaTwice = &rules.Template{Code: "csv_meta_twice",
		EN: "\"{0}\" is said a second time, and differs from line {1}",
		VI: "\"{0}\" được ghi lần thứ hai và khác với dòng {1}"}
	csvMoreErrors = &rules.Template{Code: "csv_more_errors",
		EN: "{0} more errors from here on",
		VI: "từ đây trở đi còn {0} lỗi nữa"}
)

// The wording of what can be wrong with the header.
var (
	csvNoHeader = &rules.Template{Code: "csv_no_header",
		EN: "found \"{0}\", expected a header such as unit,period,{1}",
		VI: "có \"{0}\", cần dòng tiêu đề như unit,period,{1}"}
	csvTitleRows = &rules.Template{Code: "csv_title_rows",
		EN: "found \"{0}\" above the header, which seems to be line {1}",
		VI: "có \"{0}\" phía trên dòng tiêu đề, dòng tiêu đề có vẻ là dòng {1}"}
	csvColumnMissing = &rules.Template{Code: "csv_column_missing",
		EN: "there is no column \"{0}\"",
		VI: "không có cột \"{0}\""}
	csvColumnUnknown = &rules.Template{Code: "csv_column_unknown",
		EN: "column \"{0}\" is not a statistic of this plan, nor one of {1}",
		VI: "cột \"{0}\" không phải số liệu của kế hoạch này, cũng không phải một trong các cột {1}"}
	csvColumnTwice = &rules.Template{Code: "csv_column_twice",
		EN: "column \"{0}\" gives {1} again, which column {2}, \"{3}\", gives already",
		VI: "cột \"{0}\" lại ghi {1}, đã có ở cột {2}, \"{3}\""}
	csvLabelShared = &rules.Template{Code: "csv_label_shared",
		EN: "\"{0}\" is the label of several statistics: {1}",
		VI: "\"{0}\" là nhãn của nhiều số liệu: {1}"}
)

// The wording of what can be wrong with a row.
var (
	csvQuoteInside = &rules.Template{Code: "csv_quote_inside",
		EN: "found a quote inside a field",
		VI: "có dấu nháy kép bên trong một ô"}
	csvQuoteOpen = &rules.Template{Code: "csv_quote_open",
		EN: "a quote in this row is not closed: it runs on to line {0}",
		VI: "dấu nháy kép trong hàng này chưa đóng: kéo đến dòng {0}"}
	csvRagged = &rules.Template{Code: "csv_ragged",
		EN: "{0} has {1} fields, expected {2} as in the header",
		VI: "{0} có {1} ô, cần {2} ô như dòng tiêu đề"}
	csvNoColumnHeader = &rules.Template{Code: "csv_no_column_header",
		EN: "found \"{0}\" in a column without a header",
		VI: "có \"{0}\" ở cột không có tiêu đề"}
	csvUnitMissing = &rules.Template{Code: "csv_unit_missing",
		EN: "{0}: the cell is empty, expected a unit code such as 06760",
		VI: "{0}: ô trống, cần mã đơn vị như 06760"}
	csvUnitUnreadable = &rules.Template{Code: "csv_unit_unreadable",
		EN: "{0}: found \"{1}\", expected a unit code such as 06760",
		VI: "{0}: có \"{1}\", cần mã đơn vị như 06760"}
	csvPeriodMissing = &rules.Template{Code: "csv_period_missing",
		EN: "{0}: the cell is empty, expected a year such as 2023",
		VI: "{0}: ô trống, cần năm như 2023"}
	csvPeriodUnreadable = &rules.Template{Code: "csv_period_unreadable",
		EN: "{0}: found \"{1}\", expected a year such as 2023",
		VI: "{0}: có \"{1}\", cần năm như 2023"}
	csvDateUnreadable = &rules.Template{Code: "csv_date_unreadable",
		EN: "{0}: found \"{1}\", expected a date such as 2025-07-01",
		VI: "{0}: có \"{1}\", cần ngày viết như 2025-07-01"}
	csvUnitTwice = &rules.Template{Code: "csv_unit_twice",
		EN: "unit {0}, {1}: a second row, the first is in line {2}",
		VI: "đơn vị {0}, {1}: hàng thứ hai, hàng đầu ở dòng {2}"}
	csvUnitDiffers = &rules.Template{Code: "csv_unit_differs",
		EN: "{0}: found \"{1}\", but line {2} says \"{3}\"",
		VI: "{0}: có \"{1}\", nhưng dòng {2} ghi \"{3}\""}
	csvStatisticMissing = &rules.Template{Code: "csv_statistic_missing",
		EN: "{0}: the cell is empty, expected the name of a statistic",
		VI: "{0}: ô trống, cần tên một số liệu"}
	csvStatisticUnknown = &rules.Template{Code: "csv_statistic_unknown",
		EN: "{0}: \"{1}\" is not a statistic of this plan",
		VI: "{0}: \"{1}\" không phải số liệu của kế hoạch này"}
	csvStatisticTwice = &rules.Template{Code: "csv_statistic_twice",
		EN: "{0}, {1}: given a second time, the first is in line {2}",
		VI: "{0}, {1}: được ghi lần thứ hai, lần đầu ở dòng {2}"}
	csvCodeRepaired = &rules.Template{Code: "csv_code_repaired",
		EN: "unit {0} is read as {1}: a code has five digits, spreadsheets drop the zeros in front",
		VI: "đơn vị {0} được đọc là {1}: mã có năm chữ số, bảng tính làm mất số 0 ở đầu"}
)

// The wording of what can be wrong with the cell of a statistic.
var (
	csvCellUnreadable = &rules.Template{Code: "csv_cell_unreadable",
		EN: "{0}: found \"{1}\", expected {2}",
		VI: "{0}: có \"{1}\", cần {2}"}
	csvCellTooLong = &rules.Template{Code: "csv_cell_too_long",
		EN: "{0}: found \"{1}\", expected a number of at most {2} digits",
		VI: "{0}: có \"{1}\", cần số không quá {2} chữ số"}

	csvExpectCountOf = &rules.Template{EN: "a whole number of {0}", VI: "một số nguyên ({0})"}
	csvExpectCount   = &rules.Template{EN: "a whole number", VI: "một số nguyên"}
	csvExpectAmount  = &rules.Template{EN: "a number", VI: "một số"}
	csvExpectFlag    = &rules.Template{EN: "true or false", VI: "true hoặc false (có hoặc không)"}
	csvExpectUnits   = &rules.Template{EN: "the number of units", VI: "số đơn vị"}
)

// Where in a row something stands, as part of a message.
var (
	csvInColumn         = &rules.Template{EN: "column \"{0}\"", VI: "cột \"{0}\""}
	csvInColumnOf       = &rules.Template{EN: "column \"{0}\", unit {1}", VI: "cột \"{0}\", đơn vị {1}"}
	csvInStatistic      = &rules.Template{EN: "statistic \"{0}\"", VI: "số liệu \"{0}\""}
	csvInStatisticOf    = &rules.Template{EN: "statistic \"{0}\", unit {1}", VI: "số liệu \"{0}\", đơn vị {1}"}
	csvInColumnTotal    = &rules.Template{EN: "column \"{0}\", row \"{1}\"", VI: "cột \"{0}\", hàng \"{1}\""}
	csvInStatisticTotal = &rules.Template{EN: "statistic \"{0}\", row \"{1}\"", VI: "số liệu \"{0}\", hàng \"{1}\""}
	csvTheRow           = &rules.Template{EN: "the row", VI: "hàng này"}
	csvTheRowOf         = &rules.Template{EN: "the row of unit {0}", VI: "hàng của đơn vị {0}"}
)

// What to do about it.
var (
	csvHintSayNumbers = &rules.Template{
		EN: "say -numbers en for 1,234.5 or -numbers vi for 1.234,5",
		VI: "ghi -numbers vi nếu viết 1.234,5 hoặc -numbers en nếu viết 1,234.5"}
	csvHintSaveUTF8 = &rules.Template{
		EN: "in Excel choose File > Save As > \"CSV UTF-8 (Comma delimited)\"",
		VI: "trong Excel chọn File > Save As > \"CSV UTF-8 (Comma delimited)\""}
	csvHintConvert = &rules.Template{
		EN: "convert the text to Unicode (UniKey: Ctrl+Shift+F6), then in Excel choose File > Save As > \"CSV UTF-8 (Comma delimited)\"",
		VI: "chuyển văn bản sang Unicode (UniKey: Ctrl+Shift+F6), rồi trong Excel chọn File > Save As > \"CSV UTF-8 (Comma delimited)\""}
	csvHintMojibake = &rules.Template{
		EN: "the text looks like {0} shown as Unicode: convert it (UniKey: Ctrl+Shift+F6) and save it as \"CSV UTF-8\"",
		VI: "chữ có vẻ là {0} bị hiểu nhầm là Unicode: chuyển mã (UniKey: Ctrl+Shift+F6) rồi lưu dạng \"CSV UTF-8\""}
	csvHintSplitFile = &rules.Template{
		EN: "split the file, or check that it is a file of statistics",
		VI: "hãy chia nhỏ tệp, hoặc kiểm tra có đúng là tệp số liệu không"}
	csvHintUnclosedLine = &rules.Template{
		EN: "check that the file is CSV, with line breaks between its rows",
		VI: "kiểm tra tệp có đúng là CSV, các hàng cách nhau bằng xuống dòng không"}
	csvHintHeader = &rules.Template{
		EN: "name the columns in the first row, separated by comma, semicolon or tab",
		VI: "ghi tên các cột ở hàng đầu, cách nhau bằng dấu phẩy, chấm phẩy hoặc tab"}
	csvHintTitleRows = &rules.Template{
		EN: "delete the lines above line {0}, or put # in front of each",
		VI: "xóa các dòng phía trên dòng {0}, hoặc đặt # ở đầu mỗi dòng đó"}
	csvHintMetaOnce = &rules.Template{
		EN: "keep one of the two lines",
		VI: "chỉ giữ một trong hai dòng"}
	csvHintAddColumn = &rules.Template{
		EN: "add it; the columns a file must have are {0}",
		VI: "hãy thêm cột này; tệp phải có các cột {0}"}
	csvHintDidYouMean = &rules.Template{
		EN: "did you mean \"{0}\"?",
		VI: "có phải là \"{0}\"?"}
	csvHintRemoveColumn = &rules.Template{
		EN: "delete the column, or declare the statistic in the plan",
		VI: "xóa cột này, hoặc khai báo số liệu trong kế hoạch"}
	csvHintDeclareStatistic = &rules.Template{
		EN: "delete the row, or declare the statistic in the plan",
		VI: "xóa hàng này, hoặc khai báo số liệu trong kế hoạch"}
	csvHintLastYear = &rules.Template{
		EN: "give the year before as rows of their own, with that year as their period",
		VI: "số liệu năm trước ghi thành hàng riêng, với năm đó ở cột kỳ"}
	csvHintOneColumn = &rules.Template{
		EN: "delete one of the two columns",
		VI: "xóa một trong hai cột"}
	csvHintUseName = &rules.Template{
		EN: "use the name of the statistic instead",
		VI: "hãy dùng tên số liệu"}
	csvHintQuote = &rules.Template{
		EN: "put the whole field in quotes and double each quote inside it",
		VI: "đặt cả ô trong dấu nháy kép và viết đôi mỗi dấu nháy bên trong"}
	csvHintCloseQuote = &rules.Template{
		EN: "close the quote, or delete it",
		VI: "đóng dấu nháy, hoặc xóa nó"}
	csvHintRagged = &rules.Template{
		EN: "a field that contains the separator of the columns must stand in quotes",
		VI: "ô có chứa dấu ngăn cột phải đặt trong dấu nháy kép"}
	csvHintNameColumn = &rules.Template{
		EN: "name the column, or empty its cells",
		VI: "đặt tên cho cột, hoặc để trống các ô của cột"}
	csvHintUnitMissing = &rules.Template{
		EN: "write the code; a row of totals is named \"Tổng cộng\"",
		VI: "hãy ghi mã; hàng cộng thì đặt tên \"Tổng cộng\""}
	csvHintUnitCode = &rules.Template{
		EN: "a code has letters and digits only; format the column as text, write names in the column \"name\"",
		VI: "mã chỉ gồm chữ và số; định dạng cột là văn bản, tên ghi ở cột \"tên\""}
	csvHintCommentAbove = &rules.Template{
		EN: "lines that begin with # stand above the header; delete the line to leave it out",
		VI: "dòng bắt đầu bằng # đứng trên dòng tiêu đề; muốn bỏ hàng thì xóa hẳn"}
	csvHintKeepRow = &rules.Template{
		EN: "keep one of the two; units that share a code differ in valid_from",
		VI: "chỉ giữ một trong hai; các đơn vị trùng mã phân biệt bằng cột hiệu lực từ"}
	csvHintSameUnit = &rules.Template{
		EN: "write the same in all rows of the unit, or tell the units apart by valid_from",
		VI: "ghi giống nhau ở mọi hàng của đơn vị, hoặc phân biệt bằng cột hiệu lực từ"}
	csvHintMoreErrors = &rules.Template{
		EN: "put the errors above right first",
		VI: "hãy sửa các lỗi trên trước"}
)

// What to do about the cell of a statistic.
var (
	csvHintPercentCount = &rules.Template{
		EN: "write the count, not the percentage",
		VI: "ghi số lượng, không ghi tỷ lệ phần trăm"}
	csvHintPercentAmount = &rules.Template{
		EN: "write the number without the sign",
		VI: "ghi số, không ghi dấu phần trăm"}
	csvHintPlaceholder = &rules.Template{
		EN: "leave the cell empty where nothing was reported, write 0 where there was none",
		VI: "để trống ô nếu chưa có số liệu, ghi 0 nếu không phát sinh"}
	csvHintSheetError = &rules.Template{
		EN: "a formula of the spreadsheet has no result: put it right, or empty the cell",
		VI: "công thức trong bảng tính bị lỗi: sửa công thức, hoặc để trống ô"}
	csvHintExponent = &rules.Template{
		EN: "the spreadsheet has shortened a long number: format the column as a number without decimals and save again",
		VI: "bảng tính đã viết tắt số dài: định dạng cột là số không có phần thập phân rồi lưu lại"}
	csvHintDate = &rules.Template{
		EN: "this looks like a date: if the spreadsheet made it of a number, format the column as a number and type it again",
		VI: "ô này giống ngày tháng: nếu do bảng tính tự đổi, hãy định dạng cột là số và gõ lại"}
	csvHintWordsBeside = &rules.Template{
		EN: "write the number alone, without words or signs",
		VI: "chỉ ghi số, không ghi thêm chữ hoặc dấu"}
	csvHintGroups = &rules.Template{
		EN: "separators of thousands stand between groups of three digits: {0}",
		VI: "dấu ngăn hàng nghìn đứng giữa các nhóm ba chữ số: {0}"}
	csvHintDigits = &rules.Template{
		EN: "write digits, such as {0}, or leave the cell empty where nothing was reported",
		VI: "ghi chữ số, như {0}, hoặc để trống ô nếu chưa có số liệu"}
	csvHintFlag = &rules.Template{
		EN: "write true or false, yes or no, có or không, 1 or 0",
		VI: "ghi có hoặc không, true hoặc false, yes hoặc no, 1 hoặc 0"}
	csvHintTryNumbers = &rules.Template{
		EN: "it would be a number with -numbers {0}: is the whole file written so?",
		VI: "với -numbers {0} thì đây là một số: cả tệp có viết như vậy không?"}
	csvHintDotThousands = &rules.Template{
		EN: "a fraction of a child: does the file use dots for thousands? try -numbers vi",
		VI: "số trẻ bị lẻ: tệp có dùng dấu chấm ngăn hàng nghìn không? thử -numbers vi"}
	csvHintCommaThousands = &rules.Template{
		EN: "a fraction of a child: does the file use commas for thousands? try -numbers en",
		VI: "số trẻ bị lẻ: tệp có dùng dấu phẩy ngăn hàng nghìn không? thử -numbers en"}
)
