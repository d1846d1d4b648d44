package indicator

import (
	"cmp"
	"encoding/json"
	"io"

	"github.com/childward/childward/internal/strictjson"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// maxJSONBytes is how long a JSON input may be.
const maxJSONBytes = 256 << 20

var (
	jsonTooLong     = wording.New("json_too_long", "more than {0} MiB of JSON", "JSON dài quá {0} MiB")
	jsonEmpty       = wording.New("json_empty", "there is no record", "không có bản ghi nào")
	statisticTwice  = wording.New("statistic_twice", "\"{0}\" is given twice", "\"{0}\" được cho hai lần")
	inRecord        = wording.New("in_record", "record {0}: {1}", "bản ghi {0}: {1}")
	hintJSONExample = wording.New("", `{"records": [{"unit": "06760", "period": "2023", "statistics": {"live_births": 248, "infant_deaths": "2"}}]}`,
		`{"records": [{"unit": "06760", "period": "2023", "statistics": {"live_births": 248, "infant_deaths": "2"}}]}`)
)

// The keys of the document and of a record in it.
var (
	jsonKeys       = []string{"synthetic", "records"}
	jsonRecordKeys = []string{"unit", "name", "kind", "tier", "valid_from", "period", "covers_from", "covers_to", "status", "handed_in", "statistics"}
)

// ReadJSON reads records from JSON:
//
//	{"synthetic": false, "records": [{"unit": "06760", "name": "Mông Dương", "period": "2023",
//	  "statistics": {"live_births": 248, "infant_deaths": "2", "has_play_area": true, "marriages": null}}]}
//
// A record may further have kind, tier, valid_from, and what it says of its figures: covers_from and covers_to, status
// (actual or estimated), handed_in.
//
// Numbers are JSON numbers without exponent, or decimal texts, and are read exactly; null is missing. Keys that are
// unknown, differ in case or stand twice are refused, and so is a byte order mark. What cannot be read comes as
// [rules.Errors], all of it at once. Errors name the file when r is one, that is, has a method Name() string.
func (p *Plan) ReadJSON(r io.Reader) (*Dataset, error) { return p.ReadJSONWith(r, ReadOptions{}) }

// ReadJSONWith is [Plan.ReadJSON] with a say about statistics that the plan does not know.
func (p *Plan) ReadJSONWith(r io.Reader, options ReadOptions) (*Dataset, error) {
	file := cmp.Or(nameOf(r), "json")
	if errs := options.Extra.fault(file); errs != nil {
		return nil, errs
	}
	source, err := io.ReadAll(io.LimitReader(r, maxJSONBytes+1))
	if err != nil {
		return nil, err
	}
	if len(source) > maxJSONBytes {
		return nil, rules.Errors{{Kind: rules.KindLimit, File: file, Message: jsonTooLong.With(maxJSONBytes >> 20)}}
	}
	reader := &jsonReader{
		Document: strictjson.Open(source, file, hintJSONExample.With()),
		file:     file, set: &Dataset{plan: p}, extra: options.Extra,
	}
	reader.read()
	if errs := reader.Faults(); errs != nil {
		return nil, errs
	}
	if len(reader.left.names) > 0 {
		reader.set.Notes = append(reader.set.Notes, reader.left.note(file, statisticsLeftOut, leftOutRecords))
	}
	return p.JoinDatasets(reader.set)
}

// A jsonReader reads records from a JSON document.
type jsonReader struct {
	*strictjson.Document
	file    string
	records int // how many were read
	set     *Dataset
	extra   Extra
	left    leftOut
}

func (r *jsonReader) read() {
	r.Object(jsonKeys, func(key string) {
		if key == "synthetic" {
			r.set.Synthetic = r.Flag()
		} else {
			r.List(r.record)
		}
	})
	if r.records == 0 && r.Count() == 0 {
		r.Add(&rules.Error{Kind: rules.KindInvalid, Message: jsonEmpty.With(), Hint: hintJSONExample.With()})
	}
}

// record reads a record. What is wrong with its keys is told beside what is wrong with its values.
func (r *jsonReader) record() {
	r.records++
	before := r.Count()
	var unit Unit
	var period Period
	var says Submission
	values := Values{}
	r.Object(jsonRecordKeys, func(key string) {
		switch key {
		case "unit":
			unit.Code = r.Text()
		case "name":
			unit.Name = r.Text()
		case "kind":
			unit.Kind = r.Text()
		case "tier":
			unit.Tier = r.Text()
		case "valid_from":
			unit.ValidFrom = r.Text()
		case "period":
			period = r.period()
		case "covers_from":
			says.Covers.From = r.date(key)
		case "covers_to":
			says.Covers.To = r.date(key)
		case "handed_in":
			says.HandedIn = r.date(key)
		case "status":
			says.Status = Status(r.Text())
		case "statistics":
			r.statistics(values)
		}
	})
	if r.Count() > before { // a key may be misspelt: that it is missing would be told twice
		unit.Code, period = cmp.Or(unit.Code, "?"), cmp.Or(period, Year(1000))
	}
	record, err := r.set.plan.UnitRecord(unit, period, values)
	for _, fault := range rules.AllErrors(err) {
		if fault.Kind == rules.KindUnknownName && fault.Hint.IsZero() {
			fault.Hint = hintLeaveOutRecord.With()
		}
		r.refuse(fault)
	}
	if err == nil {
		record, err = record.WithSubmission(says.within(period))
		for _, fault := range rules.AllErrors(err) {
			r.refuse(fault)
		}
	}
	if err == nil {
		record.data.file, record.data.line = r.file, r.records
		r.set.records = append(r.set.records, record)
	}
}

// refuse adds a fault of the record that is read.
func (r *jsonReader) refuse(fault *rules.Error) {
	fault.Message = inRecord.With(r.records, fault.Message)
	r.Add(fault)
}

// period reads "2023" or 2023.
func (r *jsonReader) period() Period {
	at := r.At()
	raw := r.Raw()
	text, ok := jsonValue(raw).(string)
	if !ok {
		text = string(raw)
	}
	period, err := ParsePeriod(text)
	for _, e := range rules.AllErrors(err) {
		r.refuse(r.Fault(at, rules.KindInvalid, cellWrong.With("period", e.Message)))
	}
	return period
}

// date reads "2023-04-30".
func (r *jsonReader) date(key string) Date {
	at := r.At()
	day, err := ParseDate(r.Text())
	for _, e := range rules.AllErrors(err) {
		r.refuse(r.Fault(at, rules.KindInvalid, cellWrong.With(key, e.Message)))
	}
	return day
}

// statistics reads the values of a record by name.
func (r *jsonReader) statistics(values Values) {
	r.Members(func(key string, at int) {
		name := wording.Normalise(key)
		raw := r.Raw()
		if r.strange(name, at) {
			return
		}
		if _, twice := values[name]; twice {
			r.refuse(r.Fault(at, rules.KindInvalid, statisticTwice.With(name)))
			return
		}
		values[name] = jsonValue(raw)
	})
}

// jsonValue keeps the text of a number, so that no digit passes through a float.
func jsonValue(raw json.RawMessage) any {
	switch raw[0] {
	case 'n':
		return nil
	case 't', 'f':
		return raw[0] == 't'
	case '"':
		var text string
		_ = json.Unmarshal(raw, &text) // it was found to be JSON
		return text
	}
	return json.Number(raw)
}
