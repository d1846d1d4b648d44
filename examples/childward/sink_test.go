package main

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// A fullDisk takes so many bytes and no more.
type fullDisk struct{ room int }

func (d *fullDisk) Write(p []byte) (int, error) {
	n := min(len(p), d.room)
	d.room -= n
	if n < len(p) {
		return n, &fs.PathError{Op: "write", Path: "/dev/stdout", Err: syscall.ENOSPC}
	}
	return n, nil
}

// eval, lint, verify, test and help lost their output on a full disk and said that all was well.
func TestAResultThatIsLostIsAnErrorOfEveryCommand(t *testing.T) {
	report, _ := written(t)
	cases := tested(t, helmetPlan, helmetTests)
	for _, args := range [][]string{
		{}, {"help"}, {"rate", "-h"}, {"lint", "-h"},
		{"rate"}, {"rate", "-format", "json"}, {"rate", "-format", "csv"}, {"rate", "-view", "matrix"},
		{"rate", "-stream", "-data", "../../testdata/campha-2023.csv", "-numbers", "en"},
		{"explain", "-unit", "06760"}, {"form"}, {"verify", report}, {"verify", report, "-owner", "x"},
		{"eval", "1 + 1"}, {"eval", "1 + 1", "-target", "> 1"}, {"eval", "-jsonl"},
		{"lint", "campha-2023"}, {"lint", "campha-2023", "-format", "json"},
		{"diff", "campha-2023", "campha-2023"}, {"diff", "campha-2023", "campha-2023", "-format", "json"},
		{"test", cases, "-run", "^nine"}, {"test", cases, "-run", "^nine", "-format", "json"}, {"test", cases, "-run", "^nine", "-format", "junit"},
	} {
		for _, room := range []int{0, 1} {
			var stderr bytes.Buffer
			status := run(args, strings.NewReader(`{"expr":"1"}`), &fullDisk{room}, &stderr)
			require.Equal(t, wrongInput, status, args)
			require.Contains(t, stderr.String(), "stdout: không ghi được: hết chỗ trống\n", args)
			require.Equal(t, 1, strings.Count(stderr.String(), "stdout"), "it is told once: %v", args)
			require.NotContains(t, stderr.String(), "stdin", args)
		}
	}
	var stderr bytes.Buffer
	require.Equal(t, wrongInput, run([]string{"eval", "1 + 1", "-lang", "en"}, nil, &fullDisk{}, &stderr))
	require.Equal(t, "stdout: it cannot be written: no space left\n", stderr.String())
}

// brokenInput is an input that cannot be read.
type brokenInput struct{}

func (brokenInput) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: "/dev/stdin", Err: syscall.EIO}
}

func TestStandardInputThatCannotBeReadIsTold(t *testing.T) {
	for _, args := range [][]string{{"eval", "-jsonl"}, {"rate", "-data", "-", "-numbers", "en"}, {"rate", "-stream", "-data", "-", "-numbers", "en"}, {"lint", "-"}, {"verify", "-"}, {"test", "-"}} {
		var stdout, stderr bytes.Buffer
		require.Equal(t, wrongInput, run(append(args, "-lang", "en"), brokenInput{}, &stdout, &stderr), args)
		require.Contains(t, stderr.String(), "stdin: it cannot be read: the device reports an input/output error\n", args)
	}
}

func TestWhatTheSystemSaysOfAFileIsInTheLanguageOfTheProgram(t *testing.T) {
	folder := t.TempDir()
	tests := []struct {
		name, file string
		err        error
		vi, en     string
	}{
		{"a folder", folder, syscall.EISDIR, "đây là thư mục, cần một tệp", "it is a folder, expected a file"},
		{"no rights", folder, syscall.EACCES, "không có quyền", "permission denied"},
		{"what it says seldom", folder, errors.New("odd"), "odd", "odd"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := systemText(&fs.PathError{Op: "open", Path: tt.file, Err: tt.err})
			require.Contains(t, text.VI, tt.vi)
			require.Contains(t, text.EN, tt.en)
		})
	}
}
