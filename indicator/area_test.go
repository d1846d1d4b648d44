package indicator

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestAnAreaIsCalledAfterItsKind(t *testing.T) {
	tests := []struct {
		name        string
		kind        Text
		noun, whole Text
	}{
		{"a city", Text{VI: "thành phố"}, Text{VI: "thành phố", EN: "city"}, Text{VI: "toàn thành phố", EN: "the whole city"}},
		{"one text for both languages", Text{VI: "Tỉnh", EN: "Tỉnh"}, Text{VI: "tỉnh", EN: "province"}, Text{VI: "toàn tỉnh", EN: "the whole province"}},
		{"a district", Text{VI: "huyện"}, Text{VI: "huyện", EN: "district"}, Text{VI: "toàn huyện", EN: "the whole district"}},
		{"an urban district", Text{VI: "quận"}, Text{VI: "quận", EN: "district"}, Text{VI: "toàn quận", EN: "the whole district"}},
		{"a town", Text{VI: "thị xã"}, Text{VI: "thị xã", EN: "town"}, Text{VI: "toàn thị xã", EN: "the whole town"}},
		{"the plan's own English word", Text{VI: "thành phố", EN: "municipality"}, Text{VI: "thành phố", EN: "municipality"}, Text{VI: "toàn thành phố", EN: "the whole municipality"}},
		{"a kind that has no English word here", Text{VI: "vùng"}, Text{VI: "vùng", EN: "area"}, Text{VI: "toàn vùng", EN: "the whole area"}},
		{"in English alone", Text{EN: "Barangay"}, Text{VI: "địa bàn", EN: "barangay"}, Text{VI: "toàn địa bàn", EN: "the whole barangay"}},
		{"not said", Text{}, Text{VI: "địa bàn", EN: "area"}, Text{VI: "toàn địa bàn", EN: "the whole area"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			area := Area{Kind: tt.kind}
			require.Equal(t, tt.noun, area.Noun())
			require.Equal(t, tt.whole, area.Whole())
		})
	}
}
