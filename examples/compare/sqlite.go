package main

import (
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	_ "modernc.org/sqlite" // the driver

	"github.com/childward/childward/indicator"
)

// sqlite is a table in memory and one statement that gives the verdicts of every row; the answer comes
// through database/sql.
type sqlite struct {
	*job
	connection *sql.DB
	statement  *sql.Stmt
}

// newSQLiteReal is the rate as SQL users write it: the numerator made a real number, so that nothing is cut.
func newSQLiteReal(j *job) (contestant, error) {
	return newSQLite(j, func(r ratio) string {
		return j.spell("CAST("+j.statistics[r.numerator]+" AS REAL)", j.statistics[r.denominator], strconv.FormatInt(r.per, 10)) +
			" " + r.op + " " + r.target
	})
}

// newSQLiteInteger is the exact way that SQL has: whole numbers, multiplied crosswise.
func newSQLiteInteger(j *job) (contestant, error) {
	return newSQLite(j, func(r ratio) string { return strings.ReplaceAll(j.crossedCondition(r), "==", "=") })
}

func newSQLite(j *job, condition func(ratio) string) (*sqlite, error) {
	connection, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	connection.SetMaxOpenConns(1) // a database in memory belongs to its connection
	c := &sqlite{job: j, connection: connection}
	columns := strings.Join(j.statistics, " INTEGER, ") + " INTEGER"
	if _, err := connection.Exec("CREATE TABLE records (row INTEGER PRIMARY KEY, " + columns + ")"); err != nil {
		return nil, err
	}
	cases := make([]string, len(j.ratios))
	for k, r := range j.ratios {
		cases[k] = fmt.Sprintf("CASE WHEN %[1]s IS NULL OR %[2]s IS NULL THEN %[4]d WHEN %[2]s = 0 THEN %[5]d WHEN %[3]s THEN %[6]d ELSE %[7]d END",
			j.statistics[r.numerator], j.statistics[r.denominator], condition(r),
			indicator.NoData, indicator.NotApplicable, indicator.Achieved, indicator.Missed)
	}
	c.statement, err = connection.Prepare("SELECT " + strings.Join(cases, ", ") + " FROM records ORDER BY row")
	return c, err
}

// Close lets go of the database.
func (c *sqlite) Close() error { return c.connection.Close() }

func (c *sqlite) load(records []record) error {
	work, err := c.connection.Begin()
	if err != nil {
		return err
	}
	defer work.Rollback()
	if _, err := work.Exec("DELETE FROM records"); err != nil {
		return err
	}
	insert, err := work.Prepare("INSERT INTO records VALUES (?" + strings.Repeat(", ?", len(c.statistics)) + ")")
	if err != nil {
		return err
	}
	defer insert.Close()
	row := make([]any, 1+len(c.statistics))
	for i := range records {
		row[0] = i
		for s := range c.statistics {
			row[1+s] = nil
			if records[i].has(s) {
				row[1+s] = records[i].values[s]
			}
		}
		if _, err := insert.Exec(row...); err != nil {
			return err
		}
	}
	return work.Commit()
}

func (c *sqlite) judge(verdicts []indicator.Verdict) error {
	rows, err := c.statement.Query()
	if err != nil {
		return err
	}
	defer rows.Close()
	cells, pointers := make([]int64, len(c.ratios)), make([]any, len(c.ratios))
	for k := range cells {
		pointers[k] = &cells[k]
	}
	for rows.Next() {
		if err := rows.Scan(pointers...); err != nil {
			return err
		}
		for k, cell := range cells {
			verdicts[k] = indicator.Verdict(cell)
		}
		verdicts = verdicts[len(cells):]
	}
	return rows.Err()
}

func sqliteRealUnguarded() (reply, error) {
	return askSQL("SELECT CAST(deaths AS REAL) / births * 1000 <= 9 FROM (SELECT NULL AS deaths, 248 AS births)")
}

func sqliteIntegerUnguarded() (reply, error) {
	return askSQL("SELECT deaths * 1000 <= births * 9 FROM (SELECT NULL AS deaths, 248 AS births)")
}

func askSQL(query string) (reply, error) {
	connection, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return 0, err
	}
	defer connection.Close()
	var met sql.NullBool
	err = connection.QueryRow(query).Scan(&met)
	if err == nil && !met.Valid {
		return null, nil
	}
	return spoken(met.Bool, err), nil
}
