package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/internal/longtest"
)

// An exchange is a sentence of the contract: a request and its answer.
type exchange struct{ name, request, answer string }

func exchanges(t *testing.T) []exchange {
	t.Helper()
	content, err := os.ReadFile("testdata/eval.jsonl")
	require.NoError(t, err)
	var all []exchange
	for _, block := range strings.Split(strings.TrimSpace(string(content)), "\n\n")[1:] {
		lines := strings.Split(block, "\n")
		require.Len(t, lines, 3, block)
		all = append(all, exchange{strings.TrimPrefix(lines[0], "# "), lines[1], lines[2]})
	}
	return all
}

// answers runs eval -jsonl over a stream and returns a line for each answer.
func answers(t *testing.T, stream string) []string {
	t.Helper()
	got := command(stream, "eval", "-jsonl")
	require.Equal(t, done, got.status)
	require.Empty(t, got.stderr)
	if got.stdout == "" {
		return nil
	}
	require.True(t, strings.HasSuffix(got.stdout, "\n"), "every answer ends its line")
	return strings.Split(strings.TrimSuffix(got.stdout, "\n"), "\n")
}

// withoutMessage takes the message out of an answer, which an error must have.
func withoutMessage(t *testing.T, answer string) string {
	t.Helper()
	var fields map[string]json.RawMessage
	require.NoError(t, json.Unmarshal([]byte(answer), &fields), answer)
	raw, isError := fields["error"]
	require.NotEqual(t, isError, fields["value"] != nil, "either a value or an error: %s", answer)
	if !isError {
		return answer
	}
	var fault map[string]any
	require.NoError(t, json.Unmarshal(raw, &fault))
	require.NotEmpty(t, fault["message"], answer)
	delete(fault, "message")
	plain, err := json.Marshal(fault)
	require.NoError(t, err)
	fields["error"] = plain
	whole, err := json.Marshal(fields)
	require.NoError(t, err)
	return string(whole)
}

func TestEachRequestHasTheAnswerOfTheContract(t *testing.T) {
	for _, tt := range exchanges(t) {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := answers(t, tt.request+"\n")
			require.Len(t, got, 1)
			require.JSONEq(t, tt.answer, withoutMessage(t, got[0]), got[0])
		})
	}
}

// One stream, and the same again after it: neither what came before nor the cache of compiled formulas
// changes an answer.
func TestRequestsAreAnsweredInOrder(t *testing.T) {
	var stream strings.Builder
	all := exchanges(t)
	for range 2 {
		for _, x := range all {
			stream.WriteString(x.request + "\n")
		}
	}
	got := answers(t, stream.String())
	require.Len(t, got, 2*len(all))
	for i, line := range got {
		require.JSONEq(t, all[i%len(all)].answer, withoutMessage(t, line), line)
	}
}

