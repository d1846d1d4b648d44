// Package longtest says how long tests look for what they should not find. A short run, which is the rule, keeps every
// property with so many rounds that a broken one fails; with CHILDWARD_LONG=1 in the environment, as .ci/run sets it
// once, each has many more.
//
// An environment variable, not a flag: go test refuses a flag in packages that do not know it.
package longtest

import "os"

// On reports whether this is a long run.
func On() bool { return os.Getenv("CHILDWARD_LONG") == "1" }

// Rounds returns how many rounds a test has: short ones as a rule, long ones in a long run.
func Rounds(short, long int) int {
	if On() {
		return long
	}
	return short
}
