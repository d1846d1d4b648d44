package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

var (
	outputLink  = wording.New("output_link", "it is a symbolic link, which is not followed", "đây là liên kết tượng trưng, không ghi theo liên kết")
	outputOther = wording.New("output_other", "it is neither a file nor a device nor a pipe", "đây không phải tệp, thiết bị hay ống dẫn")
	outputMoved = wording.New("output_moved", "it became another file while it was opened", "đã bị thay bằng tệp khác trong khi mở")
	hintNoLink  = wording.New("", "give the file that it leads to", "hãy đưa chính tệp mà liên kết chỉ tới")
)

// writeTo writes a result to standard output as it comes, or to the file that -o names, which is replaced only when its
// successor is complete, and never by less.
func (c *console) writeTo(file string, write func(io.Writer) error) error {
	if file == "" || file == "/dev/stdout" { // opened anew it would be written from its beginning
		out := bufio.NewWriter(c.out)
		return errors.Join(write(out), out.Flush())
	}
	o, err := openOutput(file)
	if err != nil {
		return err
	}
	defer o.discard()
	to := &sink{Writer: o, name: file}
	out := bufio.NewWriter(to)
	if err := write(out); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	to.keep(o.commit())
	return to.err
}

// writeJSON writes a value with a line for each of its parts; < and > stay as they are: targets are written with them.
func writeJSON(w io.Writer, value any, indent string) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", indent)
	return encoder.Encode(value)
}

// An output is what -o names, open for writing.
type output interface {
	io.Writer
	commit() error // what was written is the whole result
	discard()      // it ends without a result; nothing after a commit
}

// openOutput opens what -o names: a device or a pipe to write into, else a file to take the place of the one that is
// there. It follows no link, but for those by which the system names what is open already, such as /dev/fd/63, which
// shells give for >(command).
func openOutput(name string) (output, error) {
	info, err := os.Lstat(name)
	if err == nil && info.Mode()&fs.ModeSymlink != 0 && isDescriptor(name) {
		if at, err := os.Stat(name); err == nil && !at.Mode().IsRegular() {
			info = at
		}
	}
	var o output
	switch {
	case errors.Is(err, fs.ErrNotExist):
		o, err = newSuccessor(name, nil)
	case err != nil:
	case info.Mode().IsRegular():
		o, err = newSuccessor(name, info)
	case info.IsDir():
		err = syscall.EISDIR
	case info.Mode()&(fs.ModeDevice|fs.ModeNamedPipe) != 0:
		o, err = openInto(name, info)
	case info.Mode()&fs.ModeSymlink != 0:
		err = &rules.Error{Kind: rules.KindInvalid, File: name, Message: outputLink.With(), Hint: hintNoLink.With()}
	default:
		err = &rules.Error{Kind: rules.KindInvalid, File: name, Message: outputOther.With()}
	}
	if err != nil {
		return nil, fileError(name, err, fileUnwritable)
	}
	return o, nil
}

// isDescriptor reports whether a path names what the process has open.
func isDescriptor(name string) bool {
	name = filepath.ToSlash(filepath.Clean(name))
	return name == "/dev/stderr" || strings.HasPrefix(name, "/dev/fd/") || strings.HasPrefix(name, "/proc/self/fd/")
}

// An into is a device or a pipe that is written into as it is.
type into struct{ *os.File }

func (o into) commit() error { return o.Close() }
func (o into) discard()      { _ = o.Close() }

// openInto opens a device or a pipe, and makes sure that it is the one that was looked at.
func openInto(name string, looked fs.FileInfo) (output, error) {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err != nil || !os.SameFile(looked, info) {
		f.Close()
		return nil, &rules.Error{Kind: rules.KindInvalid, File: name, Message: outputMoved.With()}
	}
	return into{f}, nil
}
