package main

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

const helmetBoundary = `version: 1
plan: plan.yaml
cases:
  # of the decree
  - name: around the target
    boundary: true # nine of ten
    expect: {helmets: {below: missed, on: achieved, above: achieved}}
`

func TestTargetsAreNamedInTheFile(t *testing.T) {
	t.Parallel()
	file := tested(t, helmetPlan, helmetBoundary)
	got := command("", "test", file, "-lang", "en")
	require.Equal(t, outcome{wrongInput, "", `plan_test.yaml:6:15: the target of "helmets" is not named: figures around whatever the plan says cannot tell that the plan is wrong
 6 |     boundary: true # nine of ten
   |               ^^^^
hint: if the law says so, write boundary: ">= 90 %"
`}, got)
	got = command("", "test", file, "-name-targets", "-lang", "en")
	require.Equal(t, outcome{done, file + `: targets named: 1
They are copied from the plan, and nobody has checked them: hold each against the law before you rely on the file.
`, ""}, got)
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, `version: 1
plan: plan.yaml
cases:
  # of the decree
  - name: around the target
    boundary: ">= 90 %" # nine of ten
    expect: {helmets: {below: missed, on: achieved, above: achieved}}
`, string(text))
	require.Equal(t, outcome{done, "3 passed, 0 failed\n", ""}, command("", "test", file, "-lang", "en"))
	require.Equal(t, outcome{done, file + ": targets named: 0\n", ""}, command("", "test", file, "-name-targets", "-lang", "en"))
}

func TestNoFileIsWrittenWhenOneCannotBeRead(t *testing.T) {
	t.Parallel()
	file, broken := tested(t, helmetPlan, helmetBoundary), tested(t, helmetPlan, "version: 1\nplan: plan.yaml\ncases:\n  - {name: a, expect: {helmet: missed}}\n")
	got := command("", "test", file, broken, "-name-targets", "-lang", "en")
	require.Equal(t, wrongInput, got.status)
	require.Empty(t, got.stdout)
	require.Contains(t, got.stderr, `there is no indicator "helmet" in this plan`)
	text, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Equal(t, helmetBoundary, string(text))
}

func TestNamingTargetsRunsNoCase(t *testing.T) {
	t.Parallel()
	file := tested(t, helmetPlan, helmetBoundary)
	got := command("", "test", file, "-name-targets", "-mutate", "-min", "90", "-lang", "en")
	require.Equal(t, wrongUsage, got.status)
	require.Contains(t, got.stderr, "-name-targets runs no case: leave out -min")
	require.Contains(t, got.stderr, "-name-targets runs no case: leave out -mutate")
	require.Equal(t, wrongUsage, command("", "test", "-", "-name-targets").status)
}

func TestAnotherTargetInThePlanFails(t *testing.T) {
	t.Parallel()
	file := tested(t, helmetPlan, `version: 1
plan: plan.yaml
cases:
  - {name: a, boundary: ">= 90.1 %", expect: {helmets: {below: missed, on: achieved, above: achieved}}}
`)
	got := command("", "test", file, "-lang", "vi")
	require.Equal(t, wrongInput, got.status, got.stderr)
	require.Contains(t, got.stdout, `plan_test.yaml:4: a: helmets, on
  cần       mức >= 90.1 %
  tính ra   mức >= 90 % (plan.yaml:6:13)
`)
}

// What -mutate does not look at is said, and what it would look at if a file spoke of it.
func TestWhatIsNotLookedAtIsSaid(t *testing.T) {
	t.Parallel()
	file := tested(t, helmetPlan, helmetBoundaryNamed)
	got := command("", "test", file, "-mutate", "-lang", "en")
	require.Equal(t, wrongInput, got.status, got.stderr)
	require.Contains(t, got.stdout, `
not looked at, because no verdict and no value depends on them: names, texts,
clauses, owners, groups, numbers as printed, decimals for display, what is
marked national
not looked at either, because no figures tell them and no file says under
properties who has them (`)
	require.Contains(t, got.stdout, "statistics.sensitive")
	require.Contains(t, got.stdout, "helmets: no case notices due: year in place of due: half_year")
	vi := command("", "test", file, "-mutate")
	require.Contains(t, vi.stdout, "không xét vì không kết quả, giá trị nào phụ thuộc:")
	var read struct {
		Plans []struct {
			Mutation struct {
				Untold   int
				Unstated []string
			}
		}
	}
	require.NoError(t, json.Unmarshal([]byte(command("", "test", file, "-mutate", "-format", "json").stdout), &read))
	require.Positive(t, read.Plans[0].Mutation.Untold)
	require.Contains(t, read.Plans[0].Mutation.Unstated, "indicators.aspirational")
}

const helmetBoundaryNamed = `version: 1
plan: plan.yaml
cases:
  - {name: around the target, boundary: ">= 90 %", expect: {helmets: {below: missed, on: achieved, above: achieved}}}
`
