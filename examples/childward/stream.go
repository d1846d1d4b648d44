package main

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/wording"
)

// streamVerdicts are the verdicts that a stream counts for each unit.
var streamVerdicts = []indicator.Verdict{indicator.Achieved, indicator.Missed, indicator.NoData, indicator.NotApplicable, indicator.Invalid}

// stream judges the units of a CSV of any length as it is read, a row each, in memory that does not grow with it. What
// needs all units at once, the city and the year before, it leaves out.
func (in *inputs) stream(c *console, output string) error {
	plan, err := readPlan(in.plan)
	if err != nil {
		return err
	}
	source, file, size := c.in, "stdin", int64(0)
	if in.data != "-" {
		f, err := os.Open(in.data)
		if err != nil {
			return fileError(in.data, err, fileUnreadable)
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil {
			size = info.Size()
		}
		source, file = f, filepath.Base(in.data)
	}
	return c.writeStream(output, func(out io.Writer) error {
		s := &streaming{plan: plan, out: csv.NewWriter(out)}
		read := &counted{namedInput: namedInput{source, file}}
		bar := progress(c.err)
		for set, err := range plan.StreamCSV(read, indicator.Numbers(in.numbers)) {
			if err == nil {
				err = s.block(set)
			}
			if err != nil {
				return err
			}
			if bar != nil && size > 0 {
				bar(int(min(read.n, size-1)>>10), int(size>>10)+1)
			}
		}
		if bar != nil && size > 0 {
			bar(1, 1)
		}
		s.out.Flush()
		if s.left > 0 {
			fmt.Fprintf(c.err, c.say("bỏ qua %d dòng của thành phố: -stream chỉ đánh giá xã, phường", "%d rows of the city are left out: -stream judges wards alone")+"\n", s.left)
		}
		return s.out.Error()
	})
}

// writeStream writes to standard output as it goes, or to a file that appears only when it is complete.
func (c *console) writeStream(file string, write func(io.Writer) error) error {
	if file == "" {
		out := bufio.NewWriter(c.out)
		return errors.Join(write(out), out.Flush())
	}
	partial := file + ".partial"
	f, err := os.Create(partial)
	if err != nil {
		return fileError(file, err, fileUnwritable)
	}
	out := bufio.NewWriter(f)
	if err := write(out); err != nil {
		f.Close()
		os.Remove(partial)
		return err
	}
	if err := errors.Join(out.Flush(), f.Close(), os.Rename(partial, file)); err != nil {
		os.Remove(partial)
		return fileError(file, err, fileUnwritable)
	}
	return nil
}

// counted counts the bytes that are read.
type counted struct {
	namedInput
	n int64
}

func (r *counted) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	r.n += int64(n)
	return n, err
}

// streaming writes a row for each unit: the verdict of each indicator, and how many there are of each.
type streaming struct {
	plan *indicator.Plan
	out  *csv.Writer
	row  []string
	left int // rows of the city
}

func (s *streaming) block(set *indicator.Dataset) error {
	area := s.plan.Definition().Area.Code
	var wards []indicator.Record
	for _, r := range set.Records() {
		if r.Unit().Code == area {
			s.left++
		} else {
			wards = append(wards, r)
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
		head = append(head, c.Indicator().ID)
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
	row := append(s.row[:0], indicator.GuardCell(u.Code), indicator.GuardCell(u.Name), w.Period().String())
	var counts [6]int
	for _, c := range columns {
		v := c.Verdict(i)
		row = append(row, v.String())
		if !c.Monitor() {
			counts[v]++
		}
	}
	for _, v := range streamVerdicts {
		row = append(row, strconv.Itoa(counts[v]))
	}
	return s.out.Write(append(row, flag01(synthetic)))
}

var streamAlone = wording.Text{
	VI: "-stream đánh giá từng dòng của -data (CSV) và không đi cùng -scheme, -previous, -public, -owner, -view, -format, -period, -strict",
	EN: "-stream judges -data (CSV) row by row and goes with none of -scheme, -previous, -public, -owner, -view, -format, -period, -strict",
}
