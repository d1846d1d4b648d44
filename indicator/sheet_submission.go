package indicator

import (
	"github.com/childward/childward/internal/sheet"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// The keys of the lines above the header that say of all figures of a file what a column may say of each unit's.
const (
	metaCovers   = "covers" // both ends: 2023-01-01..2023-04-30
	metaStatus   = "status"
	metaHandedIn = "handed_in"
)

// readMeta reads what the lines above the header say of the figures.
func (r *sheetReader) readMeta() {
	refuse := func(key string, err error) {
		for _, e := range rules.AllErrors(err) {
			r.table.Faults.Add(&rules.Error{Kind: e.Kind, Line: r.table.Said[key], Message: cellWrong.With("# "+key, e.Message), Hint: e.Hint})
		}
	}
	if text := r.table.Meta[metaCovers]; text != "" {
		span, err := ParseSpan(text)
		refuse(metaCovers, err)
		r.says.Covers = span
	}
	if text := r.table.Meta[metaHandedIn]; text != "" {
		day, err := ParseDate(text)
		refuse(metaHandedIn, err)
		r.says.HandedIn = day
	}
	if text := r.table.Meta[metaStatus]; text != "" {
		status, ok := readStatus(text)
		if r.says.Status = status; !ok {
			refuse(metaStatus, &rules.Error{Kind: rules.KindSyntax, Message: statusUnreadable.With(metaStatus, wording.Shorten(text))})
		}
	}
}

// coversOfNone refuses a span above the header in which no row of the sheet has its period.
func (r *sheetReader) coversOfNone() {
	if r.says.Covers.IsZero() || r.coversUsed || len(r.file.rows) == 0 {
		return
	}
	r.table.Faults.Add(&rules.Error{Kind: rules.KindInvalid, Line: r.table.Said[metaCovers], Hint: hintCovers.With(),
		Message: coversOutside.With(r.says.Covers, r.file.rows[0].period.String())})
}

var (
	actualWords    = sheet.FoldedSet("actual", "thực hiện", "số thực hiện", "số liệu thực hiện")
	estimatedWords = sheet.FoldedSet("estimated", "estimate", "ước tính", "ước", "ước thực hiện", "số ước tính", "số liệu ước tính")
)

func readStatus(text string) (status Status, ok bool) {
	switch folded := wording.Fold(text); {
	case actualWords[folded]:
		return Actual, true
	case estimatedWords[folded]:
		return Estimated, true
	}
	return "", false
}

// submission reads what a row says of its figures; what it does not say the lines above the header may.
func (r *sheetReader) submission(cells []sheet.Cell, who *whom) (ok bool) {
	ok = true
	who.says = r.says
	date := func(role columnRole, day *Date) {
		i := r.at[role]
		if i < 0 || cells[i].Blank() {
			return
		}
		read, err := ParseDate(sheet.Code(cells[i].Text))
		for _, e := range rules.AllErrors(err) {
			r.fail(cells[i], rules.KindSyntax, cellWrong.With(r.where(r.columns[i], *who), e.Message), hintDateAsText.With())
			ok = false
		}
		*day = read
	}
	covers := Span{}
	if r.says.Covers.overlaps(who.period.Span()) {
		covers, r.coversUsed = r.says.Covers, true
	}
	date(coversFromColumn, &covers.From)
	date(coversToColumn, &covers.To)
	date(handedInColumn, &who.says.HandedIn)
	if i := r.at[statusColumn]; i >= 0 && !cells[i].Blank() {
		status, known := readStatus(cells[i].Text)
		if who.says.Status = status; !known {
			r.fail(cells[i], rules.KindSyntax, statusUnreadable.With(r.where(r.columns[i], *who), wording.Shorten(cells[i].Text)), wording.Message{})
			ok = false
		}
	}
	who.says.Covers = Span{}
	if ok && !covers.IsZero() && !who.period.IsZero() {
		who.says.Covers, ok = r.covers(cells, *who, covers)
	}
	return ok
}

// covers checks what the figures of a row cover; an end that is not said is that of the period.
func (r *sheetReader) covers(cells []sheet.Cell, who whom, covers Span) (Span, bool) {
	covers = Submission{Covers: covers}.within(who.period).Covers
	message := covers.fault(who.period)
	if message.IsZero() {
		return covers, true
	}
	at, column := cells[r.at[periodColumn]], r.columns[r.at[periodColumn]]
	for _, role := range []columnRole{coversToColumn, coversFromColumn} {
		if i := r.at[role]; i >= 0 && !cells[i].Blank() {
			at, column = cells[i], r.columns[i]
		}
	}
	r.fail(at, rules.KindInvalid, cellWrong.With(r.where(column, who), message), hintCovers.With())
	return Span{}, false
}
