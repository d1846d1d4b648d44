package report

import (
	"bufio"
	"encoding/json"
	"io"
	"iter"
	"reflect"
	"slices"
	"strings"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/internal/plainjson"
	"github.com/childward/childward/rules/wording"
)

// The shape of the report in JSON, a contract: fields may be added, none renamed, and one without a value is absent.
// Units, area and changes have the shape that package criteria gives them.
type jsonReport struct {
	Head
	Units   sequence[criteria.UnitYear] `json:"units"`
	Area    *criteria.CityYear          `json:"area,omitempty"` // absent of a report about one unit
	Changes *criteria.Changes           `json:"changes,omitempty"`
	Todo    sequence[jsonTask]          `json:"todo"`
	Series  []jsonSeries                `json:"series,omitempty"` // ascending, the year of the report last
}

type jsonTask struct {
	Code      string       `json:"code"`
	UnitCode  string       `json:"unit_code,omitempty"`
	Indicator string       `json:"indicator,omitempty"`
	Text      wording.Text `json:"text"`
}

// A sequence is a list of which only one element at a time need be in memory.
type sequence[T any] iter.Seq[T]

func (s sequence[T]) each(write func(any)) {
	for element := range s {
		write(element)
	}
}

// WriteJSON writes the report for programs, element by element. The error is that of the writer.
func (d *Document) WriteJSON(w io.Writer) error {
	j := &jsonWriter{out: bufio.NewWriter(w)}
	j.object(jsonReport{d.Head(), sequence[criteria.UnitYear](slices.Values(d.units)), d.jsonArea(), d.changes, d.jsonTasks, d.jsonSeries()})
	if j.err != nil {
		return j.err
	}
	return j.out.Flush()
}

// jsonArea is the area, nil where the report is about one unit.
func (d *Document) jsonArea() *criteria.CityYear {
	if d.isAlone() {
		return nil
	}
	return &d.city
}

// jsonTasks gives a task for each indicator it is about.
func (d *Document) jsonTasks(yield func(jsonTask) bool) {
	for _, t := range d.todo {
		text := wording.Text{VI: t.In(wording.Vietnamese), EN: t.In(wording.English)}
		ids := t.Indicators()
		if len(ids) == 0 {
			ids = []string{""}
		}
		for _, id := range ids {
			if !yield(jsonTask{t.Code, t.Unit.Code, id, text}) {
				return
			}
		}
	}
}

// A jsonWriter writes a struct as encoding/json would, indented by a space, but each element of a sequence by itself.
type jsonWriter struct {
	out  *bufio.Writer
	part []byte // used again
	err  error
}

// object writes the fields of a struct that is the whole document.
func (j *jsonWriter) object(document any) {
	v := reflect.ValueOf(document)
	separator := "{"
	for _, field := range reflect.VisibleFields(v.Type()) {
		value := v.FieldByIndex(field.Index)
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		if field.Anonymous || options == "omitempty" && value.IsZero() {
			continue
		}
		j.text(separator + "\n \"" + name + "\": ")
		separator = ","
		if list, ok := value.Interface().(interface{ each(func(any)) }); ok {
			j.list(list.each)
		} else {
			j.value(value.Interface(), " ")
		}
	}
	j.text("\n}\n")
}

func (j *jsonWriter) list(each func(func(any))) {
	separator := "["
	each(func(element any) {
		j.text(separator + "\n  ")
		j.value(element, "  ")
		separator = ","
	})
	if separator == "[" {
		j.text("[]")
		return
	}
	j.text("\n ]")
}

// value writes a value that stands at an indent.
func (j *jsonWriter) value(value any, indent string) {
	if j.err != nil {
		return
	}
	var written []byte
	if m, ok := value.(json.Marshaler); ok {
		written, j.err = m.MarshalJSON()
	} else {
		written, j.err = plainjson.Marshal(value)
	}
	if j.err == nil {
		j.part = plainjson.Indented(j.part[:0], written, indent)
		_, j.err = j.out.Write(j.part)
	}
}

func (j *jsonWriter) text(text string) {
	if j.err == nil {
		_, j.err = j.out.WriteString(text)
	}
}
