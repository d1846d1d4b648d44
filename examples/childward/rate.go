package main

import (
	"fmt"
	"io"
	"os"

	"github.com/childward/childward/criteria/report"
	"github.com/childward/childward/indicator"
)

// rate judges every unit and the city, and shows what must be put right and what changed.
func rate(c *console, args []string) int {
	set := c.flags("rate")
	var in inputs
	in.register(c, set)
	view := set.String("view", "summary", c.say("bảng: summary hoặc matrix", "table: summary or matrix"))
	format := set.String("format", "table", c.say("dạng kết quả: table, json hoặc csv", "format of the result: table, json or csv"))
	output := set.String("o", "", c.say("ghi kết quả vào tệp", "write the result to a file"))
	public := set.Bool("public", false, c.say("bản công khai: ẩn số nhỏ nhạy cảm", "for publication: small sensitive counts are hidden"))
	streamed := set.Bool("stream", false, c.say("đọc và đánh giá từng dòng của CSV rất dài, xuất CSV", "judge a very long CSV row by row, and write CSV"))
	if status, ok := in.parse(c, set, args); !ok {
		return status
	}
	if *view != "summary" && *view != "matrix" {
		return c.usage(set, fmt.Sprintf(c.say("-view %q: cần summary hoặc matrix", "-view %q: expected summary or matrix"), *view))
	}
	if *format != "table" && *format != "json" && *format != "csv" {
		return c.usage(set, fmt.Sprintf(c.say("-format %q: cần table, json hoặc csv", "-format %q: expected table, json or csv"), *format))
	}
	if *streamed {
		if in.data == "" || in.input != "csv" || in.scheme != scorecard || in.previous != "" || in.owner != "" || in.period != "" || in.mergers != "" ||
			in.strict || *public || *view != "summary" || *format != "table" {
			return c.usage(set, streamAlone.In(c.lang))
		}
		if err := in.stream(c, *output); err != nil {
			return c.refuse(err)
		}
		return done
	}
	material, err := in.read(c)
	if err != nil {
		return c.refuse(err)
	}
	material.public = *public
	doc, err := material.report(in.owner)
	if err != nil {
		return c.refuse(err)
	}
	err = c.writeStream(*output, func(out io.Writer) error {
		switch {
		case *format == "json":
			return doc.WriteJSON(out)
		case *format == "csv":
			return doc.WriteCSV(out, indicator.Numbers(in.numbers), c.lang)
		case *view == "matrix":
			return doc.WriteText(out, c.lang, report.Matrix)
		}
		return doc.WriteText(out, c.lang, report.Summary)
	})
	if err != nil {
		return c.refuse(err)
	}
	return c.contradictions(doc, in.strict)
}

// write writes the whole result to standard output, or to a file that appears only when it is complete.
func (c *console) write(file string, content []byte) error {
	if file == "" {
		_, err := c.out.Write(content)
		return err
	}
	partial := file + ".partial"
	if err := os.WriteFile(partial, content, 0o644); err != nil {
		return fileError(file, err, fileUnwritable)
	}
	if err := os.Rename(partial, file); err != nil {
		os.Remove(partial)
		return fileError(file, err, fileUnwritable)
	}
	return nil
}
