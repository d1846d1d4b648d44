package indicator

import (
	"fmt"

	"github.com/childward/childward/internal/sheet"
)

// Numbers says how the numbers of a file are written. It is always stated, never guessed: 1.234 means two
// numbers, so the zero value is refused.
type Numbers string

// The two ways to write numbers. In both, blanks may stand between thousands: 1 234 567.
const (
	EnglishNumbers    Numbers = "en" // 1234.5 or 1,234.5
	VietnameseNumbers Numbers = "vi" // 1234,5 or 1.234,5
)

// ParseNumbers reads the name of a way to write numbers, en or vi.
func ParseNumbers(name string) (Numbers, error) {
	if sheet.Numbers(name).Stated() {
		return Numbers(name), nil
	}
	return "", fmt.Errorf("numbers %q: expected one of en, vi", name)
}

// GuardCell makes a text safe to write into CSV: a spreadsheet would run a field that begins with = + - @, a
// tab or a carriage return as a formula. An apostrophe in front makes it a text; plain numbers stay.
func GuardCell(text string) string { return sheet.Guard(text) }
