package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// asProgram makes the test binary be the program.
const asProgram = "CHILDWARD_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	os.Exit(m.Run())
}

// program is the program as a process of its own.
func program(args ...string) *exec.Cmd {
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	return cmd
}

// namesIn are the names of what is in a folder.
func namesIn(t *testing.T, folder string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	require.NoError(t, err)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func requireContent(t *testing.T, path, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, want, string(got))
}

// writers are the commands that have -o.
var writers = [][]string{{"rate"}, {"form"}, {"explain", "-unit", "06760"}, {"rate", "-stream", "-data", "../../testdata/campha-2023.csv", "-numbers", "en"}}

// A report that only its owner may read became one that everybody may read.
func TestAFileThatIsReplacedKeepsItsMode(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0o077))
	for _, args := range writers {
		for _, mode := range []os.FileMode{0o600, 0o640, 0o644, 0o666, 0o444} {
			path := filepath.Join(t.TempDir(), "report")
			require.NoError(t, os.WriteFile(path, []byte("old"), 0o600))
			require.NoError(t, os.Chmod(path, mode))
			require.Equal(t, done, command("", append(args, "-o", path)...).status)
			info, err := os.Stat(path)
			require.NoError(t, err)
			require.Equal(t, mode, info.Mode())
			require.NotEqual(t, int64(3), info.Size())
		}
		path := filepath.Join(t.TempDir(), "report")
		require.Equal(t, done, command("", append(args, "-o", path)...).status)
		info, err := os.Stat(path)
		require.NoError(t, err)
		require.Equal(t, os.FileMode(0o600), info.Mode(), "a new file is as the process makes them")
	}
}

func TestALinkIsNeitherFollowedNorReplaced(t *testing.T) {
	for _, args := range writers {
		folder := t.TempDir()
		target, link, dangling := filepath.Join(folder, "target"), filepath.Join(folder, "link"), filepath.Join(folder, "dangling")
		require.NoError(t, os.WriteFile(target, []byte("old"), 0o644))
		require.NoError(t, os.Symlink(target, link))
		require.NoError(t, os.Symlink(filepath.Join(folder, "nowhere"), dangling))
		for _, path := range []string{link, dangling} {
			got := command("", append(args, "-lang", "en", "-o", path)...)
			require.Equal(t, wrongInput, got.status)
			require.Empty(t, got.stdout)
			require.Contains(t, got.stderr, path+": it is a symbolic link, which is not followed\nhint: give the file that it leads to\n")
		}
		requireContent(t, target, "old")
		require.Equal(t, []string{"dangling", "link", "target"}, namesIn(t, folder))
		at, err := os.Readlink(link)
		require.NoError(t, err)
		require.Equal(t, target, at)
	}
}

// Whoever may write into the folder could plant FILE.partial as a link to a file of the one who runs the program.
func TestWhatWasPlantedBesideTheFileIsNotTouched(t *testing.T) {
	folder := t.TempDir()
	victim, path := filepath.Join(folder, "victim"), filepath.Join(folder, "report")
	require.NoError(t, os.WriteFile(victim, []byte("old"), 0o644))
	require.NoError(t, os.Symlink(victim, path+".partial"))
	for _, args := range writers {
		require.Equal(t, done, command("", append(args, "-o", path)...).status)
		requireContent(t, victim, "old")
	}
	require.Equal(t, []string{"report", "report.partial", "victim"}, namesIn(t, folder))
}

// -o /dev/null removed the device, where it was root who ran the program.
func TestADeviceIsWrittenInto(t *testing.T) {
	folder := t.TempDir()
	device := func(name string, minor int) string {
		path := filepath.Join(folder, name)
		if err := syscall.Mknod(path, syscall.S_IFCHR|0o666, 1<<8|minor); err != nil {
			t.Skip("only root makes devices: ", err)
		}
		if f, err := os.OpenFile(path, os.O_WRONLY, 0); err != nil {
			t.Skip("devices do not work here: ", err)
		} else {
			f.Close()
		}
		return path
	}
	null, full := device("null", 3), device("full", 7)
	for _, args := range writers {
		require.Equal(t, done, command("", append(args, "-o", null)...).status)
		got := command("", append(args, "-lang", "en", "-o", full)...)
		require.Equal(t, wrongInput, got.status)
		require.Contains(t, got.stderr, full+": it cannot be written: no space left\n")
		for _, path := range []string{null, full} {
			info, err := os.Lstat(path)
			require.NoError(t, err)
			require.Equal(t, os.ModeDevice|os.ModeCharDevice, info.Mode().Type())
		}
	}
	require.Equal(t, []string{"full", "null"}, namesIn(t, folder))
}

