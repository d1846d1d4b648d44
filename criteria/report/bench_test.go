package report

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/wording"
	"github.com/childward/childward/testdata"
)

// many is the sample with its wards repeated under other codes.
func many(b *testing.B, wards int) *criteria.Year {
	b.Helper()
	lines := strings.Split(strings.TrimSpace(string(testdata.CamPha2023)), "\n")
	var rows []string
	for _, line := range lines {
		if code, rest, _ := strings.Cut(line, ","); strings.HasPrefix(code, "06") {
			rows = append(rows, rest)
		}
	}
	source := bytes.NewBuffer(only(testdata.CamPha2023, "195"))
	for i := range wards {
		fmt.Fprintf(source, "%05d,%s\n", 20000+i, rows[i%len(rows)])
	}
	year, err := criteria.RateYear(reports(b, indicator.CamPha2023().WithoutRoster(), source.Bytes(), 2023), criteria.YearOptions{})
	require.NoError(b, err)
	return year
}

func BenchmarkWrite(b *testing.B) {
	year := many(b, 500)
	d := document(b, year, Options{})
	for name, write := range map[string]func() error{
		"json": func() error { return d.WriteJSON(io.Discard) },
		"csv":  func() error { return d.WriteCSV(io.Discard, "", wording.Vietnamese) },
		"text": func() error { return d.WriteText(io.Discard, wording.Vietnamese, Summary) },
		"of":   func() error { _, err := Of(year, Options{}); return err },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				require.NoError(b, write())
			}
		})
	}
}
