// Package guards closes what an owner holds once only: the owner asks itself first
// whether it did so.
package guards

import (
	"io"
	"net/http"
	"sync"
	"sync/atomic"
)

type flagOwner struct {
	res    *http.Response
	closed bool
}

func (w *flagOwner) Close() error {
	if w.closed {
		return nil
	}
	w.closed = true
	return w.res.Body.Close()
}

func openFlag(url string) (*flagOwner, error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &flagOwner{res: res}, nil
}

func flagOk(url string) error {
	w, err := openFlag(url)
	if err != nil {
		return err
	}
	defer w.Close()
	if w.res.StatusCode != 200 {
		return io.EOF
	}
	_, err = io.Copy(io.Discard, w.res.Body)
	return err
}

type nflagOwner struct {
	res  *http.Response
	open bool
}

func (w *nflagOwner) Close() error {
	if !w.open {
		return nil
	}
	w.open = false
	return w.res.Body.Close()
}

func openNflag(url string) (*nflagOwner, error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &nflagOwner{res: res}, nil
}

func nflagOk(url string) error {
	w, err := openNflag(url)
	if err != nil {
		return err
	}
	defer w.Close()
	if w.res.StatusCode != 200 {
		return io.EOF
	}
	_, err = io.Copy(io.Discard, w.res.Body)
	return err
}

type innerOwner struct {
	res    *http.Response
	closed bool
}

func (w *innerOwner) Close() error {
	if !w.closed {
		w.closed = true
		return w.res.Body.Close()
	}
	return nil
}

func openInner(url string) (*innerOwner, error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &innerOwner{res: res}, nil
}

func innerOk(url string) error {
	w, err := openInner(url)
	if err != nil {
		return err
	}
	defer w.Close()
	if w.res.StatusCode != 200 {
		return io.EOF
	}
	_, err = io.Copy(io.Discard, w.res.Body)
	return err
}

type afterOwner struct {
	res    *http.Response
	closed bool
}

func (w *afterOwner) Close() error {
	if w.closed {
		return nil
	}
	err := w.res.Body.Close()
	w.closed = true
	return err
}

func openAfter(url string) (*afterOwner, error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &afterOwner{res: res}, nil
}

func afterOk(url string) error {
	w, err := openAfter(url)
	if err != nil {
		return err
	}
	defer w.Close()
	if w.res.StatusCode != 200 {
		return io.EOF
	}
	_, err = io.Copy(io.Discard, w.res.Body)
	return err
}

type defersetOwner struct {
	res    *http.Response
	closed bool
}

func (w *defersetOwner) Close() error {
	if w.closed {
		return nil
	}
	defer func() { w.closed = true }()
	return w.res.Body.Close()
}

func openDeferset(url string) (*defersetOwner, error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &defersetOwner{res: res}, nil
}

func defersetOk(url string) error {
	w, err := openDeferset(url)
	if err != nil {
		return err
	}
	defer w.Close()
	if w.res.StatusCode != 200 {
		return io.EOF
	}
	_, err = io.Copy(io.Discard, w.res.Body)
	return err
}

type swapOwner struct {
	res    *http.Response
	closed atomic.Bool
}

func (w *swapOwner) Close() error {
	if w.closed.Swap(true) {
		return nil
	}
	return w.res.Body.Close()
}

func openSwap(url string) (*swapOwner, error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &swapOwner{res: res}, nil
}

func swapOk(url string) error {
	w, err := openSwap(url)
	if err != nil {
		return err
	}
	defer w.Close()
	if w.res.StatusCode != 200 {
		return io.EOF
	}
	_, err = io.Copy(io.Discard, w.res.Body)
	return err
}

type casOwner struct {
	res    *http.Response
	closed atomic.Bool
}

func (w *casOwner) Close() error {
	if !w.closed.CompareAndSwap(false, true) {
		return nil
	}
	return w.res.Body.Close()
}

func openCas(url string) (*casOwner, error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &casOwner{res: res}, nil
}

func casOk(url string) error {
	w, err := openCas(url)
	if err != nil {
		return err
	}
	defer w.Close()
	if w.res.StatusCode != 200 {
		return io.EOF
	}
	_, err = io.Copy(io.Discard, w.res.Body)
	return err
}

type cas32Owner struct {
	res    *http.Response
	closed int32
}

func (w *cas32Owner) Close() error {
	if !atomic.CompareAndSwapInt32(&w.closed, 0, 1) {
		return nil
	}
	return w.res.Body.Close()
}

