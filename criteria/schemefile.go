package criteria

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"path/filepath"

	"github.com/childward/childward/indicator"
	"github.com/childward/childward/internal/strictyaml"
	"github.com/childward/childward/rules"
)

// schemeFile is the layout of a scheme in YAML: what a [Definition] says of the scheme itself stands under scheme.
type schemeFile struct {
	Version int `yaml:"version,version=1"`
	Scheme  struct {
		ID        string `yaml:"id,required"`
		Title     Text
		Document  Text
		ValidFrom string `yaml:"valid_from,quoted"`
		ValidTo   string `yaml:"valid_to,quoted"`
		Total     string
		KnockOut  KnockOut `yaml:"knock_out,oneof=zero|none"`
	} `yaml:"scheme,required"`
	Tiers      []Tier
	Grades     []Grade
	Statistics []indicator.Statistic
	Criteria   []Criterion `yaml:"criteria,required"`
}

func (f schemeFile) definition() Definition {
	s := f.Scheme
	return Definition{
		ID: s.ID, Title: s.Title, Document: s.Document, ValidFrom: s.ValidFrom, ValidTo: s.ValidTo, Total: s.Total,
		KnockOut: s.KnockOut, Tiers: f.Tiers, Grades: f.Grades, Statistics: f.Statistics, Criteria: f.Criteria,
	}
}

// A locator brings an error about a text of a scheme to its place in the file.
type locator interface {
	Locate(path string, e *rules.Error)
}

// schemePlaces know where what a [Definition] says stands in a scheme file.
type schemePlaces struct{ document *strictyaml.Document }

func (p schemePlaces) Locate(path string, e *rules.Error) {
	switch path {
	case "id", "title", "document", "valid_from", "valid_to", "total", "knock_out":
		path = "scheme." + path
	}
	p.document.Locate(path, e)
}

// goPlaces says where a definition made in Go is wrong: the path takes the place of the file.
type goPlaces struct{}

func (goPlaces) Locate(path string, e *rules.Error) { e.File = path }

// ReadScheme reads a scheme from YAML; the format is that of [Decision06YAML]. All that is wrong comes at once
// as [rules.Errors], each with its line and column. The errors name the file when r is one.
func ReadScheme(r io.Reader, plan *indicator.Plan) (*Scheme, error) {
	source, err := io.ReadAll(io.LimitReader(r, strictyaml.MaxBytes+1))
	if err != nil {
		return nil, err
	}
	return ParseScheme(source, nameOf(r), plan)
}

// nameOf is the base name of a reader that is a file.
func nameOf(r any) string {
	if f, ok := r.(interface{ Name() string }); ok {
		return filepath.Base(f.Name())
	}
	return ""
}

// ParseScheme is [ReadScheme] of bytes in memory; file is the name that errors show.
func ParseScheme(source []byte, file string, plan *indicator.Plan) (*Scheme, error) {
	definition, document, err := ReadDefinition(source, file)
	if err != nil {
		return nil, err
	}
	return newScheme(definition, plan, schemePlaces{document}, digestOf(source))
}

// ReadDefinition reads what a scheme file says without checking what it means; [ParseScheme] does both. The
// document knows where each text stands.
func ReadDefinition(source []byte, file string) (Definition, *strictyaml.Document, error) {
	var f schemeFile
	document, err := strictyaml.Decode(source, file, &f)
	return f.definition(), document, err
}

func digestOf(source []byte) string {
	sum := sha256.Sum256(source)
	return hex.EncodeToString(sum[:])
}

// NewScheme checks a definition and binds it to a plan, whose statistics and indicators its items may use. All
// that is wrong comes as [rules.Errors], whose File is the path of what is wrong: criteria[0].items[1].max.
func NewScheme(definition Definition, plan *indicator.Plan) (*Scheme, error) {
	return newScheme(definition, plan, goPlaces{}, digestOf(bytes.TrimSpace(canonical(definition))))
}
