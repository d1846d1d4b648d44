package main

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/criteria/report"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
	"github.com/childward/childward/testdata"
)

// builtInPlan is the name of the plan that needs no file.
const builtInPlan = "campha-2023"

// inputs are the flags by which rate and explain are told what to read.
type inputs struct {
	data, previous                                 []string // files and folders
	published                                      []string
	plan, input, period, numbers, owner            string
	scheme, scale, mergers, previousPlan, replaces string
	roster, extra                                  string
	strict                                         bool
	found                                          *found // of a report that is computed again; nil otherwise
}

// rosterOfPlan is the word for the units that the plan names.
const rosterOfPlan = "plan"

// The names of the schemes that need no file.
const (
	scorecard  = "scorecard"
	decision06 = "decision06"
)

// illustrativeScale is the name of the scale that needs no file.
const illustrativeScale = "illustrative"

// What the flags mean.
var (
	usagePlan         = wording.New("", "plan: a YAML file or campha-2023", "kế hoạch: tệp YAML hoặc campha-2023")
	usageScheme       = wording.New("", "scheme: scorecard (the plan's own indicators), decision06 (Decision 06/QD-TTg) or a YAML file", "bộ tiêu chí: scorecard (chỉ tiêu của kế hoạch), decision06 (QĐ 06/QĐ-TTg) hoặc tệp YAML")
	usageScale        = wording.New("", "scale for what is unknown in the scheme: a YAML file, or illustrative", "thang điểm cho phần chưa biết của bộ tiêu chí: tệp YAML, hoặc illustrative (minh họa)")
	usageMergers      = wording.New("", "mergers of units: a CSV file old_code,old_valid_from,new_code,new_valid_from", "bảng sáp nhập đơn vị: tệp CSV old_code,old_valid_from,new_code,new_valid_from")
	usagePreviousPlan = wording.New("", "plan of the year before, where it is another: a YAML file", "kế hoạch của năm trước, nếu khác: tệp YAML")
	usageData         = wording.New("", "statistics: a file, a folder, or - for standard input; may stand several times (default: the synthetic sample)", "số liệu: tệp, thư mục, hoặc - là đầu vào chuẩn; có thể ghi nhiều lần (mặc định: số liệu minh họa)")
	usageInput        = wording.New("", "format of the statistics", "dạng số liệu")
	usagePrevious     = wording.New("", "statistics of the year before: a file or a folder; may stand several times", "số liệu năm trước: tệp hoặc thư mục; có thể ghi nhiều lần")
	usagePeriod       = wording.New("", "period: 2023, 2023-H1, 2023-Q3, 2023-01..2024-06, or several years 2019..2023 (default: the year of the plan)", "kỳ số liệu: 2023, 2023-H1, 2023-Q3, 2023-01..2024-06, hoặc nhiều năm 2019..2023 (mặc định: năm của kế hoạch)")
	usageNumbers      = wording.New("", "how CSV writes numbers: en (1234.5) or vi (1.234,5)", "cách viết số trong CSV: en (1234.5) hoặc vi (1.234,5)")
	usageOwner        = wording.New("", "only the indicators of one department", "chỉ các chỉ tiêu của một cơ quan")
	usageRoster       = wording.New("", "whose figures are expected: those whom the plan names, or whoever is in the data", "đơn vị nào phải báo cáo: theo danh sách của kế hoạch (plan), hoặc có trong số liệu (data)")
	usageStrict       = wording.New("", "contradictory data end with exit status 1", "số liệu mâu thuẫn thì kết thúc với mã 1")
)

// aPeriod is how periods are written.
var aPeriod = indicator.PeriodForms().Template()

func (in *inputs) register(c *console, set *flag.FlagSet) {
	in.plan, in.scheme = builtInPlan, scorecard
	set.StringVar(&in.plan, "plan", in.plan, c.word(usagePlan))
	set.StringVar(&in.scheme, "scheme", in.scheme, c.word(usageScheme))
	set.StringVar(&in.scale, "scale", "", c.word(usageScale))
	set.StringVar(&in.mergers, "mergers", "", c.word(usageMergers))
	set.StringVar(&in.previousPlan, "previous-plan", "", c.word(usagePreviousPlan))
	set.Var(&repeated{&in.data}, "data", c.word(usageData))
	set.Var(&repeated{&in.previous}, "previous", c.word(usagePrevious))
	set.StringVar(&in.owner, "owner", "", c.word(usageOwner))
	set.BoolVar(&in.strict, "strict", false, c.word(usageStrict))
	in.roster = rosterOfPlan
	c.choice(set, &in.roster, "roster", usageRoster, rosterOfPlan, report.RosterOfData)
	in.registerForm(c, set)
}

