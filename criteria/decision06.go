package criteria

import (
	"bytes"
	_ "embed"
	"sync"

	"github.com/childward/childward/indicator"
)

// decision06 is the built-in scheme, and the example for people who write their own.
//
//go:embed decision06.yaml
var decision06 []byte

var builtIn = sync.OnceValue(func() *Scheme {
	scheme, err := ParseScheme(decision06, "decision06.yaml", indicator.CamPha2023())
	if err != nil {
		panic("criteria: the built-in scheme: " + err.Error())
	}
	return scheme
})

// Decision06 returns the 13 criteria of Quyết định số 06/QĐ-TTg of 3 January 2019 for the plan of
// [indicator.CamPha2023]. Only the points that a source shows are official: criterion 1 (100 points, of which 80
// by item), 6 (125) and 7 (50). The points of the other criteria, and of lower bands, were not found and are
// unknown; the ten criteria share the 725 points that are left of 1,000. An outcome is therefore undetermined
// until a scale is loaded with [Scheme.WithScale]. It is read once.
func Decision06() *Scheme { return builtIn() }

// Decision06YAML returns the file of the built-in scheme. To rate with it by another plan, read it with
// [ParseScheme].
func Decision06YAML() []byte { return bytes.Clone(decision06) }
