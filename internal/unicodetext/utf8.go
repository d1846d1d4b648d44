// Package unicodetext holds what every reader of files asks of bytes before they are text.
package unicodetext

import "unicode/utf8"

// InvalidUTF8 returns where the first byte stands that is not UTF-8, -1 when there is none. U+FFFD, where it is
// written, is a character like any other.
func InvalidUTF8(text string) int {
	for at, r := range text {
		if r != utf8.RuneError {
			continue
		}
		if _, size := utf8.DecodeRuneInString(text[at:]); size == 1 {
			return at
		}
	}
	return -1
}
