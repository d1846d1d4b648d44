package strictjson

import "github.com/childward/childward/rules/wording"

// The wording of what can be wrong with a document.
var (
	unreadable = wording.New("json", "found no JSON of the expected shape: {0}", "không đọc được JSON: {0}")
	keyTwice   = wording.New("json_key_twice", "\"{0}\" is given twice", "\"{0}\" được cho hai lần")
	notUTF8    = wording.New("json_not_utf8", "found bytes that are not UTF-8 text", "có byte không phải văn bản UTF-8")
	markFound  = wording.New("json_mark", "found a byte order mark, expected JSON without one", "có dấu thứ tự byte (BOM), cần JSON không có BOM")
	moreErrors = wording.New("json_more_errors", "{0} more errors, which are not listed", "còn {0} lỗi nữa không liệt kê")

	secondValue = wording.New("", "more than one JSON value", "có nhiều hơn một giá trị JSON")
	keyUnknown  = wording.New("", "unknown field \"{0}\"", "không có trường \"{0}\"")
	otherKind   = wording.New("", "found {0}, expected {1}", "có {0}, cần {1}")
	anObject    = wording.New("", "an object", "một đối tượng")
	aList       = wording.New("", "a list", "một danh sách")
	aText       = wording.New("", "a text", "một chuỗi")
	aFlag       = wording.New("", "true or false", "true hoặc false")
)

// What to do about it.
var (
	hintUTF8       = wording.New("", "send the text in UTF-8", "hãy gửi văn bản dạng UTF-8")
	hintNoMark     = wording.New("", "send the text in UTF-8 without a byte order mark", "hãy gửi văn bản dạng UTF-8 không có BOM")
	hintMoreErrors = wording.New("", "put the errors above right first", "hãy sửa các lỗi trên trước")
)
