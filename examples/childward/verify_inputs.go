package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"os"
	"path"
	"regexp"
	"slices"

	"github.com/childward/childward/criteria"
	"github.com/childward/childward/criteria/report"
	"github.com/childward/childward/indicator"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
	"github.com/childward/childward/testdata"
)

var (
	inputNotCarried = wording.New("input_needed", "the report was computed from {0} {1} with the digest {2}, which the program does not carry", "báo cáo được tính từ {0} {1} có mã băm {2} mà chương trình không có sẵn")
	inputUnnamed    = wording.New("public_input_needed", "the report was computed from {0} {1}, which the program does not carry", "báo cáo được tính từ {0} {1} mà chương trình không có sẵn")
	inputChanged    = wording.New("input_changed", "the report was computed from {0} {1} with the digest {2}, and this file has {3}: it was changed since", "báo cáo được tính từ {0} {1} có mã băm {2}, còn tệp này có {3}: tệp đã bị sửa sau đó")
	inputAmbiguous  = wording.New("input_ambiguous", "several files are called {0}, and the report names its statistics without digests", "nhiều tệp cùng tên {0}, mà báo cáo chỉ ghi tên số liệu, không ghi mã băm")
	inputForeign    = wording.New("input_foreign", "the report was computed without this file", "báo cáo không được tính từ tệp này")
	hintGive        = wording.New("", "give the file after the report, or with {0}", "hãy đưa tệp vào sau tên báo cáo, hoặc bằng {0}")
	hintSayWhich    = wording.New("", "say what each of them is: -data, -previous", "hãy cho biết tệp nào là gì: -data, -previous")
	placePlan       = wording.New("", "the plan", "kế hoạch")
	placeScheme     = wording.New("", "the scheme", "bộ tiêu chí")
	placeScale      = wording.New("", "the scale", "thang điểm")
	placeData       = wording.New("", "the file", "tệp")
)

// flagOf is the flag by which rate is given files of a role.
var flagOf = map[report.Role]string{
	report.RoleData: "data", report.RolePrevious: "previous", report.RoleMergers: "mergers", report.RolePreviousPlan: "previous-plan",
	report.RoleReplaces: "replaces", report.RolePublished: "published",
}

// A need is a file that a report was computed from.
type need struct {
	what         *wording.Template
	name, digest string // of a plan, a scheme or a scale the name is its id; statistics of a public report have no digest
	flag         string // that gives it
	isFile       bool   // the name is that of a file
	take         func(fileText)
}

// A given is a file that was given beside a report.
type given struct {
	fileText
	digest string
	told   bool // it was found to belong to the report, or was told not to
}

// fits reports whether it is the file of a need, as far as the report tells. A file of a folder may be given by itself.
func (f given) fits(n need) bool {
	return f.digest == n.digest || n.digest == "" && (f.file == n.name || f.file == path.Base(n.name))
}

// lookUp reads files that were given by their paths, and those in folders, which are known by their paths in them.
func lookUp(paths []string) (files []given, err error) {
	var errs rules.Errors
	read := func(path, name string) {
		file, text, err := readAll(nil, path)
		errs = append(errs, rules.AllErrors(err)...)
		if err == nil {
			files = append(files, given{fileText: fileText{cmp.Or(name, file), text}, digest: digest(text)})
		}
	}
	for _, path := range paths {
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			read(path, "")
			continue
		}
		within, _, err := indicator.FilesIn(os.DirFS(path))
		if list := rules.AllErrors(err); err != nil && list == nil {
			return nil, err
		} else if errs = append(errs, list...); err == nil {
			for _, name := range within {
				read(path+"/"+name, name)
			}
		}
	}
	return files, errs.Err()
}

// needs lists what a report was computed from. What comes of them is set in the inputs.
func needs(head *report.Head, in *inputs) []need {
	in.found = &found{files: map[string]fileText{}, statistics: map[report.Role][]statistics{}}
	one := func(path *string) func(fileText) {
		return func(f fileText) {
			*path = f.file + " " + digest(f.text) // no path: files of two folders may have one name
			in.found.files[*path] = f
		}
	}
	all := []need{{what: placePlan, name: head.Plan.ID, digest: head.Plan.Digest, flag: "plan", take: one(&in.plan)}}
	if s := head.Scheme; s != nil {
		all = append(all, need{what: placeScheme, name: s.ID, digest: s.Digest, flag: "scheme", take: one(&in.scheme)})
		if s.OverlayDigest != "" {
			all = append(all, need{what: placeScale, name: s.Overlay, digest: s.OverlayDigest, flag: "scale", take: one(&in.scale)})
		}
	}
	for _, i := range head.Inputs {
		n := need{what: placeData, name: i.File, digest: i.Digest, flag: flagOf[i.Role], isFile: true}
		switch i.Role {
		case report.RoleMergers:
			n.take = one(&in.mergers)
		case report.RoleReplaces:
			n.take = one(&in.replaces)
		case report.RolePublished:
			n.take = func(f fileText) {
				var name string
				one(&name)(f)
				in.published = append(in.published, name)
			}
		case report.RolePreviousPlan:
			n.take = one(&in.previousPlan)
		default:
			n.take = func(f fileText) {
				list := in.found.statistics[i.Role]
				in.found.statistics[i.Role] = append(list, statistics{f, sampleIndex(digest(f.text)) < len(samples)})
			}
		}
		all = append(all, n)
	}
	return all
}

