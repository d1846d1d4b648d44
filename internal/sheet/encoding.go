package sheet

import (
	"slices"
	"strings"

	"github.com/childward/childward/rules/wording"
)

// isUTF16 looks for the byte order mark, or else for the zero byte that UTF-16 has in each ASCII letter.
func isUTF16(raw string) bool {
	if strings.HasPrefix(raw, "\xff\xfe") || strings.HasPrefix(raw, "\xfe\xff") {
		return true
	}
	head := raw[:min(len(raw), 512)]
	return strings.Count(head, "\x00") > len(head)/4
}

// The legacy Vietnamese encodings: of each the name, as messages write it, whether a byte from 0x80 on can stand
// after another byte, and bytes of which no sentence is without one. TCVN3 comes last: most bytes can be letters
// of it, so it is only meant where the others are not possible.
var encodings = []struct {
	name     string
	possible func(before, b byte) bool
	typical  string
}{
	{"VNI (VNI-Times)", func(before, b byte) bool { // đ, ơ, ư and i stand alone, an accent stands after its vowel
		if inBytes("\xf1\xf4\xf6\xec\xed\xe6\xf3\xf2\xee", b|0x20) && b >= 0xc0 {
			return true
		}
		lower := inBytes("aeiouy\xf4\xf6", before)
		return (lower && b >= 0xe0 || inBytes("AEIOUY\xd4\xd6", before) && b >= 0xc0) && inBytes(vniAccents, b|0x20)
	}, vniAccents},
	{"Windows-1258", func(before, b byte) bool { // letters, and tone marks after their vowels
		if inBytes(windows1258Tones, b) {
			return inBytes("aeiouyAEIOUY", before) || before >= 0xc0
		}
		return b >= 0xc0 && inBytes("\xe0\xe1\xe2\xe3\xe8\xe9\xea\xed\xf3\xf4\xf5\xf9\xfa\xfd\xf0", b|0x20)
	}, windows1258Tones},
	{"TCVN3 (ABC, .VnTime)", func(_, b byte) bool { // a letter each
		return inBytes(tcvn3Low, b) || b >= 0xc6 && b <= 0xcc || b >= 0xce && b <= 0xd8 || b >= 0xdc && b <= 0xdf ||
			b >= 0xe1 && b <= 0xef || b >= 0xf1 && b <= 0xfe
	}, tcvn3Low},
}

const (
	vniAccents       = "\xf8\xf9\xfb\xf5\xef\xe2\xe1\xe0\xe5\xe3\xe4\xea\xe9\xe8\xfa\xfc\xeb"
	windows1258Tones = "\xcc\xd2\xde\xec\xf2"
	tcvn3Low         = "\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xaa\xab\xac\xad\xae\xb5\xb6\xb7\xb8\xb9\xbb\xbc\xbd\xbe"
)

func inBytes(set string, b byte) bool { return strings.IndexByte(set, b) >= 0 }

// guessEncoding names the legacy encoding in which a text is possible, but for a stray byte in ten;
// "" when there is none.
func guessEncoding(raw string) string {
	high, impossible, typical := 0, make([]int, len(encodings)), make([]bool, len(encodings))
	before := byte(0)
	for i := range len(raw) {
		b := raw[i]
		if b >= 0x80 {
			high++
			for e, encoding := range encodings {
				typical[e] = typical[e] || inBytes(encoding.typical, b)
				if !encoding.possible(before, b) {
					impossible[e]++
				}
			}
		}
		before = b
	}
	least := slices.Min(impossible)
	if best := slices.Index(impossible, least); typical[best] && 10*least <= high {
		return encodings[best].name
	}
	return ""
}

// mojibake names the encoding of a text whose bytes a program took for Latin letters (TrÎ ®Î ra sèng),
// "" when it is none. Sound Vietnamese has no letter of Latin-1 beyond those listed here.
func mojibake(text string) string {
	const vietnamese = "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ\u00a0"
	var raw strings.Builder
	strange := false
	for _, r := range text {
		if r > 0xff {
			return ""
		}
		strange = strange || r >= 0x80 && !strings.ContainsRune(vietnamese, r)
		raw.WriteByte(byte(r))
	}
	if !strange {
		return ""
	}
	return guessEncoding(raw.String())
}

// MojibakeHint says what to do about a text in a legacy encoding that a program took for Unicode; it is zero for
// any other text.
func MojibakeHint(text string) wording.Message {
	if encoding := mojibake(text); encoding != "" {
		return hintMojibake.With(encoding)
	}
	return wording.Message{}
}
