// Package testdata embeds the sample data of examples/childward: statistics of the 16 wards of Cẩm Phả City
// and of the city's departments for 2022 and 2023, so that the program runs on a machine that has only Go.
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
