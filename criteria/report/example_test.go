package report_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/criteria/report"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules/wording"
)

// helmets is a plan of one indicator.
const helmets = `version: 1
plan:
  id: helmets
  title: {vi: Mũ bảo hiểm, en: Helmets}
  year: 2024
  area: {code: "1", kind: {vi: thành phố, en: city}, name: {vi: Thành phố, en: The City}}
statistics:
  - {name: bikes, label: {vi: Trẻ đi xe, en: Children on bikes}}
  - {name: helmets, label: {vi: Trẻ đội mũ, en: Children with a helmet}, constraints: [helmets <= bikes]}
indicators:
  - id: helmet_use
    number: "1"
    name: {vi: Đội mũ bảo hiểm, en: Helmet use}
    value: percent(helmets, bikes)
    target: ">= 90 %"
`

const wards = `unit,name,period,bikes,helmets
A1,North,2024,120,111
A2,South,2024,80,65
A3,West,2024,40,
`

// example is the plan's year with these wards, rated.
func example() (*criteria.Year, error) {
	plan, err := indicator.ParsePlan([]byte(helmets), "helmets.yaml")
	if err != nil {
		return nil, err
	}
	data, err := plan.ReadCSV(strings.NewReader(wards), indicator.EnglishNumbers)
	if err != nil {
		return nil, err
	}
	reports, err := data.Of(indicator.Year(2024))
	if err != nil {
		return nil, err
	}
	return criteria.RateYear(reports, criteria.YearOptions{})
}

// A department's service prints the report that the program childward prints: plan, data, period, rating, report.
func Example() {
	service := func(w io.Writer, data *indicator.Dataset) error {
		reports, err := data.Of(indicator.Year(2024))
		if err != nil {
			return err
		}
		year, err := criteria.RateYear(reports, criteria.YearOptions{})
		if err != nil {
			return err
		}
		doc, err := report.Of(year, report.Options{Synthetic: data.Synthetic})
		if err != nil {
			return err
		}
		return doc.WriteText(w, wording.English, report.Summary)
	}
	plan, err := indicator.ParsePlan([]byte(helmets), "helmets.yaml")
	if err != nil {
		fmt.Println(err)
		return
	}
	data, err := plan.ReadCSV(strings.NewReader(wards), indicator.EnglishNumbers)
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := service(os.Stdout, data); err != nil {
		fmt.Println(err)
	}
	// Output:
	// RESULTS OF THE INDICATORS ABOUT CHILDREN, 2024 - THE CITY
	// Helmets
	// Figures from 1 January 2024 to 31 December 2024 (not said, taken to be the whole
	// period)
	//
	// The units are those of the data: whether one is missing nobody can see.
	//
	// I. EACH WARD (1 indicators judged at ward level)
	//
	//    Code  Ward               Ach- Mis-    No   Not Contra- Missed
	//                            ieved  sed  data appl. dictory
	//  1 A1    North                1     .     .     .     .
	//  2 A2    South                .     1     .     .     .  1
	//  3 A3    West                 .     .     1     .     .
	//
	// II. THE WHOLE CITY (rates of the summed figures; rates are never averaged)
	//
	// No.  Indicator                                 Actual     Target  Verdict
	// 1    Helmet use                              (88.00%)      ≥ 90%  prov. 2/3
	//
	// III. TO BE PUT RIGHT BEFORE THE REPORT IS SIGNED
	//  1. West: not reported: Children with a helmet (indicator 1).
	//
	// IN ALL 1 sub-targets: 1 provisional. Step by step: explain -unit CODE; every
	// cell: rate -view matrix
}

