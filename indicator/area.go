package indicator

import "strings"

// An Area is what the units of a plan add up to: a city, a district, a province.
type Area struct {
	Code string `yaml:"code,quoted"` // the code of its own row in the data, where departments report; empty when there is none
	Kind Text   // thành phố, tỉnh, huyện: what reports call it; in English as well where it is one of these and not said
	Name Text
}

// kindsInEnglish are the kinds of areas between the wards and the country.
var kindsInEnglish = map[string]string{
	"thành phố": "city", "tỉnh": "province", "huyện": "district", "quận": "district", "thị xã": "town",
}

// Noun is what the area is called after its kind, in lower case: thành phố, city; địa bàn, area where its kind is not said.
func (a Area) Noun() Text {
	noun := Text{VI: strings.ToLower(strings.TrimSpace(a.Kind.VI)), EN: strings.ToLower(strings.TrimSpace(a.Kind.EN))}
	if noun.EN == "" || noun.EN == noun.VI {
		noun.EN = kindsInEnglish[noun.VI]
	}
	if noun.VI == "" {
		noun.VI = "địa bàn"
	}
	if noun.EN == "" {
		noun.EN = "area"
	}
	return noun
}

// Whole is all of the area: toàn thành phố, the whole city.
func (a Area) Whole() Text {
	noun := a.Noun()
	return Text{VI: "toàn " + noun.VI, EN: "the whole " + noun.EN}
}
