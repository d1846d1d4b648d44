package strictyaml_test

import (
	"fmt"

	"github.com/childward/childward/internal/strictyaml"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

type plan struct {
	Version    int    `yaml:"version,version=1"`
	Area       string `yaml:"area,quoted"`
	Indicators []indicator
}

type indicator struct {
	ID    string `yaml:"id,required"`
	Value string `yaml:"value,required"`
	Due   string `yaml:"due,oneof=half_year|year"`
}

// All that is wrong is said in one go.
func ExampleDecode() {
	src := []byte(`version: 1
area: 06760
indicators:
  - id: infant_mortality
    valu: rate(infant_deaths, live_births, 1000)
    due: half-year
`)
	var p plan
	_, err := strictyaml.Decode(src, "plan.yaml", &p)
	fmt.Println(rules.AllErrors(err).Detail(wording.English))
	// Output:
	// plan.yaml:2:7: area: found "06760" without quotes, expected quotes, so that no zero gets lost
	//  2 | area: 06760
	//    |       ^^^^^
	// hint: write "06760"
	//
	// plan.yaml:4:5: the key "value" is missing
	//  4 |   - id: infant_mortality
	//    |     ^^
	// hint: add value: and its value
	//
	// plan.yaml:5:5: there is no key "valu" here
	//  5 |     valu: rate(infant_deaths, live_births, 1000)
	//    |     ^^^^
	// hint: did you mean "value"?
	//
	// plan.yaml:6:10: due: found "half-year", expected one of half_year, year
	//  6 |     due: half-year
	//    |          ^^^^^^^^^
	// hint: did you mean "half_year"?
}

// What is wrong inside a formula is found later, and still points into the file.
func ExampleDocument_Locate() {
	src := []byte(`version: 1
indicators:
  - id: infant_mortality
    value: >-
      rate(infant_deaths,
           live_birth, 1000)
`)
	var p plan
	doc, err := strictyaml.Decode(src, "plan.yaml", &p)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(p.Indicators[0].Value)

	names := rules.NewScope("infant_deaths", "live_births")
	_, err = rules.Compile(p.Indicators[0].Value, names)
	for _, e := range rules.AllErrors(err) {
		doc.Locate("indicators[0].value", e)
		fmt.Println(e.Detail(wording.English))
	}
	// Output:
	// rate(infant_deaths,
	//      live_birth, 1000)
	// plan.yaml:6:12: "live_birth" is not a declared statistic
	//  6 |            live_birth, 1000)
	//    |            ^^^^^^^^^^
	// hint: did you mean "live_births"?
}
