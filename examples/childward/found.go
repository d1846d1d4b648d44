package main

import (
	"io"

	"github.com/childward/childward/criteria/report"
	"github.com/childward/childward/indicator"
)

// A fileText is the text of a file, and what the file is called.
type fileText struct {
	file string
	text []byte
}

// found are the files of a report that is computed again. They stand in for what a flag would name.
type found struct {
	files      map[string]fileText // of what is one file, by the name that stands for it in the place of a path
	statistics map[report.Role][]statistics
}

// statistics are a file of figures.
type statistics struct {
	fileText
	sample bool // of the program: CSV with English numbers, however the others are written
}

// open reads a file that a flag names, unless it was found already.
func (in *inputs) open(stdin io.Reader, name string) (file string, text []byte, err error) {
	if in.found != nil {
		if s, ok := in.found.files[name]; ok {
			return s.file, s.text, nil
		}
	}
	return readAll(stdin, name)
}

// found adds the statistics that were found for a role.
func (g *gathering) found(in *inputs, role report.Role) {
	for _, s := range in.found.statistics[role] {
		if s.sample {
			g.add(s.file, s.text, indicator.ReadOptions{Numbers: indicator.EnglishNumbers, Extra: indicator.Extra(in.extra)}, "csv", role)
		} else {
			g.given(in, s.file, s.text, role)
		}
	}
}
