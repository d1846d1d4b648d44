package indicator

// Numbers says how the numbers of a file are written. It is always stated, never guessed: 1.234 means two
// numbers, so the zero value is refused.
type Numbers string

// The two ways to write numbers. In both, blanks may stand between thousands: 1 234 567.
const (
	EnglishNumbers    Numbers = "en" // 1234.5 or 1,234.5
	VietnameseNumbers Numbers = "vi" // 1234,5 or 1.234,5
)
