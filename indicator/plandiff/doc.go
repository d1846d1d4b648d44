// Package plandiff says what changed between two plans in terms of meaning: a target tightened, a formula that was
// only written another way, another denominator; and which verdicts the change turns for given data.
//
//	for _, c := range plandiff.Compare(before, after) {
//		fmt.Println(c.Message.In(rules.English))
//	}
//
// Indicators are matched by their id, statistics by their name, further targets and readings by name and id. Two
// formulas are called the same only where that is proved (see [prove.Equal]), and of two targets in one base
// the exact numbers are compared, never their rounded ones.
package plandiff
