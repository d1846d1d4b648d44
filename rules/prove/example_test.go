package prove_test

import (
	"fmt"

	"github.com/childward/childward/rules"
	"github.com/childward/childward/rules/prove"
)

func ExampleEqual() {
	scope := rules.NewScope("deaths", "births")
	compile := func(text string) *rules.Formula {
		f, err := rules.Compile(text, scope)
		if err != nil {
			panic(err)
		}
		return f
	}
	quotient := compile("deaths / births * 1000")
	fmt.Println(prove.Equal(quotient, compile("1000 * deaths / births")))
	fmt.Println(prove.Equal(quotient, compile("rate(deaths, births, 1000)"))) // rate refuses negative numbers
	// Output:
	// true
	// false
}

func ExampleDomain_Certain() {
	scope := rules.NewScope("registered", "children")
	share, _ := rules.Compile("rate(registered, children, 100)", scope)
	constraint, _ := rules.Compile("registered <= children", scope)
	target, _ := rules.ParseThreshold("<= 100")

	domain := prove.NewDomain(scope)
	fmt.Println(domain.Certain(share, target) == prove.Always)
	domain.Assume(constraint)
	fmt.Println(domain.Certain(share, target) == prove.Always)
	// Output:
	// false
	// true
}
