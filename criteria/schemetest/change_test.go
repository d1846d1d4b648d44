package schemetest

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/indicator/plantest"
)

// The cases reach 5 % exactly, and beyond 7 %, but nothing from 5 to 7 %, and no ward without a play area.
func TestABandThatIsOffByOneIsToldWhereACaseReachesItsEnd(t *testing.T) {
	s, err := criteria.ParseScheme([]byte(scheme), "s.yaml", indicator.CamPha2023())
	require.NoError(t, err)
	suite, err := plantest.Parse([]byte(cases), "cases.yaml", indicator.CamPha2023())
	require.NoError(t, err)
	var told, untold []string
	for _, c := range Changes(s, suite.Run(nil)) {
		if c.Told {
			told = append(told, fmt.Sprint(c.Place))
		} else {
			untold = append(untold, fmt.Sprint(c.Place))
		}
	}
	require.Equal(t, []string{
		`s.yaml:11:14: item weight, band 1: "<" for "<="`,
		`s.yaml:11:14: item weight: band 1 left out`,
		`s.yaml:12:14: item weight: the points of bands 1 and 2 exchanged`,
		`s.yaml:13:14: item weight: the points of bands 2 and 3 exchanged`,
		`s.yaml:17:18: item play: band 1 left out`,
		`s.yaml:17:53: item play: the points of bands 1 and 2 exchanged`,
	}, told)
	require.Equal(t, []string{
		`s.yaml:12:14: item weight, band 2: "<" for "<="`,
		`s.yaml:12:14: item weight: band 2 left out`,
	}, untold)
}
