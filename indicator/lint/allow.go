package lint

import (
	"regexp"
	"slices"
	"strings"

	"github.com/childward/childward/internal/strictyaml"
	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/wording"
)

// An allowance is a comment "# lint: allow CODE: reason".
type allowance struct {
	strictyaml.Comment
	code, reason string
	readable     bool
	used         bool
}

var (
	lintComment  = regexp.MustCompile(`^#+\s*lint\s*:`)
	allowComment = regexp.MustCompile(`^#+\s*lint\s*:\s*allow\s+([a-z0-9_]+)\s*(?::\s*(.*))?$`)
)

// allow takes away the findings that comments silence, and adds what is wrong with these comments.
func (r *Report) allow(codes []string) {
	var all []*allowance
	for _, c := range r.document.Comments() {
		if !lintComment.MatchString(c.Text) {
			continue
		}
		a := &allowance{Comment: c}
		if m := allowComment.FindStringSubmatch(strings.TrimSpace(c.Text)); m != nil {
			a.readable, a.code, a.reason = true, m[1], strings.TrimSpace(m[2])
		}
		all = append(all, a)
	}
	kept := r.findings[:0:0]
	for _, f := range r.findings {
		if f.Severity == Error || !silenced(f, all) {
			kept = append(kept, f)
		}
	}
	before := r.findings
	r.findings = kept
	for _, a := range all {
		r.judge(a, before, codes)
	}
}

// silenced reports whether one of the comments is about a finding.
func silenced(f Finding, all []*allowance) bool {
	for _, a := range all {
		if a.code == f.Code() && a.For > 0 && (a.For == f.Line || a.For == f.keyLine) {
			a.used = true
			return true
		}
	}
	return false
}

// judge reports a comment that does not say why, or silences nothing.
func (r *Report) judge(a *allowance, before []Finding, codes []string) {
	var message, hint wording.Message
	switch {
	case !a.readable:
		message, hint = allowUnreadable.With(), hintAllow.With()
	case !a.used && isError(a.code, before):
		message, hint = allowUnused.With(allowError.With(a.code)), hintAllowError.With()
	case !a.used:
		message, hint = allowUnused.With(allowNothing.With(a.code)), hintAllowUnused.With()
		if near := wording.Nearest(a.code, codes); near != "" && near != a.code {
			hint = wording.Suggest(near)
		}
	case a.reason == "":
		message, hint = allowWithoutReason.With(a.code), hintAllow.With()
	default:
		return
	}
	e := &rules.Error{Kind: rules.KindInvalid, Message: message, Hint: hint}
	r.document.PutAt(a.Line, a.Column, len([]rune(a.Text)), e)
	r.findings = append(r.findings, Finding{Severity: Warning, Error: e})
}

func isError(code string, findings []Finding) bool {
	return slices.ContainsFunc(findings, func(f Finding) bool { return f.Severity == Error && f.Code() == code })
}
