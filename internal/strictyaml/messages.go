package strictyaml

import (
	"github.com/childward/childward/rules/wording"
)

// The wording of what can be wrong with a file before it is read as YAML.
var (
	fileTooLarge = wording.New("yaml_too_large",
		"the file is larger than {0} MiB, which is the most that is read",
		"tệp lớn hơn {0} MiB, chỉ đọc tệp đến cỡ đó")
	utf16Found = wording.New("yaml_utf16",
		"the text is in UTF-16, expected UTF-8",
		"văn bản ở bảng mã UTF-16, cần UTF-8")
	notUTF8 = wording.New("yaml_not_utf8",
		"found bytes that are not UTF-8 text",
		"có byte không phải văn bản UTF-8")
	controlFound = wording.New("yaml_control_character",
		"found the invisible character {0}, expected text",
		"có ký tự vô hình {0}, cần văn bản thường")
	lineTooLong = wording.New("yaml_line_too_long",
		"a line of more than {0} characters",
		"dòng dài quá {0} ký tự")
	blankLines = wording.New("yaml_blank_lines",
		"more than {0} empty lines in a row",
		"có quá {0} dòng trống liền nhau")
	tooManySigns = wording.New("yaml_signs",
		"more than {0} colons, commas, brackets, quotes and other signs in one file",
		"tệp có quá {0} dấu hai chấm, dấu phẩy, dấu ngoặc, dấu nháy và các dấu khác")

	hintSplitFile = wording.New("", "split it into several files", "hãy chia thành nhiều tệp")
	hintSaveUTF8  = wording.New("",
		"save the file as UTF-8; texts in TCVN3 (ABC), VNI or Windows-1258 must be converted to Unicode first",
		"hãy lưu tệp ở bảng mã UTF-8; văn bản TCVN3 (ABC), VNI hay Windows-1258 phải chuyển sang Unicode trước")
	hintControl = wording.New("",
		"delete it; it often comes in with text copied from a document or a web page",
		"hãy xóa đi; ký tự này thường lẫn vào khi chép từ tài liệu hoặc trang web")
	hintFold = wording.New("",
		"begin the text with > after the colon and write it on several indented lines below",
		"viết dấu > sau dấu hai chấm rồi viết nội dung trên nhiều dòng thụt vào bên dưới")
	hintRemove = wording.New("", "remove them", "hãy xóa bớt")
)

// The wording of what YAML has and these files do not.
var (
	anchorFound = wording.New("yaml_anchor",
		"found an anchor (&), which these files do not have",
		"có dấu neo (&), loại tệp này không dùng")
	aliasFound = wording.New("yaml_alias",
		"found an alias (*), which these files do not have",
		"có tham chiếu (*), loại tệp này không dùng")
	mergeFound = wording.New("yaml_merge_key",
		"found a merge key (<<), which these files do not have",
		"có khóa gộp (<<), loại tệp này không dùng")
	tagFound = wording.New("yaml_tag",
		"found a tag (!), which these files do not have",
		"có thẻ kiểu (!), loại tệp này không dùng")
	directiveFound = wording.New("yaml_directive",
		"found a directive (%), which these files do not have",
		"có chỉ thị (%), loại tệp này không dùng")
	complexKeyFound = wording.New("yaml_complex_key",
		"found a key that begins with \"? \", which these files do not have",
		"có khóa mở đầu bằng \"? \", loại tệp này không dùng")
	documentFound = wording.New("yaml_further_document",
		"found \"{0}\", where another document begins or this one ends, expected one document a file",
		"có \"{0}\" để mở tài liệu khác hoặc đóng tài liệu này, mỗi tệp chỉ có một tài liệu")

	hintQuote = wording.New("",
		"if it belongs to the text, put the whole text in double quotes",
		"nếu là một phần của nội dung, hãy đặt cả nội dung trong dấu nháy kép")
	hintWriteOut = wording.New("",
		"write the values out where they are needed; if it belongs to the text, put the whole text in double quotes",
		"hãy viết đủ giá trị ở từng chỗ cần; nếu là một phần của nội dung, hãy đặt cả nội dung trong dấu nháy kép")
	hintSimpleKey   = wording.New("", "write key: value", "hãy viết khóa: giá trị")
	hintOneDocument = wording.New("",
		"remove the line, or put what follows into a file of its own",
		"hãy xóa dòng này, hoặc chuyển phần sau sang tệp riêng")
)

