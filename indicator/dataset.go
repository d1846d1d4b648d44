package indicator

import (
	"cmp"
	"io"
	"maps"
	"slices"

	"github.com/childward/childward/internal/sheet"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A Dataset is the records that were read from one or more files, of any number of periods.
type Dataset struct {
	Synthetic bool   // the file says "# synthetic: true": no real data
	Notes     []Note // what was read differently from how it stands, and what does not add up
	plan      *Plan
	records   []Record
	totals    []total
}

// A Note tells of something in a file that does not stop it from being read.
type Note struct {
	File    string
	Line    int
	Unit    string // the code of the unit; empty when it is about none
	Message wording.Message
}

var (
	noteOtherSpan    = wording.New("last_year_span", "the figures of {0} cover {1}, those of {2} {3}: what adds up over a period cannot be compared", "số liệu {0} từ {1}, {2} từ {3}: số cộng dồn trong kỳ không so sánh được")
	noteOtherUnit    = wording.New("unit_differs", "unit {0} of {1} is not the same unit as {0} of {2}: no last year for it", "đơn vị {0} kỳ {1} không phải cùng đơn vị {0} kỳ {2}: không có số liệu năm trước")
	noteFractionHint = wording.New("fraction_hint", "{0} is {1}: does the file use dots or commas for thousands? try -numbers {2}", "{0} là {1}: tệp có dùng dấu chấm hay phẩy ngăn hàng nghìn không? thử -numbers {2}")
	noPeriod         = wording.New("no_period", "no unit reports {0}: the data are of {1}", "không đơn vị nào báo cáo kỳ {0}: số liệu là của {1}")
	noPeriods        = wording.New("", "no period at all", "không kỳ nào")
)

// ReadCSV reads the statistics of units from CSV, a row for each unit (unit,period,<statistic>…) or for
// each value (unit,period,statistic,value); the header says which. How numbers are written is stated, never
// guessed. What cannot be read comes as [rules.Errors], all of it at once, and then there is no data; what
// can be read but contradicts itself stays in the records, and makes their indicators invalid. Errors name the
// file when r is one, that is, has a method Name() string.
func (p *Plan) ReadCSV(r io.Reader, numbers Numbers) (*Dataset, error) {
	return p.ReadCSVWith(r, ReadOptions{Numbers: numbers})
}

// ReadCSVWith is [Plan.ReadCSV] with a say about columns and statistics that the plan does not know.
func (p *Plan) ReadCSVWith(r io.Reader, options ReadOptions) (*Dataset, error) {
	if err := p.fault(); err != nil {
		return nil, err
	}
	file := nameOf(r)
	if errs := options.Extra.fault(cmp.Or(file, "csv")); errs != nil {
		return nil, errs
	}
	content, errs := readCSV(r, file, p.sheetSchema(options.Extra), options.Numbers)
	if len(errs) > 0 {
		return nil, errs
	}
	set := p.datasetOf(content, file, options.Numbers)
	set.Notes = append(set.Notes, content.leftOutNotes(cmp.Or(file, "csv"))...)
	return set, nil
}

func (p *Plan) sheetSchema(extra Extra) sheetSchema {
	schema := newSheetSchema(p.definition.Statistics, p.definition.Area)
	schema.extra = extra
	return schema
}

// datasetOf makes records of what a sheet says.
func (p *Plan) datasetOf(content sheetContent, file string, numbers Numbers) *Dataset {
	set := &Dataset{plan: p, Synthetic: content.meta["synthetic"] == "true"}
	for _, row := range content.rows {
		record := p.emptyRecord(row.unit, row.period)
		record.data.file, record.data.line, record.data.tierColumn = file, row.line, row.tier
		record.data.submit(row.says)
		for _, value := range row.values {
			set.put(record, value, numbers)
		}
		set.records = append(set.records, record)
	}
	for _, row := range content.totals {
		set.totals = append(set.totals, set.totalOf(row, file))
	}
	for _, note := range content.repairs {
		set.Notes = append(set.Notes, Note{file, note.line, note.unit, note.message})
	}
	return set
}

// Records returns the records in the order of the data, that of the city among them.
func (set *Dataset) Records() []Record { return slices.Clone(set.records) }

func (set *Dataset) put(record Record, value sheetValue, numbers Numbers) {
	s := set.plan.definition.Statistics[value.statistic]
	switch {
	case value.flag:
		record.data.row.Set(value.statistic, rules.TruthValue(value.truth))
		return
	case s.Kind == Flag: // the city's own row counts a flag; the sum of the units decides
		return
	}
	record.data.set(value.statistic, s.Kind, rules.NumberValue(value.value))
	if value.hintNumbers {
		set.Notes = append(set.Notes, Note{record.data.file, value.line, record.data.unit.Code,
			noteFractionHint.With(s.Label, value.value, string(sheet.Numbers(numbers).Other()))})
	}
}

// otherPlan is the error that the dataset was read with another plan, at its first record.
func (set *Dataset) otherPlan() *rules.Error {
	e := &rules.Error{Kind: rules.KindInvalid, File: "data", Message: planDiffers.With()}
	if len(set.records) > 0 {
		e.File, e.Line = cmp.Or(set.records[0].data.file, e.File), set.records[0].data.line
	}
	return e
}

// Periods returns the periods that are reported on, ascending.
func (set *Dataset) Periods() []Period {
	seen := map[Period]bool{}
	for _, r := range set.records {
		seen[r.data.period] = true
	}
	return slices.SortedFunc(maps.Keys(seen), Period.Compare)
}

// Reports is what a city and its units reported for one period.
type Reports struct {
	Period Period
	Wards  []Record // by the roster of the plan, or where it has none by code; each with its last year where the data have it
	City   Record
	Notes  []Note // those of the dataset, and what does not add up
}

// Of returns the reports for a period: the record of every unit, linked with the same unit one year
// earlier, and the record of the city. A unit of the roster (see [Plan.Roster]) of which the data have no record has
// one without figures; rows of other units are an error.
func (set *Dataset) Of(period Period) (Reports, error) {
	out := Reports{Period: period, Notes: slices.Clone(set.Notes)}
	before := set.byCode(period.LastYear())
	var own Record
	var wards []Record
	for _, r := range set.records {
		switch {
		case r.data.period != period:
		case r.data.unit.Code == set.plan.definition.Area.Code:
			own = linked(r, before[r.data.unit.Code], &out.Notes)
		default:
			wards = append(wards, r)
		}
	}
	if len(wards) == 0 && own.IsZero() {
		var known any = noPeriods.With()
		if periods := set.Periods(); len(periods) > 0 {
			words := make([]string, len(periods))
			for i, p := range periods {
				words[i] = p.String()
			}
			known = words
		}
		return Reports{}, &rules.Error{Kind: rules.KindInvalid, File: "data", Message: noPeriod.With(period.String(), known)}
	}
	wards, notes, err := set.plan.enrolled(wards, period)
	if err != nil {
		return Reports{}, err
	}
	out.Notes = append(out.Notes, notes...)
	for _, w := range wards {
		out.Wards = append(out.Wards, linked(w, before[w.data.unit.Code], &out.Notes))
	}
	city, err := set.plan.City(out.Wards, own)
	if err != nil {
		return Reports{}, err
	}
	set.compareTotals(period, city, &out)
	out.City = city
	return out, nil
}

// byCode are the records of a period by the code of their unit.
func (set *Dataset) byCode(period Period) map[string][]Record {
	records := map[string][]Record{}
	for _, r := range set.records {
		if r.data.period == period {
			records[r.data.unit.Code] = append(records[r.data.unit.Code], r)
		}
	}
	return records
}

// linked gives a record its last year, where the same unit is among those of its code one year earlier.
func linked(r Record, before []Record, notes *[]Note) Record {
	for _, last := range before {
		with, err := r.WithLastYear(last)
		if err != nil {
			continue
		}
		if len(r.data.plan.lastYears) > 0 && r.HandedIn() && !r.sameSpan(last) {
			*notes = append(*notes, Note{r.data.file, r.data.line, r.data.unit.Code,
				noteOtherSpan.With(r.data.period.String(), r.data.covers(), last.data.period.String(), last.data.covers())})
		}
		return with
	}
	if len(before) > 0 && r.HandedIn() {
		*notes = append(*notes, Note{r.data.file, r.data.line, r.data.unit.Code,
			noteOtherUnit.With(r.data.unit.Code, r.data.period.String(), r.data.period.LastYear().String())})
	}
	return r
}
