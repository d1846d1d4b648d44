// Package sheet reads tables: rows of cells under a header, each cell with its place.
//
// A [Table] is what a reader of statistics works on, whatever it comes from. [OpenCSV] and [StreamCSV] make one of
// CSV in all the ways in which spreadsheets write it; a reader of another format fills a Table of its own, with its
// own places and faults.
//
// The package knows cells, places, headers, numbers in two conventions and the words of a flag. What a column is
// for, which rows belong together and what must stand in them, those who read the table know.
package sheet
