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
	yearsNone    = wording.New("years_without_data", "no unit reports any year from {0} to {1}", "không đơn vị nào báo cáo năm nào từ {0} đến {1}")
	yearsLack    = wording.New("years_lacking", "no unit reports {0}", "không đơn vị nào báo cáo {0}")
	yearsForRate = wording.New("years_for_rate", "-period {0}: several years are for rate, expected one period here", "-period {0}: nhiều năm chỉ dùng cho rate, ở đây cần một kỳ")
	fileOfOther  = wording.New("file_of_other_period", "its rows are of {0}, and {1} is rated", "các hàng là của kỳ {0}, còn kỳ được đánh giá là {1}")
	hintOfOther  = wording.New("", "take the file out, or say which period is meant: -period", "bỏ tệp này ra, hoặc ghi rõ kỳ: -period")

	fileOfOtherYear = wording.New("file_of_other_year", "its rows are of {0}, and the period before is {1}", "các hàng là của kỳ {0}, còn kỳ trước là {1}")
	hintOfOtherYear = wording.New("", "give it with -data, or give the file of the period before with -previous", "đưa tệp này bằng -data, hoặc đưa tệp của kỳ trước bằng -previous")
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

// notesOnYears says of which years that were asked for there are no figures.
func notesOnYears(from, to indicator.Period, held []indicator.Period) []indicator.Note {
	var lacking []indicator.Period
	for p := to; p.Compare(from) >= 0 && len(lacking) < mostYearsTold; p = p.LastYear() {
		if !slices.Contains(held, p) {
			lacking = append(lacking, p)
		}
		if p == from { // there is no year before the first
			break
		}
	}
	slices.Reverse(lacking)
	if len(lacking) == 0 {
		return nil
	}
	return []indicator.Note{{File: "data", Message: yearsLack.With(wordsOf(lacking))}}
}

// mostYearsTold is how many years without figures are named.
const mostYearsTold = 10

// strangers are files of which nothing is of the periods that they were given for: of data, of several, those without a
// row of the periods that are rated or of the years before them; of the year before, those without a row of it, or with
// one of the period that is rated, which would stand in for what was not handed in.
func (g *gathering) strangers(in *inputs, joined *indicator.Dataset) error {
	periods, err := in.periods(g.plan, joined)
	if err != nil || in.found != nil {
		return err
	}
	var before, wanted []indicator.Period
	for _, p := range periods {
		before = append(before, p.LastYear())
	}
	wanted = append(slices.Clone(periods), before...)
	data := 0
	for _, s := range g.sets {
		if s.role == report.RoleData {
			data++
		}
	}
	var errs rules.Errors
	for _, s := range g.sets {
		of := s.set.Periods()
		among := func(list []indicator.Period) bool {
			return slices.ContainsFunc(of, func(p indicator.Period) bool { return slices.Contains(list, p) })
		}
		own := !g.material.sample || sampleIndex(s.digest) == len(samples)
		switch {
		case s.role == report.RolePrevious && own && !(among(before) && !slices.ContainsFunc(of, onlyRated(periods, before))):
			errs = append(errs, stranger(s, fileOfOtherYear.With(wordsOf(of), wordsOf(before)), hintOfOtherYear.With()))
		case s.role == report.RoleData && own && data > 1 && !among(wanted):
			errs = append(errs, stranger(s, fileOfOther.With(wordsOf(of), periods[len(periods)-1].String()), hintOfOther.With()))
		}
	}
	return errs.Err()
}

// onlyRated reports of a period whether it is rated and is the year before of none that is.
func onlyRated(periods, before []indicator.Period) func(indicator.Period) bool {
	return func(p indicator.Period) bool { return slices.Contains(periods, p) && !slices.Contains(before, p) }
}

func stranger(s digested, message, hint wording.Message) *rules.Error {
	return &rules.Error{Kind: rules.KindInvalid, File: cmp.Or(s.file, "data"), Message: message, Hint: hint}
}

func wordsOf(periods []indicator.Period) []string {
	words := make([]string, len(periods))
	for i, p := range periods {
		words[i] = p.String()
	}
	return words
}
