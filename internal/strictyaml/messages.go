package strictyaml

import "github.com/childward/childward/rules"

// The wording of what can be wrong with a file before it is read as YAML.
var (
	fileTooLarge = &rules.Template{Code: "yaml_too_large",
		EN: "the file is larger than {0} MiB, which is the most that is read",
		VI: "tệp lớn hơn {0} MiB, chỉ đọc tệp đến cỡ đó"}
	utf16Found = &rules.Template{Code: "yaml_utf16",
		EN: "the text is in UTF-16, expected UTF-8",
		VI: "văn bản ở bảng mã UTF-16, cần UTF-8"}
	notUTF8 = &rules.Template{Code: "yaml_not_utf8",
		EN: "found bytes that are not UTF-8 text",
		VI: "có byte không phải văn bản UTF-8"}
	controlFound = &rules.Template{Code: "yaml_control_character",
		EN: "found the invisible character {0}, expected text",
		VI: "có ký tự vô hình {0}, cần văn bản thường"}
	lineTooLong = &rules.Template{Code: "yaml_line_too_long",
		EN: "a line of more than {0} characters",
		VI: "dòng dài quá {0} ký tự"}
	blankLines = &rules.Template{Code: "yaml_blank_lines",
		EN: "more than {0} empty lines in a row",
		VI: "có quá {0} dòng trống liền nhau"}
	tooManySigns = &rules.Template{Code: "yaml_signs",
		EN: "more than {0} colons, commas, brackets, quotes and other signs in one file",
		VI: "tệp có quá {0} dấu hai chấm, dấu phẩy, dấu ngoặc, dấu nháy và các dấu khác"}

	hintSplitFile = &rules.Template{EN: "split it into several files", VI: "hãy chia thành nhiều tệp"}
	hintSaveUTF8  = &rules.Template{
		EN: "save the file as UTF-8; texts in TCVN3 (ABC), VNI or Windows-1258 must be converted to Unicode first",
		VI: "hãy lưu tệp ở bảng mã UTF-8; văn bản TCVN3 (ABC), VNI hay Windows-1258 phải chuyển sang Unicode trước"}
	hintControl = &rules.Template{
		EN: "delete it; it often comes in with text copied from a document or a web page",
		VI: "hãy xóa đi; ký tự này thường lẫn vào khi chép từ tài liệu hoặc trang web"}
	hintFold = &rules.Template{
		EN: "begin the text with > after the colon and write it on several indented lines below",
		VI: "viết dấu > sau dấu hai chấm rồi viết nội dung trên nhiều dòng thụt vào bên dưới"}
	hintRemove = &rules.Template{EN: "remove them", VI: "hãy xóa bớt"}
)

// The wording of what YAML has and these files do not.
var (
	anchorFound = &rules.Template{Code: "yaml_anchor",
		EN: "found an anchor (&), which these files do not have",
		VI: "có dấu neo (&), loại tệp này không dùng"}
	aliasFound = &rules.Template{Code: "yaml_alias",
		EN: "found an alias (*), which these files do not have",
		VI: "có tham chiếu (*), loại tệp này không dùng"}
	mergeFound = &rules.Template{Code: "yaml_merge_key",
		EN: "found a merge key (<<), which these files do not have",
		VI: "có khóa gộp (<<), loại tệp này không dùng"}
	tagFound = &rules.Template{Code: "yaml_tag",
		EN: "found a tag (!), which these files do not have",
		VI: "có thẻ kiểu (!), loại tệp này không dùng"}
	directiveFound = &rules.Template{Code: "yaml_directive",
		EN: "found a directive (%), which these files do not have",
		VI: "có chỉ thị (%), loại tệp này không dùng"}
	complexKeyFound = &rules.Template{Code: "yaml_complex_key",
		EN: "found a key that begins with \"? \", which these files do not have",
		VI: "có khóa mở đầu bằng \"? \", loại tệp này không dùng"}
	documentFound = &rules.Template{Code: "yaml_further_document",
		EN: "found \"{0}\", where another document begins or this one ends, expected one document a file",
		VI: "có \"{0}\" để mở tài liệu khác hoặc đóng tài liệu này, mỗi tệp chỉ có một tài liệu"}

	hintQuote = &rules.Template{
		EN: "if it belongs to the text, put the whole text in double quotes",
		VI: "nếu là một phần của nội dung, hãy đặt cả nội dung trong dấu nháy kép"}
	hintWriteOut = &rules.Template{
		EN: "write the values out where they are needed; if it belongs to the text, put the whole text in double quotes",
		VI: "hãy viết đủ giá trị ở từng chỗ cần; nếu là một phần của nội dung, hãy đặt cả nội dung trong dấu nháy kép"}
	hintSimpleKey   = &rules.Template{EN: "write key: value", VI: "hãy viết khóa: giá trị"}
	hintOneDocument = &rules.Template{
		EN: "remove the line, or put what follows into a file of its own",
		VI: "hãy xóa dòng này, hoặc chuyển phần sau sang tệp riêng"}
)

