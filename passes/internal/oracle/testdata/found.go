// Package gen holds functions that once brought a disagreement to light, as
// the oracle shrank them. TestFound executes them, so they need no verdicts:
// paste a shrunken function here and give it a name. Unexported functions
// belong to the one before.
package gen

func BodyOfAnotherReplaced(c *http.Client, e *env.Env) error {
	resp, err := c.Get(e.Base + "/s1") // s1
	if err != nil {
		return err
	}
	resp2, err := c.Get(e.Base + "/s2") // s2
	data, _ := io.ReadAll(resp.Body)
	resp.Body = io.NopCloser(bytes.NewReader(data))
	if err == nil {
		resp2.Body.Close()
	}
	return nil
}

func AnotherKeptInField(c *http.Client, e *env.Env) {
	resp, _ := c.Get(e.Base + "/s1") // s1
	defer helper.CloseQuietly(resp.Body)
	resp2, _ := c.Get(e.Base + "/s2") // s2
	e.Body = resp.Body
	go resp2.Body.Close()
}

func FailedHelper(c *http.Client, e *env.Env) error {
	resp, err := c.Get(e.Base + "/s1") // s1
	if helper.Failed(err) {
		return err
	}
	defer resp.Body.Close()
	return nil
}

func CallbackRunTwice(c *http.Client, e *env.Env) ([]byte, error) {
	var err error
	var resp *http.Response
	err = localTwice(func() (err error) {
		resp, err = c.Get(e.Base + "/s1") // s1
		return err
	})
	if !(err == nil) {
		return nil, err
	}
	defer resp.Body.Close()
	return nil, nil
}

func LiveCallbackRunTwice(c *http.Client, e *env.Env) (size int, err error) {
	var resp *http.Response
	defer func() {
		resp.Body.Close()
	}()
	err = localTwice(func() (err error) {
		resp, err = localFetchLive(c, e.Base+"/s1") // s1
		return err
	})
	return 1, nil
}

func ErrorIs(c *http.Client, e *env.Env) error {
	resp, err := c.Get(e.Base + "/s1") // s1
	switch {
	case errors.Is(err, env.ErrTimeout):
		return err
	}
	defer resp.Body.Close()
	return nil
}

func NamedResultJoined(c *http.Client, e *env.Env) (got *http.Response, err error) {
	resp, err := c.Get(e.Base + "/s1") // s1
	defer func() {
		if err != nil {
			_ = resp.Body.Close()
		}
	}()
	if e.Flag(2) {
		return nil, errors.Join(err, env.ErrRefused)
	}
	return resp, nil
}

func OnceFunc(c *http.Client, e *env.Env) {
	resp, _ := c.Get(e.Base + "/s1") // s1
	shut := sync.OnceFunc(func() { resp.Body.Close() })
	defer shut()
}

func OnceValueReturned(c *http.Client, e *env.Env) (func() error, error) {
	resp, _ := c.Get(e.Base + "/s1") // s1
	return sync.OnceValue(resp.Body.Close), nil
}

func LiteralOfClosers(c *http.Client, e *env.Env) {
	resp, _ := c.Get(e.Base + "/s1") // s1
	for _, c := range []io.Closer{resp.Body} {
		c.Close()
	}
}

func CellInRangeOverFunc(c *http.Client, e *env.Env) (err error) {
	for range e.Items(201) {
		var resp *http.Response
		resp, err = c.Get(e.Base + "/s1") // s1
		if !(err == nil) {
			break
		}
		var again sync.WaitGroup
		again.Go(func() { resp.Body.Close() })
		again.Wait()
	}
	return nil
}

func OverwrittenInRangeOverFunc(c *http.Client, e *env.Env) error {
	resp, err := c.Get(e.Base + "/s1") // s1
	_ = err
	for range e.Items(201) {
		resp, err = c.Get(e.Base + "/s2") // s2
	}
	_ = localWith(resp, func(r *http.Response) error { return r.Body.Close() })
	return nil
}

func OverwrittenAfterGoroutine(c *http.Client, e *env.Env) error {
	resp, err := c.Get(e.Base + "/s1") // s1
	if err != nil {
		return err
	}
	var again sync.WaitGroup
	again.Go(func() { resp.Body.Close() })
	again.Wait()
	resp, err = c.Get(e.Base + "/s2") // s2
	return err
}

