package report

import (
	"encoding/json"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

var (
	publishedInternal = wording.New("published_internal", "{0} is not for publication, expected a report that was published", "{0} không phải bản công khai, cần một báo cáo đã công bố")
)

// Published returns what a public report showed, for [criteria.YearOptions]. It refuses a report that is not public.
func (s *Stored) Published() (indicator.Published, error) {
	if !s.report.Public {
		return indicator.Published{}, &rules.Error{Kind: rules.KindInvalid, File: s.file, Message: publishedInternal.With(s.file), Hint: hintReplaces.With()}
	}
	period, err := indicator.ParsePeriod(s.report.Period)
	if err != nil {
		return indicator.Published{}, err
	}
	type unit struct {
		Code      string                      `json:"code"`
		ValidFrom string                      `json:"valid_from"`
		Results   []indicator.PublishedResult `json:"results"`
	}
	var shown struct {
		Units []unit `json:"units"`
		Area  unit   `json:"area"`
	}
	if err := json.Unmarshal(s.source, &shown); err != nil {
		return indicator.Published{}, notJSON(s.source, s.file, err)
	}
	out := indicator.Published{Plan: s.report.Plan.ID, PlanDigest: s.report.Plan.Digest, Area: shown.Area.Code, Period: period,
		City: indicator.PublishedUnit(shown.Area), Digest: s.digest}
	for _, u := range shown.Units {
		out.Units = append(out.Units, indicator.PublishedUnit(u))
	}
	return out, nil
}

// The words of a report for publication for whether earlier publications were considered.
const (
	earlierConsidered    = "considered"
	earlierNotConsidered = "not_considered"
)

// earlier says of a report for publication whether what was published before was considered; empty of any other.
func (d *Document) earlier() string {
	switch {
	case !d.year.Public:
		return ""
	case d.year.Beside:
		return earlierConsidered
	}
	return earlierNotConsidered
}

// earlierLine says that what was published before was not considered.
func (t *text) earlierLine() {
	if t.doc.earlier() == earlierNotConsidered {
		t.Wrap(t.Say("Earlier publications were not considered: what differs from them by a few people may tell who (rate -published FILE)",
			"Chưa xét các bản đã công bố trước: chênh lệch vài trẻ so với bản trước có thể làm lộ danh tính (rate -published TỆP)"))
	}
}
