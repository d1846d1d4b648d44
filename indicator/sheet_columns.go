package indicator

import (
	"regexp"
	"slices"
	"strings"

	"github.com/childward/childward/internal/sheet"
	"github.com/childward/childward/rules/wording"
)

// A columnRole is what a column of a sheet is for.
type columnRole int

// The roles. Those before columnRoles belong to one column of a sheet at most.
const (
	unitColumn columnRole = iota
	nameColumn
	kindColumn
	tierColumn
	validFromColumn
	periodColumn
	coversFromColumn
	coversToColumn
	statusColumn
	handedInColumn
	nameOfStatisticColumn // long form
	valueColumn           // long form
	columnRoles
	statisticColumn // wide form: the values of one statistic
	ignoredColumn   // long form: for people; also what is reported as unknown
	ordinalColumn   // a running number: read over, its cells must be blank or whole numbers
	untitledColumn  // a column without a header, as spreadsheets leave behind: its cells must be blank
)

// A fixedColumn is a column that is no statistic, with its names; the first is the one that forms write.
type fixedColumn struct {
	role  columnRole
	long  bool // in the long form only
	words []string
}

// fixedColumns go before statistics of the same name or label, but for the running number, which would hide one. What
// stands between names is written as a comma, see headerKey.
var fixedColumns = []fixedColumn{
	{unitColumn, false, []string{"unit", "unit code", "code", "mã", "mã đơn vị", "mã đv", "mã số", "mã xã", "mã phường", "mã xã, phường", "mã phường, xã",
		"mã xã, phường, thị trấn", "mã phường, xã, thị trấn", "mã xã, phường, đặc khu", "mã đơn vị hành chính", "mã đvhc", "mã địa phương"}},
	{nameColumn, false, []string{"name", "unit name", "ward name", "tên", "tên đơn vị", "đơn vị", "xã, phường", "tên xã, phường", "phường, xã", "tên phường, xã",
		"xã, phường, thị trấn", "tên xã, phường, thị trấn", "phường, xã, thị trấn", "tên phường, xã, thị trấn", "xã, phường, đặc khu", "tên xã, phường, đặc khu",
		"tên phường", "tên xã", "đơn vị hành chính", "tên đơn vị hành chính", "đvhc", "tên đvhc", "địa phương", "tên địa phương"}},
	{kindColumn, false, []string{"kind", "loại", "loại đơn vị", "loại hình", "loại đơn vị hành chính", "loại đvhc"}},
	{tierColumn, false, []string{"tier", "bậc", "hạng", "nhóm"}},
	{validFromColumn, false, []string{"valid_from", "valid from", "hiệu lực từ", "có hiệu lực từ", "từ ngày"}},
	{periodColumn, false, []string{"period", "year", "kỳ", "năm", "kỳ báo cáo", "năm báo cáo", "kỳ số liệu"}},
	{coversFromColumn, false, []string{"covers_from", "covers from", "số liệu từ ngày", "số liệu từ"}},
	{coversToColumn, false, []string{"covers_to", "covers to", "số liệu đến ngày", "số liệu đến"}},
	{statusColumn, false, []string{"status", "tình trạng số liệu", "loại số liệu"}},
	{handedInColumn, false, []string{"handed_in", "handed in", "ngày gửi", "ngày nộp", "ngày gửi báo cáo", "ngày nộp báo cáo"}},
	{nameOfStatisticColumn, true, []string{"statistic", "chỉ số", "số liệu", "mã số liệu"}},
	{valueColumn, true, []string{"value", "giá trị", "trị số"}},
	{ignoredColumn, true, []string{"label", "nhãn", "tên số liệu"}},
	{ignoredColumn, true, []string{"measure", "đơn vị tính", "đvt"}},
	{ignoredColumn, true, []string{"reported_by", "reported by", "nơi báo cáo", "đơn vị báo cáo"}},
	{ordinalColumn, false, []string{"tt", "stt", "số tt", "số thứ tự", "thứ tự", "no", "no."}},
}

// headerKey is the form in which headers of fixed columns are compared: folded, with a comma between names of kinds,
// whatever stands there: Tên phường/xã, Tên phường - xã, Tên phường và xã.
func headerKey(header string) string {
	return betweenKinds.ReplaceAllString(wording.Fold(header), ", ")
}

var betweenKinds = regexp.MustCompile(` ?[/,] ?| - | và `)

// fixedName is the name of a role as forms write it.
func fixedName(role columnRole) string {
	i := slices.IndexFunc(fixedColumns, func(column fixedColumn) bool { return column.role == role })
	return fixedColumns[i].words[0]
}

// isFixedColumn reports whether a column of this name describes the unit, so that no statistic can have it.
func isFixedColumn(name string) bool {
	switch name {
	case "unit", "name", "kind", "tier", "valid_from", "period", "covers_from", "covers_to", "status", "handed_in":
		return true
	}
	return false
}

// columnNames finds what a column, or the cell of a long form, is about.
type columnNames struct {
	fixed, long  map[string]columnRole // folded
	names        map[string]int
	labels       map[string][]int // folded; several statistics may share a label
	ofStatistics candidates
	ofColumns    candidates
}

// candidates are names to suggest, and the folded forms in which they are compared.
type candidates struct{ shown, folded []string }

func (c *candidates) add(names ...string) {
	for _, name := range names {
		if name != "" {
			c.shown, c.folded = append(c.shown, name), append(c.folded, wording.Fold(name))
		}
	}
}

func newColumnNames(statistics []Statistic) *columnNames {
	n := &columnNames{fixed: map[string]columnRole{}, long: map[string]columnRole{}, names: map[string]int{}, labels: map[string][]int{}}
	for i, s := range statistics {
		n.names[wording.Normalise(s.Name)] = i
		for _, label := range []string{wording.Fold(s.Label.VI), wording.Fold(s.Label.EN)} {
			if label != "" && !slices.Contains(n.labels[label], i) {
				n.labels[label] = append(n.labels[label], i)
			}
		}
		n.ofStatistics.add(s.Name, s.Label.VI, s.Label.EN)
	}
	for _, column := range fixedColumns {
		words := n.fixed
		if column.long {
			words = n.long
		}
		for _, word := range column.words {
			if column.role != ordinalColumn || len(n.statistics(word)) == 0 {
				words[headerKey(word)] = column.role
			}
		}
		if column.role != ordinalColumn { // too short to be told from another word
			n.ofColumns.add(column.words...)
		}
	}
	n.ofColumns.add(n.ofStatistics.shown...)
	return n
}

// statistics returns the statistics that a text names: by name exactly, by label folded.
func (n *columnNames) statistics(text string) []int {
	if i, ok := n.names[strings.TrimSpace(wording.Normalise(text))]; ok {
		return []int{i}
	}
	return n.labels[wording.Fold(text)]
}

// known reports whether a header is that of any column.
func (n *columnNames) known(header string) bool {
	_, fixed := n.fixed[headerKey(header)]
	_, long := n.long[headerKey(header)]
	return fixed || long || len(n.statistics(header)) > 0
}

// header is what the header of a sheet is known by.
func (n *columnNames) header() sheet.Header {
	statistic := "live_births"
	if len(n.ofStatistics.shown) > 0 {
		statistic = n.ofStatistics.shown[0]
	}
	return sheet.Header{Known: n.known, Example: "unit,period," + statistic}
}
