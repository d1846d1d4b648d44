package main

import "io"

// explain derives the figures of a unit line by line, with the clause.
func explain(c *console, args []string) int {
	set := c.flags("explain")
	var in inputs
	in.register(c, set)
	unit := set.String("unit", "", c.text("unit code (needed)", "mã đơn vị (bắt buộc)"))
	id := set.String("indicator", "", c.text("indicator: id or number (default: all)", "chỉ tiêu: id hoặc số hiệu (mặc định: tất cả)"))
	output := set.String("o", "", c.text("write the result to a file", "ghi kết quả vào tệp"))
	if status, ok := in.parse(c, set, args); !ok {
		return status
	}
	if *unit == "" {
		return c.usage(set, c.text("expected -unit CODE", "cần -unit MÃ"))
	}
	material, err := in.read(c)
	if err != nil {
		return c.refuse(err)
	}
	doc, err := material.report(in.owner, "")
	if err != nil {
		return c.refuse(err)
	}
	explanation, err := doc.Explain(*unit, *id)
	if err != nil {
		return c.refuse(ofFlag(err))
	}
	if err := c.writeTo(*output, func(out io.Writer) error { return explanation.WriteText(out, c.lang) }); err != nil {
		return c.refuse(err)
	}
	for _, task := range doc.Todo() {
		if in.strict && task.Contradicts && task.Unit == explanation.Unit() {
			return wrongInput
		}
	}
	return done
}