// match finds each file that the report needs, among those that were given and those of the program. What is missing,
// what was changed since and what belongs to nothing it tells all at once. A flag that was set goes before them.
func (v *verification) match(all []need, files []given, set map[string]bool) error {
	var errs rules.Errors
	for i := range files { // before any is said to be missing: another file may have the name of the missing one
		files[i].told = slices.ContainsFunc(all, files[i].fits)
	}
	for i := range all {
		n := &all[i]
		f, fault := v.find(n, all, files, set)
		if set[n.flag] { // also where it is among the files
			continue
		}
		if fault != nil {
			errs = append(errs, fault)
		} else {
			if n.isFile {
				f.file = n.name // it may be called otherwise by now
			}
			n.take(f)
		}
	}
	for _, f := range files {
		if !f.told {
			errs = append(errs, &rules.Error{Kind: rules.KindInvalid, File: f.file, Message: inputForeign.With()})
		}
	}
	return errs.Err()
}

// find finds the file of a need, or says why there is none.
func (v *verification) find(n *need, all []need, files []given, set map[string]bool) (found fileText, fault *rules.Error) {
	var fits []*given
	for i := range files {
		if f := &files[i]; f.fits(*n) {
			fits = append(fits, f)
		}
	}
	switch {
	case len(fits) > 0 && n.digest == "":
		if f, ok := byName(n, all, fits, set); ok {
			return f.fileText, nil
		}
		return found, &rules.Error{Kind: rules.KindInvalid, File: v.file, Message: inputAmbiguous.With(n.name), Hint: hintSayWhich.With()}
	case len(fits) > 0:
		return fits[0].fileText, nil
	}
	for _, c := range carried() {
		if digest(c.text) == n.digest || n.digest == "" && c.file == n.name {
			return c, nil
		}
	}
	return found, v.missing(n, files, set[n.flag])
}

// byName takes a file for a need that knows its name alone, of all that fit. Which is which does not matter where all
// that are needed under the name have one role; ok is false where files may be exchanged for one another.
func byName(n *need, all []need, fits []*given, set map[string]bool) (f *given, ok bool) {
	place, needed := 0, 0
	for i := range all {
		switch o := &all[i]; {
		case o.digest != "" || path.Base(o.name) != path.Base(n.name) || o.flag != n.flag && set[o.flag]:
			continue
		case o.flag != n.flag:
			return nil, false
		case o == n:
			place = needed
		}
		needed++
	}
	named := slices.DeleteFunc(slices.Clone(fits), func(f *given) bool { return f.file != n.name })
	if len(named) == 1 && n.name != path.Base(n.name) {
		return named[0], true
	}
	slices.SortFunc(fits, func(a, b *given) int { return cmp.Compare(a.digest, b.digest) })
	fits = slices.CompactFunc(fits, func(a, b *given) bool { return a.digest == b.digest })
	if len(fits) != needed {
		return nil, false
	}
	return fits[place], true
}

// missing asks for a file, or says that the one of its name is another.
func (v *verification) missing(n *need, files []given, overridden bool) *rules.Error {
	for i := range files {
		f := &files[i]
		if f.told || overridden || !(n.isFile && f.file == n.name || !n.isFile && n.name != "" && firstID(f.text) == n.name) {
			continue
		}
		f.told = true
		return &rules.Error{Kind: rules.KindInvalid, File: f.file, Message: inputChanged.With(n.what.With(), n.name, n.digest, f.digest)}
	}
	fault := &rules.Error{Kind: rules.KindInvalid, File: v.file, Message: inputNotCarried.With(n.what.With(), n.name, n.digest), Hint: hintGive.With("-" + n.flag)}
	if n.digest == "" {
		fault.Message = inputUnnamed.With(n.what.With(), n.name)
	}
	return fault
}

var idLine = regexp.MustCompile(`\bid:[ \t]*["']?([^\s"',}]+)`)

// firstID is what a plan, a scheme or a scale calls itself, even where it cannot be read any more.
func firstID(text []byte) string {
	if found := idLine.FindSubmatch(text); found != nil {
		return string(found[1])
	}
	return ""
}

// carried are the files that the program has in it.
func carried() []fileText {
	all := []fileText{
		{builtInPlan + ".yaml", indicator.CamPha2023YAML()}, {decision06 + ".yaml", criteria.Decision06YAML()},
		{"scale-illustrative.yaml", testdata.ScaleIllustrative},
	}
	for _, s := range samples {
		all = append(all, fileText{s.file, s.source})
	}
	return all
}

// sampleIndex is the place of a file among the samples, or their number where it is none of them.
func sampleIndex(sum string) int {
	for i, s := range samples {
		if digest(s.source) == sum {
			return i
		}
	}
	return len(samples)
}

// inOrder puts the samples into the order in which they are read without a report.
func (f *found) inOrder() {
	for _, list := range f.statistics {
		slices.SortStableFunc(list, func(a, b statistics) int {
			return cmp.Compare(sampleIndex(digest(a.text)), sampleIndex(digest(b.text)))
		})
	}
}

// own reports whether statistics in CSV that are not the program's were found.
func (f *found) own() bool {
	for _, list := range f.statistics {
		if slices.ContainsFunc(list, func(s statistics) bool { return !s.sample && !indicator.IsJSON(s.file) }) {
			return true
		}
	}
	return false
}

// given says of samples that they were given as files. A report says how numbers were written only where they were.
func (f *found) given() {
	for _, list := range f.statistics {
		for i := range list {
			list[i].sample = false
		}
	}
}

func digest(source []byte) string {
	sum := sha256.Sum256(source)
	return hex.EncodeToString(sum[:])
}

// flagsSet are the names of the flags that were given.
func flagsSet(set *flag.FlagSet) map[string]bool {
	names := map[string]bool{}
	set.Visit(func(f *flag.Flag) { names[f.Name] = true })
	return names
}