// The wording of what cannot be read as YAML, and of limits on it.
var (
	notYAML = &rules.Template{Code: "yaml_unreadable",
		EN: "found {0}, which cannot be read here",
		VI: "có {0}, không đọc được ở chỗ này"}
	fileUnreadable = &rules.Template{Code: "yaml_file_unreadable",
		EN: "the file cannot be read as YAML",
		VI: "không đọc được tệp này theo dạng YAML"}
	fileEmpty = &rules.Template{Code: "yaml_empty",
		EN: "the file is empty, expected keys such as {0}",
		VI: "tệp trống, cần các khóa như {0}"}
	tabFound = &rules.Template{Code: "yaml_tab",
		EN: "found a tab before the first word of a line, expected spaces",
		VI: "có dấu tab ở đầu dòng, cần dấu cách"}
	quoteOpen = &rules.Template{Code: "yaml_quote_open",
		EN: "a text that begins with {0} does not end with {0}",
		VI: "nội dung mở bằng {0} nhưng không đóng bằng {0}"}
	quoteClosed = &rules.Template{Code: "yaml_quote_closed",
		EN: "found {0} after the closing quote of a text",
		VI: "có {0} sau dấu nháy đóng nội dung"}
	escapeWrong = &rules.Template{Code: "yaml_escape",
		EN: "found {0} in double quotes, which stands for no character",
		VI: "có {0} trong dấu nháy kép, không ứng với ký tự nào"}
	beginningFound = &rules.Template{Code: "yaml_reserved_beginning",
		EN: "found a text that begins with {0}",
		VI: "có nội dung mở đầu bằng {0}"}
	blockFound = &rules.Template{Code: "yaml_block_header",
		EN: "found {0}: a {1} at the beginning announces a text on the lines below",
		VI: "có {0}: dấu {1} ở đầu báo hiệu nội dung nằm ở các dòng dưới"}
	indentFound = &rules.Template{Code: "yaml_indentation",
		EN: "found {0}, whose indentation fits nothing above it",
		VI: "có {0}, độ thụt đầu dòng không khớp với phần nào ở trên"}
	keyExpected = &rules.Template{Code: "yaml_key_expected",
		EN: "found {0}, expected a key followed by a colon and a space",
		VI: "có {0}, cần một khóa rồi dấu hai chấm và dấu cách"}
	colonFound = &rules.Template{Code: "yaml_second_colon",
		EN: "found a second \": \" in the line of the key \"{0}\"",
		VI: "có \": \" thứ hai trên dòng của khóa \"{0}\""}
	colonTight = &rules.Template{Code: "yaml_colon_without_space",
		EN: "found a colon without a space after it, which may end a key or belong to a text",
		VI: "có dấu hai chấm mà sau đó không có dấu cách, không rõ là hết khóa hay thuộc nội dung"}
	listOnLine = &rules.Template{Code: "yaml_list_on_line",
		EN: "found a list that begins in the line of its key",
		VI: "có danh sách mở ngay trên dòng của khóa"}
	listInText = &rules.Template{Code: "yaml_list_in_text",
		EN: "found a line that begins with \"- \" below a text without quotes",
		VI: "có dòng mở đầu bằng \"- \" bên dưới một nội dung không có dấu nháy"}
	separatorExpected = &rules.Template{Code: "yaml_separator_expected",
		EN: "found {0}, expected a comma or \"{1}\"",
		VI: "có {0}, cần dấu phẩy hoặc \"{1}\""}
	bracketOpen = &rules.Template{Code: "yaml_bracket_open",
		EN: "\"{0}\" is not closed",
		VI: "dấu \"{0}\" chưa đóng"}
	bracketClose = &rules.Template{Code: "yaml_bracket_close",
		EN: "found \"{0}\" without its opening bracket",
		VI: "có \"{0}\" mà không có dấu mở"}
	nestedTooDeep = &rules.Template{Code: "yaml_nesting",
		EN: "lists and keys nested more than {0} deep",
		VI: "danh sách và khóa lồng nhau quá {0} lớp"}
	keysTooMany = &rules.Template{Code: "yaml_keys",
		EN: "more than {0} keys in one group",
		VI: "có quá {0} khóa trong một nhóm"}
	keyTooLong = &rules.Template{Code: "yaml_key_too_long",
		EN: "a key of more than {0} characters",
		VI: "khóa dài quá {0} ký tự"}

	hintYAML = &rules.Template{
		EN: "check the indentation, the space after each colon, and the quotes and brackets before this place",
		VI: "hãy xem lại độ thụt đầu dòng, dấu cách sau mỗi dấu hai chấm, dấu nháy và dấu ngoặc ở trước chỗ này"}
	hintSpaces     = &rules.Template{EN: "indent with spaces, two for each level", VI: "thụt đầu dòng bằng dấu cách, mỗi cấp hai dấu"}
	hintCloseWith  = &rules.Template{EN: "add {0}", VI: "thêm {0}"}
	hintInnerQuote = &rules.Template{
		EN: "put the whole text in single quotes; a single quote inside is written twice",
		VI: "đặt cả nội dung trong dấu nháy đơn; dấu nháy đơn ở bên trong thì viết hai lần"}
	hintEscape = &rules.Template{
		EN: "write \\\\ for a backslash, or put the text in single quotes",
		VI: "dấu \\ thì viết \\\\, hoặc đặt nội dung trong dấu nháy đơn"}
	hintQuotes      = &rules.Template{EN: "put the text in double quotes", VI: "hãy đặt nội dung trong dấu nháy kép"}
	hintIndentation = &rules.Template{
		EN: "the keys of a group, and the - of a list, begin in the same column; a text with \": \" belongs in double quotes",
		VI: "các khóa trong một nhóm, các dấu - trong một danh sách phải thẳng cột; nội dung có \": \" thì đặt trong dấu nháy kép"}
	hintListInText = &rules.Template{
		EN: "if it is a list, remove the text above it; if it is a part of the text, put the text in double quotes",
		VI: "nếu là danh sách, hãy bỏ nội dung ở trên; nếu là một phần của nội dung, đặt cả nội dung trong dấu nháy kép"}
	hintColon = &rules.Template{
		EN: "after a key write a space; if the colon belongs to the text, put the text in double quotes",
		VI: "nếu là khóa, hãy thêm dấu cách; nếu dấu hai chấm thuộc nội dung, đặt nội dung trong dấu nháy kép"}
	hintListBelow = &rules.Template{
		EN: "begin the list in the next line, or put the text in double quotes",
		VI: "hãy viết danh sách từ dòng sau, hoặc đặt nội dung trong dấu nháy kép"}
)