// registerForm adds the flags that say how the statistics are written, and of which year they are.
func (in *inputs) registerForm(c *console, set *flag.FlagSet) {
	in.input = "csv"
	c.choice(set, &in.input, "input", usageInput, "csv", "json")
	c.choice(set, &in.numbers, "numbers", usageNumbers, numberForms...)
	in.registerExtra(c, set)
	c.checked(set, &in.period, "period", usagePeriod, isPeriod, aPeriod)
}

// numberForms are the ways in which CSV writes numbers.
var numberForms = []string{string(indicator.EnglishNumbers), string(indicator.VietnameseNumbers)}

var argumentUnknown = wording.New("argument_unknown", "found \"{0}\", expected options only", "không hiểu \"{0}\", chỉ cần các tùy chọn")

// parse parses the flags of a subcommand that takes nothing else, and checks them.
func (in *inputs) parse(c *console, set *flag.FlagSet, args []string) (status int, ok bool) {
	rest, status, ok := c.parse(set, args)
	if !ok {
		return status, false
	}
	var faults []misuse
	if len(rest) > 0 {
		faults = append(faults, misuse{what: argumentUnknown.With(wording.Shorten(rest[0]))})
	}
	if _, _, years := yearsOf(in.period); years && set.Name() != "childward rate" {
		faults = append(faults, misuse{what: yearsForRate.With(in.period)})
	}
	faults = append(faults, in.files(set.Name() != "childward form")...)
	if faults = append(faults, in.points()...); len(faults) > 0 {
		return c.misused(set, faults), false
	}
	return done, true
}

var (
	numbersNeeded = wording.New("numbers_needed",
		"CSV needs -numbers: en where numbers are written 1234.5, vi where they are written 1.234,5",
		"CSV cần -numbers: en nếu số viết 1234.5, vi nếu viết 1.234,5")
	dataNeeded = wording.New("data_needed",
		"a plan of your own needs -data: the sample is for the built-in plan",
		"kế hoạch riêng cần -data: số liệu minh họa chỉ dành cho kế hoạch có sẵn")
	previousNeeded = wording.New("previous_needed",
		"-previous-plan needs -previous: the statistics of the year before",
		"-previous-plan cần -previous: số liệu năm trước")
	stdinTwice   = wording.New("stdin_twice", "standard input can be given once, by -data or -previous", "đầu vào chuẩn chỉ được cho một lần, bằng -data hoặc -previous")
	schemeNeeded = wording.New("scheme_needed", "-scale needs -scheme: a scale belongs to a scheme", "-scale cần -scheme: thang điểm thuộc về một bộ tiêu chí")
	scaleForeign = wording.New("scale_foreign", "-scale illustrative is for -scheme decision06", "-scale illustrative chỉ dành cho -scheme decision06")
)

// files lists what is missing among the files that were named. Not every subcommand needs data.
func (in *inputs) files(needsData bool) (faults []misuse) {
	faults = in.convention()
	if needsData && in.plan != builtInPlan && len(in.data) == 0 {
		faults = append(faults, misuse{what: dataNeeded.With()})
	}
	if in.previousPlan != "" && len(in.previous) == 0 {
		faults = append(faults, misuse{what: previousNeeded.With()})
	}
	return append(faults, in.stdinOnce()...)
}

// convention says that CSV needs the way in which it writes numbers.
func (in *inputs) convention() []misuse {
	plain := func(name string) bool { return !indicator.IsJSON(name) }
	own := slices.ContainsFunc(in.data, plain) || slices.ContainsFunc(in.previous, plain) || in.found != nil && in.found.own()
	if own && in.numbers == "" && in.input == "csv" {
		return []misuse{{what: numbersNeeded.With()}}
	}
	return nil
}

// stdinOnce says that standard input is one file.
func (in *inputs) stdinOnce() []misuse {
	stdin := 0
	for _, name := range slices.Concat(in.data, in.previous) {
		if name == "-" {
			stdin++
		}
	}
	if stdin > 1 {
		return []misuse{{what: stdinTwice.With()}}
	}
	return nil
}

