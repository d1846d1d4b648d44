package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
	"github.com/childward/childward/testdata"
)

// builtInPlan is the name of the plan that needs no file.
const builtInPlan = "campha-2023"

// inputs are the flags by which rate and explain are told what to read.
type inputs struct {
	plan, data, input, previous, period, numbers, lang, owner string
	scheme, scale, mergers, previousPlan                      string
	strict                                                    bool
}

// The names of the schemes that need no file.
const (
	scorecard  = "scorecard"
	decision06 = "decision06"
)

// illustrativeScale is the name of the scale that needs no file.
const illustrativeScale = "illustrative"

func (in *inputs) register(c *console, set *flag.FlagSet) {
	set.StringVar(&in.plan, "plan", builtInPlan, c.say("kế hoạch: tệp YAML hoặc campha-2023", "plan: a YAML file or campha-2023"))
	set.StringVar(&in.scheme, "scheme", scorecard, c.say("bộ tiêu chí: scorecard (chỉ tiêu của kế hoạch), decision06 (QĐ 06/QĐ-TTg) hoặc tệp YAML", "scheme: scorecard (the plan's own indicators), decision06 (Decision 06/QD-TTg) or a YAML file"))
	set.StringVar(&in.scale, "scale", "", c.say("thang điểm cho phần chưa biết của bộ tiêu chí: tệp YAML, hoặc illustrative (minh họa)", "scale for what is unknown in the scheme: a YAML file, or illustrative"))
	set.StringVar(&in.mergers, "mergers", "", c.say("bảng sáp nhập đơn vị: tệp CSV old_code,old_valid_from,new_code,new_valid_from", "mergers of units: a CSV file old_code,old_valid_from,new_code,new_valid_from"))
	set.StringVar(&in.previousPlan, "previous-plan", "", c.say("kế hoạch của năm trước, nếu khác: tệp YAML", "plan of the year before, where it is another: a YAML file"))
	set.StringVar(&in.data, "data", "", c.say("số liệu: tệp, hoặc - là đầu vào chuẩn (mặc định: số liệu minh họa)", "statistics: a file, or - for standard input (default: the synthetic sample)"))
	set.StringVar(&in.input, "input", "csv", c.say("dạng số liệu: csv hoặc json", "format of the statistics: csv or json"))
	set.StringVar(&in.previous, "previous", "", c.say("số liệu năm trước: tệp", "statistics of the year before: a file"))
	set.StringVar(&in.period, "period", "", c.say("kỳ số liệu, như 2023 (mặc định: năm của kế hoạch)", "period, such as 2023 (default: the year of the plan)"))
	set.StringVar(&in.numbers, "numbers", "", c.say("cách viết số trong CSV: en (1234.5) hoặc vi (1.234,5)", "how CSV writes numbers: en (1234.5) or vi (1.234,5)"))
	set.StringVar(&in.lang, "lang", "vi", c.say("ngôn ngữ: vi hoặc en", "language: vi or en"))
	set.StringVar(&in.owner, "owner", "", c.say("chỉ các chỉ tiêu của một cơ quan", "only the indicators of one department"))
	set.BoolVar(&in.strict, "strict", false, c.say("số liệu mâu thuẫn thì kết thúc với mã 1", "contradictory data end with exit status 1"))
}

// parse parses the flags of a subcommand that takes nothing else, and checks them.
func (in *inputs) parse(c *console, set *flag.FlagSet, args []string) (status int, ok bool) {
	rest, status, ok := c.parse(set, args)
	if !ok {
		return status, false
	}
	if len(rest) > 0 {
		return c.usage(set, fmt.Sprintf(c.say("không hiểu %q", "found %q, expected options only"), rest[0])), false
	}
	return in.check(c, set)
}

