package main

import (
	"cmp"
	"slices"

	"github.com/childward/childward/criteria/report"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

var (
	usagePublished  = wording.New("", "with -public: a public report in JSON that was published before; may stand several times", "cùng -public: báo cáo JSON công khai đã công bố trước; có thể ghi nhiều lần")
	publishedAlone  = wording.New("published_alone", "-published needs -public: it is about what a public report may show", "-published cần -public: chỉ dùng cho bản công khai")
	unitNotReplaced = wording.New("unit_replaces", "-unit and -replaces do not go together: a report of all units is what is replaced", "-unit không đi cùng -replaces: chỉ thay thế báo cáo của mọi đơn vị")
)

// stored reads a report that was written as JSON.
func (in *inputs) stored(name string) (*report.Stored, error) {
	file, source, err := in.open(nil, name)
	if err != nil {
		return nil, err
	}
	return report.Read(source, file)
}

// readPublished reads what was published before, in the order of the digests. A public report that is replaced is among it.
func (in *inputs) readPublished(m *material) error {
	var errs rules.Errors
	add := func(stored *report.Stored, err error) (shown indicator.Published) {
		if err == nil {
			shown, err = stored.Published()
		}
		errs = append(errs, rules.AllErrors(err)...)
		if err == nil {
			m.published = append(m.published, shown)
		}
		return shown
	}
	for _, name := range in.published {
		stored, err := in.stored(name)
		if list := rules.AllErrors(err); err != nil && list == nil {
			return err
		}
		if add(stored, err); err == nil {
			m.files = append(m.files, report.Input{File: stored.File(), Digest: stored.Digest(), Role: report.RolePublished})
		}
	}
	if m.replaces != nil && m.replaces.Head().Public {
		add(m.replaces, nil)
	}
	slices.SortFunc(m.published, func(a, b indicator.Published) int { return cmp.Compare(a.Digest, b.Digest) })
	m.published = slices.CompactFunc(m.published, func(a, b indicator.Published) bool { return a.Digest == b.Digest })
	return errs.Err()
}
