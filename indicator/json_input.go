package indicator

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"slices"

	"github.com/childward/childward/rules"
)

// jsonInput is how programs in other languages send records.
type jsonInput struct {
	Synthetic bool         `json:"synthetic"`
	Records   []jsonRecord `json:"records"`
}

type jsonRecord struct {
	Unit       string                     `json:"unit"`
	Name       string                     `json:"name"`
	Kind       string                     `json:"kind"`
	Tier       string                     `json:"tier"`
	ValidFrom  string                     `json:"valid_from"`
	Period     json.RawMessage            `json:"period"` // "2023" or 2023
	Statistics map[string]json.RawMessage `json:"statistics"`
}

// maxJSONBytes is how long a JSON input may be.
const maxJSONBytes = 256 << 20

var (
	jsonUnreadable  = rules.Words("json", "found no JSON of the expected shape: {0}", "không đọc được JSON: {0}")
	jsonTooLong     = rules.Words("json_too_long", "more than {0} MiB of JSON", "JSON dài quá {0} MiB")
	jsonEmpty       = rules.Words("json_empty", "there is no record", "không có bản ghi nào")
	jsonPeriod      = rules.Words("json_period", "record {0}: period {1}: expected a year such as \"2023\"", "bản ghi {0}: kỳ {1}: cần một năm như \"2023\"")
	inRecord        = rules.Words("in_record", "record {0}: {1}", "bản ghi {0}: {1}")
	hintJSONExample = rules.Words("", `{"records": [{"unit": "06760", "period": "2023", "statistics": {"live_births": 248, "infant_deaths": "2"}}]}`,
		`{"records": [{"unit": "06760", "period": "2023", "statistics": {"live_births": 248, "infant_deaths": "2"}}]}`)
)

// ReadJSON reads records from JSON:
//
//	{"synthetic": false, "records": [{"unit": "06760", "name": "Mông Dương", "period": "2023",
//	  "statistics": {"live_births": 248, "infant_deaths": "2", "has_play_area": true, "marriages": null}}]}
//
// Numbers are JSON numbers without exponent, or decimal texts, and are read exactly; null is missing.
// Unknown keys are refused. What cannot be read comes as [rules.Errors], all of it at once.
func (p *Plan) ReadJSON(r io.Reader) (*Dataset, error) { return p.ReadJSONFile(r, nameOf(r)) }

// ReadJSONFile is [Plan.ReadJSON] with the name of the file that errors show.
func (p *Plan) ReadJSONFile(r io.Reader, file string) (*Dataset, error) {
	if file == "" {
		file = "json"
	}
	source, err := io.ReadAll(io.LimitReader(r, maxJSONBytes+1))
	if err != nil {
		return nil, err
	}
	if len(source) > maxJSONBytes {
		return nil, rules.Errors{{Kind: rules.KindLimit, File: file, Message: jsonTooLong.With(maxJSONBytes >> 20)}}
	}
	var in jsonInput
	decoder := json.NewDecoder(bytes.NewReader(source))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&in); err != nil {
		return nil, rules.Errors{jsonError(file, source, decoder.InputOffset(), err)}
	}
	if decoder.More() {
		return nil, rules.Errors{jsonError(file, source, decoder.InputOffset(), errors.New("more than one JSON value"))}
	}
	set := &Dataset{plan: p, Synthetic: in.Synthetic}
	var errs rules.Errors
	for i, record := range in.Records {
		r, err := p.jsonRecord(record, i)
		for _, e := range rules.AllErrors(err) {
			e.File, e.Message = file, inRecord.With(i+1, e.Message)
			errs = append(errs, e)
		}
		if err == nil {
			r.data.file, r.data.line = file, i+1
			set.records = append(set.records, r)
		}
	}
	if len(in.Records) == 0 {
		errs = append(errs, &rules.Error{Kind: rules.KindInvalid, File: file, Message: jsonEmpty.With(), Hint: hintJSONExample.With()})
	}
	if len(errs) > 0 {
		return nil, errs
	}
	return p.Join(set)
}

// jsonError places what encoding/json says.
func jsonError(file string, source []byte, offset int64, err error) *rules.Error {
	if e, ok := errors.AsType[*json.SyntaxError](err); ok {
		offset = e.Offset
	} else if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		offset = e.Offset
	}
	before := source[:max(0, min(int(offset), len(source)))]
	line := 1 + bytes.Count(before, []byte("\n"))
	column := len([]rune(string(before[bytes.LastIndexByte(before, '\n')+1:])))
	return &rules.Error{Kind: rules.KindSyntax, File: file, Line: line, Column: max(1, column), Width: 1,
		Message: jsonUnreadable.With(err.Error()), Hint: hintJSONExample.With()}
}

func (p *Plan) jsonRecord(in jsonRecord, index int) (Record, error) {
	var errs rules.Errors
	var period Period
	text := string(bytes.Trim(in.Period, `"`))
	if len(in.Period) > 0 {
		var err error
		if period, err = ParsePeriod(text); err != nil {
			errs = append(errs, &rules.Error{Kind: rules.KindInvalid, Message: jsonPeriod.With(index+1, shortened(text))})
			period = Year(1000) // said already
		}
	}
	values := Values{}
	for _, name := range slices.Sorted(maps.Keys(in.Statistics)) {
		values[name] = jsonValue(in.Statistics[name])
	}
	record, err := p.RecordOf(Unit{in.Unit, in.Name, in.Kind, in.Tier, in.ValidFrom}, period, values)
	errs = append(errs, rules.AllErrors(err)...)
	return record, errs.Err()
}

// jsonValue keeps the text of a number, so that no digit passes through a float.
func jsonValue(raw json.RawMessage) any {
	switch {
	case bytes.Equal(raw, []byte("null")):
		return nil
	case bytes.Equal(raw, []byte("true")):
		return true
	case bytes.Equal(raw, []byte("false")):
		return false
	case len(raw) > 0 && raw[0] == '"':
		var text string
		if json.Unmarshal(raw, &text) == nil {
			return text
		}
	}
	return json.Number(raw)
}