// The wording of what can be wrong with keys and values.
var (
	unknownKey = &rules.Template{Code: "yaml_unknown_key",
		EN: "there is no key \"{0}\" here",
		VI: "ở đây không có khóa \"{0}\""}
	duplicateKey = &rules.Template{Code: "yaml_duplicate_key",
		EN: "the key \"{0}\" stands here again, it was given in line {1}",
		VI: "khóa \"{0}\" lặp lại, đã có ở dòng {1}"}
	missingKey = &rules.Template{Code: "yaml_missing_key",
		EN: "the key \"{0}\" is missing",
		VI: "thiếu khóa \"{0}\""}
	noValue = &rules.Template{Code: "yaml_no_value",
		EN: "the key \"{0}\" has no value, expected {1}",
		VI: "khóa \"{0}\" không có giá trị, cần {1}"}
	noElement = &rules.Template{Code: "yaml_no_element",
		EN: "an element of the list has no value, expected {0}",
		VI: "một phần tử của danh sách không có giá trị, cần {0}"}
	wrongType = &rules.Template{Code: "yaml_wrong_type",
		EN: "{0}: found {1}, expected {2}",
		VI: "{0}: có {1}, cần {2}"}
	quotesExpected = &rules.Template{Code: "yaml_quotes_expected",
		EN: "{0}: found {1} without quotes, expected quotes, so that no zero gets lost",
		VI: "{0}: có {1} không có dấu nháy, cần dấu nháy để không mất số 0"}
	wordUnknown = &rules.Template{Code: "yaml_unknown_word",
		EN: "{0}: found \"{1}\", expected one of {2}",
		VI: "{0}: có \"{1}\", cần một trong các từ {2}"}
	numberTooLarge = &rules.Template{Code: "yaml_number_too_large",
		EN: "{0}: found {1}, which is too large",
		VI: "{0}: có {1}, quá lớn"}
	versionMissing = &rules.Template{Code: "yaml_version_missing",
		EN: "the file does not say which version of the format it has, expected the key \"{0}\"",
		VI: "tệp không ghi phiên bản định dạng, cần khóa \"{0}\""}
	versionNewer = &rules.Template{Code: "yaml_version_newer",
		EN: "this file says version {0}; this program reads version {1}",
		VI: "tệp này ghi phiên bản {0}; chương trình này đọc phiên bản {1}"}
	versionWrong = &rules.Template{Code: "yaml_version_wrong",
		EN: "this file says version {0}, expected a version from 1 to {1}",
		VI: "tệp này ghi phiên bản {0}, cần phiên bản từ 1 đến {1}"}

	aText     = &rules.Template{Code: "yaml_a_text", EN: "a text", VI: "một nội dung chữ"}
	aTextOf   = &rules.Template{Code: "yaml_a_text_of", EN: "\"{0}\"", VI: "\"{0}\""}
	aTextPair = &rules.Template{Code: "yaml_a_text_pair", EN: "a text, or texts vi and en", VI: "nội dung chữ, hoặc nội dung vi và en"}
	aList     = &rules.Template{Code: "yaml_a_list", EN: "a list", VI: "một danh sách"}
	aGroup    = &rules.Template{Code: "yaml_a_group", EN: "keys with values", VI: "các khóa kèm giá trị"}
	aValue    = &rules.Template{Code: "yaml_a_value", EN: "one after the \"-\"", VI: "giá trị sau dấu \"-\""}
	aTruth    = &rules.Template{Code: "yaml_a_truth", EN: "true or false", VI: "true hoặc false"}
	aWhole    = &rules.Template{Code: "yaml_a_whole_number", EN: "a whole number", VI: "một số nguyên"}
	noText    = &rules.Template{Code: "yaml_nothing", EN: "nothing", VI: "chỗ trống"}
	theFile   = &rules.Template{Code: "yaml_the_file", EN: "the file", VI: "tệp"}
	anElement = &rules.Template{Code: "yaml_an_element", EN: "an element of the list", VI: "một phần tử của danh sách"}

	hintDidYouMean = &rules.Template{EN: "did you mean \"{0}\"?", VI: "có phải là \"{0}\"?"}
	hintKeys       = &rules.Template{EN: "the keys here are {0}", VI: "các khóa ở đây: {0}"}
	hintRemoveOne  = &rules.Template{EN: "remove one of them", VI: "hãy bỏ một trong hai"}
	hintAdd        = &rules.Template{EN: "add {0}: and its value", VI: "hãy thêm {0}: kèm giá trị"}
	hintAddValue   = &rules.Template{EN: "write a value, or remove the key", VI: "hãy viết giá trị, hoặc bỏ khóa này"}
	hintAddElement = &rules.Template{EN: "write a value, or remove the element", VI: "hãy viết giá trị, hoặc bỏ phần tử này"}
	hintWrite      = &rules.Template{EN: "write {0}", VI: "hãy viết {0}"}
	hintList       = &rules.Template{
		EN: "write each element in a line of its own that begins with \"- \", or all in brackets: [a, b]",
		VI: "mỗi phần tử viết một dòng mở đầu bằng \"- \", hoặc viết tất cả trong ngoặc: [a, b]"}
	hintGroup = &rules.Template{
		EN: "write each key in a line of its own below, indented, with a colon and its value",
		VI: "mỗi khóa viết một dòng thụt vào ở dưới, kèm dấu hai chấm và giá trị"}
	hintText = &rules.Template{
		EN: "a text that begins with [, {, - or has \": \" in it belongs in double quotes",
		VI: "nội dung mở đầu bằng [, {, - hoặc có \": \" bên trong thì đặt trong dấu nháy kép"}
	hintTextPair = &rules.Template{EN: "write {vi: \"…\", en: \"…\"}", VI: "hãy viết {vi: \"…\", en: \"…\"}"}
	hintDigits   = &rules.Template{
		EN: "write digits alone, without quotes, separators or a unit",
		VI: "chỉ viết chữ số, không có dấu nháy, dấu phân cách hay đơn vị"}
	hintNewer = &rules.Template{EN: "use a newer childward", VI: "hãy dùng bản childward mới hơn"}
)