// points lists what does not fit together of scheme and scale.
func (in *inputs) points() (faults []misuse) {
	switch {
	case in.scale != "" && in.scheme == scorecard:
		faults = append(faults, misuse{what: schemeNeeded.With()})
	case in.scale == illustrativeScale && in.scheme != decision06:
		faults = append(faults, misuse{what: scaleForeign.With()})
	}
	return faults
}

// yearOfData is the reports of a year, and of the one before it.
type yearOfData struct {
	now      indicator.Reports
	previous *indicator.Reports
}

// material is what was read.
type material struct {
	plan      *indicator.Plan  // with the statistics of the scheme
	scheme    *criteria.Scheme // nil for the plan's scorecard
	now       indicator.Reports
	previous  *indicator.Reports
	series    []yearOfData // the years before now that are rated, too
	mergers   []indicator.Merger
	files     []report.Input
	settings  report.Settings
	replaces  *report.Stored // nil where the report replaces none
	published []indicator.Published
	sample    bool // the built-in sample
	public    bool // for publication: small sensitive counts are hidden
	synthetic bool
}

// read reads plan, scheme and data.
func (in *inputs) read(c *console) (*material, error) {
	m := &material{}
	if err := in.readRules(m); err != nil {
		return nil, err
	}
	if err := in.readData(c, m); err != nil {
		return m, err
	}
	if in.replaces != "" {
		stored, err := in.stored(in.replaces)
		if err != nil {
			return m, err
		}
		m.replaces = stored
	}
	return m, in.readPublished(m)
}

// readFor reads the data for a plan.
func (in *inputs) readFor(c *console, plan *indicator.Plan) (*material, error) {
	m := &material{plan: plan}
	return m, in.readData(c, m)
}

// readData reads the data for the plan of the material.
func (in *inputs) readData(c *console, m *material) error {
	if indicator.Extra(in.extra) == indicator.IgnoreExtra {
		m.settings.Extra = indicator.IgnoreExtra
	}
	g := &gathering{material: m, plan: m.plan}
	switch {
	case len(in.data) > 0:
		g.files(c, in, in.data, report.RoleData)
	case in.found != nil:
		g.found(in, report.RoleData)
	default:
		m.sample = true
		g.sample(in)
	}
	if in.previousPlan != "" {
		g.yearBefore(c, in)
	} else {
		g.previous(c, in)
	}
	if in.mergers != "" {
		file, source, err := in.open(nil, in.mergers)
		if err == nil {
			m.mergers, err = indicator.ReadMergers(namedInput{bytes.NewReader(source), file})
			m.note(file, source, report.RoleMergers)
		}
		g.keep(err)
	}
	if g.failed != nil {
		return g.failed
	}
	if len(g.errs) > 0 {
		return g.errs
	}
	joined, err := g.joined()
	if err != nil {
		return err
	}
	if err := g.strangers(in, joined); err != nil {
		return err
	}
	if err := m.choose(in, joined, g.old); err != nil {
		return err
	}
	if g.old != nil { // of a plan of its own, so that the reports of this year do not have its notes
		m.now.Notes = append(m.now.Notes, notesOnLeftOut(g.old.Notes)...)
	}
	c.leftOut(m.now.Notes)
	return nil
}

// readRules reads the plan and the scheme.
func (in *inputs) readRules(m *material) (err error) {
	if m.plan, _, err = in.readPlan(in.plan); err != nil {
		return err
	}
	if in.roster == report.RosterOfData {
		m.plan, m.settings.Roster = m.plan.WithoutRoster(), in.roster
	}
	if in.scheme == scorecard {
		return nil
	}
	if m.scheme, err = in.readScheme(m.plan); err != nil {
		return err
	}
	m.plan = m.scheme.Plan()
	return nil
}

// readScheme reads the scheme for a plan, with its scale.
func (in *inputs) readScheme(plan *indicator.Plan) (*criteria.Scheme, error) {
	file, source, err := decision06+".yaml", criteria.Decision06YAML(), error(nil)
	if in.scheme != decision06 {
		file, source, err = in.open(nil, in.scheme)
	}
	if err != nil {
		return nil, err
	}
	scheme, err := criteria.ParseScheme(source, file, plan)
	if err != nil || in.scale == "" {
		return scheme, err
	}
	file, source = "scale-illustrative.yaml", testdata.ScaleIllustrative
	if in.scale != illustrativeScale {
		if file, source, err = in.open(nil, in.scale); err != nil {
			return nil, err
		}
	}
	return scheme.WithScale(source, file)
}

