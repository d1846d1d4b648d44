// Package phrases holds the messages that several packages say: one declaration, one code, the same words wherever
// they are read.
package phrases

import "github.com/childward/childward/rules/wording"

// What can be wrong with plans, schemes and test files alike.
var (
	// IDUnusable is about the id that was found.
	IDUnusable = wording.New("id_unusable", "\"{0}\" cannot be an id", "\"{0}\" không thể làm mã")
	// StatisticUnknown is about a name that the plan does not declare.
	StatisticUnknown = wording.New("unknown_statistic", "\"{0}\" is not a statistic of this plan", "\"{0}\" không phải số liệu của kế hoạch này")
	// StatisticUnused is about a statistic that is declared for nothing.
	StatisticUnused = wording.New("statistic_unused", "nothing uses the statistic \"{0}\"", "không có gì dùng số liệu \"{0}\"")
	// NumberTwice names a printed number and the two ids that it stands for.
	NumberTwice = wording.New("number_twice", "the number \"{0}\" stands for {1} and for {2}", "số thứ tự \"{0}\" dùng cho cả {1} và {2}")
)

// NotReported is the reason why a verdict or points are not known, with the labels of the statistics.
var NotReported = wording.New("missing", "not reported: {0}", "chưa có số liệu: {0}")

// EventsWithoutPopulation is about events, with their number, that happened among nobody, named in words. It is the reason
// of a contradiction where those are counted at a moment, and a warning otherwise.
var EventsWithoutPopulation = wording.New("events_without_population", "{0} events although {1} is 0", "có {0} trường hợp dù {1} là 0")

// SeasonNotCovered is about a yearly figure, with how long the days are that it was made of, and what they lack of the
// season in which much of it happens.
var SeasonNotCovered = wording.New("season_not_covered", "brought to a year from {0}, without {1}", "quy ra năm từ {0}, chưa gồm {1}")

// Meant is the hint that asks for the nearest of the words that there are; zero where none is near.
func Meant(word string, words []string) wording.Message {
	if near := wording.Nearest(word, words); near != "" {
		return wording.Suggest(near)
	}
	return wording.Message{}
}
