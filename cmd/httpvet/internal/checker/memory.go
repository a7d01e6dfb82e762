package checker

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
	"time"
)

// What a run may use beyond what is alive is about the same for all, within limits: of
// a large program collecting garbage would be most of the work.
const (
	headroom = 50 << 20
	least    = 25 // percent of what is alive
	most     = 100
)

// govern trades time for memory until it is told to end: the more is alive, the sooner
// garbage is collected. It leaves that to users who have said what they want.
func govern() (end func()) {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return func() {}
	}
	percent := most
	before := debug.SetGCPercent(percent)
	tick := time.NewTicker(50 * time.Millisecond)
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			case <-tick.C:
			}
			live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
			metrics.Read(live)
			want := max(least, min(most, int(100*headroom/max(1, live[0].Value.Uint64()))))
			if diff := want - percent; diff < -3 || diff > 3 { // less is not worth it
				percent = want
				debug.SetGCPercent(percent)
			}
		}
	}()
	return func() {
		tick.Stop()
		close(stop)
		<-stopped
		debug.SetGCPercent(before)
	}
}
