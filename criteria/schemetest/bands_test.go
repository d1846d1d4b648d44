package schemetest

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/indicator/plantest"
)

const scheme = `version: 1
scheme: {id: s, total: 20}
criteria:
  - id: c
    items:
      - id: weight
        max: 10
        scale: official
        not_applicable: full
        bands:
          - {when: value("underweight") <= 5, points: 10}
          - {when: value("underweight") <= 7, points: 5}
          - {points: 0}
      - id: play
        max: 10
        scale: official
        bands: [{when: has_play_area, points: 10}, {points: 0}]
`

const cases = `version: 1
plan: campha-2023
cases:
  - {name: exactly on the first band, given: {under_5_weighed: 100, under_5_underweight: 5, has_play_area: true}, expect: {underweight: achieved}}
  - {name: beyond all, given: {under_5_weighed: 100, under_5_underweight: 8}, expect: {underweight: missed}}
  - {name: the city is no ward, city: true, given: {under_5_weighed: 100, under_5_underweight: 6}, expect: {underweight: achieved}}
  - {name: nobody was weighed, given: {under_5_weighed: 0, under_5_underweight: 0}, expect: {underweight: not_applicable}}
`

func TestBandsThatNoCaseFallsIntoAreNamedWithTheirPlace(t *testing.T) {
	s, err := criteria.ParseScheme([]byte(scheme), "s.yaml", indicator.CamPha2023())
	require.NoError(t, err)
	suite, err := plantest.Parse([]byte(cases), "cases.yaml", indicator.CamPha2023())
	require.NoError(t, err)
	outcomes := suite.Run(nil)
	for _, o := range outcomes {
		require.True(t, o.Passed(), o.Case.Name)
	}
	var missed []string
	for _, p := range Bands(s).Points(outcomes) {
		require.Equal(t, PointBand, p.Kind)
		if !p.Reached {
			missed = append(missed, fmt.Sprint(p.Place))
		}
	}
	require.Equal(t, []string{
		"s.yaml:12:14: item weight: no case falls into band 2",
		"s.yaml:17:53: item play: no case falls into band 2",
	}, missed)
}
