package main

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"math"

	"github.com/childward/childward/rules/wording"
)

// The measures of the chart, in pixels.
const (
	chartWidth = 880
	barsLeft   = 190
	barsWidth  = 470
	barHeight  = 20
	barStep    = 28
	barsTop    = 92
)

// chart draws the speed of the contestants as bars on a logarithmic scale. A bar whose contestant gave wrong
// verdicts is hatched and says so.
func chart(lines []line, lang wording.Language) []byte {
	d := &drawing{lang: lang}
	decades := 1.0
	for _, l := range lines {
		decades = max(decades, math.Ceil(math.Log10(l.nanoseconds)))
	}
	bottom := barsTop + barStep*len(lines)
	d.add(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13" role="img">`, chartWidth, bottom+56)
	title := text(lang, "Time for one indicator: shorter is faster", "Thời gian tính một chỉ tiêu: càng ngắn càng nhanh")
	d.add(`<title>%s</title>`, escaped(title))
	d.add(`<defs><pattern id="wrong" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" fill="#f0c9a8"/><rect width="3" height="7" fill="#b5541c"/></pattern></defs>`)
	d.add(`<rect width="%d" height="%d" fill="#ffffff"/>`, chartWidth, bottom+56)
	d.text(20, 32, `font-size="18" font-weight="bold"`, title)
	d.text(20, 54, `fill="#555555"`, text(lang, "nanoseconds, logarithmic scale; × is how many times Go written by hand", "nano giây, thang logarit; × là số lần so với mã Go viết tay"))
	for decade := range int(decades) + 1 {
		x := barsLeft + barsWidth*float64(decade)/decades
		d.add(`<line x1="%.1f" y1="%d" x2="%.1f" y2="%d" stroke="#dddddd"/>`, x, barsTop-8, x, bottom)
		d.text(x, barsTop-14, `text-anchor="middle" fill="#555555"`, (&page{lang: lang}).number(math.Pow10(decade), 0))
	}
	for i, l := range lines {
		d.bar(barsTop+barStep*i, l, barsWidth/decades)
	}
	d.add(`<rect x="20" y="%d" width="26" height="14" fill="url(#wrong)"/>`, bottom+21)
	d.text(54, float64(bottom+33), `fill="#333333"`, text(lang, "wrong verdicts on or beside a target (formula written n / d * k)", "có kết luận sai ở đúng mục tiêu hoặc sát mục tiêu (công thức viết n / d * k)"))
	d.add(`</svg>`)
	return d.Bytes()
}

// A drawing is the text of an SVG file.
type drawing struct {
	bytes.Buffer
	lang wording.Language
}

func (d *drawing) add(format string, args ...any) { fmt.Fprintf(d, format+"\n", args...) }

func (d *drawing) text(x, y float64, attributes, content string) {
	d.add(`<text x="%.1f" y="%.1f" %s>%s</text>`, x, y, attributes, escaped(content))
}

func (d *drawing) bar(y int, l line, decade float64) {
	fill := "#7a8b99"
	switch {
	case l.accuracies[divideFirst].wrong > 0:
		fill = "url(#wrong)"
	case l.ours:
		fill = "#1b6e3c"
	}
	width := max(decade*math.Log10(l.nanoseconds), 1)
	middle := float64(y) + barHeight - 5
	d.text(barsLeft-10, middle, `text-anchor="end" fill="#111111"`, l.name)
	d.add(`<rect x="%d" y="%d" width="%.1f" height="%d" fill="%s"/>`, barsLeft, y, width, barHeight, fill)
	label := d.number(l.nanoseconds) + " ns · ×" + d.number(l.times)
	if wrong := l.accuracies[divideFirst].targets; wrong > 0 {
		label += fmt.Sprintf(text(d.lang, " · wrong about %d targets", " · sai ở %d mục tiêu"), wrong)
	}
	d.text(barsLeft+width+8, middle, `fill="#111111"`, label)
}

func (d *drawing) number(value float64) string { return (&page{lang: d.lang}).short(value) }

func escaped(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a buffer takes everything
	return b.String()
}
