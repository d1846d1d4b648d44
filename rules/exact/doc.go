// Package exact has numbers that never round by themselves.
//
// A [Number] is a fraction of whole numbers of any length, held in two int64 where it fits. It comes from whole
// numbers, fractions, decimals and plain decimal texts, and goes out as a decimal rounded for display
// ([Number.Round]), as the exact decimal where there is one ([Number.Exact]), or as numerator and denominator.
package exact
