package main

import (
	"errors"
	"io"
	"io/fs"
	"syscall"

	"github.com/childward/childward/rules/wording"
)

// A sink is where a result goes. It puts into words that something cannot be written, and takes nothing more after that.
type sink struct {
	io.Writer
	name string
	err  error // the first, a *rules.Error; nil while all was written
}

// Write writes p, unless something before it was lost.
func (s *sink) Write(p []byte) (n int, err error) {
	if s.err != nil {
		return 0, s.err
	}
	n, err = s.Writer.Write(p)
	s.keep(err)
	return n, s.err
}

// keep keeps the first error of the system.
func (s *sink) keep(err error) {
	if err != nil && s.err == nil {
		s.err = fileError(s.name, err, fileUnwritable)
	}
}

// systemWords are what the system says most often of a file. Whatever else it says stays in its own words.
var systemWords = []struct {
	err  error
	text wording.Text
}{
	{fs.ErrPermission, wording.Text{VI: "không có quyền", EN: "permission denied"}},
	{fs.ErrNotExist, wording.Text{VI: "không có thư mục này", EN: "there is no such folder"}},
	{syscall.ENOSPC, wording.Text{VI: "hết chỗ trống", EN: "no space left"}},
	{syscall.EFBIG, wording.Text{VI: "tệp quá lớn", EN: "the file grew too large"}},
	{syscall.EROFS, wording.Text{VI: "ổ đĩa chỉ cho đọc", EN: "the disk is read-only"}},
	{syscall.EISDIR, wording.Text{VI: "đây là thư mục, cần một tệp", EN: "it is a folder, expected a file"}},
	{syscall.ENOTDIR, wording.Text{VI: "một phần đường dẫn không phải thư mục", EN: "a part of the path is no folder"}},
	{syscall.ENAMETOOLONG, wording.Text{VI: "tên quá dài", EN: "the name is too long"}},
	{syscall.ELOOP, wording.Text{VI: "các liên kết chỉ vòng tròn", EN: "links lead in a circle"}},
	{syscall.EPIPE, wording.Text{VI: "nơi nhận đã đóng", EN: "the reader has gone"}},
	{io.ErrClosedPipe, wording.Text{VI: "nơi nhận đã đóng", EN: "the reader has gone"}},
	{syscall.EIO, wording.Text{VI: "lỗi đọc ghi của thiết bị", EN: "the device reports an input/output error"}},
}

// systemText is what the system says, in both languages where it is known.
func systemText(err error) wording.Text {
	for _, known := range systemWords {
		if errors.Is(err, known.err) {
			return known.text
		}
	}
	return wording.Text{VI: err.Error(), EN: err.Error()}
}
