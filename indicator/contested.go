package indicator

import "slices"

// Contested reports whether the verdict depends on how the target is read: it is achieved, and missed under another
// reading that can be computed, or the other way round. A verdict that is neither claims nothing that another reading
// could turn round, so that what is not applicable is not contested, nor what has no data; and of a reading whose own
// statistics are missing or contradict themselves, or that is hidden (see [Plan.Public]), nothing is known.
func (r Result) Contested() bool {
	return !r.isZero() && r.Verdict.Judged() && slices.ContainsFunc(r.indicator.readings, func(reading compiledReading) bool {
		at := reading.as.at(r.isCity())
		if at == nil {
			return false
		}
		v := r.record.verdict(reading.as, at)
		return v.Judged() && v != r.Verdict
	})
}

// AllReadings returns the outcomes of all readings that can be computed side by side: the one that decides, which is the
// result itself, and then [Result.Readings]. There is none where no alternative can be computed, and none of a hidden
// result.
func (r Result) AllReadings() []ReadingResult {
	others := r.Readings()
	if len(others) == 0 || r.Hidden() {
		return nil
	}
	decides := r.indicator.Readings[0]
	decides.Value, decides.Target = r.indicator.Value, r.indicator.Target
	return append([]ReadingResult{{decides, r}}, others...)
}
