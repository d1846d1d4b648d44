// Package criteria will score the verdicts of package indicator: criteria with points, tiers and
// knock-outs, and the yearly rating of a ward. It has nothing yet; what it will stand on is
// [github.com/childward/childward/indicator.Results].
package criteria