func openCas32(url string) (*cas32Owner, error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &cas32Owner{res: res}, nil
}

func cas32Ok(url string) error {
	w, err := openCas32(url)
	if err != nil {
		return err
	}
	defer w.Close()
	if w.res.StatusCode != 200 {
		return io.EOF
	}
	_, err = io.Copy(io.Discard, w.res.Body)
	return err
}

type swap32Owner struct {
	res    *http.Response
	closed int32
}

func (w *swap32Owner) Close() error {
	if atomic.SwapInt32(&w.closed, 1) != 0 {
		return nil
	}
	return w.res.Body.Close()
}

func openSwap32(url string) (*swap32Owner, error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &swap32Owner{res: res}, nil
}

func swap32Ok(url string) error {
	w, err := openSwap32(url)
	if err != nil {
		return err
	}
	defer w.Close()
	if w.res.StatusCode != 200 {
		return io.EOF
	}
	_, err = io.Copy(io.Discard, w.res.Body)
	return err
}

type add32Owner struct {
	res    *http.Response
	closed int32
}

func (w *add32Owner) Close() error {
	if atomic.AddInt32(&w.closed, 1) > 1 {
		return nil
	}
	return w.res.Body.Close()
}

func openAdd32(url string) (*add32Owner, error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &add32Owner{res: res}, nil
}

func add32Ok(url string) error {
	w, err := openAdd32(url)
	if err != nil {
		return err
	}
	defer w.Close()
	if w.res.StatusCode != 200 {
		return io.EOF
	}
	_, err = io.Copy(io.Discard, w.res.Body)
	return err
}

type loadOwner struct {
	res    *http.Response
	closed atomic.Bool
}

func (w *loadOwner) Close() error {
	if w.closed.Load() {
		return nil
	}
	w.closed.Store(true)
	return w.res.Body.Close()
}

func openLoad(url string) (*loadOwner, error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &loadOwner{res: res}, nil
}

func loadOk(url string) error {
	w, err := openLoad(url)
	if err != nil {
		return err
	}
	defer w.Close()
	if w.res.StatusCode != 200 {
		return io.EOF
	}
	_, err = io.Copy(io.Discard, w.res.Body)
	return err
}

type channOwner struct {
	res  *http.Response
	done chan struct{}
}

func (w *channOwner) Close() error {
	select {
	case <-w.done:
		return nil
	default:
	}
	close(w.done)
	return w.res.Body.Close()
}

func openChann(url string) (*channOwner, error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &channOwner{res: res}, nil
}

func channOk(url string) error {
	w, err := openChann(url)
	if err != nil {
		return err
	}
	defer w.Close()
	if w.res.StatusCode != 200 {
		return io.EOF
	}
	_, err = io.Copy(io.Discard, w.res.Body)
	return err
}

type nilledOwner struct {
	res *http.Response
	x   int
}

func (w *nilledOwner) Close() error {
	if w.res == nil {
		return nil
	}
	err := w.res.Body.Close()
	w.res = nil
	return err
}

func openNilled(url string) (*nilledOwner, error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &nilledOwner{res: res}, nil
}

func nilledOk(url string) error {
	w, err := openNilled(url)
	if err != nil {
		return err
	}
	defer w.Close()
	if w.res.StatusCode != 200 {
		return io.EOF
	}
	_, err = io.Copy(io.Discard, w.res.Body)
	return err
}

type stateOwner struct {
	res   *http.Response
	state int
}

func (w *stateOwner) Close() error {
	if w.state == 2 {
		return nil
	}
	w.state = 2
	return w.res.Body.Close()
}

func openState(url string) (*stateOwner, error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &stateOwner{res: res}, nil
}

func stateOk(url string) error {
	w, err := openState(url)
	if err != nil {
		return err
	}
	defer w.Close()
	if w.res.StatusCode != 200 {
		return io.EOF
	}
	_, err = io.Copy(io.Discard, w.res.Body)
	return err
}

type errfOwner struct {
	res *http.Response
	err error
}

func (w *errfOwner) Close() error {
	if w.err != nil {
		return w.err
	}
	w.err = io.EOF
	return w.res.Body.Close()
}

func openErrf(url string) (*errfOwner, error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &errfOwner{res: res}, nil
}

func errfOk(url string) error {
	w, err := openErrf(url)
	if err != nil {
		return err
	}
	defer w.Close()
	if w.res.StatusCode != 200 {
		return io.EOF
	}
	_, err = io.Copy(io.Discard, w.res.Body)
	return err
}

