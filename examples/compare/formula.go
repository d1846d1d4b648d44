package main

import "strconv"

// spell writes the formula of a ratio with the names and the form of per that a language needs.
func (j *job) spell(numerator, denominator, per string) string {
	if j.order == multiplyFirst {
		return numerator + " * " + per + " / " + denominator
	}
	return numerator + " / " + denominator + " * " + per
}

// formula is spell with the names of the statistics and a plain number.
func (j *job) formula(r ratio) string {
	return j.spell(j.statistics[r.numerator], j.statistics[r.denominator], strconv.FormatInt(r.per, 10))
}

// comparison is the operator as most languages write it.
func (r ratio) comparison() string {
	if r.op == "=" {
		return "=="
	}
	return r.op
}

// condition is the ratio with its target, whole numbers plain: n / d * 1000 <= 9.
func (j *job) condition(r ratio) string {
	return j.formula(r) + " " + r.comparison() + " " + r.target
}

// floatCondition is the same with the point that makes a literal a float: n / d * 1000.0 <= 9.0.
func (j *job) floatCondition(r ratio) string {
	return j.spell(j.statistics[r.numerator], j.statistics[r.denominator], strconv.FormatInt(r.per, 10)+".0") +
		" " + r.comparison() + " " + withPoint(r.target)
}

func withPoint(number string) string {
	if _, err := strconv.ParseInt(number, 10, 64); err == nil {
		return number + ".0"
	}
	return number
}

// crossedCondition is the ratio as a comparison of whole numbers: n * 1000 <= d * 9.
func (j *job) crossedCondition(r ratio) string {
	a, b := r.crossed()
	return j.statistics[r.numerator] + " * " + strconv.FormatInt(a, 10) + " " + r.comparison() + " " +
		j.statistics[r.denominator] + " * " + strconv.FormatInt(b, 10)
}
