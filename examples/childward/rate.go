package main

import (
	"flag"
	"io"

	"github.com/childward/childward/criteria/report"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/wording"
)

// What a result looks like.
const (
	formatTable = "table"
	formatJSON  = "json"
	formatCSV   = "csv"
	formatText  = "text"

	viewSummary = "summary"
	viewMatrix  = "matrix"
)

var (
	usageView     = wording.New("", "which table", "bảng nào")
	usageFormat   = wording.New("", "format of the result", "dạng kết quả")
	usageOutput   = wording.New("", "write the result to a file, which appears or changes when all is written, or into a device or a pipe; links are not followed", "ghi kết quả vào tệp, tệp chỉ đổi khi đã ghi đủ, hoặc vào thiết bị, ống dẫn; không theo liên kết")
	usagePublic   = wording.New("", "for publication: small sensitive counts are hidden", "bản công khai: ẩn số nhỏ nhạy cảm")
	usageReplaces = wording.New("", "the report that this one corrects: a JSON file; what changed is listed", "báo cáo được báo cáo này thay thế: tệp JSON; liệt kê nội dung thay đổi")
	usageUnit     = wording.New("", "the report of one unit alone, by its code", "báo cáo của riêng một đơn vị, theo mã")
	usageStream   = wording.New("", "judge a very long CSV row by row, and write CSV", "đọc và đánh giá từng dòng của CSV rất dài, xuất CSV")
)

// rateFlags are what rate is told.
type rateFlags struct {
	inputs
	view, format, output, unit string
	public, stream             bool
}

func (f *rateFlags) register(c *console, set *flag.FlagSet) {
	f.inputs.register(c, set)
	f.view, f.format = viewSummary, formatTable
	c.choice(set, &f.view, "view", usageView, viewSummary, viewMatrix)
	c.choice(set, &f.format, "format", usageFormat, formatTable, formatJSON, formatCSV)
	set.StringVar(&f.output, "o", "", c.word(usageOutput))
	set.BoolVar(&f.public, "public", false, c.word(usagePublic))
	set.StringVar(&f.replaces, "replaces", "", c.word(usageReplaces))
	set.Var(&repeated{&f.published}, "published", c.word(usagePublished))
	set.StringVar(&f.unit, "unit", "", c.word(usageUnit))
	set.BoolVar(&f.stream, "stream", false, c.word(usageStream))
}

// rate judges every unit and the city, and shows what must be put right and what changed.
func rate(c *console, args []string) int {
	set := c.flags("rate")
	var f rateFlags
	f.register(c, set)
	if status, ok := f.parse(c, set, args); !ok {
		return status
	}
	if faults := f.together(); len(faults) > 0 {
		return c.misused(set, faults)
	}
	if f.stream {
		if !f.streamsAlone() {
			return c.usage(set, c.word(streamAlone))
		}
		if err := f.judgeStream(c, f.output); err != nil {
			return c.refuse(err)
		}
		return done
	}
	material, err := f.read(c)
	if err != nil {
		return c.refuse(err)
	}
	material.public = f.public
	doc, err := material.report(f.owner, f.unit)
	if err != nil {
		return c.refuse(err)
	}
	err = c.writeTo(f.output, func(out io.Writer) error {
		switch {
		case f.format == formatJSON:
			return doc.WriteJSON(out)
		case f.format == formatCSV:
			return doc.WriteCSV(out, indicator.Numbers(f.numbers), c.lang)
		case f.view == viewMatrix:
			return doc.WriteText(out, c.lang, report.Matrix)
		}
		return doc.WriteText(out, c.lang, report.Summary)
	})
	if err != nil {
		return c.refuse(err)
	}
	return c.contradictions(doc, f.strict)
}

// together lists what does not go together.
func (f *rateFlags) together() (faults []misuse) {
	if len(f.published) > 0 && !f.public {
		faults = append(faults, misuse{what: publishedAlone.With()})
	}
	if f.unit != "" && f.replaces != "" {
		faults = append(faults, misuse{what: unitNotReplaced.With()})
	}
	return faults
}