// The wording of what cannot be read as YAML, and of limits on it.
var (
	notYAML = wording.New("yaml_unreadable",
		"found {0}, which cannot be read here",
		"có {0}, không đọc được ở chỗ này")
	fileUnreadable = wording.New("yaml_file_unreadable",
		"the file cannot be read as YAML",
		"không đọc được tệp này theo dạng YAML")
	fileEmpty = wording.New("yaml_empty",
		"the file is empty, expected keys such as {0}",
		"tệp trống, cần các khóa như {0}")
	tabFound = wording.New("yaml_tab",
		"found a tab before the first word of a line, expected spaces",
		"có dấu tab ở đầu dòng, cần dấu cách")
	quoteOpen = wording.New("yaml_quote_open",
		"a text that begins with {0} does not end with {0}",
		"nội dung mở bằng {0} nhưng không đóng bằng {0}")
	quoteClosed = wording.New("yaml_quote_closed",
		"found {0} after the closing quote of a text",
		"có {0} sau dấu nháy đóng nội dung")
	escapeWrong = wording.New("yaml_escape",
		"found {0} in double quotes, which stands for no character",
		"có {0} trong dấu nháy kép, không ứng với ký tự nào")
	beginningFound = wording.New("yaml_reserved_beginning",
		"found a text that begins with {0}",
		"có nội dung mở đầu bằng {0}")
	blockFound = wording.New("yaml_block_header",
		"found {0}: a {1} at the beginning announces a text on the lines below",
		"có {0}: dấu {1} ở đầu báo hiệu nội dung nằm ở các dòng dưới")
	indentFound = wording.New("yaml_indentation",
		"found {0}, whose indentation fits nothing above it",
		"có {0}, độ thụt đầu dòng không khớp với phần nào ở trên")
	keyExpected = wording.New("yaml_key_expected",
		"found {0}, expected a key followed by a colon and a space",
		"có {0}, cần một khóa rồi dấu hai chấm và dấu cách")
	colonFound = wording.New("yaml_second_colon",
		"found a second \": \" in the line of the key \"{0}\"",
		"có \": \" thứ hai trên dòng của khóa \"{0}\"")
	colonTight = wording.New("yaml_colon_without_space",
		"found a colon without a space after it, which may end a key or belong to a text",
		"có dấu hai chấm mà sau đó không có dấu cách, không rõ là hết khóa hay thuộc nội dung")
	listOnLine = wording.New("yaml_list_on_line",
		"found a list that begins in the line of its key",
		"có danh sách mở ngay trên dòng của khóa")
	listInText = wording.New("yaml_list_in_text",
		"found a line that begins with \"- \" below a text without quotes",
		"có dòng mở đầu bằng \"- \" bên dưới một nội dung không có dấu nháy")
	separatorExpected = wording.New("yaml_separator_expected",
		"found {0}, expected a comma or \"{1}\"",
		"có {0}, cần dấu phẩy hoặc \"{1}\"")
	bracketOpen = wording.New("yaml_bracket_open",
		"\"{0}\" is not closed",
		"dấu \"{0}\" chưa đóng")
	bracketClose = wording.New("yaml_bracket_close",
		"found \"{0}\" without its opening bracket",
		"có \"{0}\" mà không có dấu mở")
	nestedTooDeep = wording.New("yaml_nesting",
		"lists and keys nested more than {0} deep",
		"danh sách và khóa lồng nhau quá {0} lớp")
	keysTooMany = wording.New("yaml_keys",
		"more than {0} keys in one group",
		"có quá {0} khóa trong một nhóm")
	keyTooLong = wording.New("yaml_key_too_long",
		"a key of more than {0} characters",
		"khóa dài quá {0} ký tự")

	hintYAML = wording.New("",
		"check the indentation, the space after each colon, and the quotes and brackets before this place",
		"hãy xem lại độ thụt đầu dòng, dấu cách sau mỗi dấu hai chấm, dấu nháy và dấu ngoặc ở trước chỗ này")
	hintSpaces     = wording.New("", "indent with spaces, two for each level", "thụt đầu dòng bằng dấu cách, mỗi cấp hai dấu")
	hintCloseWith  = wording.New("", "add {0}", "thêm {0}")
	hintInnerQuote = wording.New("",
		"put the whole text in single quotes; a single quote inside is written twice",
		"đặt cả nội dung trong dấu nháy đơn; dấu nháy đơn ở bên trong thì viết hai lần")
	hintEscape = wording.New("",
		"write \\\\ for a backslash, or put the text in single quotes",
		"dấu \\ thì viết \\\\, hoặc đặt nội dung trong dấu nháy đơn")
	hintQuotes      = wording.New("", "put the text in double quotes", "hãy đặt nội dung trong dấu nháy kép")
	hintIndentation = wording.New("",
		"the keys of a group, and the - of a list, begin in the same column; a text with \": \" belongs in double quotes",
		"các khóa trong một nhóm, các dấu - trong một danh sách phải thẳng cột; nội dung có \": \" thì đặt trong dấu nháy kép")
	hintListInText = wording.New("",
		"if it is a list, remove the text above it; if it is a part of the text, put the text in double quotes",
		"nếu là danh sách, hãy bỏ nội dung ở trên; nếu là một phần của nội dung, đặt cả nội dung trong dấu nháy kép")
	hintColon = wording.New("",
		"after a key write a space; if the colon belongs to the text, put the text in double quotes",
		"nếu là khóa, hãy thêm dấu cách; nếu dấu hai chấm thuộc nội dung, đặt nội dung trong dấu nháy kép")
	hintListBelow = wording.New("",
		"begin the list in the next line, or put the text in double quotes",
		"hãy viết danh sách từ dòng sau, hoặc đặt nội dung trong dấu nháy kép")
)

