package sheet

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestWordsOfALegacyEncodingAreRecognised(t *testing.T) {
	tests := []struct{ name, raw, want string }{
		{"TCVN3", "Tr\xce \xae\xce ra s\xe8ng", "TCVN3 (ABC, .VnTime)"},
		{"TCVN3, capitals", "\xa7\xacn v\xde", "TCVN3 (ABC, .VnTime)"},
		{"TCVN3, headers", "m\xb7,t\xaan,k\xfa,s\xe8 li\xd6u", "TCVN3 (ABC, .VnTime)"},
		{"VNI", "Tre\xfb \xf1e\xfb ra so\xe1ng", "VNI (VNI-Times)"},
		{"VNI, capitals", "C\xf6\xfba O\xc2ng", "VNI (VNI-Times)"},
		{"VNI, headers", "ma\xf5,te\xe2n,ky\xf8,so\xe1 lie\xe4u", "VNI (VNI-Times)"},
		{"Windows-1258", "Tre\xd2 \xf0e\xd2 ra s\xf4\xecng", "Windows-1258"},
		{"Windows-1258, capitals", "\xd0\xf5n vi\xf2", "Windows-1258"},
		{"Windows-1258, headers", "ma\xde,t\xean,ky\xcc,s\xf4\xec li\xea\xf2u", "Windows-1258"},
		{"nothing Vietnamese", "\x80\x81\x82\xff", ""},
		{"UTF-8", "Trẻ đẻ ra sống", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, guessEncoding(tt.raw))
		})
	}
}

func TestSoundTextIsNotTakenForALegacyEncoding(t *testing.T) {
	for _, text := range []string{"Tên xã", "hoà", "loài", "Tháng", "toán", "Trẻ đẻ ra sống", "population"} {
		require.Empty(t, mojibake(text), text)
	}
}
