package rules

import (
	"testing"

	"github.com/childward/childward/rules/exact"
	"github.com/childward/childward/rules/internal/rattest"
)

// num reads a decimal or a fraction.
func num(t testing.TB, text string) exact.Number {
	t.Helper()
	return exact.FromRat(rattest.Read(t, text))
}
