package main

import (
	"bytes"
	"encoding/csv"
	"strings"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/wording"
)

// csv writes a row for each unit and indicator, and for the city. With numbers vi it is what Excel on a
// Vietnamese machine opens: a byte order mark, semicolons, and commas before decimals.
func (r *report) csv(out *bytes.Buffer, numbers string, lang wording.Language) error {
	w := csv.NewWriter(out)
	if numbers == string(indicator.VietnameseNumbers) {
		out.WriteString("\ufeff")
		w.Comma = ';'
	}
	number := func(plain string) string {
		if numbers == string(indicator.VietnameseNumbers) {
			return strings.Replace(plain, ".", ",", 1)
		}
		return plain
	}
	rows := [][]string{{"unit", "name", "level", "period", "indicator", "number", "indicator_name", "value", "n", "d",
		"numerator", "denominator", "per", "base", "target", "verdict", "monitor", "margin", "reason", "synthetic", "internal"}}
	add := func(level string, results indicator.Results) {
		for _, res := range results {
			rows = append(rows, r.csvRow(level, res, number, lang))
		}
	}
	for _, u := range r.units {
		add("ward", u.results)
	}
	add("city", r.city)
	if r.scheme != nil {
		rows = r.withPoints(rows, number, lang)
	}
	for _, row := range rows {
		for i := range row {
			row[i] = indicator.GuardCell(row[i])
		}
		if err := w.Write(row); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

func (r *report) csvRow(level string, res indicator.Result, number func(string) string, lang wording.Language) []string {
	in, unit, target := res.Indicator(), res.Unit(), res.Targets()[0]
	row := []string{unit.Code, unit.Name, level, res.Period().String(), in.ID, in.Number, in.Name.In(lang)}
	value, n, d, margin := "", "", "", ""
	if v, ok := res.Value().Number(); ok {
		value = number(v.Decimal())
		n, d = v.Fraction()
	}
	if m, ok := target.Margin.Number(); ok {
		margin = number(m.Decimal())
	}
	numerator, denominator, per := "", "", ""
	if x, y, p, ok := res.Fraction(); ok && res.Verdict != indicator.Invalid {
		numerator = number(x.Decimal())
		if !res.IsCount() {
			denominator, per = number(y.Decimal()), number(p.Decimal())
		}
	}
	verdict := res.Verdict.String()
	if res.Hidden() {
		verdict = ""
	}
	return append(row, value, n, d, numerator, denominator, per, res.Base().String(), target.Target,
		verdict, flag01(res.Monitor()), margin, res.Reason().In(lang), flag01(r.synthetic), r.internalCell(lang))
}

func flag01(is bool) string {
	if is {
		return "true"
	}
	return "false"
}

// internalCell says in every row that the file may not be published.
func (r *report) internalCell(lang wording.Language) string {
	if r.internal {
		return internalNote.In(lang)
	}
	return ""
}

// pointColumns are further columns for the points of a scheme.
var pointColumns = []string{"low", "high", "max", "tier", "needed_low", "needed_high", "outcome", "scale"}

// withPoints adds a row for each criterion and for the total of each unit, whose indicator is the criterion's ID
// after that of the scheme.
func (r *report) withPoints(rows [][]string, number func(string) string, lang wording.Language) [][]string {
	for i := range rows {
		rows[i] = append(rows[i], pointColumns...)
		if i > 0 {
			clear(rows[i][len(rows[i])-len(pointColumns):])
		}
	}
	columns := len(rows[0])
	for i := range r.units {
		rating := &r.units[i].rating
		for _, c := range rating.Criteria() {
			row := r.pointsRow(rating, c.ID, c.Number, c.Name.In(lang), columns)
			most := ""
			if c.MaxKnown {
				most = number(c.Max.Decimal())
			}
			copy(row[columns-len(pointColumns):], []string{number(c.Low.Decimal()), number(c.High.Decimal()), most, "", "", "", "", string(r.scheme.Scale())})
			rows = append(rows, row)
		}
		row := r.pointsRow(rating, "total", "", r.scheme.Definition().Title.In(lang), columns)
		least, most, ok := rating.Needed()
		needed := [2]string{}
		if ok {
			needed = [2]string{number(least.Decimal()), number(most.Decimal())}
		}
		copy(row[columns-len(pointColumns):], []string{number(rating.Low().Decimal()), number(rating.High().Decimal()), number(r.scheme.Total().Decimal()),
			rating.Unit().Tier, needed[0], needed[1], rating.Outcome.String(), string(r.scheme.Scale())})
		rows = append(rows, row)
	}
	return rows
}

// pointsRow is a row about points with what it is about, and the rest empty.
func (r *report) pointsRow(rating *criteria.Rating, id, criterion, name string, columns int) []string {
	unit := rating.Unit()
	row := make([]string, columns)
	copy(row, []string{unit.Code, unit.Name, "ward", rating.Record().Period().String(), r.scheme.ID() + "." + id, criterion, name})
	copy(row[columns-len(pointColumns)-2:], []string{flag01(r.synthetic), r.internalCell(wording.Vietnamese)})
	return row
}
