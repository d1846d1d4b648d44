package indicator

import (
	"bytes"
	_ "embed"
	"io"
	"path/filepath"
	"sync"
)

// campha2023 is the built-in plan, and the example for people who write their own.
//
//go:embed campha-2023.yaml
var campha2023 []byte

var builtIn = sync.OnceValue(func() *Plan {
	plan, err := ParsePlan(campha2023, "campha-2023.yaml")
	if err != nil {
		panic("indicator: the built-in plan: " + err.Error())
	}
	return plan
})

// CamPha2023 returns the plan of Cẩm Phả for 2023 with its 24 chỉ tiêu, which are 32 indicators
// (Kế hoạch số 43/KH-UBND, "Công tác bảo vệ, chăm sóc trẻ em năm 2023"). It is read once.
func CamPha2023() *Plan { return builtIn() }

// CamPha2023YAML returns the file of the built-in plan.
func CamPha2023YAML() []byte { return bytes.Clone(campha2023) }

// ReadPlan reads a plan from YAML; the format is that of [CamPha2023YAML]. All that is wrong comes at once
// as [rules.Errors], each with its line and column. The errors name the file when r is one.
func ReadPlan(r io.Reader) (*Plan, error) {
	source, err := io.ReadAll(io.LimitReader(r, maxPlanBytes+1))
	if err != nil {
		return nil, err
	}
	return ParsePlan(source, nameOf(r))
}

// maxPlanBytes is how long a plan file may be.
const maxPlanBytes = 1 << 20

// nameOf is the base name of a reader that is a file; one of a folder has its path there.
func nameOf(r any) string {
	if f, ok := r.(interface{ Path() string }); ok {
		return f.Path()
	}
	if f, ok := r.(interface{ Name() string }); ok {
		return filepath.Base(f.Name())
	}
	return ""
}

// ParsePlan is [ReadPlan] of bytes in memory; file is the name that errors show.
func ParsePlan(source []byte, file string) (*Plan, error) {
	definition, document, err := ReadDefinition(source, file)
	if err != nil {
		return nil, err
	}
	read := bytes.Clone(source)
	return newPlan(definition, document.Locate, func() []byte { return read })
}
