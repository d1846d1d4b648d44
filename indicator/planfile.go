package indicator

import "github.com/childward/childward/internal/strictyaml"

// planVersion is the newest version of the plan file format that is read.
// The tag of planFile.Version repeats it.
const planVersion = 1

// planFile is the layout of a plan in YAML: what a [Definition] says of the plan itself stands under plan.
type planFile struct {
	Version int `yaml:"version,version=1"`
	Plan    struct {
		ID       string `yaml:"id,required"`
		Title    Text
		Year     int
		Document Text
		Area     Area
	} `yaml:"plan,required"`
	Units      []Unit
	Rounds     []Round
	Statistics []Statistic
	Groups     []Group
	Indicators []Indicator `yaml:"indicators,required"`
}

// ReadDefinition reads a plan file without checking what it says; [NewPlan] does. The
// document knows where each text of it stands. The error is a [rules.Errors] with all that cannot be read; the
// definition then has what could be, and the document is nil when the file is not YAML.
func ReadDefinition(source []byte, file string) (Definition, *strictyaml.Document, error) {
	var f planFile
	document, err := strictyaml.Decode(source, file, &f)
	return f.definition(), document, err
}

func (f planFile) definition() Definition {
	return Definition{
		ID: f.Plan.ID, Title: f.Plan.Title, Year: f.Plan.Year, Document: f.Plan.Document, Area: f.Plan.Area,
		Units: f.Units, Rounds: f.Rounds, Statistics: f.Statistics, Groups: f.Groups, Indicators: f.Indicators,
	}
}

// layout is the other way round, for the canonical YAML of a definition made in Go.
func (d Definition) layout() planFile {
	f := planFile{Version: planVersion, Units: d.Units, Rounds: d.Rounds, Statistics: d.Statistics, Groups: d.Groups, Indicators: d.Indicators}
	f.Plan.ID, f.Plan.Title, f.Plan.Year, f.Plan.Document, f.Plan.Area = d.ID, d.Title, d.Year, d.Document, d.Area
	return f
}
