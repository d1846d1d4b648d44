package indicator

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

var (
	folderEmpty   = wording.New("folder_empty", "there is no file of statistics, expected {0}", "không có tệp số liệu nào, cần {0}")
	folderStrange = wording.New("folder_file", "this is no file of statistics, expected one whose name ends in {0}", "đây không phải tệp số liệu, cần tệp có đuôi {0}")
	folderFile    = wording.New("folder_unreadable", "it cannot be read: {0}", "không đọc được: {0}")
	hintFolder    = wording.New("", "move it out of the folder; save a sheet as CSV UTF-8", "chuyển tệp ra khỏi thư mục; bảng tính thì lưu thành CSV UTF-8")
	folderTooLong = wording.New("folder_file_long", "it has more than {0} MiB", "tệp lớn hơn {0} MiB")
)

// The endings of the files of statistics in a folder.
var (
	csvEndings  = []string{".csv", ".tsv", ".txt"}
	jsonEndings = []string{".json"}
)

// FilesIn returns the names of the files in a file system and its folders that [Plan.ReadFS] reads, and of those that it
// passes over: names that begin with "." or "~$", as programs leave behind. Every other file that is none of statistics
// (.csv, .tsv and .txt for CSV, .json) is an error, and so is a file system without any; all errors come at once as
// [rules.Errors].
func FilesIn(fsys fs.FS) (files, passedOver []string, err error) {
	var errs rules.Errors
	endings := slices.Concat(csvEndings, jsonEndings)
	walk := func(name string, entry fs.DirEntry, err error) error {
		base := path.Base(name)
		switch hidden := name != "." && (strings.HasPrefix(base, ".") || strings.HasPrefix(base, "~$")); {
		case err != nil:
			errs = append(errs, &rules.Error{Kind: rules.KindInvalid, File: name, Message: folderFile.With(err.Error())})
		case hidden && entry.IsDir():
			passedOver = append(passedOver, name)
			return fs.SkipDir
		case hidden:
			passedOver = append(passedOver, name)
		case entry.IsDir():
		case !slices.Contains(endings, strings.ToLower(path.Ext(name))) || entry.Type()&^fs.ModeSymlink != 0:
			errs = append(errs, &rules.Error{Kind: rules.KindInvalid, File: name, Message: folderStrange.With(endings), Hint: hintFolder.With()})
		default:
			files = append(files, name)
		}
		return nil
	}
	if err := fs.WalkDir(fsys, ".", walk); err != nil {
		return nil, nil, err
	}
	if len(files) == 0 && len(errs) == 0 {
		errs = append(errs, &rules.Error{Kind: rules.KindInvalid, File: ".", Message: folderEmpty.With(endings)})
	}
	return files, passedOver, errs.Err()
}

// IsJSON reports whether the name of a file of statistics is that of JSON; any other is read as CSV.
func IsJSON(name string) bool { return slices.Contains(jsonEndings, strings.ToLower(path.Ext(name))) }

// ReadFS reads all files of statistics in a file system and its folders (see [FilesIn]) and joins them, unit by unit, as
// [Plan.JoinDatasets] does, in the order of their digests, so that names and folders do not matter. Errors and notes
// name files by their paths in the file system.
func (p *Plan) ReadFS(fsys fs.FS, options ReadOptions) (*Dataset, error) {
	if err := p.fault(); err != nil {
		return nil, err
	}
	names, _, err := FilesIn(fsys)
	errs := rules.AllErrors(err)
	if err != nil && errs == nil {
		return nil, err
	}
	type read struct {
		digest string
		set    *Dataset
	}
	var all []read
	for _, name := range names {
		source, err := readUpTo(fsys, name)
		var set *Dataset
		if err == nil {
			set, err = p.readFile(source, name, options)
		}
		if list := rules.AllErrors(err); err != nil && list == nil {
			errs = append(errs, &rules.Error{Kind: rules.KindInvalid, File: name, Message: folderFile.With(err.Error())})
		} else if errs = append(errs, list...); err == nil {
			sum := sha256.Sum256(source)
			all = append(all, read{hex.EncodeToString(sum[:]), set})
		}
	}
	if len(errs) > 0 {
		return nil, rules.Errors(errs)
	}
	slices.SortStableFunc(all, func(a, b read) int { return cmp.Compare(a.digest, b.digest) })
	sets := make([]*Dataset, len(all))
	for i := range all {
		sets[i] = all[i].set
	}
	return p.JoinDatasets(sets...)
}

// readFile reads a file as its name says.
func (p *Plan) readFile(source []byte, name string, options ReadOptions) (*Dataset, error) {
	from := namedFile{bytes.NewReader(source), name}
	if IsJSON(name) {
		return p.ReadJSONWith(from, options)
	}
	return p.ReadCSVWith(from, options)
}

// A namedFile is a file that is known by its path in a file system.
type namedFile struct {
	io.Reader
	path string
}

// Path returns the path by which errors know the file.
func (f namedFile) Path() string { return f.path }

// readUpTo reads a file of at most the length that any input may have.
func readUpTo(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	source, err := io.ReadAll(io.LimitReader(f, maxJSONBytes+1))
	if err == nil && len(source) > maxJSONBytes {
		return nil, &rules.Error{Kind: rules.KindLimit, File: name, Message: folderTooLong.With(maxJSONBytes >> 20)}
	}
	return source, err
}
