package main

import (
	"flag"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestOnlyARepeatedFlagMayStandSeveralTimes(t *testing.T) {
	tests := []struct {
		name, args string
		many       []string
		one        string
		faults     int
	}{
		{"not given", "-one a", nil, "a", 0},
		{"once", "-many a", []string{"a"}, "", 0},
		{"several times, wherever it stands, in its order", "-many b x --many=a -one c -many b", []string{"b", "a", "b"}, "c", 0},
		{"another flag stays one that stands once", "-many a -one b -one c -many d", []string{"a", "d"}, "b", 1},
		{"each time it needs a value", "-many a -many", []string{"a"}, "", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			set := flag.NewFlagSet("", flag.ContinueOnError)
			set.SetOutput(io.Discard)
			var many []string
			set.Var(&repeated{&many}, "many", "")
			one := set.String("one", "", "")
			line := readArguments(set, strings.Fields(tt.args))
			require.Len(t, line.faults, tt.faults)
			require.Equal(t, tt.many, many)
			require.Equal(t, tt.one, *one)
		})
	}
}
