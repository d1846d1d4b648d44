// Package settle finds which open inputs would determine an outcome: the shortest lists of them that suffice,
// whatever they turn out to be.
//
// It knows nothing of what the inputs are and what is decided with them. It asks one question, whether an outcome is
// determined once certain inputs are known, and asks it of set after set:
//
//	lists, proven := settle.Lists(len(inputs), func(known settle.Set) bool { ... })
package settle
