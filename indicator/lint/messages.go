package lint

import (
	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules/wording"
)

// The wording of the findings about plans that can be read.
var (
	statisticOnlyChecked = wording.New("statistic_only_checked",
		"the statistic \"{0}\" is used by constraints alone", "số liệu \"{0}\" chỉ dùng trong ràng buộc")
	statisticMisspelt = wording.New("statistic_misspelt",
		"\"{0}\" differs from \"{1}\" by one letter", "\"{0}\" chỉ khác \"{1}\" một chữ cái")
	targetAlways = wording.New("target_always",
		"the target \"{0}\" holds for all sound data", "mức \"{0}\" đúng với mọi số liệu hợp lệ")
	targetNever = wording.New("target_never",
		"no sound data meet the target \"{0}\"", "không số liệu hợp lệ nào đạt được mức \"{0}\"")
	valueNever = wording.New("value_never",
		"there are no sound data for which this has a value", "không có số liệu hợp lệ nào cho ra giá trị ở đây")
	directionContradicts = wording.New("direction_contradicts", "{0}", "{0}") // in one of the next three ways
	directionEnd         = wording.New("",
		"better: {2} contradicts the target \"{0}\": no value is {1}", "better: {2} trái với mức \"{0}\": không giá trị nào {1} hơn")
	directionOther = wording.New("",
		"\"{0}\" is met on the other side than \"{1}\"", "\"{0}\" đạt ở phía ngược với \"{1}\"")
	harmHigher = wording.New("",
		"harm: true, and yet \"{0}\" asks for more of it", "harm: true nhưng mức \"{0}\" lại muốn tăng lên")
	partNotBounded = wording.New("part_not_bounded",
		"no constraint says that {0} is among {1}", "không ràng buộc nào nói {0} nằm trong {1}")
	populationDiffers = wording.New("population_differs",
		"the plan says \"{0}\", which is {1}, and divides by {2}", "kế hoạch ghi \"{0}\", tức là {1}, nhưng công thức chia cho {2}")
	populationUnsaid = wording.New("population_unsaid",
		"deaths are divided by {0}, and the plan does not say in words by what", "số tử vong chia cho {0} mà kế hoạch không ghi bằng lời là chia cho gì")
	translationMissing = wording.New("translation_missing", "{0}", "{0}") // in one of the next four ways
	textMissing        = wording.New("",
		"{0} has no text", "{0} chưa có nội dung")
	translationOther = wording.New("",
		"no {0} text for \"{1}\"", "chưa có bản {0} của \"{1}\"")
	translationOne = wording.New("",
		"one text for both languages: \"{0}\"", "một nội dung dùng cho cả hai ngôn ngữ: \"{0}\"")
	translationNone = wording.New("",
		"the file is in one language: {0} texts stand for both", "tệp chỉ dùng một ngôn ngữ: {0} nội dung dùng cho cả hai")
	wordLower      = wording.New("", "lower", "thấp")
	wordHigher     = wording.New("", "higher", "cao")
	wordVietnamese = wording.New("", "Vietnamese", "tiếng Việt")
	wordEnglish    = wording.New("", "English", "tiếng Anh")
)

// The wording of what to do about them.
var (
	hintUnused = wording.New("",
		"remove it, or use it in a formula: wards are asked for nothing that is not needed", "hãy bỏ đi hoặc đưa vào công thức: không bắt xã, phường báo cáo số liệu không dùng")
	hintMisspelt         = wording.New("", "if it is the same, write \"{0}\"", "nếu là một thì viết \"{0}\"")
	hintTargetMoves      = wording.New("", "check the number, the sign and the base of the target", "kiểm tra lại số, dấu và đơn vị của mức")
	hintNever            = wording.New("", "constraints exclude each other, or a denominator is always 0", "các ràng buộc loại trừ nhau, hoặc mẫu số luôn bằng 0")
	hintDirection        = wording.New("", "check the sign of the target and better", "kiểm tra lại dấu của mức và better")
	hintHarm             = wording.New("", "harm is for deaths, abuse and injuries, of which fewer are better", "harm dành cho tử vong, xâm hại, thương tích: càng ít càng tốt")
	hintConstraint       = wording.New("", "add the constraint {0} <= {1}, or write rate({0}, {1}, 100) where the part may exceed", "thêm ràng buộc {0} <= {1}, hoặc viết rate({0}, {1}, 100) nếu phần có thể vượt tổng")
	hintPopulation       = wording.New("", "divide by {0}, or correct the words", "hãy chia cho {0}, hoặc sửa lại lời văn")
	hintPopulationUnsaid = wording.New("", "add denominator: with the population in words", "thêm denominator: ghi bằng lời dân số dùng làm mẫu")
	hintNumber           = wording.New("", "printed numbers tell indicators apart: 3a, 3b", "số thứ tự phân biệt các chỉ tiêu: 3a, 3b")
	hintTranslate        = wording.New("", "write {vi: …, en: …}", "hãy viết {vi: …, en: …}")
)

// The wording of what is wrong with comments that silence findings.
var (
	allowWithoutReason = wording.New("allow_without_reason", "{0} is silenced without a reason", "{0} bị tắt mà không ghi lý do")
	allowUnused        = wording.New("allow_unused", "{0}", "{0}") // for one of the next two reasons
	allowNothing       = wording.New("", "there is no {0} here to silence", "ở đây không có {0} nào để tắt")
	allowError         = wording.New("", "{0} is an error, which cannot be silenced", "{0} là lỗi, không tắt được")
	allowUnreadable    = wording.New("allow_unreadable", "found a comment to lint that cannot be read", "có ghi chú cho lint nhưng không đọc được")
	hintAllow          = wording.New("", "write # lint: allow CODE: reason", "hãy viết # lint: allow MÃ: lý do")
	hintAllowUnused    = wording.New("", "remove the comment, or put it at the end of the line or alone above it", "hãy bỏ ghi chú, hoặc đặt ở cuối dòng hay ngay dòng trên")
	hintAllowError     = wording.New("", "put right what is wrong", "hãy sửa chỗ sai")
)

// Codes returns the codes of all warnings and notes, sorted.
func Codes() []string {
	return []string{
		allowUnreadable.Code, allowUnused.Code, allowWithoutReason.Code, directionContradicts.Code, phrases.NumberTwice.Code,
		partNotBounded.Code, populationDiffers.Code, populationUnsaid.Code, statisticMisspelt.Code,
		statisticOnlyChecked.Code, phrases.StatisticUnused.Code, targetAlways.Code, targetNever.Code, translationMissing.Code,
		valueNever.Code,
	}
}