func StructOnlyRead(c *http.Client, e *env.Env) {
	resp, _ := c.Get(e.Base + "/s1") // s1
	data := &helper.Counter{R: resp.Body}
	_, _ = io.Copy(io.Discard, data)
}

func CloseThatCloses(c *http.Client, e *env.Env) (size int, err error) {
	resp, err := c.Get(e.Base + "/s1") // s1
	body := &helper.Tagged{ReadCloser: resp.Body, Tag: "x"}
	localCloseInto(&err, body)
	return 1, nil
}

func CloseThatDoesNot(c *http.Client, e *env.Env) {
	resp, _ := c.Get(e.Base + "/s1") // s1
	body := &helper.Muffled{Reader: resp.Body}
	defer body.Close()
}

func MuffledReturned(c *http.Client, e *env.Env) (io.ReadCloser, error) {
	resp, err := c.Get(e.Base + "/s1") // s1
	if err != nil {
		return nil, err
	}
	return &helper.Muffled{Reader: resp.Body}, nil
}

func ErrorJoinedWithClose(c *http.Client, e *env.Env) error {
	resp, err := c.Get(e.Base + "/s1") // s1
	if err != nil {
		return err
	}
	_, err = c.Get(e.Base + "/s2") // s2
	err = errors.Join(err, resp.Body.Close())
	return nil
}

func HelperNeverReturns(c *http.Client, e *env.Env) (err error) {
	resp, err := c.Get(e.Base + "/s1") // s1
	finishHelperNeverReturns(c, e, resp)
	return nil
}

func finishHelperNeverReturns(c *http.Client, e *env.Env, resp *http.Response) {
	helper.Fatal("gone")
}

func DiscardedBeforeExit(c *http.Client, e *env.Env) {
	_, _ = c.Get(e.Base + "/s1") // s1
	localFatal("gone")
}

func SettingTestedTwice(c *http.Client, e *env.Env, opt env.Options) ([]byte, error) {
	var resp *http.Response
	var err error
	if opt.Limit > 0 {
		resp, err = c.Get(e.Base + "/s1") // s1
	}
	if opt.Limit > 0 && err == nil {
		resp.Body.Close()
	}
	return nil, err
}

func EarlyErrorInFinish(c *http.Client, e *env.Env) error {
	resp, err := c.Get(e.Base + "/s1") // s1
	if err != nil {
		return err
	}
	_ = finishEarlyErrorInFinish(c, e, resp)
	return nil
}

func finishEarlyErrorInFinish(c *http.Client, e *env.Env, resp *http.Response) error {
	_, err := http.NewRequest(e.Method(1), e.Base+"/s3", nil)
	if !(err == nil) {
		return fmt.Errorf("request: %w", err)
	}
	_ = localWith(resp, func(r *http.Response) error { return r.Body.Close() })
	return nil
}

func ClosedInRangeOverFunc(c *http.Client, e *env.Env) (err error) {
	for range e.Items(201) {
		var resp *http.Response
		resp, err = c.Get(e.Base + "/s1") // s1
		if err != nil {
			return err
		}
		localCloseAll(resp.Body, resp.Body)
	}
	return nil
}

func ReplacedBehindCloser(c *http.Client, e *env.Env) error {
	resp, err := c.Get(e.Base + "/s1") // s1
	if err != nil {
		return err
	}
	defer localCloser(resp)()
	data, _ := io.ReadAll(resp.Body)
	resp.Body = io.NopCloser(bytes.NewReader(data))
	return nil
}

func ReplacedByHelperThenKept(c *http.Client, e *env.Env) error {
	resp, err := c.Get(e.Base + "/s1") // s1
	if err != nil {
		return err
	}
	finishReplacedByHelperThenKept(resp)
	e.Cache[e.Base] = resp
	return nil
}

func finishReplacedByHelperThenKept(resp *http.Response) {
	data, _ := io.ReadAll(resp.Body)
	resp.Body = io.NopCloser(bytes.NewReader(data))
}

func CallbackRunTwiceInLiteral(c *http.Client, e *env.Env) {
	_ = func() error {
		var resp *http.Response
		var err error
		defer func() {
			if err == nil {
				resp.Body.Close()
			}
		}()
		err = localTwice(func() (err error) {
			resp, err = c.Get(e.Base + "/s1") // s1
			return err
		})
		return nil
	}()
}

func ReplacedAfterSending(c *http.Client, e *env.Env) error {
	resp, err := c.Get(e.Base + "/s1") // s1
	if err != nil {
		return err
	}
	e.Out <- resp
	data, _ := io.ReadAll(resp.Body)
	resp.Body = io.NopCloser(bytes.NewReader(data))
	return nil
}