// note adds a file to those that the report names.
func (m *material) note(file string, source []byte, role report.Role) {
	m.files = append(m.files, report.Input{File: file, Digest: digest(source), Role: role})
}

// A gathering reads files of statistics and keeps all that is wrong with them.
type gathering struct {
	*material
	plan   *indicator.Plan // whose records they are
	sets   []digested
	old    *indicator.Dataset // the year before, by a plan of its own; nil otherwise
	errs   rules.Errors
	failed error // what is no fault of the input
}

func (g *gathering) keep(err error) {
	list := rules.AllErrors(err)
	if g.errs = append(g.errs, list...); err != nil && list == nil && g.failed == nil {
		g.failed = err
	}
}

// previous adds the statistics of the year before that were given; the sample has added its own.
func (g *gathering) previous(c *console, in *inputs) {
	if len(in.previous) > 0 {
		g.files(c, in, in.previous, report.RolePrevious)
	} else if in.found != nil {
		g.found(in, report.RolePrevious)
	}
}

// yearBefore reads the statistics of the year before by their own plan.
func (g *gathering) yearBefore(c *console, in *inputs) {
	plan, source, err := in.readPlan(in.previousPlan)
	if g.keep(err); err != nil {
		return
	}
	g.note(source.file, source.text, report.RolePreviousPlan)
	if in.roster == report.RosterOfData {
		plan = plan.WithoutRoster()
	}
	old := &gathering{material: g.material, plan: plan}
	old.previous(c, in)
	g.errs, g.failed = append(g.errs, old.errs...), errors.Join(g.failed, old.failed)
	if len(old.sets) > 0 && len(old.errs) == 0 {
		joined, err := old.joined()
		g.keep(err)
		g.old = joined
	}
}

func (g *gathering) add(file string, source []byte, options indicator.ReadOptions, format string, role report.Role) {
	var set *indicator.Dataset
	var err error
	if format == "json" {
		set, err = g.plan.ReadJSONWith(namedInput{bytes.NewReader(source), file}, options)
	} else {
		set, err = g.plan.ReadCSVWith(namedInput{bytes.NewReader(source), file}, options)
	}
	if g.keep(err); err != nil {
		return
	}
	g.synthetic = g.synthetic || set.Synthetic
	g.note(file, source, role)
	g.sets = append(g.sets, digested{digest(source), file, role, set})
}

// sample adds the sample data of the period that is asked for, with last year's where no other year before was given.
func (g *gathering) sample(in *inputs) {
	for _, s := range samples {
		if s.period != samplePeriod(in.period) || s.scheme != "" && s.scheme != in.scheme || s.role == report.RolePrevious && len(in.previous) > 0 {
			continue
		}
		g.add(s.file, s.source, indicator.ReadOptions{Numbers: indicator.EnglishNumbers}, "csv", s.role)
	}
}

// samples are the sample data of the built-in plan.
var samples = []struct {
	file   string
	source []byte
	period string // that they are for alone; empty for those of the years
	scheme string // whose statistics they are; empty for the plan's own
	role   report.Role
}{
	{"campha-2023.csv", testdata.CamPha2023, "", "", report.RoleData},
	{"decision06-2023.csv", testdata.Decision06Of2023, "", decision06, report.RoleData},
	{"campha-2022.csv", testdata.CamPha2022, "", "", report.RolePrevious},
	{"decision06-2022.csv", testdata.Decision06Of2022, "", decision06, report.RolePrevious},
	{"campha-2023-h1.csv", testdata.CamPha2023H1, "2023-H1", "", report.RoleData},
}

// samplePeriod is the period of samples that a period asks for; empty for those of the years.
func samplePeriod(asked string) string {
	period, _ := indicator.ParsePeriod(asked) // the flag takes nothing else; a period may be written in two ways
	for _, s := range samples {
		if s.period != "" && s.period == period.String() {
			return s.period
		}
	}
	return ""
}

