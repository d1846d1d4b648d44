// Package strictjson reads JSON of a known shape and tells all that is wrong with it, each with its place: keys that
// stand twice, that are unknown or differ in case, values of another kind, a byte order mark, bytes that are not
// UTF-8, and what stands behind the value.
//
// A [Document] is walked once, from its beginning to its end, by those who know the shape.
package strictjson
