// Package syntax shows a compiled formula as a tree of its parts where they stand in the text, for tools that look into
// formulas or change them, such as tests that try small changes of a target.
package syntax