// check refuses words that the flags do not know.
func (in *inputs) check(c *console, set *flag.FlagSet) (status int, ok bool) {
	lang, err := wording.ParseLanguage(in.lang)
	if err != nil {
		return c.usage(set, "-lang: "+err.Error()), false
	}
	c.lang = lang
	if in.input != "csv" && in.input != "json" {
		return c.usage(set, fmt.Sprintf(c.say("-input %q: cần csv hoặc json", "-input %q: expected csv or json"), in.input)), false
	}
	if in.numbers != "" {
		if _, err := indicator.ParseNumbers(in.numbers); err != nil {
			return c.usage(set, "-numbers: "+err.Error()), false
		}
	}
	if in.numbers == "" && in.input == "csv" && (in.data != "" || in.previous != "") {
		return c.usage(set, c.say(
			"CSV cần -numbers: en nếu số viết 1234.5, vi nếu viết 1.234,5",
			"CSV needs -numbers: en where numbers are written 1234.5, vi where they are written 1.234,5")), false
	}
	if in.plan != builtInPlan && in.data == "" && set.Name() != "childward form" {
		return c.usage(set, c.say("kế hoạch riêng cần -data: số liệu minh họa chỉ dành cho kế hoạch có sẵn",
			"a plan of your own needs -data: the sample is for the built-in plan")), false
	}
	if in.scale != "" && in.scheme == scorecard {
		return c.usage(set, c.say("-scale cần -scheme: thang điểm thuộc về một bộ tiêu chí", "-scale needs -scheme: a scale belongs to a scheme")), false
	}
	if in.scale == illustrativeScale && in.scheme != decision06 {
		return c.usage(set, c.say("-scale illustrative chỉ dành cho -scheme decision06", "-scale illustrative is for -scheme decision06")), false
	}
	if in.previousPlan != "" && in.previous == "" {
		return c.usage(set, c.say("-previous-plan cần -previous: số liệu năm trước", "-previous-plan needs -previous: the statistics of the year before")), false
	}
	if in.period != "" {
		if _, err := indicator.ParsePeriod(in.period); err != nil {
			return c.usage(set, "-period: "+err.Error()), false
		}
	}
	return done, true
}

// A readFile is an input as the report names it: the base name, and the SHA-256 of the bytes read.
type readFile struct {
	File   string `json:"file"`
	Digest string `json:"digest,omitempty"`
}

// material is what was read.
type material struct {
	plan      *indicator.Plan  // with the statistics of the scheme
	scheme    *criteria.Scheme // nil for the plan's scorecard
	now       indicator.Reports
	previous  *indicator.Reports
	mergers   []indicator.Merger
	files     []readFile
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
	return m, in.readData(c, m)
}

// readFor reads the data for a plan.
func (in *inputs) readFor(c *console, plan *indicator.Plan) (*material, error) {
	m := &material{plan: plan}
	return m, in.readData(c, m)
}

// readData reads the data for the plan of the material.
func (in *inputs) readData(c *console, m *material) error {
	g := &gathering{material: m, plan: m.plan}
	if in.data == "" {
		m.sample = true
		g.sample(in)
	}
	g.file(c, in, in.data)
	if in.previousPlan != "" {
		plan, err := readPlan(in.previousPlan)
		if g.keep(err); err == nil {
			old := &gathering{material: m, plan: plan}
			old.file(c, in, in.previous)
			g.errs, g.failed = append(g.errs, old.errs...), errors.Join(g.failed, old.failed)
			if len(old.sets) == 1 {
				g.old = old.sets[0]
			}
		}
	} else {
		g.file(c, in, in.previous)
	}
	if in.mergers != "" {
		file, source, err := readAll(nil, in.mergers)
		if err == nil {
			m.mergers, err = indicator.ReadMergers(namedInput{bytes.NewReader(source), file})
			m.note(file, source)
		}
		g.keep(err)
	}
	if g.failed != nil {
		return g.failed
	}
	if len(g.errs) > 0 {
		return g.errs
	}
	joined, err := m.plan.Join(g.sets...)
	if err != nil {
		return err
	}
	return m.choose(in, joined, g.old)
}

// readRules reads the plan and the scheme.
func (in *inputs) readRules(m *material) (err error) {
	if m.plan, err = readPlan(in.plan); err != nil || in.scheme == scorecard {
		return err
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
		file, source, err = readAll(nil, in.scheme)
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
		if file, source, err = readAll(nil, in.scale); err != nil {
			return nil, err
		}
	}
	return scheme.WithScale(source, file)
}

// note adds a file to those that the report names.
func (m *material) note(file string, source []byte) {
	sum := sha256.Sum256(source)
	m.files = append(m.files, readFile{file, hex.EncodeToString(sum[:])})
}

