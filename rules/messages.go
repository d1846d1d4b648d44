package rules

// The wording of what can be wrong with a formula.
var (
	formulaTooLong   = &Template{"formula_too_long", "a formula of {0} bytes: at most {1} are allowed", "công thức dài {0} byte: chỉ được tối đa {1} byte"}
	formulaEmpty     = &Template{"formula_empty", "found no formula, expected an expression such as rate(infant_deaths, live_births, 1000)", "chưa có công thức, cần một biểu thức như rate(infant_deaths, live_births, 1000)"}
	notUTF8          = &Template{"not_utf8", "found bytes that are not UTF-8 text", "có byte không phải văn bản UTF-8"}
	commentOpen      = &Template{"comment_open", "a comment that begins with /* has no */", "ghi chú mở bằng /* nhưng không có */"}
	textFound        = &Template{"text_found", "found a text in quotes, expected numbers and names", "có chuỗi trong dấu nháy, cần số và tên số liệu"}
	characterFound   = &Template{"character_found", "found the character {0}, which formulas do not have", "có ký tự {0}, công thức không dùng ký tự này"}
	numberFound      = &Template{"number_found", "found {0}, expected a plain decimal number", "có {0}, cần số thập phân viết thường"}
	literalTooLong   = &Template{"literal_too_long", "a number of more than {0} digits", "số dài quá {0} chữ số"}
	operatorFound    = &Template{"operator_found", "found \"{0}\", which formulas do not have", "có \"{0}\", công thức không dùng dấu này"}
	bracketFound     = &Template{"bracket_found", "found \"[\", expected a list only after in", "có \"[\", danh sách chỉ đứng sau in"}
	bracketNotOpened = &Template{"bracket_not_opened", "found \"{0}\" without its opening bracket", "có \"{0}\" mà không có dấu mở"}
	bracketNotClosed = &Template{"bracket_not_closed", "\"{0}\" is not closed", "dấu \"{0}\" chưa đóng"}
	nestedTooDeep    = &Template{"nested_too_deep", "brackets nested more than {0} deep", "ngoặc lồng nhau quá {0} lớp"}
	wordFound        = &Template{"word_found", "found \"{0}\" where it means nothing", "có \"{0}\" ở chỗ không có nghĩa"}
	unknownFunction  = &Template{"unknown_function", "there is no function \"{0}\"", "không có hàm \"{0}\""}
	unknownName      = &Template{"unknown_name", "\"{0}\" is not a declared statistic", "\"{0}\" không phải số liệu đã khai báo"}
	operandExpected  = &Template{"operand_expected", "found {0}, expected a number, a name or \"(\"", "có {0}, cần một số, một tên hoặc \"(\""}
	operatorExpected = &Template{"operator_expected", "found {0}, expected an operator such as + or <=", "có {0}, cần một dấu phép tính như + hoặc <="}
	coalesceMixed    = &Template{"coalesce_mixed", "\"??\" next to \"{0}\" without brackets", "\"??\" đứng cạnh \"{0}\" mà không có ngoặc"}
	sequenceFound    = &Template{"sequence_found", "found \";\" outside of let", "có \";\" ngoài let"}
	mapFound         = &Template{"map_found", "found \"{\" outside of if", "có \"{\" ngoài if"}
	listOfLiterals   = &Template{"list_of_literals", "a list after in holds numbers only", "danh sách sau in chỉ gồm các số"}
	listExpected     = &Template{"list_expected", "found {0} after in, expected a list such as [1, 2]", "có {0} sau in, cần danh sách như [1, 2]"}
	letNameTaken     = &Template{"let_name_taken", "let may not use the name \"{0}\" again", "let không được dùng lại tên \"{0}\""}
	letNameReserved  = &Template{"let_name_reserved", "\"{0}\" cannot be a name", "\"{0}\" không thể làm tên"}
	argumentsWrong   = &Template{"arguments", "{0} takes {1}: found {2} arguments", "{0} cần {1}: có {2} đối số"}
	perNotLiteral    = &Template{"per_not_literal", "the third part of rate is {0}, expected a number above 0 such as 1000", "phần thứ ba của rate là {0}, cần một số dương như 1000"}
	perIsOne         = &Template{"per_is_one", "{0} is {1}, not {2}", "{0} là {1}, không phải {2}"}
	placesNotLiteral = &Template{"places_not_literal", "the places of round are {0}, expected a whole number from -9 to 20", "số chữ số của round là {0}, cần số nguyên từ -9 đến 20"}
	nodesTooMany     = &Template{"nodes_too_many", "a formula of more than {0} operations", "công thức có quá {0} phép tính"}
	numberExpected   = &Template{"number_expected", "found {0}, which is true or false, expected a number", "có {0} là đúng/sai, cần một số"}
	truthExpected    = &Template{"truth_expected", "found {0}, which is a number, expected a condition that is true or false", "có {0} là số, cần một điều kiện đúng/sai"}
	typesDiffer      = &Template{"types_differ", "{0} and {1} are a number and a truth value", "{0} và {1} một bên là số, một bên là đúng/sai"}
	basesDiffer      = &Template{"bases_differ", "{0} is {1}, {2} is {3}: they cannot be taken together", "{0} tính theo {1}, {2} tính theo {3}: không gộp được"}

	hintSplit       = &Template{"", "write several shorter formulas", "viết thành nhiều công thức ngắn hơn"}
	hintText        = &Template{"", "formulas are about numbers; write a statistic's name without quotes", "công thức chỉ tính số; viết tên số liệu không có dấu nháy"}
	hintWrite       = &Template{"", "write {0}", "hãy viết {0}"}
	hintPlainNumber = &Template{"", "write digits, and a point before decimals: 1000 or 6.5", "viết chữ số, dấu chấm trước phần thập phân: 1000 hoặc 6.5"}
	hintClose       = &Template{"", "add \"{0}\"", "thêm \"{0}\""}
	hintList        = &Template{"", "write x in [1, 2] to ask whether x is one of the numbers", "viết x in [1, 2] để hỏi x có là một trong các số đó"}
	hintDot         = &Template{"", "only last_year.name has a point; put a space before a number that follows \"?\"", "chỉ last_year.tên mới có dấu chấm; đặt dấu cách trước số đứng sau \"?\""}
	hintElvis       = &Template{"", "write condition ? a : b; for a value that may be missing write a ?? b", "viết điều kiện ? a : b; giá trị có thể thiếu thì viết a ?? b"}
	hintPipe        = &Template{"", "call the function with brackets: round(x, 2)", "gọi hàm bằng ngoặc: round(x, 2)"}
	hintRange       = &Template{"", "write 1 <= x <= 5", "viết 1 <= x <= 5"}
	hintClosure     = &Template{"", "a formula is about one record; add up statistics with +", "công thức tính trên một bản ghi; cộng số liệu bằng +"}
	hintCollection  = &Template{"", "a formula is about one record; add up statistics with +", "công thức tính trên một bản ghi; cộng số liệu bằng +"}
	hintPercent     = &Template{"", "for a percentage write percent(part, whole)", "tỷ lệ phần trăm thì viết percent(phần, tổng)"}
	hintPower       = &Template{"", "write the product out: x * x", "viết thành tích: x * x"}
	hintNil         = &Template{"", "ask known(x) whether x was reported", "dùng known(x) để hỏi x đã có số liệu chưa"}
	hintLastYear    = &Template{"", "write last_year.name for a statistic one year earlier", "viết last_year.tên cho số liệu năm trước"}
	hintFunctions   = &Template{"", "the functions are {0}", "các hàm: {0}"}
	hintDidYouMean  = &Template{"", "did you mean \"{0}\"?", "có phải là \"{0}\"?"}
	hintDeclare     = &Template{"", "declare it among the statistics", "hãy khai báo trong danh sách số liệu"}
	hintBrackets    = &Template{"", "put one of them in brackets", "đặt một bên trong ngoặc"}
	hintNot         = &Template{"", "not binds closer than a comparison: write not (a == b)", "not gắn chặt hơn phép so sánh: viết not (a == b)"}
	hintFlag        = &Template{"", "a flag is counted with an if: x ? 1 : 0", "đếm dữ kiện đúng/sai bằng: x ? 1 : 0"}
	hintCompare     = &Template{"", "compare it: {0} > 0", "hãy so sánh: {0} > 0"}
	hintBases       = &Template{"", "bring both to one base: 1 % = 10 ‰ = 1,000 per 100,000", "đưa về cùng một đơn vị: 1% = 10‰ = 1.000/100.000"}
)
