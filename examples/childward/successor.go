package main

import (
	"crypto/rand"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"sync"
	"syscall"
	"time"
)

// A successor is a file under a fresh name that takes the place of another when it is complete. Until then nothing is
// seen of it, and whatever ends the program, an error or a signal, leaves nothing of it behind.
type successor struct {
	*os.File
	target string
	ending chan os.Signal
	busy   sync.Mutex // held while the file is made, renamed or removed
	gone   bool       // renamed or removed
}

// newSuccessor makes the file beside its target, with the mode of the old one, or where old is nil with that of a new file.
// It is never more open to others than the old one.
func newSuccessor(target string, old fs.FileInfo) (output, error) {
	mode := fs.FileMode(0o644)
	if old != nil {
		mode = old.Mode().Perm()
	}
	s := &successor{target: target, ending: make(chan os.Signal, 1)}
	s.busy.Lock()
	defer s.busy.Unlock()
	s.watch()
	path := filepath.Join(filepath.Dir(target), ".childward-"+rand.Text()+".partial")
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode) // whatever has the name already is not opened
	if err != nil {
		s.unwatch()
		return nil, err
	}
	s.File = f
	if err := s.keepMode(old); err != nil {
		s.remove()
		s.unwatch()
		return nil, err
	}
	return s, nil
}

// keepMode gives the file the mode of the old one, of which the process masks a part when it makes files.
func (s *successor) keepMode(old fs.FileInfo) error {
	info, err := s.Stat()
	if err != nil || old == nil || info.Mode().Perm() == old.Mode().Perm() {
		return err
	}
	return s.Chmod(old.Mode().Perm())
}

// commit puts the file in the place of its target. A disk that is full may say so only now.
func (s *successor) commit() error {
	if err := s.Sync(); err != nil {
		return err
	}
	if err := s.Close(); err != nil {
		return err
	}
	s.busy.Lock()
	defer s.busy.Unlock()
	if err := os.Rename(s.Name(), s.target); err != nil {
		return err
	}
	s.gone = true
	return nil
}

// discard removes the file, unless it has taken its place.
func (s *successor) discard() {
	s.busy.Lock()
	defer s.busy.Unlock()
	s.remove()
	s.unwatch()
}

func (s *successor) remove() {
	if s.File != nil && !s.gone {
		_ = s.Close() // commit may have closed it
		_ = os.Remove(s.Name())
		s.gone = true
	}
}

// endings are the signals that end a program and can be caught.
var endings = []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGABRT, syscall.SIGPIPE}

// watch removes the file before a signal ends the program. A signal that is ignored, as under nohup, stays ignored.
func (s *successor) watch() {
	for _, sig := range endings {
		if !signal.Ignored(sig) {
			signal.Notify(s.ending, sig)
		}
	}
	go func() {
		sig, ok := <-s.ending
		if !ok {
			return
		}
		s.busy.Lock() // for good: nothing takes its place any more
		s.remove()
		die(sig)
	}()
}

func (s *successor) unwatch() {
	signal.Stop(s.ending)
	close(s.ending)
}

// die ends the program by a signal, as it would have ended without us.
func die(sig os.Signal) {
	signal.Reset(sig)
	if p, err := os.FindProcess(os.Getpid()); err == nil && sig != syscall.SIGPIPE && p.Signal(sig) == nil {
		time.Sleep(time.Second) // it comes at once
	}
	os.Exit(wrongInput) // where a program cannot send itself a signal
}
