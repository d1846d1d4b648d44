// Package strictyaml reads YAML files that people write by hand, and says all that is wrong with one in
// one go, each fault with its line and column:
//
//	var plan struct {
//		Version    int         `yaml:"version,version=1"`
//		Title      rules.Text  `yaml:"title,required"`
//		Area       string      `yaml:"area,quoted"`
//		Statistics []statistic `yaml:"statistics"`
//	}
//	doc, err := strictyaml.Decode(src, "plan.yaml", &plan)
//
// Strict means that a file has one meaning, the one its author sees. A key that is not known, stands twice
// or has no value is an error. Texts are what is written: 06760 is not 3568, 1.30 is not 1.3, and yes and
// null are words where a text is wanted; codes whose zeros must not get lost are wanted in quotes. Anchors,
// aliases, merge keys, tags, directives, complex keys and further documents are refused, before anything is
// expanded.
//
// Line and column count from 1, in characters of the file after normalisation to Unicode NFC, which
// happens once, before anything else; all texts are therefore in NFC too. Line ends may be LF, CRLF or CR.
// The line breaks at the end of a block (| or >) are no part of its text.
//
// The [Document] that comes with the values remembers where each of them stands, so that an error inside a
// formula, found later, points to its place in the file: see [Document.Locate].
//
// The tokens and the tree are those of goccy/go-yaml. It is called only with what it handles in reasonable
// time and space; see the limits [MaxBytes] and [MaxNesting].
package strictyaml