func ExampleDocument_Todo() {
	year, err := example()
	if err != nil {
		fmt.Println(err)
		return
	}
	doc, err := report.Of(year, report.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, task := range doc.Todo() {
		fmt.Println(task.Unit.Code, task.Code, task.Indicators(), task.In(wording.English))
	}
	// Output:
	// A3 missing [helmet_use] West: not reported: Children with a helmet (indicator 1)
}

func ExampleDocument_Explain() {
	year, err := example()
	if err != nil {
		fmt.Println(err)
		return
	}
	doc, err := report.Of(year, report.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	explanation, err := doc.Explain("A2", "helmet_use")
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := explanation.WriteText(os.Stdout, wording.Vietnamese); err != nil {
		fmt.Println(err)
	}
	// Output:
	// DIỄN GIẢI CÁCH TÍNH · A2 South · Năm 2024
	//
	// Chỉ tiêu 1    Đội mũ bảo hiểm
	// 1. Số liệu    dòng 3
	//               a  Trẻ đội mũ                                                 65
	//                  helmets
	//               b  Trẻ đi xe                                                  80
	//                  bikes
	// 2. Công thức  a / b × 100   [percent(helmets, bikes)]
	// 3. Thay số    65 / 80 × 100 = 81,25%
	// 4. So sánh    81,25% < 90% (kế hoạch: ≥ 90%)
	//               kiểm tra bằng số nguyên: 65 × 100 = 6.500 < 90 × 80 = 7.200
	// 5. Đánh giá   CHƯA ĐẠT (tham khảo: chỉ tiêu giao cho toàn thành phố)
}

func ExampleWriteForm() {
	plan, err := indicator.ParsePlan([]byte(helmets), "helmets.yaml")
	if err != nil {
		fmt.Println(err)
		return
	}
	form := report.Form{Units: []indicator.Unit{{Code: "A1", Name: "North"}}, Period: indicator.Year(2025), Language: wording.English}
	if err := report.WriteForm(os.Stdout, plan, form); err != nil {
		fmt.Println(err)
	}
	// Output:
	// unit,name,period,statistic,label,measure,reported_by,value
	// A1,North,2025,bikes,Children on bikes,,ward,
	// A1,North,2025,helmets,Children with a helmet,,ward,
}

// A correction after signing: what it turns is told by the two reports alone.
func ExampleCompare() {
	plan, err := indicator.ParsePlan([]byte(helmets), "helmets.yaml")
	if err != nil {
		fmt.Println(err)
		return
	}
	written := func(file, wards string) (*report.Stored, error) {
		data, err := plan.ReadCSV(strings.NewReader(wards), indicator.EnglishNumbers)
		if err != nil {
			return nil, err
		}
		reports, err := data.Of(indicator.Year(2024))
		if err != nil {
			return nil, err
		}
		year, err := criteria.RateYear(reports, criteria.YearOptions{})
		if err != nil {
			return nil, err
		}
		doc, err := report.Of(year, report.Options{})
		if err != nil {
			return nil, err
		}
		var out bytes.Buffer
		if err := doc.WriteJSON(&out); err != nil {
			return nil, err
		}
		return report.Read(out.Bytes(), file)
	}
	signed, err := written("signed.json", wards)
	if err != nil {
		fmt.Println(err)
		return
	}
	corrected, err := written("corrected.json", strings.Replace(wards, "120,111", "120,101", 1))
	if err != nil {
		fmt.Println(err)
		return
	}
	if err := report.Compare(signed, corrected).WriteText(os.Stdout, wording.English, plan); err != nil {
		fmt.Println(err)
	}
	// Output:
	// REPORT signed.json COMPARED WITH corrected.json
	// Both are of 2024 by plan helmets.
	//
	// VERDICTS THAT TURNED (1)
	//   A1 North
	//     - 1 Helmet use: achieved → missed (111 / 120 = 92.5 → 101 / 120 = 84.17)
	//
	// FIGURES THAT CHANGED AND TURNED NO VERDICT (1)
	//   1 The City
	//     - 1 Helmet use: provisional 88 → provisional 83
	//
	// OUTCOMES AND TOTALS (1)
	//   A1 North
	//     - targets achieved: 1/1 → 0/1
}
