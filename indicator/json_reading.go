package indicator

// jsonReading is the outcome of a reading in JSON. One that is hidden has no outcome.
type jsonReading struct {
	ID      string   `json:"id"`
	Text    *Text    `json:"text,omitempty"`
	Target  string   `json:"target"`
	Value   string   `json:"value,omitempty"`
	N       string   `json:"n,omitempty"`
	D       string   `json:"d,omitempty"`
	Verdict *Verdict `json:"verdict,omitempty"`
	Hidden  bool     `json:"hidden,omitempty"`
}

// readingsJSON are the outcomes of all readings, the one that decides first; nil where no alternative can be computed.
func (r Result) readingsJSON() []jsonReading {
	var all []jsonReading
	for _, reading := range r.AllReadings() {
		out := jsonReading{ID: reading.Reading.ID, Text: textOrNil(reading.Reading.Text), Target: reading.Reading.Target}
		if out.Hidden = reading.Hidden(); !out.Hidden {
			verdict := reading.Verdict
			out.Verdict = &verdict
		}
		if n, ok := reading.Value().Number(); ok {
			out.Value = n.Decimal()
			out.N, out.D = n.Fraction()
		}
		all = append(all, out)
	}
	return all
}
