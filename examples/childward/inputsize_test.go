package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A file that is too large was read first: 1.5 GB of memory to say that it will not be read.
func TestAFileThatIsTooLargeIsRefusedBeforeItIsRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "wards.csv")
	require.NoError(t, os.WriteFile(path, []byte("unit,period\n"), 0o600))
	require.NoError(t, os.Truncate(path, 1<<40)) // a hole: no disk holds it
	for _, args := range [][]string{
		{"rate", "-data", path, "-numbers", "en"}, {"rate", "-data", path, "-input", "json"}, {"rate", "-plan", path, "-data", "-", "-numbers", "en"},
		{"rate", "-mergers", path}, {"verify", path},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		requireRefused(t, "", []string{"wards.csv: ", "256 MiB"}, filepath.Dir(path), args...)
		runtime.ReadMemStats(&after)
		require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(64<<20))
	}
}

func TestAPipeIsReadUpToTheLimit(t *testing.T) {
	_, err := readUpTo(strings.NewReader("unit,period\n"), "stdin", 12)
	require.NoError(t, err)
	read := &zeros{}
	_, err = readUpTo(read, "stdin", 1<<20)
	require.EqualError(t, err, "stdin: it has more than 1 MiB, expected at most that much")
	require.Equal(t, 1<<20+1, read.n)
}

// zeros is a pipe without an end.
type zeros struct{ n int }

func (z *zeros) Read(p []byte) (int, error) {
	z.n += len(p)
	return len(p), nil
}
