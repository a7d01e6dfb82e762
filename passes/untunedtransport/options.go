package untunedtransport

import (
	"flag"
	"fmt"
)

// options are the flags of the rule.
var options = flags{pool: poolVisible}

type flags struct {
	pool            poolMode
	poolSize        int
	defaultsDropped bool
	idleTooLong     bool
	queueing        bool
}

func (o *flags) register(fs *flag.FlagSet) {
	fs.Var(&o.pool, "pool", "report pools of the default size (default-pool): visible (where many goroutines send), always or off")
	fs.IntVar(&o.poolSize, "pool-size", 0, "offer a fix for default-pool that sets MaxIdleConnsPerHost to this number")
	fs.BoolVar(&o.defaultsDropped, "defaults-dropped", false, "report transports without Proxy and TLSHandshakeTimeout")
	fs.BoolVar(&o.idleTooLong, "idle-too-long", false, "report an IdleConnTimeout above five minutes")
	fs.BoolVar(&o.queueing, "queueing", false, "report a low MaxConnsPerHost beside unclosed bodies or a client without a timeout")
}

// A poolMode says when a pool of the default size is reported.
type poolMode uint8

const (
	poolOff     poolMode = iota
	poolVisible          // where many goroutines are seen to send
	poolAlways           // at each transport that is made without a size
)

var poolModes = [...]string{poolOff: "off", poolVisible: "visible", poolAlways: "always"}

func (m *poolMode) String() string { return poolModes[*m] }

// Set parses a mode by name.
func (m *poolMode) Set(name string) error {
	for i, n := range poolModes {
		if n == name {
			*m = poolMode(i)
			return nil
		}
	}
	return fmt.Errorf("want visible, always or off, not %q", name)
}
