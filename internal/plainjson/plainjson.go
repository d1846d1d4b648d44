// Package plainjson writes JSON for programs that people read, too: < and > stand as they are, because targets are
// written with them.
package plainjson

import (
	"bytes"
	"encoding/json"
)

// Marshal writes a value as encoding/json does, but < and > as they are, on one line without an end.
func Marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// Indented appends JSON that this package wrote on one line, a line for each element and field, indented by a space
// for each level. The lines after the first begin with prefix. It is what [json.Indent] writes, which looks first
// whether its input is JSON.
func Indented(to, from []byte, prefix string) []byte {
	depth := 0
	line := func() {
		to = append(append(to, '\n'), prefix...)
		for range depth {
			to = append(to, ' ')
		}
	}
	for i := 0; i < len(from); i++ {
		switch c := from[i]; c {
		case '"':
			end := text(from, i)
			to = append(to, from[i:end]...)
			i = end - 1
		case '{', '[':
			to = append(to, c)
			if closing := from[i+1]; closing == c+2 { // nothing in it
				to = append(to, closing)
				i++
				continue
			}
			depth++
			line()
		case '}', ']':
			depth--
			line()
			to = append(to, c)
		case ',':
			to = append(to, c)
			line()
		case ':':
			to = append(to, c, ' ')
		default:
			to = append(to, c)
		}
	}
	return to
}

// text is where the text ends that begins with the quotation mark at an index.
func text(from []byte, i int) (end int) {
	for i++; from[i] != '"'; i++ {
		if from[i] == '\\' {
			i++
		}
	}
	return i + 1
}
