package criteria

import (
	"fmt"
	"slices"
	"strings"

	"github.com/childward/childward/internal/phrases"
	"github.com/childward/childward/internal/strictyaml"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// overlayFile is the layout of a scale in YAML: it gives the items of a scheme whose points are unknown a scale.
type overlayFile struct {
	Version int `yaml:"version,version=1"`
	Scale   struct {
		ID    string `yaml:"id,required"`
		For   string `yaml:"for,required"` // the ID of the scheme
		Title Text
		Scale Scale `yaml:"scale,required,oneof=official|illustrative"`
	} `yaml:"scale,required"`
	Items []overlayItem `yaml:"items,required"`
}

// An overlayItem fills in what is unknown of an item. Bands take the place of a scheme's band with unknown points.
type overlayItem struct {
	ID            string `yaml:"id,required"`
	Max           string
	NotApplicable Policy `yaml:"not_applicable,oneof=full|zero|exclude|rescale,number"`
	Points        string
	Bands         []Band
}

var (
	overlayOther   = wording.New("scale_for", "the scale is for the scheme \"{0}\", not for \"{1}\"", "thang điểm này dành cho \"{0}\", không phải \"{1}\"")
	overlayNoItem  = wording.New("unknown_item", "there is no item \"{0}\" in the scheme {1}", "bộ tiêu chí {1} không có nội dung \"{0}\"")
	overlayKnown   = wording.New("scale_known", "the scale of item \"{0}\" is known: it may not be changed", "thang điểm của nội dung \"{0}\" đã biết, không được sửa")
	overlayMax     = wording.New("max_known", "the maximum of item \"{0}\" is known: {1}", "điểm tối đa của nội dung \"{0}\" đã biết: {1}")
	overlayPolicy  = wording.New("policy_known", "what item \"{0}\" scores when not applicable is known: {1}", "điểm của nội dung \"{0}\" khi không phát sinh đã biết: {1}")
	overlayExtends = wording.New("scale_extends", "item \"{0}\": the lower bands are unknown: give bands, not points", "nội dung \"{0}\": chưa biết các bậc dưới: hãy cho bands, không phải points")
)

// WithScale returns the scheme with what is unknown filled in from a scale file (YAML): the maxima, bands or
// points of items whose scale is unknown, the bands below those that are official, and what an item scores
// when not applicable where the decision does not say. What is known cannot be changed. The items filled in
// are marked with the scale that the file says, illustrative or official. All that is wrong comes at once as
// [rules.Errors]; file is the name that errors show.
func (s *Scheme) WithScale(source []byte, file string) (*Scheme, error) {
	if err := s.fault(); err != nil {
		return nil, err
	}
	var f overlayFile
	document, err := strictyaml.Decode(source, file, &f)
	if err != nil {
		return nil, err
	}
	o := &overlaying{file: f, document: document, definition: s.Definition(), places: overlaidPlaces{s.places, document, nil}}
	o.apply(s.ID())
	if err := o.errs.Err(); err != nil {
		return nil, err
	}
	filled, err := newScheme(o.definition, s.base, &o.places, s.digest)
	if err != nil {
		return nil, err
	}
	filled.overlay = overlayUsed{f.Scale.ID, digestOf(source)}
	return filled, nil
}

// An overlaying fills a definition in.
type overlaying struct {
	file       overlayFile
	document   *strictyaml.Document
	definition Definition
	places     overlaidPlaces
	errs       rules.Errors
}

func (o *overlaying) refuse(path string, kind rules.Kind, message, hint wording.Message) {
	e := &rules.Error{Kind: kind, Message: message, Hint: hint}
	o.document.Locate(path, e)
	o.errs = append(o.errs, e)
}

func (o *overlaying) apply(scheme string) {
	if o.file.Scale.For != scheme {
		o.refuse("scale.for", rules.KindInvalid, overlayOther.With(o.file.Scale.For, scheme), wording.Message{})
		return
	}
	var known []string
	for _, c := range o.definition.Criteria {
		for _, it := range c.Items {
			known = append(known, it.ID)
		}
	}
	seen := map[string]bool{}
	for i, more := range o.file.Items {
		path := fmt.Sprintf("items[%d]", i)
		it, at := o.find(more.ID)
		switch {
		case it == nil:
			o.refuse(path+".id", rules.KindUnknownName, overlayNoItem.With(more.ID, scheme), phrases.Meant(more.ID, known))
		case seen[more.ID]:
			o.refuse(path+".id", rules.KindInvalid, idTwice.With(more.ID), wording.Message{})
		default:
			o.fill(it, at, more, path)
		}
		seen[more.ID] = true
	}
}

func (o *overlaying) find(id string) (it *Item, at string) {
	for i := range o.definition.Criteria {
		for k := range o.definition.Criteria[i].Items {
			if it := &o.definition.Criteria[i].Items[k]; it.ID == id {
				return it, fmt.Sprintf("criteria[%d].items[%d]", i, k)
			}
		}
	}
	return nil, ""
}

// fill fills one item in, and notes where its parts now stand.
func (o *overlaying) fill(it *Item, at string, more overlayItem, path string) {
	known := slices.IndexFunc(it.Bands, func(b Band) bool { return b.Points == unknownPoints })
	openBands := known >= 0
	switch {
	case it.Scale != Unknown && !openBands && it.NotApplicable != NotDecided:
		o.refuse(path+".id", rules.KindInvalid, overlayKnown.With(it.ID), wording.Message{})
		return
	case more.Max != "" && it.Max != "" && more.Max != it.Max:
		o.refuse(path+".max", rules.KindInvalid, overlayMax.With(it.ID, it.Max), wording.Message{})
		return
	case more.NotApplicable != "" && it.NotApplicable != "" && it.NotApplicable != NotDecided:
		o.refuse(path+".not_applicable", rules.KindInvalid, overlayPolicy.With(it.ID, string(it.NotApplicable)), wording.Message{})
		return
	case it.Scale != Unknown && more.Points != "":
		o.refuse(path+".points", rules.KindInvalid, overlayExtends.With(it.ID), wording.Message{})
		return
	case it.Scale != Unknown && !openBands && len(more.Bands) > 0:
		o.refuse(path+".bands", rules.KindInvalid, overlayKnown.With(it.ID), wording.Message{})
		return
	}
	for _, key := range []struct {
		name  string
		field *string
		more  string
	}{{"max", &it.Max, more.Max}, {"points", &it.Points, more.Points}} {
		if key.more != "" {
			*key.field = key.more
			o.places.move(at+"."+key.name, path+"."+key.name)
		}
	}
	if more.NotApplicable != "" {
		it.NotApplicable = more.NotApplicable
		o.places.move(at+".not_applicable", path+".not_applicable")
	}
	if len(more.Bands) > 0 {
		if openBands {
			it.Bands = it.Bands[:known]
		}
		o.places.moved = append(o.places.moved, moved{at + ".bands", path + ".bands", true})
		for i := range more.Bands {
			o.places.move(fmt.Sprintf("%s.bands[%d]", at, len(it.Bands)+i), fmt.Sprintf("%s.bands[%d]", path, i))
		}
		it.Bands = append(it.Bands, more.Bands...)
	}
	if it.Scale == Unknown {
		o.places.move(at+".scale", path)
	}
	it.Scale = weakest(it.Scale, o.file.Scale.Scale)
	if it.Scale == Unknown {
		it.Scale = o.file.Scale.Scale
	}
}

// overlaidPlaces know of each text of a scheme with a scale in which of the two files it stands.
type overlaidPlaces struct {
	scheme locator
	scale  *strictyaml.Document
	moved  []moved // later ones are further down the tree
}

// moved is a text, or with what is below it a tree, that stands in the scale.
type moved struct {
	from, to string
	alone    bool // what is below it may stand elsewhere
}

func (p *overlaidPlaces) move(from, to string) { p.moved = append(p.moved, moved{from, to, false}) }

func (p *overlaidPlaces) Locate(path string, e *rules.Error) {
	best := moved{}
	for _, m := range p.moved {
		rest, ok := strings.CutPrefix(path, m.from)
		if ok && (rest == "" || !m.alone && strings.ContainsAny(rest[:1], ".[")) && len(m.from) > len(best.from) {
			best = m
		}
	}
	if best.from == "" {
		p.scheme.Locate(path, e)
		return
	}
	p.scale.Locate(best.to+path[len(best.from):], e)
}