// A gathering reads files of statistics and keeps all that is wrong with them.
type gathering struct {
	*material
	plan   *indicator.Plan // whose records they are
	sets   []*indicator.Dataset
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

func (g *gathering) add(file string, source []byte, numbers indicator.Numbers, format string) {
	var set *indicator.Dataset
	var err error
	if format == "json" {
		set, err = g.plan.ReadJSON(namedInput{bytes.NewReader(source), file})
	} else {
		set, err = g.plan.ReadCSV(namedInput{bytes.NewReader(source), file}, numbers)
	}
	if g.keep(err); err != nil {
		return
	}
	g.synthetic = g.synthetic || set.Synthetic
	g.note(file, source)
	g.sets = append(g.sets, set)
}

// sample adds the sample data, with last year's where no other year before was given.
func (g *gathering) sample(in *inputs) {
	for _, s := range samples {
		if s.scheme != "" && s.scheme != in.scheme || s.previous && in.previous != "" {
			continue
		}
		g.add(s.file, s.source, indicator.EnglishNumbers, "csv")
	}
}

// samples are the sample data of the built-in plan.
var samples = []struct {
	file     string
	source   []byte
	scheme   string // whose statistics they are; empty for the plan's own
	previous bool   // of the year before
}{
	{"campha-2023.csv", testdata.CamPha2023, "", false},
	{"campha-2022.csv", testdata.CamPha2022, "", true},
	{"decision06-2023.csv", testdata.Decision06Of2023, decision06, false},
	{"decision06-2022.csv", testdata.Decision06Of2022, decision06, true},
}

func (g *gathering) file(c *console, in *inputs, name string) {
	if name == "" {
		return
	}
	file, source, err := readAll(c.in, name)
	if err != nil {
		g.keep(err)
		return
	}
	g.add(file, source, indicator.Numbers(in.numbers), in.input)
}

// choose takes the period that is rated and the one before it.
// Where the year before has a plan of its own it stands in old.
func (m *material) choose(in *inputs, set, old *indicator.Dataset) (err error) {
	period := indicator.Year(m.plan.Definition().Year)
	periods := set.Periods()
	switch {
	case in.period != "":
		period, err = indicator.ParsePeriod(in.period)
		if err != nil {
			return err
		}
	case period.IsZero() && len(periods) > 0:
		period = periods[len(periods)-1]
	}
	if m.now, err = set.Of(period); err != nil {
		return err
	}
	if old == nil {
		old = set
	}
	if slices.Contains(old.Periods(), period.LastYear()) {
		previous, err := old.Of(period.LastYear())
		if err != nil {
			return err
		}
		m.previous = &previous
	}
	return nil
}

func readPlan(name string) (*indicator.Plan, error) {
	if name == builtInPlan {
		return indicator.CamPha2023(), nil
	}
	file, source, err := readAll(nil, name)
	if err != nil {
		return nil, err
	}
	return indicator.ParsePlan(source, file)
}

// A namedInput is what is read, with the name that errors show.
type namedInput struct {
	io.Reader
	file string
}

// Name returns the name.
func (n namedInput) Name() string { return n.file }

var (
	fileMissing    = wording.New("file_missing", "there is no such file", "không có tệp này")
	fileUnreadable = wording.New("file_unreadable", "it cannot be read: {0}", "không đọc được: {0}")
	fileUnwritable = wording.New("file_unwritable", "it cannot be written: {0}", "không ghi được: {0}")
)

// fileError words what the system says of a file, without the path that it repeats.
func fileError(name string, err error, otherwise *wording.Template) error {
	if errors.Is(err, fs.ErrNotExist) && otherwise == fileUnreadable {
		return &rules.Error{Kind: rules.KindInvalid, File: name, Message: fileMissing.With()}
	}
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err
	} else if e, ok := errors.AsType[*os.LinkError](err); ok {
		err = e.Err
	}
	return &rules.Error{Kind: rules.KindInvalid, File: name, Message: otherwise.With(err.Error())}
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
	if name == "-" {
		source, err = readUpTo(stdin, "stdin", maxInput)
		return "stdin", source, err
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
	if source, err = readUpTo(f, file, maxInput); err != nil && rules.AllErrors(err) == nil {
		err = fileError(name, err, fileUnreadable)
	}
	return file, source, err
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
