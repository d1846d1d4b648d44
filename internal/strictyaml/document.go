package strictyaml

import (
	"strings"

	"github.com/childward/childward/rules"
)

// A Document remembers where the values of a file stand. It does not change, so that one Document serves any
// number of goroutines.
//
// Values are called by their path: keys joined by points, elements of lists by their index from 0, such as
// indicators[3].readings[0].value. A path that the file does not have stands for the nearest one above it
// that it has: indicators[3].target for indicators[3] when the target is missing.
type Document struct {
	*source
	places map[string]place
}

// A place is where a value stands.
type place struct{ key, value *node }

// Locate makes an error point into the file: it sets File, Line, Column, Width and Source. Its Line and
// Column, before, are those in the text of the value at the path, from 1; with Line 0 it is about that value
// as a whole. It does not matter how the text is written: plain, in quotes with escapes, or as a block of
// lines that are folded or not.
func (d *Document) Locate(path string, e *rules.Error) {
	v := d.find(path).value
	if e.Line <= 0 || !v.isText() {
		d.put(e, v.span)
		return
	}
	sc := d.read(v)
	start := sc.index(e.Line, e.Column)
	from, to := sc.place(start), sc.place(start+max(e.Width, 1))
	if from == sc.end && start > 0 { // after the last character
		from, to = sc.end, sc.end+1
	}
	d.put(e, span{from, max(to, from+1)})
}

// LocateKey makes an error point to the key of the value at the path; for an element of a list, which has no
// key, to its beginning.
func (d *Document) LocateKey(path string, e *rules.Error) {
	p := d.find(path)
	if p.key != nil {
		d.put(e, p.key.span)
		return
	}
	d.put(e, p.value.span)
}

// Line returns the line, from 1, in which the key at the path stands, or the element of a list begins.
func (d *Document) Line(path string) int {
	var e rules.Error
	d.LocateKey(path, &e)
	return e.Line
}

// A Comment is one line of a file from # on. Comments mean nothing to [Decode]; programs may give them a
// meaning. One that stands behind | or >, where a block begins, is not among them.
type Comment struct {
	Line, Column int    // of the #, from 1
	Text         string // with the #
	Alone        bool   // nothing else stands in its line
	For          int    // the line it is about: its own, or when it stands alone the next with more than a comment; 0 for none
}

// Comments returns the comments of the file in their order. A # in a text is no comment.
func (d *Document) Comments() []Comment {
	all := make([]Comment, len(d.comments))
	next := 0
	for i := len(all) - 1; i >= 0; i-- {
		at := d.comments[i]
		line := d.lineOf(at.start)
		c := Comment{Line: line + 1, Column: d.column(at.start), Text: string(d.text[at.start:at.end])}
		c.Alone = d.indented(d.lines[line]) == at.start
		if c.For = c.Line; c.Alone {
			below := d.skipBlank(at.end)
			if below == len(d.text) {
				next = 0
			} else if d.text[below] != '#' {
				next = d.lineOf(below) + 1
			}
			c.For = next
		}
		all[i] = c
	}
	return all
}

// PutAt makes an error point to a line and column of the file, from 1.
func (d *Document) PutAt(line, column, width int, e *rules.Error) {
	start := d.offset(line, column)
	d.put(e, span{start, start + width})
}

// Has reports whether the file has a value at the path.
func (d *Document) Has(path string) bool {
	_, ok := d.places[path]
	return ok
}

// find returns the place of a path, or of the nearest one above it.
func (d *Document) find(path string) place {
	for {
		p, ok := d.places[path]
		if ok || path == "" {
			return p
		}
		path = path[:max(strings.LastIndexAny(path, ".["), 0)]
	}
}

// read returns the text of a node again, with the places of its characters.
func (d *Document) read(n *node) scalar {
	if n.kind == inQuotes {
		sc, _, _ := d.unquote(n.start)
		return sc
	}
	sc, _ := d.follow(n.start, n.text)
	return sc
}

// index returns where a line and column of the text are in it, or the nearest that exists.
func (sc scalar) index(line, column int) int {
	start := 0
	for ; line > 1; line-- {
		next := start
		for next < len(sc.text) && sc.text[next] != '\n' {
			next++
		}
		if next == len(sc.text) {
			break
		}
		start = next + 1
	}
	index := start
	for index < len(sc.text) && sc.text[index] != '\n' && index-start < column-1 {
		index++
	}
	return index
}

// place returns where the character with the given index comes from; after the last, where the text ends.
func (sc scalar) place(index int) int {
	if index < len(sc.at) {
		return sc.at[index]
	}
	return sc.end
}