// choose takes the periods that are rated, and of each the one before it. Where the year before has a plan of its own it
// stands in old.
func (m *material) choose(in *inputs, set, old *indicator.Dataset) error {
	periods, err := in.periods(m.plan, set)
	if err != nil {
		return err
	}
	for _, period := range periods {
		now, err := set.Of(period)
		if err != nil {
			return err
		}
		chosen := yearOfData{now: now}
		before := set
		if old != nil && period == periods[len(periods)-1] {
			before = old
		}
		if slices.Contains(before.Periods(), period.LastYear()) {
			previous, err := before.Of(period.LastYear())
			if err != nil {
				return err
			}
			if !m.plan.ServesLastYear(previous) {
				chosen.previous = &previous
			}
		}
		m.series = append(m.series, chosen)
	}
	last := len(m.series) - 1
	m.now, m.previous, m.series = m.series[last].now, m.series[last].previous, m.series[:last]
	if from, to, years := yearsOf(in.period); years {
		m.settings.Periods = in.period
		m.now.Notes = append(m.now.Notes, notesOnYears(from, to, periods)...)
	}
	return nil
}

func readPlan(name string) (*indicator.Plan, error) {
	plan, _, err := (&inputs{}).readPlan(name)
	return plan, err
}

// readPlan reads a plan, and returns with it what it was read from.
func (in *inputs) readPlan(name string) (*indicator.Plan, fileText, error) {
	if name == builtInPlan {
		return indicator.CamPha2023(), fileText{builtInPlan + ".yaml", indicator.CamPha2023YAML()}, nil
	}
	file, text, err := in.open(nil, name)
	if err != nil {
		return nil, fileText{}, err
	}
	plan, err := indicator.ParsePlan(text, file)
	return plan, fileText{file, text}, err
}

// A namedInput is what is read, with the name that errors show.
type namedInput struct {
	io.Reader
	file string
}

// Name returns the name.
func (n namedInput) Name() string { return n.file }

// Path returns the name with the folders in it.
func (n namedInput) Path() string { return n.file }

var (
	fileMissing    = wording.New("file_missing", "there is no such file", "không có tệp này")
	fileUnreadable = wording.New("file_unreadable", "it cannot be read: {0}", "không đọc được: {0}")
	stdinNotHere   = wording.New("stdin_not_here", "it cannot be read from standard input, expected a file", "không đọc được từ đầu vào chuẩn, cần một tệp")
	fileUnwritable = wording.New("file_unwritable", "it cannot be written: {0}", "không ghi được: {0}")
)

// fileError words what the system says of a file, without the path that it repeats.
func fileError(name string, err error, otherwise *wording.Template) error {
	if errors.Is(err, fs.ErrNotExist) && otherwise == fileUnreadable {
		return &rules.Error{Kind: rules.KindInvalid, File: name, Message: fileMissing.With()}
	}
	if e, ok := errors.AsType[*rules.Error](err); ok {
		return e
	}
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err
	} else if e, ok := errors.AsType[*os.LinkError](err); ok {
		err = e.Err
	}
	return &rules.Error{Kind: rules.KindInvalid, File: name, Message: otherwise.With(systemText(err))}
}

// maxInput is how many bytes of a file are read.
const maxInput = 256 << 20

var (
	fileTooLarge  = wording.New("file_too_large", "it has more than {0} MiB, expected at most that much", "tệp lớn hơn {0} MiB, chỉ đọc tệp đến cỡ đó")
	hintSplitFile = wording.New("", "split the file, or check that it is the right one", "hãy chia nhỏ tệp, hoặc kiểm tra có đúng tệp không")
)

// readAll reads a file, or standard input where its name is -. A plain file that is too large is refused before it
// is read.
func readAll(stdin io.Reader, name string) (file string, source []byte, err error) {
	if name == "-" && stdin == nil {
		return "", nil, &rules.Error{Kind: rules.KindInvalid, File: "-", Message: stdinNotHere.With()}
	}
	if name == "-" {
		if source, err = readUpTo(stdin, "stdin", maxInput); err != nil {
			return "", nil, fileError("stdin", err, fileUnreadable)
		}
		return "stdin", source, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return "", nil, fileError(name, err, fileUnreadable)
	}
	defer f.Close()
	file = filepath.Base(name)
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() && info.Size() > maxInput {
		return "", nil, tooLarge(file, maxInput)
	}
	if source, err = readUpTo(f, file, maxInput); err != nil {
		return "", nil, fileError(name, err, fileUnreadable)
	}
	return file, source, nil
}

// readUpTo reads all there is, and refuses more bytes than most.
func readUpTo(r io.Reader, file string, most int) ([]byte, error) {
	source, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	if len(source) > most {
		return nil, tooLarge(file, most)
	}
	return source, err
}

func tooLarge(file string, most int) error {
	return &rules.Error{Kind: rules.KindLimit, File: file, Message: fileTooLarge.With(most >> 20), Hint: hintSplitFile.With()}
}
