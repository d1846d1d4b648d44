package main

import (
	"flag"
	"strings"
)

// A repeated is the value of a flag that may stand several times: all its texts, in the order in which they stand.
type repeated struct{ texts *[]string }

// String returns the texts, one after the other.
func (v *repeated) String() string {
	if v.texts == nil { // package flag asks a zero value
		return ""
	}
	return strings.Join(*v.texts, " ")
}

// Set adds a text.
func (v *repeated) Set(text string) error {
	*v.texts = append(*v.texts, text)
	return nil
}

// isRepeated reports whether a flag may stand several times.
func isRepeated(f *flag.Flag) bool {
	_, ok := f.Value.(*repeated)
	return ok
}