func TestTheFieldsOfAnAnswerKeepTheirOrder(t *testing.T) {
	tests := []struct{ name, request, want string }{
		{"a value", `{"id":"3b","expr":"rate(a, b, 1000)","vars":{"a":"3","b":"412"},"target":"<= 9"}`,
			`{"id":"3b","value":"7.28155339805825242718","n":"750","d":"103","verdict":"achieved"}`},
		{"a truth value", `{"id":1,"expr":"3 < 4"}`, `{"id":1,"value":"true"}`},
		{"an error, its operators not escaped", `{"id":1,"expr":"a < b","vars":{"a":"1"}}`,
			`{"id":1,"error":{"kind":"unknown_name","message":"\"b\" is not a declared statistic","line":1,"column":5}}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			require.Equal(t, []string{tt.want}, answers(t, tt.request))
		})
	}
}

func TestTheStreamGoesOnWhateverALineHolds(t *testing.T) {
	const ask, want = `{"id":"next","expr":"a","vars":{"a":"1"}}`, `{"id":"next","value":"1","n":"1","d":"1"}`
	tests := []struct {
		name, line string
		kind       string
	}{
		{"invalid UTF-8", "{\"id\":1,\"expr\":\"\xff\"}", "syntax"},
		{"a Latin-1 name", "{\"id\":1,\"expr\":\"tr\xe9\",\"vars\":{\"tr\xe9\":\"1\"}}", "syntax"},
		{"a zero byte", "\x00", "syntax"},
		{"no JSON", "hello", "syntax"},
		{"a million nested brackets", `{"id":1,"expr":"` + strings.Repeat("(", 1_000_000) + "1" + strings.Repeat(")", 1_000_000) + `"}`, "limit"},
		{"JSON nested a million deep", strings.Repeat("[", 1_000_000) + strings.Repeat("]", 1_000_000), "syntax"},
		{"vars nested a hundred thousand deep", `{"id":1,"expr":"a","vars":{"a":` + strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000) + `}}`, "syntax"},
		{"a formula over 64 KiB", `{"id":1,"expr":"` + strings.Repeat("1+", 33_000) + `1"}`, "limit"},
		{"a value of a million digits", `{"id":1,"expr":"a","vars":{"a":"` + strings.Repeat("9", 1_000_000) + `"}}`, "limit"},
		{"a literal of two thousand digits", `{"id":1,"expr":"` + strings.Repeat("9", 2_000) + `"}`, "limit"},
		{"a number that grows beyond the limit", `{"id":1,"expr":"let b = a*a*a*a*a*a*a*a; let c = b*b*b*b*b*b*b*b; c*c*c*c","vars":{"a":"` + strings.Repeat("9", 900) + `"},"target":"> 0"}`, "limit"},
		{"a line over 16 MiB", `{"id":1,"expr":"1","x":"` + strings.Repeat("x", 16<<20) + `"}`, "limit"},
		{"a million variables", `{"id":1,"expr":"b","vars":{` + manyVars(100_000) + `}}`, "unknown_name"},
		{"?: nested 90 deep", `{"id":1,"expr":"` + strings.Repeat("a > 0 ? (", 90) + "1" + strings.Repeat(") : 2", 90) + `","vars":{"a":null}}`, "missing"},
		{"chains nested 90 deep", `{"id":1,"expr":"` + strings.Repeat("(0 < ", 90) + "a" + strings.Repeat(" < 3 ? 1 : 2)", 90) + `","vars":{"a":null}}`, "missing"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := answers(t, tt.line+"\n"+ask+"\n")
			require.Len(t, got, 2)
			require.Less(t, len(got[0]), 2_000, "an answer does not grow with its request")
			var a jsonAnswer
			require.NoError(t, json.Unmarshal([]byte(got[0]), &a))
			require.NotNil(t, a.Error, got[0])
			require.Equal(t, tt.kind, a.Error.Kind, got[0])
			require.NotEmpty(t, a.Error.Message)
			require.Empty(t, a.Value)
			require.Empty(t, a.Verdict)
			require.Equal(t, want, got[1])
		})
	}
}

func manyVars(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `"v%d":"1",`, i)
	}
	return strings.TrimSuffix(b.String(), ",")
}

// The longest line that is answered has exactly 16 MiB.
func TestALineOf16MiBIsAnsweredAndOneByteMoreIsNot(t *testing.T) {
	const head, tail = `{"id":1,"expr":"1","x":"`, `"}`
	line := head + strings.Repeat("x", 16<<20-len(head)-len(tail)) + tail
	require.Equal(t, []string{`{"id":1,"value":"1","n":"1","d":"1"}`}, answers(t, line), "without a line break at its end")
	require.Equal(t, []string{`{"id":1,"value":"1","n":"1","d":"1"}`}, answers(t, line+"\n"), "its line break is not part of the line")
	got := answers(t, strings.Replace(line, "x\"}", "xx\"}", 1))
	require.Len(t, got, 1)
	require.Contains(t, got[0], `"kind":"limit"`)
}

func TestLinesMayEndAndBeginAsTheyLike(t *testing.T) {
	const ask, want = `{"id":1,"expr":"1"}`, `{"id":1,"value":"1","n":"1","d":"1"}`
	tests := []struct {
		name, stream string
		answers      int
	}{
		{"nothing at all", "", 0},
		{"blank lines are not answered", "\n\n  \n\t\n\r\n", 0},
		{"CRLF", ask + "\r\n" + ask + "\r\n", 2},
		{"no line break at the end", ask + "\n" + ask, 2},
		{"blank lines between", ask + "\n\n \r\n" + ask + "\n", 2},
		{"blanks around", "  " + ask + "\t\n", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := answers(t, tt.stream)
			require.Len(t, got, tt.answers)
			for _, line := range got {
				require.Equal(t, want, line)
			}
		})
	}
}

// A program that asks one thing at a time would wait for ever if its answer stayed in a buffer.
func TestAnAnswerIsFlushedWhenInputIsIdle(t *testing.T) {
	requests, ask := io.Pipe()
	answered, answer := io.Pipe()
	status := make(chan int, 1)
	go func() {
		defer answer.Close()
		status <- run([]string{"eval", "-jsonl"}, requests, answer, io.Discard)
	}()
	lines := make(chan string)
	go func() {
		scanner := bufio.NewScanner(answered)
		for scanner.Scan() {
			lines <- scanner.Text()
		}
		close(lines)
	}()
	next := func() string {
		select {
		case line := <-lines:
			return line
		case <-time.After(5 * time.Second):
			require.Fail(t, "no answer while input is idle")
			return ""
		}
	}
	for i := range 3 {
		fmt.Fprintf(ask, "{\"id\":%d,\"expr\":\"1\"}\n", i)
		require.Equal(t, fmt.Sprintf(`{"id":%d,"value":"1","n":"1","d":"1"}`, i), next())
	}
	fmt.Fprint(ask, "{\"id\":3,\"expr\":\"1\"}\n{\"id\":4,") // the fifth is not yet whole
	require.Equal(t, `{"id":3,"value":"1","n":"1","d":"1"}`, next(), "an answer does not wait for the next request to be whole")
	fmt.Fprint(ask, "\"expr\":\"2\"}\n")
	require.Equal(t, `{"id":4,"value":"2","n":"2","d":"1"}`, next())
	ask.Close()
	require.Equal(t, done, <-status)
}

// A closedPipe is an output that nobody reads.
type closedPipe struct{}

func (closedPipe) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestAStreamEndsWhenNobodyReadsTheAnswers(t *testing.T) {
	endless := strings.NewReader(strings.Repeat(`{"id":1,"expr":"1"}`+"\n", 100_000))
	require.Equal(t, wrongInput, run([]string{"eval", "-jsonl"}, endless, closedPipe{}, io.Discard))
	require.Positive(t, endless.Len(), "it does not read on in vain")
}

// A source gives so many requests without ever holding them.
type source struct {
	next func(i int) string
	n    int
	rest string
	high *uint64 // the highest heap seen
	i    int
}

func (s *source) Read(p []byte) (int, error) {
	if s.rest == "" {
		if s.i == s.n {
			return 0, io.EOF
		}
		if s.i%(s.n/4) == s.n/4-1 {
			*s.high = max(*s.high, heap())
		}
		s.rest = s.next(s.i)
		s.i++
	}
	n := copy(p, s.rest)
	s.rest = s.rest[n:]
	return n, nil
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func TestAStreamTakesNoMoreMemoryThanItsBeginning(t *testing.T) {
	tests := []struct {
		name  string
		lines int
		next  func(i int) string
	}{
		{"the same formula with other figures", longtest.Rounds(60_000, 200_000), func(i int) string {
			return fmt.Sprintf(`{"id":%d,"expr":"rate(a, b, 1000)","vars":{"a":"%d","b":"412"},"target":"<= 9"}`+"\n", i, i)
		}},
		{"another formula each time", longtest.Rounds(12_000, 30_000), func(i int) string {
			return fmt.Sprintf(`{"id":%d,"expr":"a + %d","vars":{"a":"1"}}`+"\n", i, i)
		}},
		{"other names each time", longtest.Rounds(12_000, 30_000), func(i int) string { return fmt.Sprintf(`{"id":%d,"expr":"a%d","vars":{"a%d":"1"}}`+"\n", i, i, i) }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			before := heap()
			var high uint64
			in := &source{next: tt.next, n: tt.lines, high: &high}
			require.Equal(t, done, run([]string{"eval", "-jsonl"}, in, io.Discard, io.Discard))
			require.Less(t, high, before+40<<20, "bytes on the heap, of which at most 4,096 formulas")
		})
	}
}

func TestARepeatedFormulaIsCompiledOnce(t *testing.T) {
	e := newEvaluator()
	ask := func(expr string, vars ...variable) *prepared { return e.prepare(request{Expr: expr, Vars: vars}) }
	a, flag := variableOf("a", "1"), variableOf("a", "true")
	first := ask("a + 1", a)
	require.Same(t, first, ask("a + 1", variableOf("a", "2")), "other figures, the same formula")
	require.Same(t, first, ask("a + 1", variableOf("a", "")), "a number that is missing is a number")
	require.NotSame(t, first, ask("a + 1", flag), "the type of a name is part of it")
	for i := range 3 * maxFormulas {
		ask(fmt.Sprintf("a + %d", i), a)
	}
	require.LessOrEqual(t, len(e.formulas), maxFormulas)
	require.LessOrEqual(t, e.bytes, maxFormulaBytes)
}

// rate(a, b, 1000) with a alone asked whether b was meant to be a.
func TestANameThatTheFormulaUsesIsNotSuggestedForAnother(t *testing.T) {
	tests := []struct {
		name string
		args []string
		hint string
	}{
		{"the only name is used", []string{"rate(a, b, 1000)", "a=3"}, "give its value: b=…"},
		{"one that is not used is meant", []string{"a + live_birth", "a=1", "live_births=2"}, `did you mean "live_births"?`},
		{"not if it is used as well", []string{"live_births + live_birth", "live_births=2"}, "give its value: live_birth=…"},
		{"the next nearest, if that one is free", []string{"ab + ac", "ab=1", "bc=2"}, `did you mean "bc"?`},
		{"a part of a longer name is no use of it", []string{"births_total + birth", "births_total=1", "births=2"}, `did you mean "births"?`},
		{"a name of let", []string{"let total = a; totl + 1", "a=1"}, `did you mean "total"?`},
		{"a function", []string{"rat(a, a, 1000)", "a=1"}, `did you mean "rate"?`},
		{"nothing is near", []string{"a + population", "a=1"}, "give its value: population=…"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := command("", append([]string{"eval", "-lang", "en"}, tt.args...)...)
			require.Equal(t, wrongInput, got.status)
			require.Contains(t, got.stderr, "hint: "+tt.hint+"\n")
		})
	}
}

func TestAFormulaOnTheCommandLine(t *testing.T) {
	tests := []struct {
		name   string
		args   []string
		status int
		stdout string
		stderr string
	}{
		{"a rate and its verdict", []string{"rate(a, b, 1000)", "-target", "<= 9", "a=3", "b=412"}, done,
			"rate(a, b, 1000) = 750/103 ≈ 7,281553\n<= 9: đạt\n", ""},
		{"in English", []string{"-lang", "en", "a / 8", "a=1001"}, done, "a / 8 = 125.125\n", ""},
		{"a truth value", []string{"a > 1", "a=2"}, done, "a > 1 = true\n", ""},
		{"an empty value is missing", []string{"-lang", "en", "a + 1", "-target", "> 0", "a="}, done, "a + 1: ", ""},
		{"a negative target", []string{"-lang", "en", "a", "-target", "<= -2", "a=-3"}, done, "a = -3\n<= -2: achieved\n", ""},
		{"an unknown name", []string{"-lang", "en", "a + live_birth", "a=1", "live_births=2"}, wrongInput, "", "did you mean \"live_births\"?"},
		{"a target that cannot be read", []string{"-lang", "en", "a", "-target", "9", "a=1"}, wrongInput, "", "9"},
		{"a target that plans alone may have", []string{"-lang", "en", "a", "-target", "≤ 9,5 ‰", "a=1"}, wrongInput, "", `found "≤ 9,5 ‰", expected an operator`},
		{"no formula", []string{"-lang", "en"}, wrongUsage, "", "expected a formula"},
		{"a name without a value", []string{"-lang", "en", "a", "a"}, wrongUsage, "", "expected name=value"},
		{"a name given twice", []string{"-lang", "en", "a", "a=1", "a=2"}, wrongUsage, "", "given twice"},
		{"a formula beside -jsonl", []string{"-lang", "en", "-jsonl", "1"}, wrongUsage, "", "-jsonl"},
		{"an unknown language", []string{"-lang", "fr", "1"}, wrongUsage, "", "fr"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := command("", append([]string{"eval"}, tt.args...)...)
			require.Equal(t, tt.status, got.status, got.stderr)
			require.True(t, strings.HasPrefix(got.stdout, tt.stdout), got.stdout)
			require.Contains(t, got.stderr, tt.stderr)
		})
	}
}
