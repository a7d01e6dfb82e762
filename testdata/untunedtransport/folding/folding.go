// Package folding computes what it sets.
package folding

import (
	"net/http"
	"os"
	"strconv"
	"time"
)

const (
	hosts   = 16
	perHost = 32
	total   = hosts * perHost
)

var (
	workers  = total / 4
	idle     = time.Minute
	Exported = 500
	changing = 500
	fromEnv  = func() int { n, _ := strconv.Atoi(os.Getenv("N")); return n }()
)

func change() { changing = 5 }

func constantBad() *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConns: total, IdleConnTimeout: idle}} // want "per-host-forgotten: http.Transport sets MaxIdleConns \\(512\\) but"
}

func packageVariableBad() *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConns: workers, IdleConnTimeout: idle}} // want "per-host-forgotten: http.Transport sets MaxIdleConns \\(128\\) but"
}

func exportedOk() *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConns: Exported, IdleConnTimeout: idle}}
}

func changingOk() *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConns: changing, IdleConnTimeout: idle}}
}

func environmentOk() *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConns: fromEnv, IdleConnTimeout: idle}}
}

func localBad() *http.Client {
	n := 5
	n = n<<6 + 1
	return &http.Client{Transport: &http.Transport{MaxIdleConns: n, IdleConnTimeout: idle}} // want "sets MaxIdleConns \\(321\\) but"
}

func divisionBad() *http.Client {
	n := 1000
	return &http.Client{Transport: &http.Transport{MaxIdleConns: n / 3, IdleConnTimeout: idle}} // want "sets MaxIdleConns \\(333\\) but"
}

func capturedBad() func() *http.Client {
	n := 300
	return func() *http.Client {
		return &http.Client{Transport: &http.Transport{MaxIdleConns: n, IdleConnTimeout: idle}} // want "sets MaxIdleConns \\(300\\) but"
	}
}

func capturedChangingOk() func() *http.Client {
	n := 300
	f := func() *http.Client {
		return &http.Client{Transport: &http.Transport{MaxIdleConns: n, IdleConnTimeout: idle}}
	}
	n = 3
	return f
}

func loopedOk() *http.Client {
	n := 1
	for n < hosts {
		n *= 200
	}
	return &http.Client{Transport: &http.Transport{MaxIdleConns: n, IdleConnTimeout: idle}}
}

func agree(n int) *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConns: n, IdleConnTimeout: idle}} // want "sets MaxIdleConns \\(200\\) but"
}

func agreeOk() []*http.Client { return []*http.Client{agree(200), agree(2 * 100)} }

func disagree(n int) *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConns: n, IdleConnTimeout: idle}}
}

func disagreeOk() []*http.Client { return []*http.Client{disagree(200), disagree(5)} }

func Callers(n int) *http.Client {
	return &http.Client{Transport: &http.Transport{MaxIdleConns: n, IdleConnTimeout: idle}}
}

func callersOk() *http.Client { return Callers(200) }

func convertedBad(n uint8) *http.Client {
	const k uint16 = 500
	return &http.Client{Transport: &http.Transport{MaxIdleConns: int(k), IdleConnTimeout: idle}} // want "per-host-forgotten"
}

func narrowOk() *http.Client {
	k := uint8(200)
	k += 100 // wraps
	return &http.Client{Transport: &http.Transport{MaxIdleConns: int(k), IdleConnTimeout: idle}}
}