// The wording of what can be wrong with keys and values.
var (
	unknownKey = wording.New("yaml_unknown_key",
		"there is no key \"{0}\" here",
		"ở đây không có khóa \"{0}\"")
	duplicateKey = wording.New("yaml_duplicate_key",
		"the key \"{0}\" stands here again, it was given in line {1}",
		"khóa \"{0}\" lặp lại, đã có ở dòng {1}")
	missingKey = wording.New("yaml_missing_key",
		"the key \"{0}\" is missing",
		"thiếu khóa \"{0}\"")
	noValue = wording.New("yaml_no_value",
		"the key \"{0}\" has no value, expected {1}",
		"khóa \"{0}\" không có giá trị, cần {1}")
	noElement = wording.New("yaml_no_element",
		"an element of the list has no value, expected {0}",
		"một phần tử của danh sách không có giá trị, cần {0}")
	wrongType = wording.New("yaml_wrong_type",
		"{0}: found {1}, expected {2}",
		"{0}: có {1}, cần {2}")
	quotesExpected = wording.New("yaml_quotes_expected",
		"{0}: found {1} without quotes, expected quotes, so that no zero gets lost",
		"{0}: có {1} không có dấu nháy, cần dấu nháy để không mất số 0")
	wordUnknown = wording.New("yaml_unknown_word",
		"{0}: found \"{1}\", expected one of {2}",
		"{0}: có \"{1}\", cần một trong các từ {2}")
	wordOrNumber = wording.New("yaml_unknown_word_or_number",
		"{0}: found \"{1}\", expected one of {2}, or a number such as 2.5",
		"{0}: có \"{1}\", cần một trong các từ {2}, hoặc một số như 2.5")
	numberTooLarge = wording.New("yaml_number_too_large",
		"{0}: found {1}, which is too large",
		"{0}: có {1}, quá lớn")
	versionMissing = wording.New("yaml_version_missing",
		"the file does not say which version of the format it has, expected the key \"{0}\"",
		"tệp không ghi phiên bản định dạng, cần khóa \"{0}\"")
	versionNewer = wording.New("yaml_version_newer",
		"this file says version {0}; this program reads version {1}",
		"tệp này ghi phiên bản {0}; chương trình này đọc phiên bản {1}")
	versionWrong = wording.New("yaml_version_wrong",
		"this file says version {0}, expected a version from 1 to {1}",
		"tệp này ghi phiên bản {0}, cần phiên bản từ 1 đến {1}")

	aText     = wording.New("yaml_a_text", "a text", "một nội dung chữ")
	aTextOf   = wording.New("yaml_a_text_of", "\"{0}\"", "\"{0}\"")
	aTextPair = wording.New("yaml_a_text_pair", "a text, or texts vi and en", "nội dung chữ, hoặc nội dung vi và en")
	aList     = wording.New("yaml_a_list", "a list", "một danh sách")
	aGroup    = wording.New("yaml_a_group", "keys with values", "các khóa kèm giá trị")
	aValue    = wording.New("yaml_a_value", "one after the \"-\"", "giá trị sau dấu \"-\"")
	aTruth    = wording.New("yaml_a_truth", "true or false", "true hoặc false")
	aWhole    = wording.New("yaml_a_whole_number", "a whole number", "một số nguyên")
	noText    = wording.New("yaml_nothing", "nothing", "chỗ trống")
	theFile   = wording.New("yaml_the_file", "the file", "tệp")
	anElement = wording.New("yaml_an_element", "an element of the list", "một phần tử của danh sách")

	hintKeys       = wording.New("", "the keys here are {0}", "các khóa ở đây: {0}")
	hintRemoveOne  = wording.New("", "remove one of them", "hãy bỏ một trong hai")
	hintAdd        = wording.New("", "add {0}: and its value", "hãy thêm {0}: kèm giá trị")
	hintAddValue   = wording.New("", "write a value, or remove the key", "hãy viết giá trị, hoặc bỏ khóa này")
	hintAddElement = wording.New("", "write a value, or remove the element", "hãy viết giá trị, hoặc bỏ phần tử này")
	hintWrite      = wording.New("", "write {0}", "hãy viết {0}")
	hintList       = wording.New("",
		"write each element in a line of its own that begins with \"- \", or all in brackets: [a, b]",
		"mỗi phần tử viết một dòng mở đầu bằng \"- \", hoặc viết tất cả trong ngoặc: [a, b]")
	hintGroup = wording.New("",
		"write each key in a line of its own below, indented, with a colon and its value",
		"mỗi khóa viết một dòng thụt vào ở dưới, kèm dấu hai chấm và giá trị")
	hintText = wording.New("",
		"a text that begins with [, {, - or has \": \" in it belongs in double quotes",
		"nội dung mở đầu bằng [, {, - hoặc có \": \" bên trong thì đặt trong dấu nháy kép")
	hintTextPair = wording.New("", "write {vi: \"…\", en: \"…\"}", "hãy viết {vi: \"…\", en: \"…\"}")
	hintDigits   = wording.New("",
		"write digits alone, without quotes, separators or a unit",
		"chỉ viết chữ số, không có dấu nháy, dấu phân cách hay đơn vị")
	hintNewer = wording.New("", "use a newer childward", "hãy dùng bản childward mới hơn")
)
