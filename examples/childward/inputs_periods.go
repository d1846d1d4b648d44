package main

import (
	"cmp"
	"slices"
	"strings"

	"github.com/childward/childward/criteria/report"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

var (
	yearsNone   = wording.New("years_without_data", "no unit reports any year from {0} to {1}", "không đơn vị nào báo cáo năm nào từ {0} đến {1}")
	fileOfOther = wording.New("file_of_other_period", "its rows are of {0}, and {1} is rated", "các hàng là của kỳ {0}, còn kỳ được đánh giá là {1}")
	hintOfOther = wording.New("", "take the file out, or say which period is meant: -period", "bỏ tệp này ra, hoặc ghi rõ kỳ: -period")
)

// yearsOf reads several years: 2019..2023; ok is false for anything else.
func yearsOf(text string) (from, to indicator.Period, ok bool) {
	first, last, ok := strings.Cut(text, "..")
	if !ok {
		return from, to, false
	}
	from, err1 := indicator.ParsePeriod(first)
	to, err2 := indicator.ParsePeriod(last)
	return from, to, err1 == nil && err2 == nil && from.IsYear() && to.IsYear() && from.Compare(to) <= 0
}

func isPeriod(text string) bool {
	_, err := indicator.ParsePeriod(text)
	_, _, years := yearsOf(text)
	return err == nil || years
}

// periods are the periods that are rated, ascending: the one that was asked for or, of several years, those that the data
// hold; else the year of the plan, or the last one of the data.
func (in *inputs) periods(plan *indicator.Plan, set *indicator.Dataset) ([]indicator.Period, error) {
	held := set.Periods()
	from, to, years := yearsOf(in.period)
	switch {
	case years:
		held = slices.DeleteFunc(held, func(p indicator.Period) bool { return !p.IsYear() || p.Compare(from) < 0 || p.Compare(to) > 0 })
		if len(held) == 0 {
			return nil, &rules.Error{Kind: rules.KindInvalid, File: "data", Message: yearsNone.With(from.String(), to.String())}
		}
		return held, nil
	case in.period != "":
		period, err := indicator.ParsePeriod(in.period)
		return []indicator.Period{period}, err
	}
	period := indicator.Year(plan.Definition().Year)
	if period.IsZero() && len(held) > 0 {
		period = held[len(held)-1]
	}
	return []indicator.Period{period}, nil
}

// strangers are files of data, of several, that hold no row of the periods that are rated or of the years before them.
func (g *gathering) strangers(in *inputs, joined *indicator.Dataset) error {
	periods, err := in.periods(g.plan, joined)
	data := slices.DeleteFunc(slices.Clone(g.sets), func(s digested) bool { return s.role != report.RoleData })
	if err != nil || len(data) < 2 || g.material.sample || in.found != nil {
		return err
	}
	var wanted []indicator.Period
	for _, p := range periods {
		wanted = append(wanted, p, p.LastYear())
	}
	var errs rules.Errors
	for _, s := range data {
		of := s.set.Periods()
		if slices.ContainsFunc(of, func(p indicator.Period) bool { return slices.Contains(wanted, p) }) {
			continue
		}
		words := make([]string, len(of))
		for i, p := range of {
			words[i] = p.String()
		}
		errs = append(errs, &rules.Error{Kind: rules.KindInvalid, File: cmp.Or(s.file, "data"),
			Message: fileOfOther.With(words, periods[len(periods)-1].String()), Hint: hintOfOther.With()})
	}
	return errs.Err()
}
