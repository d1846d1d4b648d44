package main

import (
	"bytes"
)

// explain derives the figures of a unit line by line, with the clause.
func explain(c *console, args []string) int {
	set := c.flags("explain")
	var in inputs
	in.register(c, set)
	unit := set.String("unit", "", c.say("mã đơn vị (bắt buộc)", "unit code (needed)"))
	id := set.String("indicator", "", c.say("chỉ tiêu: id hoặc số hiệu (mặc định: tất cả)", "indicator: id or number (default: all)"))
	output := set.String("o", "", c.say("ghi kết quả vào tệp", "write the result to a file"))
	if status, ok := in.parse(c, set, args); !ok {
		return status
	}
	if *unit == "" {
		return c.usage(set, c.say("cần -unit MÃ", "expected -unit CODE"))
	}
	material, err := in.read(c)
	if err != nil {
		return c.refuse(err)
	}
	doc, err := material.report(in.owner)
	if err != nil {
		return c.refuse(err)
	}
	explanation, err := doc.Explain(*unit, *id)
	if err != nil {
		return c.refuse(ofFlag(err))
	}
	var out bytes.Buffer
	if err = explanation.WriteText(&out, c.lang); err == nil {
		err = c.write(*output, out.Bytes())
	}
	if err != nil {
		return c.refuse(err)
	}
	for _, task := range doc.Todo() {
		if in.strict && task.Contradicts && task.Unit == explanation.Unit() {
			return wrongInput
		}
	}
	return done
}
