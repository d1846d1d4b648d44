// Package check holds what the builders of plans and of schemes check alike.
package check

import (
	"slices"

	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

var wordUnknown = wording.New("word_unknown", "found \"{0}\", expected one of {1}", "có \"{0}\", cần một trong {1}")

// OneOf refuses a word that is none of the known ones, and hints at the one that may be meant. The path, which names
// the key, says where. An empty word among the known ones stands for a key that may be left out.
func OneOf[T ~string](refuse func(path string, kind rules.Kind, message, hint wording.Message), path string, word T, known ...T) {
	if slices.Contains(known, word) {
		return
	}
	var words []string
	for _, k := range known {
		if k != "" {
			words = append(words, string(k))
		}
	}
	refuse(path, rules.KindInvalid, wordUnknown.With(wording.Shorten(string(word)), words), phrases.Meant(string(word), words))
}
