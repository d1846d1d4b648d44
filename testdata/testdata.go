// Package testdata embeds the sample data of examples/childward: statistics of the 16 wards of Cẩm Phả City
// and of the city's departments for 2022, 2023 and the first half of 2023, and an illustrative scale of points, so that the program runs on a machine that has only Go.
//
// The sample is synthetic: names and codes of the units are real, every figure is invented. The library
// itself never imports this package.
package testdata

import _ "embed" // for the files below

// CamPha2022 is the synthetic sample of 2022, the year before the plan: wide CSV in UTF-8, plain numbers,
// a row for each ward and one for the city (195) with what departments report. It must not be changed.
//
//go:embed campha-2022.csv
var CamPha2022 []byte

// CamPha2023 is the synthetic sample of 2023, the year of the plan, in the same form. What is missing and
// contradictory in it is so on purpose; see README.md in this folder.
//
//go:embed campha-2023.csv
var CamPha2023 []byte

// CamPha2023H1 is the synthetic sample of the first half of 2023, in the same form with the column handed_in: figures to
// 30 April of 15 of the 16 wards, one of them late. It fits the sample of the year: no flow exceeds that of the year.
//
//go:embed campha-2023-h1.csv
var CamPha2023H1 []byte

// Decision06Of2022 is the synthetic sample of 2022 for the statistics that the criteria of Decision 06/QĐ-TTg need
// beside those of the plan, in the same form and for the same wards. It must not be changed.
//
//go:embed decision06-2022.csv
var Decision06Of2022 []byte

// Decision06Of2023 is the synthetic sample of 2023 for the same statistics.
//
//go:embed decision06-2023.csv
var Decision06Of2023 []byte

// ScaleIllustrative is a scale for what is unknown in Decision 06/QĐ-TTg. Its points are made up, to show how a
// round runs, and every result that uses it says so.
//
//go:embed scale-illustrative.yaml
var ScaleIllustrative []byte