type onceOwner struct {
	res  *http.Response
	once sync.Once
}

func (w *onceOwner) Close() error {
	var err error
	w.once.Do(func() { err = w.res.Body.Close() })
	return err
}

func openOnce(url string) (*onceOwner, error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &onceOwner{res: res}, nil
}

func onceOk(url string) error {
	w, err := openOnce(url)
	if err != nil {
		return err
	}
	defer w.Close()
	if w.res.StatusCode != 200 {
		return io.EOF
	}
	_, err = io.Copy(io.Discard, w.res.Body)
	return err
}

type chnilOwner struct {
	res  *http.Response
	done chan struct{}
}

func (w *chnilOwner) Close() error {
	if w.done == nil {
		return nil
	}
	close(w.done)
	w.done = nil
	return w.res.Body.Close()
}

func openChnil(url string) (*chnilOwner, error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &chnilOwner{res: res}, nil
}

func chnilOk(url string) error {
	w, err := openChnil(url)
	if err != nil {
		return err
	}
	defer w.Close()
	if w.res.StatusCode != 200 {
		return io.EOF
	}
	_, err = io.Copy(io.Discard, w.res.Body)
	return err
}

type lockdOwner struct {
	res    *http.Response
	mu     sync.Mutex
	closed bool
}

func (w *lockdOwner) Close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closed {
		return nil
	}
	w.closed = true
	return w.res.Body.Close()
}

func openLockd(url string) (*lockdOwner, error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &lockdOwner{res: res}, nil
}

func lockdOk(url string) error {
	w, err := openLockd(url)
	if err != nil {
		return err
	}
	defer w.Close()
	if w.res.StatusCode != 200 {
		return io.EOF
	}
	_, err = io.Copy(io.Discard, w.res.Body)
	return err
}

type lockfOwner struct {
	res    *http.Response
	mu     sync.Mutex
	closed bool
}

func (w *lockfOwner) Close() error {
	w.mu.Lock()
	if w.closed {
		w.mu.Unlock()
		return nil
	}
	w.closed = true
	w.mu.Unlock()
	return w.res.Body.Close()
}

func openLockf(url string) (*lockfOwner, error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &lockfOwner{res: res}, nil
}

func lockfOk(url string) error {
	w, err := openLockf(url)
	if err != nil {
		return err
	}
	defer w.Close()
	if w.res.StatusCode != 200 {
		return io.EOF
	}
	_, err = io.Copy(io.Discard, w.res.Body)
	return err
}

type deepOwner struct {
	res *http.Response
	st  struct{ closed bool }
}

func (w *deepOwner) Close() error {
	if w.st.closed {
		return nil
	}
	w.st.closed = true
	return w.res.Body.Close()
}

func openDeep(url string) (*deepOwner, error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &deepOwner{res: res}, nil
}

func deepOk(url string) error {
	w, err := openDeep(url)
	if err != nil {
		return err
	}
	defer w.Close()
	if w.res.StatusCode != 200 {
		return io.EOF
	}
	_, err = io.Copy(io.Discard, w.res.Body)
	return err
}

type helperOwner struct {
	res    *http.Response
	closed bool
}

func (w *helperOwner) Close() error {
	if w.mark() {
		return nil
	}
	return w.res.Body.Close()
}

func (w *helperOwner) mark() bool {
	was := w.closed
	w.closed = true
	return was
}

func openHelper(url string) (*helperOwner, error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &helperOwner{res: res}, nil
}

func helperOk(url string) error {
	w, err := openHelper(url)
	if err != nil {
		return err
	}
	defer w.Close()
	if w.res.StatusCode != 200 {
		return io.EOF
	}
	_, err = io.Copy(io.Discard, w.res.Body)
	return err
}

type isclosedOwner struct {
	res    *http.Response
	closed bool
}

func (w *isclosedOwner) Close() error {
	if w.isClosed() {
		return nil
	}
	w.closed = true
	return w.res.Body.Close()
}

func (w *isclosedOwner) isClosed() bool { return w.closed }

func openIsclosed(url string) (*isclosedOwner, error) {
	res, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	return &isclosedOwner{res: res}, nil
}

func isclosedOk(url string) error {
	w, err := openIsclosed(url)
	if err != nil {
		return err
	}
	defer w.Close()
	if w.res.StatusCode != 200 {
		return io.EOF
	}
	_, err = io.Copy(io.Discard, w.res.Body)
	return err
}
