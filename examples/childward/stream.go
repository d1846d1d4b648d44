package main

import (
	"cmp"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/childward/childward/criteria/report"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/sheet"
	"github.com/childward/childward/rules/wording"
)

// streamVerdicts are the verdicts that a stream counts for each unit.
var streamVerdicts = []indicator.Verdict{indicator.Achieved, indicator.Missed, indicator.NoData, indicator.NotApplicable, indicator.Invalid}

// judgeStream judges the units of a CSV of any length as it is read, a row each, in memory that does not grow with it. What
// needs all units at once, the city and the year before, it leaves out.
func (in *inputs) judgeStream(c *console, output string) error {
	plan, err := readPlan(in.plan)
	if err != nil {
		return err
	}
	if in.roster == report.RosterOfData {
		plan = plan.WithoutRoster()
	}
	source, name, file, size := c.in, "stdin", "stdin", int64(0)
	if data := in.data[0]; data != "-" {
		f, err := os.Open(data)
		if err != nil {
			return fileError(data, err, fileUnreadable)
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil {
			size = info.Size()
		}
		source, name, file = f, data, filepath.Base(data)
	}
	return c.writeTo(output, func(out io.Writer) error {
		s := &streaming{plan: plan, out: csv.NewWriter(out)}
		read := &counted{namedInput: namedInput{source, file}}
		bar := progress(c.err)
		for set, err := range plan.StreamCSVWith(read, in.reading()) {
			if err == nil {
				c.leftOut(set.Notes)
				err = s.block(set)
			}
			if err != nil {
				return cmp.Or(read.fault(name), err)
			}
			if bar != nil && size > 0 {
				bar(int(min(read.n, size-1)>>10), int(size>>10)+1)
			}
		}
		if bar != nil && size > 0 {
			bar(1, 1)
		}
		if err := read.fault(name); err != nil {
			return err
		}
		s.out.Flush()
		if s.left > 0 {
			fmt.Fprintln(c.err, c.word(streamLeftOut, s.left, plan.Definition().Area.Noun()))
		}
		s.missing(c)
		return s.out.Error()
	})
}

// counted counts the bytes that are read, and keeps the error when they cannot be.
type counted struct {
	namedInput
	n   int64
	err error
}

func (r *counted) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	r.n += int64(n)
	if err != io.EOF {
		r.err = err
	}
	return n, err
}

// fault is that the file cannot be read, whatever is said of what is in it; nil where it can.
func (r *counted) fault(name string) error {
	if r.err == nil {
		return nil
	}
	return fileError(name, r.err, fileUnreadable)
}

// streaming writes a row for each unit: the verdict of each indicator, and how many there are of each.
type streaming struct {
	plan *indicator.Plan
	out  *csv.Writer
	row  []string
	left int // rows of the area

	awaited map[indicator.Period]map[string]bool // of each period the units of the roster that have not come yet, by code
}

// came notes that a unit is in the file.
func (s *streaming) came(period indicator.Period, code string) {
	awaited, known := s.awaited[period]
	if !known {
		units, _ := s.plan.Roster(period)
		awaited = make(map[string]bool, len(units))
		for _, u := range units {
			awaited[u.Code] = true
		}
		if s.awaited == nil {
			s.awaited = map[indicator.Period]map[string]bool{}
		}
		s.awaited[period] = awaited
	}
	delete(awaited, code)
}

// missing says of each period how many units of the roster are not in the file.
func (s *streaming) missing(c *console) {
	for _, period := range slices.SortedFunc(maps.Keys(s.awaited), indicator.Period.Compare) {
		if n := len(s.awaited[period]); n > 0 {
			units, _ := s.plan.Roster(period)
			fmt.Fprintln(c.err, c.word(streamMissing, period, n, len(units)))
		}
	}
}

func (s *streaming) block(set *indicator.Dataset) error {
	area := s.plan.Definition().Area.Code
	var wards []indicator.Record
	for _, r := range set.Records() {
		if r.Unit().Code == area {
			s.left++
		} else {
			wards = append(wards, r)
			s.came(r.Period(), r.Unit().Code)
		}
	}
	if len(wards) == 0 {
		return nil
	}
	table, err := s.plan.TableOf(wards)
	if err != nil {
		return err
	}
	results, err := s.plan.EvaluateAll(context.Background(), table, indicator.BulkOptions{Workers: indicator.AllCores})
	if err != nil {
		return err
	}
	columns := results.Columns()
	if s.row == nil {
		s.head(columns)
	}
	for i, w := range wards {
		if err := s.write(i, w, columns, set.Synthetic); err != nil {
			return err
		}
	}
	return nil
}

func (s *streaming) head(columns []indicator.ResultColumn) {
	head := []string{"unit", "name", "period"}
	for _, c := range columns {
		head = append(head, c.Indicator.ID)
	}
	for _, v := range streamVerdicts {
		head = append(head, "count_"+v.String())
	}
	s.row = make([]string, len(head)+1)
	_ = s.out.Write(append(head, "synthetic")) // an error stays with the writer
}

// write writes a unit. What is only monitored is shown and not counted.
func (s *streaming) write(i int, w indicator.Record, columns []indicator.ResultColumn, synthetic bool) error {
	u := w.Unit()
	row := append(s.row[:0], sheet.Guard(u.Code), sheet.Guard(u.Name), w.Period().String())
	var counts [6]int
	for _, c := range columns {
		v := c.Verdict(i)
		row = append(row, v.String())
		if !c.Monitor {
			counts[v]++
		}
	}
	for _, v := range streamVerdicts {
		row = append(row, strconv.Itoa(counts[v]))
	}
	return s.out.Write(append(row, strconv.FormatBool(synthetic)))
}

// streamsAlone reports whether nothing was asked for that -stream cannot do.
func (f *rateFlags) streamsAlone() bool {
	return len(f.data) == 1 && f.input == "csv" && f.scheme == scorecard && len(f.previous) == 0 && f.owner == "" && f.period == "" &&
		f.mergers == "" && f.unit == "" && f.replaces == "" && len(f.published) == 0 && !f.strict && !f.public && f.view == viewSummary && f.format == formatTable
}

var (
	streamAlone = wording.New("stream_alone",
		"-stream judges one -data (CSV) row by row and goes with none of -scheme, -previous, -mergers, -public, -replaces, -owner, -unit, -view, -format, -period, -strict",
		"-stream đánh giá từng dòng của một -data (CSV) và không đi cùng -scheme, -previous, -mergers, -public, -replaces, -owner, -unit, -view, -format, -period, -strict")
	streamMissing = wording.New("stream_missing",
		"{0}: {1} of the {2} units that the plan names are not in the file",
		"{0}: {1}/{2} đơn vị trong danh sách của kế hoạch không có trong tệp")
	streamLeftOut = wording.New("stream_left_out",
		"{0} rows of the {1} are left out: -stream judges wards alone",
		"bỏ qua {0} dòng của {1}: -stream chỉ đánh giá xã, phường")
)
