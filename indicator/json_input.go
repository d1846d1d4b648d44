package indicator

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// jsonInput is how programs in other languages send records.
type jsonInput struct {
	Synthetic bool         `json:"synthetic"`
	Records   []jsonRecord `json:"records"`
}

type jsonRecord struct {
	Unit       string          `json:"unit"`
	Name       string          `json:"name"`
	Kind       string          `json:"kind"`
	Tier       string          `json:"tier"`
	ValidFrom  string          `json:"valid_from"`
	Period     json.RawMessage `json:"period"` // "2023" or 2023
	Statistics jsonStatistics  `json:"statistics"`
}

// jsonStatistics keeps the keys in the order they were sent, so that one that is sent twice is seen.
type jsonStatistics []jsonStatistic

type jsonStatistic struct {
	name  string
	value json.RawMessage
}

// UnmarshalJSON reads an object key by key.
func (s *jsonStatistics) UnmarshalJSON(text []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	if t, err := decoder.Token(); err != nil || t != json.Delim('{') {
		return errors.New("statistics: expected an object of names and values")
	}
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return err
		}
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			return err
		}
		name, _ := key.(string)
		*s = append(*s, jsonStatistic{name, value})
	}
	return nil
}

// maxJSONBytes is how long a JSON input may be.
const maxJSONBytes = 256 << 20

var (
	jsonUnreadable  = wording.New("json", "found no JSON of the expected shape: {0}", "không đọc được JSON: {0}")
	jsonTooLong     = wording.New("json_too_long", "more than {0} MiB of JSON", "JSON dài quá {0} MiB")
	jsonEmpty       = wording.New("json_empty", "there is no record", "không có bản ghi nào")
	jsonPeriod      = wording.New("json_period", "record {0}: period {1}: expected a year such as \"2023\"", "bản ghi {0}: kỳ {1}: cần một năm như \"2023\"")
	statisticTwice  = wording.New("statistic_twice", "\"{0}\" is given twice", "\"{0}\" được cho hai lần")
	jsonNotUTF8     = wording.New("json_not_utf8", "found bytes that are not UTF-8 text", "có byte không phải văn bản UTF-8")
	hintUTF8        = wording.New("", "send the text in UTF-8", "hãy gửi văn bản dạng UTF-8")
	inRecord        = wording.New("in_record", "record {0}: {1}", "bản ghi {0}: {1}")
	hintJSONExample = wording.New("", `{"records": [{"unit": "06760", "period": "2023", "statistics": {"live_births": 248, "infant_deaths": "2"}}]}`,
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
	if at := invalidUTF8(string(source)); at >= 0 {
		e := jsonError(file, source, int64(at+1), errors.New(""))
		e.Message, e.Hint = jsonNotUTF8.With(), hintUTF8.With()
		return nil, rules.Errors{e}
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
	return p.JoinDatasets(set)
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
			errs = append(errs, &rules.Error{Kind: rules.KindInvalid, Message: jsonPeriod.With(index+1, wording.Shorten(text))})
			period = Year(1000) // said already
		}
	}
	values := Values{}
	for _, s := range in.Statistics {
		name := wording.Normalise(s.name)
		if _, twice := values[name]; twice {
			errs = append(errs, &rules.Error{Kind: rules.KindInvalid, Message: statisticTwice.With(name)})
		}
		values[name] = jsonValue(s.value)
	}
	record, err := p.UnitRecord(Unit{in.Unit, in.Name, in.Kind, in.Tier, in.ValidFrom}, period, values)
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