func VolatileError(c *http.Client, e *env.Env) (size int, err error) {
	for i := 0; e.Flag(201); i++ {
		var resp *http.Response
		resp, err = c.Get(e.Base + "/s1") // s1
		var failure env.Timeout
		if errors.As(err, &failure) {
		}
		if err != nil {
			return 0, err
		}
		helper.CloseInto(&err, resp.Body)
	}
	return 1, nil
}

func VolatileNamedError(c *http.Client, e *env.Env) (got *http.Response, err error) {
	body, err := helper.FetchBody(c, e.Base+"/s1") // s1
	helper.RequireNoError(e.T, err)
	resp, err := c.Get(e.Base + "/s2") // s2
	defer func() {
		if err != nil {
			_ = resp.Body.Close()
		}
	}()
	var resp2 *http.Response
	defer func() {
		resp2.Body.Close()
	}()
	resp2, err = c.Get(e.Base + "/s3") // s3
	localCloseInto(&err, body)
	return nil, fmt.Errorf("after %s", e.Base)
}

func NopCloserOfStruct(c *http.Client, e *env.Env) {
	resp, _ := c.Get(e.Base + "/s1") // s1
	body := &helper.Tagged{ReadCloser: resp.Body, Tag: "x"}
	_ = io.NopCloser(body)
}

func StructClosedQuietly(c *http.Client, e *env.Env) error {
	resp, _ := c.Get(e.Base + "/s1") // s1
	body := &helper.Tagged{ReadCloser: resp.Body, Tag: "x"}
	localCloseQuietly(body)
	return nil
}

func ErrorJoinedByCallee(c *http.Client, e *env.Env) (size int, err error) {
	resp, err := c.Get(e.Base + "/s1") // s1
	defer func() {
		if err != nil {
			_ = resp.Body.Close()
		}
	}()
	resp2, err := c.Get(e.Base + "/s2") // s2
	if err != nil {
		localCloseInto(&err, io.NopCloser(e.Content))
		return 0, err
	}
	defer resp2.Body.Close()
	e.Out <- resp
	return 1, nil
}

func LostInLiteralBeforeExit(c *http.Client, e *env.Env) {
	func() {
		_, _ = c.Get(e.Base + "/s1") // s1
	}()
	runtime.Goexit()
}

func TwiceAcrossPackage(c *http.Client, e *env.Env) (size int, err error) {
	var resp *http.Response
	err = helper.Twice(func() (err error) {
		resp, err = c.Get(e.Base + "/s1") // s1
		return err
	})
	if !(err == nil) {
		return 0, err
	}
	resp.Body.Close()
	return 1, nil
}

func GetterTestedTwice(c *http.Client, e *env.Env, opt *env.Options) error {
	var resp *http.Response
	var err error
	if opt.Quiet() {
		resp, err = c.Get(e.Base + "/s1") // s1
	}
	if err == nil && opt.Quiet() {
		resp.Body.Close()
	}
	return nil
}

func LiveCallbackAcrossPackage(c *http.Client, e *env.Env) error {
	var resp *http.Response
	var err error
	err = helper.Twice(func() (err error) {
		resp, err = helper.FetchLive(c, e.Base+"/s1") // s1
		return err
	})
	if resp != nil {
		resp.Body.Close()
	}
	return err
}

func AnotherNilAfterErr(c *http.Client, e *env.Env) error {
	resp, err := c.Get(e.Base + "/s1") // s1
	if err != nil {
		return err
	}
	resp2, err := c.Get(e.Base + "/s2") // s2
	if err != nil {
		resp.Body.Close()
	}
	if resp2 == nil {
		return env.ErrRefused
	}
	resp2.Body.Close()
	e.OnBody(resp.Body)
	return nil
}

func AnotherNilBehindPass(c *http.Client, e *env.Env, opt env.Options) error {
	resp, err := c.Get(e.Base + "/s1") // s1
	if err != nil {
		return err
	}
	var resp2 *http.Response
	for {
		resp2, err = helper.Pass(c.Get(e.Base + "/s2")) // s2
		if err != nil {
			resp.Body.Close()
		}
		break
	}
	if resp2 == nil {
		return env.ErrRefused
	}
	resp2.Body.Close()
	resp.Body.Close()
	return nil
}
