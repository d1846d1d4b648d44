package indicator

import (
	"cmp"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/childward/childward/internal/sheet"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A Merger says that a unit became part of another. Units are told by their code and the date since which the code
// stands for them, because codes were re-used: 06781 was Cẩm Thịnh, and is Cửa Ông since 2025-07-01.
type Merger struct {
	OldCode, OldValidFrom string // the date empty where the data say none
	NewCode, NewValidFrom string
}

func (m Merger) from(u Unit) bool { return u.Code == m.OldCode && u.ValidFrom == m.OldValidFrom }

var mergerColumns = []string{"old_code", "old_valid_from", "new_code", "new_valid_from"}

var (
	mergerHeader  = wording.New("merger_header", "found the columns {0}, expected {1}", "có các cột {0}, cần {1}")
	mergerFields  = wording.New("merger_fields", "found {0} fields, expected {1}", "có {0} ô, cần {1}")
	mergerNoCode  = wording.New("merger_code", "a unit without a code", "đơn vị không có mã")
	mergerTwice   = wording.New("merger_twice", "unit {0} is merged twice, also in line {1}", "đơn vị {0} được nhập hai lần, lần khác ở dòng {1}")
	mergerSame    = wording.New("merger_same", "unit {0} cannot be merged into itself", "đơn vị {0} không thể nhập vào chính mình")
	mergerBroken  = wording.New("merger_csv", "this is no CSV: {0}", "không phải CSV: {0}")
	mergerTooLong = wording.New("merger_long", "more than {0} bytes", "dài quá {0} byte")
)

// maxMergerBytes is how long a table of mergers may be; the country had 10,600 units.
const maxMergerBytes = 4 << 20

// ReadMergers reads a table of mergers from CSV with the columns old_code, old_valid_from, new_code, new_valid_from.
// All that is wrong comes at once as [rules.Errors]. They name the file when r is one, that is, has a method
// Name() string.
func ReadMergers(r io.Reader) ([]Merger, error) {
	source, err := io.ReadAll(io.LimitReader(r, maxMergerBytes+1))
	if err != nil {
		return nil, err
	}
	t := &mergerTable{file: cmp.Or(nameOf(r), "mergers"), seen: map[[2]string]int{}}
	if len(source) > maxMergerBytes {
		t.refuse(0, mergerTooLong.With(maxMergerBytes))
		return nil, t.errs.Err()
	}
	t.read(csv.NewReader(strings.NewReader(strings.TrimPrefix(wording.Normalise(string(source)), "\ufeff"))))
	return t.mergers, t.errs.Err()
}

type mergerTable struct {
	file    string
	mergers []Merger
	seen    map[[2]string]int
	errs    rules.Errors
}

func (t *mergerTable) refuse(line int, message wording.Message) {
	t.errs = append(t.errs, &rules.Error{Kind: rules.KindInvalid, File: t.file, Line: line, Column: min(line, 1), Message: message})
}

func (t *mergerTable) read(records *csv.Reader) {
	records.FieldsPerRecord, records.Comment, records.TrimLeadingSpace = -1, '#', true
	header := true
	for len(t.errs) < sheet.MaxFaults {
		fields, err := records.Read()
		if err == io.EOF {
			if header {
				t.refuse(1, mergerHeader.With("", mergerColumns))
			}
			return
		}
		if err != nil {
			line := 1
			if e, ok := errors.AsType[*csv.ParseError](err); ok {
				line, err = e.Line, e.Err
			}
			t.refuse(line, mergerBroken.With(err.Error()))
			return
		}
		line, _ := records.FieldPos(0)
		if header {
			if header = false; !slices.Equal(fields, mergerColumns) {
				t.refuse(line, mergerHeader.With(wording.Shorten(strings.Join(fields, ", ")), mergerColumns))
				return
			}
			continue
		}
		t.row(fields, line)
	}
}

func (t *mergerTable) row(fields []string, line int) {
	if len(fields) != len(mergerColumns) {
		t.refuse(line, mergerFields.With(len(fields), len(mergerColumns)))
		return
	}
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	m := Merger{fields[0], fields[1], fields[2], fields[3]}
	old := [2]string{m.OldCode, m.OldValidFrom}
	first, twice := t.seen[old]
	switch {
	case m.OldCode == "" || m.NewCode == "":
		t.refuse(line, mergerNoCode.With())
	case twice:
		t.refuse(line, mergerTwice.With(wording.Shorten(m.OldCode), first))
	case old == [2]string{m.NewCode, m.NewValidFrom}:
		t.refuse(line, mergerSame.With(wording.Shorten(m.OldCode)))
	default:
		t.seen[old] = line
		t.mergers = append(t.mergers, m)
	}
}

// A Predecessor is a unit as it was a year before: itself, or the units it was put together from.
type Predecessor struct {
	Record Record // of last year, under the name of the unit now; the sum where units were merged
	Units  []Unit // the units of last year
}

// Before finds for every unit of these reports what it was in those of the year before: the same unit (see
// [Unit.Same]), or where the table of mergers says so the units it was put together from, their counts summed.
// A unit whose predecessors did not all report has none. Gone are the units of last year that are nobody's
// predecessor.
func (now Reports) Before(previous Reports, mergers []Merger) (before map[Unit]Predecessor, gone []Unit) {
	before, taken := map[Unit]Predecessor{}, map[Unit]bool{}
	byCode := map[string][]Record{}
	for _, w := range previous.Wards {
		byCode[w.Unit().Code] = append(byCode[w.Unit().Code], w)
	}
	into, away := map[[2]string][]Merger{}, map[[2]string]bool{}
	for _, m := range mergers {
		away[[2]string{m.OldCode, m.OldValidFrom}] = true
		key := [2]string{m.NewCode, m.NewValidFrom}
		into[key] = append(into[key], m)
	}
	for _, w := range now.Wards {
		u := w.Unit()
		var same []Record
		for _, old := range byCode[u.Code] {
			if was := old.Unit(); u.Same(was) && !away[[2]string{was.Code, was.ValidFrom}] {
				same = append(same, old)
			}
		}
		p, ok := predecessor(u, same, into[[2]string{u.Code, u.ValidFrom}], byCode)
		if ok {
			before[u] = p
		}
		for _, old := range p.Units {
			taken[old] = true
		}
	}
	for _, w := range previous.Wards {
		if !taken[w.Unit()] {
			gone = append(gone, w.Unit())
		}
	}
	return before, gone
}

// predecessor is what a unit was: itself, the units that were merged into it, or both where it kept its code.
func predecessor(u Unit, same []Record, mergers []Merger, byCode map[string][]Record) (p Predecessor, ok bool) {
	records := same
	for _, old := range same {
		p.Units = append(p.Units, old.Unit())
	}
	reported := 0
	for _, m := range mergers {
		for _, old := range byCode[m.OldCode] {
			if m.from(old.Unit()) && old.HandedIn() {
				records, p.Units, reported = append(records, old), append(p.Units, old.Unit()), reported+1
			}
		}
	}
	switch {
	case reported < len(mergers): // one of them did not report: a part is no whole
		return p, false
	case len(mergers) > 0:
		merged, err := records[0].Plan().mergedRecord(u, records)
		p.Record = merged
		return p, err == nil
	case len(same) > 0:
		p.Record = same[0]
	}
	return p, len(same) > 0
}

// WithMerged links, where the plan uses last year's values, the units that were put together from others with the sum of what those reported a year
// earlier, as their last_year, and makes the city's record anew.
func (now Reports) WithMerged(before map[Unit]Predecessor) (Reports, error) {
	linked := false
	now.Wards = slices.Clone(now.Wards)
	for i, w := range now.Wards {
		p, ok := before[w.Unit()]
		if !ok || len(p.Units) < 2 || !w.Plan().owns(p.Record) || len(w.Plan().lastYears) == 0 {
			continue
		}
		with, err := w.WithLastYear(p.Record)
		if err != nil {
			return Reports{}, err
		}
		now.Wards[i], linked = with, true
	}
	if !linked || now.City.IsZero() {
		return now, nil
	}
	city, err := now.City.Plan().City(now.Wards, now.City.data.city.own)
	if err != nil {
		return Reports{}, err
	}
	for slot := range now.City.Plan().definition.Statistics { // what a total row contradicted stays so
		if v := now.City.data.row.Get(slot); v.Kind() == rules.Invalid {
			city.data.row.Set(slot, v)
		}
	}
	now.City = city
	return now, nil
}

// mergedRecord returns the record of a unit that was put together from others, for the same period: the sum of their
// counts and amounts. A statistic that one of them lacks is missing; a flag is what they all say, and missing
// where they differ. It refuses records of different plans or periods, and of the city.
func (p *Plan) mergedRecord(into Unit, records []Record) (Record, error) {
	if err := p.fault(); err != nil || len(records) == 0 {
		return Record{}, err
	}
	merged := p.emptyRecord(into, records[0].Period())
	for _, r := range records {
		if !p.owns(r) || r.IsCity() {
			return Record{}, &rules.Error{Kind: rules.KindInvalid, File: into.Code, Message: planDiffers.With()}
		}
		if r.Period() != merged.Period() {
			return Record{}, &rules.Error{Kind: rules.KindInvalid, File: into.Code,
				Message: periodDiffers.With(r.Unit().Code, r.Period().String(), merged.Period().String())}
		}
	}
	for slot := range p.ward.scope.Names() {
		statistic, _ := p.statisticOf(slot)
		if p.definition.Statistics[statistic].Kind != Flag {
			merged.data.row.Set(slot, sumSlot(records, slot))
			continue
		}
		first := records[0].data.row.Get(slot)
		if !slices.ContainsFunc(records, func(r Record) bool { return r.data.row.Get(slot).String() != first.String() }) {
			merged.data.row.Set(slot, first)
		}
	}
	return merged, nil
}
