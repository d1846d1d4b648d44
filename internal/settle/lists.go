package settle

// MostSearched is up to how many inputs the shortest lists are searched for, among all that there are.
const MostSearched = 20

// mostLists is how many shortest lists are told.
const mostLists = 10

// Lists returns the shortest lists of inputs that settle, of as many inputs as there are; any one of the lists
// suffices. settles says whether the outcome is determined once the inputs of a set are known, whatever they turn out
// to be, while all others stay open; knowing more must not unsettle it.
//
// Up to [MostSearched] inputs, and wherever no input can be spared, the lists are proven to be the shortest; at most
// 10 are told, in the order of their inputs. Beyond, proven is false, and there is one list from which nothing can be
// left out, though another may be shorter. There is none where not even all inputs settle.
func Lists(inputs int, settles func(known Set) bool) (lists []Set, proven bool) {
	needed := neededOf(inputs, settles)
	if settles(needed) {
		return []Set{needed}, true
	}
	if inputs > MostSearched {
		return withoutSuperfluous(inputs, needed, settles)
	}
	s := search{settles: settles}
	var rest []int
	for i := range inputs {
		if !needed.Has(i) {
			rest = append(rest, i)
		}
	}
	for size := 1; size <= len(rest) && len(s.found) == 0; size++ {
		s.add(needed, rest, size)
	}
	return s.found, true
}

// neededOf are the inputs that are in every list: without one of them all others do not settle.
func neededOf(inputs int, settles func(Set) bool) Set {
	all, needed := AllOf(inputs), NewSet(inputs)
	for i := range inputs {
		if !settles(all.Without(i)) {
			needed.Add(i)
		}
	}
	return needed
}

// withoutSuperfluous leaves out input after input as long as the others settle.
func withoutSuperfluous(inputs int, needed Set, settles func(Set) bool) (lists []Set, proven bool) {
	known := AllOf(inputs)
	if !settles(known) {
		return nil, true
	}
	for i := range inputs {
		if needed.Has(i) {
			continue
		}
		if less := known.Without(i); settles(less) {
			known = less
		}
	}
	return []Set{known}, false
}

// A search gathers the lists of one size.
type search struct {
	settles func(Set) bool
	found   []Set
}

// add tries what is known together with so many more of the rest.
func (s *search) add(known Set, rest []int, more int) {
	switch {
	case len(s.found) == mostLists:
	case more > 0:
		for i := 0; i+more <= len(rest); i++ {
			s.add(known.With(rest[i]), rest[i+1:], more-1)
		}
	case s.settles(known):
		s.found = append(s.found, known)
	}
}
