package prove

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/childward/childward/rules"
)

// cellsOf writes the cells of conditions: each a witness with the numbers of the conditions that hold there.
func cellsOf(t *testing.T, whole bool, conditions ...string) string {
	t.Helper()
	scope := rules.NewScope("part", "whole", "events", "people")
	scope.Declare("has_officer", rules.TruthType)
	rate, err := rules.Compile("rate(events, people, 1000)", scope)
	require.NoError(t, err)
	nine, err := rules.ParseThreshold("<= 9")
	require.NoError(t, err)
	quoted := map[string]map[string]rules.Quoted{
		"value":    {"deaths": {Formula: rate}},
		"achieved": {"deaths": {Formula: rate, Against: &nine}},
	}
	compiled := make([]*rules.Formula, len(conditions))
	for i, text := range conditions {
		f, err := rules.CompileWith(text, scope, rules.Options{Type: rules.TruthType, Quoted: quoted})
		require.NoError(t, err, text)
		compiled[i] = f
	}
	p, ok := PartitionOf(compiled)
	if !ok {
		return "several quantities"
	}
	var words []string
	for _, cell := range p.Cells(whole) {
		word := cell.Witness.String() + ":"
		for i, holds := range cell.Holds {
			if holds {
				word += string(rune('a' + i))
			}
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

func TestConditionsOverOneQuantityCutItIntoCells(t *testing.T) {
	tests := []struct {
		name       string
		whole      bool
		conditions []string
		want       string
	}{
		{"a percentage lies in 0 to 100", false, []string{"percent(part, whole) >= 98", "percent(part, whole) < 95"}, "0:b 47.5:b 95: 96.5: 98:a 99:a 100:a"},
		{"a rate has no upper end", false, []string{"rate(events, people, 1000) <= 9"}, "0:a 4.5:a 9:a 10:"},
		{"a chain is one condition", false, []string{"95 <= percent(part, whole) < 98"}, "0: 47.5: 95:a 96.5:a 98: 99: 100:"},
		{"achieved and value of one indicator are one quantity", false, []string{"achieved(\"deaths\")", "value(\"deaths\") > 12"}, "0:a 4.5:a 9:a 10.5: 12: 13:b"},
		{"between 5 and 6 there is no whole number", true, []string{"events <= 5", "events >= 6"}, "0:a 1:a 5:a 6:b 7:b"},
		{"but there are fractions", false, []string{"events <= 5", "events >= 6"}, "0:a 2.5:a 5:a 5.5: 6:b 7:b"},
		{"the end of a whole quantity need not be a whole number", true, []string{"events <= 4.5", "events > 4.5"}, "0:a 1:a 5:b"},
		{"a minimum, a rounded number and what fills a hole are not below 0 either", false, []string{"max(events, round(people / 2), coalesce(part, 0)) <= 1"}, "0:a 0.5:a 1:a 2:"},
		{"a maximum with 0 is not below 0, a minimum with 50 not above", false, []string{"max(min(events - people, 50), 0) > 10"}, "0: 5: 10: 30:a 50:a"},
		{"what let calls a part does not matter", false, []string{"(let v = events / people; v + v) > 1 and (let w = events / people; w + w) < 3"}, "0: 0.5: 1: 2:a 3: 4:"},
		{"a list names single numbers", true, []string{"events in [0, 2]", "events not in [0, 2]"}, "0:a 1:b 2:a 3:b"},
		{"a flag is true or false", false, []string{"has_officer", "not has_officer"}, "false:b true:a"},
		{"a constant condition holds everywhere", false, []string{"events > 0", "true"}, "0:b 1:ab"},
		{"two quantities have no cells", false, []string{"events > 0", "people > 0"}, "several quantities"},
		{"nor has a flag beside a number", false, []string{"events > 0", "has_officer"}, "several quantities"},
		{"nor has a comparison of two names", false, []string{"events > people"}, "several quantities"},
		{"nor has one that is a formula of its own", false, []string{"(has_officer ? 1 : 2) > 1", "has_officer"}, "several quantities"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, cellsOf(t, tt.whole, tt.conditions...))
		})
	}
}

// What let shares is looked at once: a quantity that doubles sixty times is no tree of a billion billion nodes.
func TestSharedPartsOfAQuantityAreLookedAtOnce(t *testing.T) {
	t.Parallel()
	quantity := "(let v0 = events + people; "
	for i := range 60 {
		quantity += fmt.Sprintf("let v%d = v%d + v%d * v%d; ", i+1, i, i, i)
	}
	quantity += "v60)"
	require.Equal(t, "0:b 0.5:b 1: 3: 5:a 6:a", cellsOf(t, false, quantity+" >= 5", quantity+" < 1"))
}

func TestCountsAloneMakeAWholeQuantity(t *testing.T) {
	t.Parallel()
	scope := rules.NewScope("part", "whole", "amount")
	for text, want := range map[string]bool{
		"part + 2 * whole > 3": true, "max(part, whole) - abs(part) > 3": true, "round(part) > 3": true, "(let v = part; v + v) > 3": true,
		"part + amount > 3": false, "part / 2 > 3": false, "percent(part, whole) > 3": false, "0.5 * part > 3": false, "round(part, 1) > 3": false,
	} {
		f, err := rules.CompileWith(text, scope, rules.Options{Type: rules.TruthType})
		require.NoError(t, err)
		p, ok := PartitionOf([]*rules.Formula{f})
		require.True(t, ok)
		require.Equal(t, want, p.Whole(func(slot int) bool { return slot < 2 }), text)
	}
}
