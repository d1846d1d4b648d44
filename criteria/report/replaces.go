package report

import (
	"bytes"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// A Replaced is the report that another one replaces, and what differs between them. Of the comparison, before and after
// are without file and digest.
type Replaced struct {
	File   string `json:"file"`
	Digest string `json:"digest"` // the SHA-256 of its bytes in hexadecimal
	*Comparison
}

var (
	replacesPeriod   = wording.New("replaces_period", "{0} is a report of {1}, and this one is of {2}: a correction replaces a report of the same period", "{0} là báo cáo kỳ {1}, còn báo cáo này là kỳ {2}: bản đính chính chỉ thay thế báo cáo cùng kỳ")
	replacesPlan     = wording.New("replaces_plan", "{0} is a report by the plan {1}, and this one is by {2}: a correction replaces a report by the same plan", "{0} là báo cáo theo kế hoạch {1}, còn báo cáo này theo {2}: bản đính chính chỉ thay thế báo cáo cùng kế hoạch")
	replacesArea     = wording.New("replaces_area", "{0} is a report of the area {1}, and this one is of {2}: a correction replaces a report of the same area", "{0} là báo cáo của địa bàn {1}, còn báo cáo này của {2}: bản đính chính chỉ thay thế báo cáo cùng địa bàn")
	replacesInternal = wording.New("replaces_internal", "{0} is not for publication: a public report that says what changed since would tell what it hides", "{0} không phải bản công khai: bản công khai mà nói đã thay đổi gì so với báo cáo ấy sẽ làm lộ số liệu được ẩn")
	hintReplaces     = wording.New("", "give the report that was published, made with -public", "hãy đưa bản đã công khai, làm bằng -public")
	nameless         = wording.New("", "without a name", "không có tên")
)

// replace compares the document with the report that it replaces, or refuses to replace it.
func (d *Document) replace(old *Stored) error {
	var out bytes.Buffer
	if err := d.WriteJSON(&out); err != nil {
		return err
	}
	now, err := Read(out.Bytes(), "")
	if err != nil {
		return err
	}
	c := Compare(old, now)
	if err := c.replaceable(); err != nil {
		return err
	}
	c.Before.File, c.Before.Digest, c.After.Digest = "", "", ""
	d.internal = d.internal || c.Internal != nil // what was small before is shown again
	d.replaced = &Replaced{old.file, old.digest, c}
	d.options.Inputs = append(d.options.Inputs, Input{File: old.file, Digest: old.digest, Role: RoleReplaces})
	return nil
}

// replaceable refuses what is no correction of the earlier report: one of another period, plan or area. Nor does a public
// report replace one that shows what it hides.
func (c *Comparison) replaceable() error {
	var errs rules.Errors
	refuse := func(hint wording.Message, t *wording.Template, args ...any) {
		for i, arg := range args {
			if arg == "" {
				args[i] = nameless.With()
			}
		}
		errs = append(errs, &rules.Error{Kind: rules.KindInvalid, File: "replaces", Message: t.With(args...), Hint: hint})
	}
	b, a := &c.Before, &c.After
	if b.Period != a.Period {
		refuse(wording.Message{}, replacesPeriod, b.File, b.Period, a.Period)
	}
	if b.Plan.ID != a.Plan.ID {
		refuse(wording.Message{}, replacesPlan, b.File, b.Plan.ID, a.Plan.ID)
	}
	if b.AreaCode != a.AreaCode {
		refuse(wording.Message{}, replacesArea, b.File, b.AreaCode, a.AreaCode)
	}
	if a.Public && !b.Public {
		refuse(hintReplaces.With(), replacesInternal, b.File)
	}
	return errs.Err()
}

// replacesLine heads a report that replaces another.
func (t *text) replacesLine() {
	if r := t.doc.replaced; r != nil {
		t.Hang(t.Say("REPLACES THE REPORT ", "THAY THẾ BÁO CÁO "), r.File+t.Say(" of ", " kỳ ")+r.Before.Period)
		t.Line("SHA-256: " + r.Digest)
	}
}

// mostReplaced is how many changes of a kind since the replaced report are listed one by one on a screen.
const mostReplaced = 40

// replaced writes what differs from the report that is replaced.
func (t *text) replaced() {
	r := t.doc.replaced
	if r == nil {
		return
	}
	t.Wrap(t.Say("WHAT DIFFERS FROM THE REPORT THAT IS REPLACED", "NỘI DUNG KHÁC VỚI BÁO CÁO ĐƯỢC THAY THẾ"))
	(&comparisonText{t.Page, r.Comparison, t.doc.definition, mostReplaced}).body()
}
