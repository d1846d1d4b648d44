package main

import "github.com/childward/childward/rules/wording"

// A reply is what a contestant makes of a missing statistic.
type reply int

const (
	noData    reply = iota // says that there are no data, or cannot be asked without saying what is missing
	fails                  // an error
	null                   // SQL's null, which is no verdict
	undefined              // no answer at all: no rule speaks
	achieved               // takes it for 0, and 0 deaths achieve the target
	missed                 // takes it for something that does not achieve the target
)

// words are the replies in few letters.
func (r reply) words() wording.Text {
	switch r {
	case noData:
		return wording.Text{VI: "thiếu số liệu", EN: "no data"}
	case fails:
		return wording.Text{VI: "báo lỗi", EN: "error"}
	case null:
		return wording.Text{VI: "NULL", EN: "NULL"}
	case undefined:
		return wording.Text{VI: "im lặng", EN: "silence"}
	case achieved:
		return wording.Text{VI: "\"đạt\"", EN: "\"achieved\""}
	}
	return wording.Text{VI: "\"chưa đạt\"", EN: "\"missed\""}
}

// spoken is the reply of a contestant that answers true or false.
func spoken(met bool, err error) reply {
	switch {
	case err != nil:
		return fails
	case met:
		return achieved
	}
	return missed
}

// births is the denominator for entry.unguarded.
const births = 248

// mortality is the job of one ratio that entry.unguarded is about.
func mortality() *job {
	return &job{statistics: []string{"deaths", "births"}, ratios: []ratio{{"infant_mortality", 0, 1, 1000, "<=", "9"}}}
}

// withoutDeaths is its record without the numerator.
func withoutDeaths(j *job) record {
	rec := newRecords(j, 1)[0]
	rec.values[1] = births
	rec.lose(0)
	return rec
}

// ask runs the only program of an interpreter of the mortality job without the numerator.
func ask[Environment any](c *interpreter[Environment], err error) (reply, error) {
	if err != nil {
		return 0, err
	}
	rec := withoutDeaths(c.job)
	environment, err := c.environment(&rec)
	if err != nil {
		return 0, err
	}
	return spoken(c.programs[0](environment)), nil
}
