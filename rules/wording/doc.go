// Package wording holds texts for people in Vietnamese and English.
//
// A diagnostic is a [Message]: a stable code with arguments, put into words when it is read, in the language that is
// asked for then. Its wording is declared once, as a [Template]:
//
//	var partExceeds = wording.New("part_exceeds_whole", "{0} is more than {1}", "{0} lớn hơn {1}")
//
//	partExceeds.With("infant_deaths", "live_births").In(wording.Vietnamese) // infant_deaths lớn hơn live_births
//
// Beside it stand the forms in which texts are compared: [Normalise] for names, [Fold] for labels, and [Nearest] for
// what a misspelt name most likely meant.
package wording
