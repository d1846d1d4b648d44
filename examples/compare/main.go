// Command compare does the work of childward with what a user would pick instead, and shows what each of
// them costs and where it is wrong.
//
//	go -C examples/compare run .
//
// The job is that of a child-protection plan: from whole-number statistics of a ward a ratio times 100, 1,000
// or 100,000 for each indicator, held against a decimal target. The answer is achieved or missed, no data
// where a statistic was not reported, not applicable where the denominator is 0. Each contestant is written as
// its users write it and as well as it can be: programs are prepared once, environments and results used
// again, and records are in the contestant's own form before the clock starts.
//
// Three things are told apart.
//
// Speed: nanoseconds for each indicator of each record on one goroutine, and how many times that is of Go
// written by hand in the same round of the same run, a 128-bit cross-multiplication with hardly a branch.
// Exactness costs such code little, as its twin on float64 shows. For SQLite the time includes reading
// the verdicts through database/sql.
//
// Verdicts: records stand exactly on each target of the built-in plan, one event below it and one event above,
// with many denominators; math/big says what is true. 157 of 2,500 is 6.28 %, and neither the quotient nor the
// percentage is a float64, so it is luck on which side of the target it ends. The quotient depends on the
// reduced fraction alone: a target is missed with every denominator or with none. Multiplying before dividing
// (n * 100 / d) saves float64 at these sizes, since the quotient of whole numbers is the float64 nearest to
// the target; nothing in a language says so, and plans write it the other way round. Both spellings are tried.
//
// Missing data: what the bare formula does when its numerator was not reported. Where a number has a zero
// value it answers with a verdict: 0 deaths are a success. In the timed run every contestant is guarded, by
// Go code or in SQL.
//
// The exit status is 0 when it is done, 1 when it cannot be done, 2 for wrong usage.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/childward/childward/rules/wording"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// The exit statuses.
const (
	done       = 0
	wrongInput = 1
	wrongUsage = 2
)

// mostRecords keeps what some contestants make of a record, a map, within the memory of a small machine.
const mostRecords = 20_000

// options are what the command line says.
type options struct {
	extent
	svg  string
	lang wording.Language
}

// run returns the exit status: 0 done, 1 it cannot be done, 2 usage.
func run(args []string, stdout, stderr io.Writer) int {
	o, err := parse(args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(stdout, "compare [-quick] [-records N] [-svg F] [-lang vi|en]")
		flags(&o, new(bool), new(string), stdout).PrintDefaults()
		return done
	}
	if err != nil {
		fmt.Fprintf(stderr, "compare: %v\n%s\n", err, text(o.lang, "options: -h", "các tùy chọn: -h"))
		return wrongUsage
	}
	if err := o.compare(stdout, stderr); err != nil {
		fmt.Fprintf(stderr, "compare: %v\n", err)
		return wrongInput
	}
	return done
}

// flags declares the options; those that need a look before they are options go elsewhere.
func flags(o *options, short *bool, lang *string, output io.Writer) *flag.FlagSet {
	set := flag.NewFlagSet("compare", flag.ContinueOnError)
	set.SetOutput(output)
	set.BoolVar(short, "quick", false, "bản rút gọn, vài giây / a short run of some seconds")
	set.IntVar(&o.records, "records", 0, fmt.Sprintf("số bản ghi khi đo thời gian, 1 đến %[1]d / records of the timed run, 1 to %[1]d", mostRecords))
	set.StringVar(&o.svg, "svg", "", "vẽ biểu đồ tốc độ vào tệp SVG / write a chart of the speed to an SVG file")
	set.StringVar(lang, "lang", "vi", "ngôn ngữ / language: vi, en")
	return set
}

func parse(args []string) (options, error) {
	var o options
	var short bool
	var lang string
	set := flags(&o, &short, &lang, io.Discard)
	if err := set.Parse(args); err != nil {
		return o, err
	}
	language, err := wording.ParseLanguage(lang)
	if err != nil {
		return o, fmt.Errorf("-lang %q: cần vi hoặc en / expected vi or en", lang)
	}
	o.lang = language
	if set.NArg() > 0 {
		return o, fmt.Errorf(text(o.lang, "%q is no option", "không hiểu %q"), set.Arg(0))
	}
	records := o.records
	o.extent = full
	if short {
		o.extent = quick
	}
	given := false
	set.Visit(func(f *flag.Flag) { given = given || f.Name == "records" })
	if !given {
		return o, nil
	}
	o.records = records
	if records < 1 || records > mostRecords {
		return o, fmt.Errorf(text(o.lang, "-records %d: expected 1 to %d", "-records %d: cần từ 1 đến %d"), records, mostRecords)
	}
	return o, nil
}

// say chooses between the languages.
func text(lang wording.Language, en, vi string) string { return wording.Text{VI: vi, EN: en}.In(lang) }

// compare measures, prints the table, and writes the chart where one is asked for.
func (o options) compare(stdout, stderr io.Writer) error {
	fmt.Fprintln(stderr, text(o.lang, "measuring…", "đang đo…"))
	lines, err := results(o.extent)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(stdout, table(lines, o)); err != nil {
		return err
	}
	if o.svg != "" {
		if err := writeWhole(o.svg, chart(lines, o.lang)); err != nil {
			return err
		}
	}
	return disagreement(lines, o.lang)
}

// disagreement is an error where childward itself was wrong.
func disagreement(lines []line, lang wording.Language) error {
	for _, l := range lines {
		for _, a := range l.accuracies {
			if l.ours && a.wrong > 0 {
				return fmt.Errorf(text(lang, "%s and math/big disagree: %s", "%s và math/big không khớp nhau: %s"), l.name, a.about)
			}
		}
	}
	return nil
}

// writeWhole writes a file that appears only when it is complete.
func writeWhole(file string, content []byte) error {
	partial := file + ".partial"
	if err := os.WriteFile(partial, content, 0o644); err != nil {
		return err
	}
	return os.Rename(partial, file)
}