func TestANamedPipeIsWrittenInto(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "pipe")
	require.NoError(t, syscall.Mkfifo(path, 0o600))
	for _, args := range writers {
		read := make(chan string)
		go func() {
			content, _ := os.ReadFile(path)
			read <- string(content)
		}()
		require.Equal(t, done, command("", append(args, "-o", path)...).status)
		require.Equal(t, command("", args...).stdout, <-read)
	}
	require.Equal(t, []string{"pipe"}, namesIn(t, folder))
}

// A shell gives >(command) as /dev/fd/63.
func TestWhatTheProcessHasOpenIsWrittenInto(t *testing.T) {
	want := command("", "form").stdout
	require.Equal(t, want, command("", "form", "-o", "/dev/stdout").stdout)

	read, write, err := os.Pipe()
	require.NoError(t, err)
	cmd := program("form", "-o", "/dev/fd/3")
	cmd.ExtraFiles = []*os.File{write}
	require.NoError(t, cmd.Start())
	write.Close()
	got, err := io.ReadAll(read)
	require.NoError(t, err)
	require.NoError(t, cmd.Wait())
	require.Equal(t, want, string(got))

	path := filepath.Join(t.TempDir(), "file")
	f, err := os.Create(path)
	require.NoError(t, err)
	defer f.Close()
	_, err = f.WriteString("old")
	require.NoError(t, err)
	require.Equal(t, wrongInput, command("", "form", "-o", fmt.Sprintf("/proc/self/fd/%d", f.Fd())).status)
	requireContent(t, path, "old")
}

// .partial was left behind on a full disk.
func TestNothingIsLeftBehindWhereThereIsNoSpace(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "report.json")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o644))
	cmd := exec.Command("sh", "-c", `ulimit -f 8 && exec "$0" rate -format json -lang en -o "$1"`, os.Args[0], path)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	said, err := cmd.CombinedOutput()
	require.Error(t, err)
	require.Equal(t, wrongInput, cmd.ProcessState.ExitCode())
	require.Contains(t, string(said), "report.json: it cannot be written: the file grew too large\n")
	require.Equal(t, []string{"report.json"}, namesIn(t, folder))
	requireContent(t, path, "old")
}

// startStream starts a program that waits for more rows, with its file in part.
func startStream(t *testing.T, folder string, cmd *exec.Cmd) (rows io.WriteCloser) {
	t.Helper()
	rows, err := cmd.StdinPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	t.Cleanup(func() { _ = cmd.Process.Kill() })
	_, err = io.WriteString(rows, "unit,period,live_births\n06760,2023,5\n")
	require.NoError(t, err)
	require.Eventually(t, func() bool { return len(namesIn(t, folder)) == 2 }, 10*time.Second, time.Millisecond)
	return rows
}

func TestASignalEndsTheProgramAndLeavesNothingBehind(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGABRT, syscall.SIGPIPE} {
		t.Run(sig.String(), func(t *testing.T) {
			t.Parallel()
			folder := t.TempDir()
			path := filepath.Join(folder, "out.csv")
			require.NoError(t, os.WriteFile(path, []byte("old"), 0o644))
			cmd := program("rate", "-stream", "-data", "-", "-numbers", "en", "-o", path)
			rows := startStream(t, folder, cmd)
			defer rows.Close()
			require.NoError(t, cmd.Process.Signal(sig))
			require.Error(t, cmd.Wait())
			require.Equal(t, []string{"out.csv"}, namesIn(t, folder))
			requireContent(t, path, "old")
			status := cmd.ProcessState.Sys().(syscall.WaitStatus)
			if sig == syscall.SIGINT || sig == syscall.SIGTERM || sig == syscall.SIGHUP {
				require.True(t, status.Signaled() && status.Signal() == sig, "it ends by the signal, for the shell to see: %v", cmd.ProcessState)
			}
		})
	}
}

func TestASignalThatIsIgnoredStaysIgnored(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "out.csv")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o644))
	cmd := exec.Command("sh", "-c", `trap "" HUP; exec "$0" rate -stream -data - -numbers en -o "$1"`, os.Args[0], path)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	rows := startStream(t, folder, cmd)
	require.NoError(t, cmd.Process.Signal(syscall.SIGHUP))
	_, err := io.WriteString(rows, "06763,2023,6\n")
	require.NoError(t, err)
	require.NoError(t, rows.Close())
	require.NoError(t, cmd.Wait())
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, 3, strings.Count(string(content), "\n"))
	require.Equal(t, []string{"out.csv"}, namesIn(t, folder))
}
