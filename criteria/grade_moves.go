package criteria

import "github.com/childward/childward/indicator"

// GradeMoves are the units that rose and fell in grade. A unit of which one grade or both are not decided moved only where
// all grades that it may have had, and all that it may have now, say the same. Totals between two grades, which a ladder
// with printed ends leaves without any, are above and below neither: such a unit moves nowhere. Below the lowest grade is
// below it.
type GradeMoves struct {
	Rose []GradeMove
	Fell []GradeMove
}

// A GradeMove is a unit whose grade differs from the year before.
type GradeMove struct {
	Unit     indicator.Unit
	From, To Graded
}

// ranks are the least and the greatest place in the ladder that a total between the bounds can have, from 0 on, -1 for
// what lies below all grades; ok is false where it may lie between two grades or above all, or nothing was graded.
func (r *Rating) ranks() (least, most int, ok bool) {
	if r.IsZero() || len(r.scheme.ladder) == 0 {
		return 0, 0, false
	}
	ladder := r.scheme.ladder
	if r.scheme.holeWithin(r.low, r.high) {
		return 0, 0, false
	}
	possible, _ := r.scheme.gradesWithin(r.low, r.high)
	if len(possible) == 0 {
		return -1, -1, true
	}
	least, most = possible[0], possible[len(possible)-1]
	if r.low.Cmp(ladder[0].from) < 0 {
		least = -1
	}
	return least, most, true
}

// move adds a unit that rose or fell.
func (m *GradeMoves) move(unit indicator.Unit, was, is *Rating) {
	wasLeast, wasMost, ok1 := was.ranks()
	isLeast, isMost, ok2 := is.ranks()
	switch {
	case !ok1 || !ok2:
	case isLeast > wasMost:
		m.Rose = append(m.Rose, GradeMove{unit, was.Graded(), is.Graded()})
	case isMost < wasLeast:
		m.Fell = append(m.Fell, GradeMove{unit, was.Graded(), is.Graded()})
	}
}

// of are the moves of one unit.
func (m GradeMoves) of(unit indicator.Unit) (own GradeMoves) {
	only := func(moves []GradeMove) (own []GradeMove) {
		for _, move := range moves {
			if move.Unit == unit {
				own = append(own, move)
			}
		}
		return own
	}
	return GradeMoves{only(m.Rose), only(m.Fell)}
}

type jsonGradeMoves struct {
	Rose []jsonGradeMove `json:"rose"`
	Fell []jsonGradeMove `json:"fell"`
}

type jsonGradeMove struct {
	UnitCode string `json:"unit_code"`
	From     Graded `json:"from"`
	To       Graded `json:"to"`
}

func jsonGradeMovesOf(m GradeMoves) *jsonGradeMoves {
	list := func(moves []GradeMove) []jsonGradeMove {
		all := make([]jsonGradeMove, len(moves))
		for i, move := range moves {
			all[i] = jsonGradeMove{move.Unit.Code, move.From, move.To}
		}
		return all
	}
	return &jsonGradeMoves{list(m.Rose), list(m.Fell)}
}
