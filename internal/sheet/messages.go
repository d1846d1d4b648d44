package sheet

import "github.com/childward/childward/rules/wording"

// The wording of what can be wrong with a file as a whole.
var (
	numbersUnstated = wording.New("csv_numbers_unstated",
		"it is not stated how the numbers are written, and 1.234 means two numbers",
		"chưa cho biết cách viết số, mà 1.234 có thể là hai số khác nhau")
	unreadable = wording.New("csv_unreadable",
		"the file cannot be read: {0}",
		"không đọc được tệp: {0}")
	tooLarge = wording.New("csv_too_large",
		"a file of more than {0} MiB, expected statistics in at most that much",
		"tệp lớn hơn {0} MiB, chỉ đọc tệp số liệu đến cỡ đó")
	tooLong = wording.New("csv_line_too_long",
		"a line of more than {0} KiB, expected one row a line",
		"dòng dài hơn {0} KiB, cần mỗi dòng một hàng số liệu")
	emptyFile = wording.New("csv_empty",
		"the file is empty, expected a header such as {0} and rows below it",
		"tệp trống, cần dòng tiêu đề như {0} và các hàng số liệu bên dưới")
	workbook = wording.New("csv_workbook",
		"found an Excel workbook, expected CSV text",
		"đây là tệp Excel, cần văn bản CSV")
	utf16Found = wording.New("csv_utf16",
		"the text is in UTF-16 (Excel's \"Unicode Text\"), expected UTF-8",
		"văn bản ở bảng mã UTF-16 (\"Unicode Text\" của Excel), cần UTF-8")
	notText = wording.New("csv_not_text",
		"found a zero byte, expected CSV text",
		"có byte 0, cần văn bản CSV")
	legacyEncoding = wording.New("csv_legacy_encoding",
		"the text is not in UTF-8, it looks like {0}",
		"văn bản không ở bảng mã UTF-8, có vẻ là {0}")
	notUTF8 = wording.New("csv_not_utf8",
		"the text is not in UTF-8",
		"văn bản không ở bảng mã UTF-8")
	metaTwice = wording.New("csv_meta_twice",
		"\"{0}\" is said a second time, and differs from line {1}",
		"\"{0}\" được ghi lần thứ hai và khác với dòng {1}")
	noHeader = wording.New("csv_no_header",
		"found \"{0}\", expected a header such as {1}",
		"có \"{0}\", cần dòng tiêu đề như {1}")
	titleRows = wording.New("csv_title_rows",
		"found \"{0}\" above the header, which seems to be line {1}",
		"có \"{0}\" phía trên dòng tiêu đề, dòng tiêu đề có vẻ là dòng {1}")
	quoteInside = wording.New("csv_quote_inside",
		"found a quote inside a field",
		"có dấu nháy kép bên trong một ô")
	quoteOpen = wording.New("csv_quote_open",
		"a quote in this row is not closed: it runs on to line {0}",
		"dấu nháy kép trong hàng này chưa đóng: kéo đến dòng {0}")
	moreErrors = wording.New("csv_more_errors",
		"{0} more errors, which are not listed",
		"còn {0} lỗi nữa không liệt kê")
)

// What to do about a file.
var (
	hintSayNumbers = wording.New("",
		"say -numbers en for 1,234.5 or -numbers vi for 1.234,5",
		"ghi -numbers vi nếu viết 1.234,5 hoặc -numbers en nếu viết 1,234.5")
	hintSaveUTF8 = wording.New("",
		"in Excel choose File > Save As > \"CSV UTF-8 (Comma delimited)\"",
		"trong Excel chọn File > Save As > \"CSV UTF-8 (Comma delimited)\"")
	hintConvert = wording.New("",
		"convert the text to Unicode (UniKey: Ctrl+Shift+F6), then in Excel choose File > Save As > \"CSV UTF-8 (Comma delimited)\"",
		"chuyển văn bản sang Unicode (UniKey: Ctrl+Shift+F6), rồi trong Excel chọn File > Save As > \"CSV UTF-8 (Comma delimited)\"")
	hintMojibake = wording.New("",
		"the text looks like {0} shown as Unicode: convert it (UniKey: Ctrl+Shift+F6) and save it as \"CSV UTF-8\"",
		"chữ có vẻ là {0} bị hiểu nhầm là Unicode: chuyển mã (UniKey: Ctrl+Shift+F6) rồi lưu dạng \"CSV UTF-8\"")
	hintSplitFile = wording.New("",
		"split the file, or check that it is a file of statistics",
		"hãy chia nhỏ tệp, hoặc kiểm tra có đúng là tệp số liệu không")
	hintUnclosedLine = wording.New("",
		"check that the file is CSV, with line breaks between its rows",
		"kiểm tra tệp có đúng là CSV, các hàng cách nhau bằng xuống dòng không")
	hintHeader = wording.New("",
		"name the columns in the first row, separated by comma, semicolon or tab",
		"ghi tên các cột ở hàng đầu, cách nhau bằng dấu phẩy, chấm phẩy hoặc tab")
	hintTitleRows = wording.New("",
		"delete the lines above line {0}, or put # in front of each",
		"xóa các dòng phía trên dòng {0}, hoặc đặt # ở đầu mỗi dòng đó")
	hintMetaOnce = wording.New("",
		"keep one of the two lines",
		"chỉ giữ một trong hai dòng")
	hintQuote = wording.New("",
		"put the whole field in quotes and double each quote inside it",
		"đặt cả ô trong dấu nháy kép và viết đôi mỗi dấu nháy bên trong")
	hintCloseQuote = wording.New("",
		"close the quote, or delete it",
		"đóng dấu nháy, hoặc xóa nó")
	hintMoreErrors = wording.New("",
		"put the errors above right first",
		"hãy sửa các lỗi trên trước")
)

// What to do about a cell that is no number.
var (
	hintPlaceholder = wording.New("",
		"leave the cell empty where nothing was reported, write 0 where there was none",
		"để trống ô nếu chưa có số liệu, ghi 0 nếu không phát sinh")
	hintSheetError = wording.New("",
		"a formula of the spreadsheet has no result: put it right, or empty the cell",
		"công thức trong bảng tính bị lỗi: sửa công thức, hoặc để trống ô")
	hintExponent = wording.New("",
		"the spreadsheet has shortened a long number: format the column as a number without decimals and save again",
		"bảng tính đã viết tắt số dài: định dạng cột là số không có phần thập phân rồi lưu lại")
	hintDate = wording.New("",
		"this looks like a date: if the spreadsheet made it of a number, format the column as a number and type it again",
		"ô này giống ngày tháng: nếu do bảng tính tự đổi, hãy định dạng cột là số và gõ lại")
	hintWordsBeside = wording.New("",
		"write the number alone, without words or signs",
		"chỉ ghi số, không ghi thêm chữ hoặc dấu")
	hintGroups = wording.New("",
		"separators of thousands stand between groups of three digits: {0}",
		"dấu ngăn hàng nghìn đứng giữa các nhóm ba chữ số: {0}")
	hintDigits = wording.New("",
		"write digits, such as 1234, or leave the cell empty where nothing was reported",
		"ghi chữ số, như 1234, hoặc để trống ô nếu chưa có số liệu")
	hintTryNumbers = wording.New("",
		"it would be a number with -numbers {0}: is the whole file written so?",
		"với -numbers {0} thì đây là một số: cả tệp có viết như vậy không?")
)
