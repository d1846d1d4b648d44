package indicator

import (
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/exact"
)

func numberOf(t *testing.T, v rules.Value) exact.Number {
	t.Helper()
	n, ok := v.Number()
	require.True(t, ok, v.String())
	return n
}

// named is a text that says from which file it is.
func named(text, file string) io.Reader { return namedText{strings.NewReader(text), file} }

type namedText struct {
	io.Reader
	file string
}

func (n namedText) Name() string { return n.file }

// unrostered is the built-in plan over the units of the data, for tests with some units of it.
func unrostered() *Plan { return CamPha2023().WithoutRoster() }
