package gen

// Which paths there are: errors, conditions, exits.

func FailedHelper(c *http.Client, e *env.Env) error {
	resp, err := c.Get(e.Base + "/s1") // s1
	if helper.Failed(err) {
		return err
	}
	defer resp.Body.Close()
	return nil
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

// The error of finishNeverFails is always nil.
func NeverFails(c *http.Client, e *env.Env) ([]byte, error) {
	resp, err := c.Get(e.Base + "/s1") // s1
	if err != nil {
		return nil, err
	}
	resp2, err := c.Get(e.Base + "/s2") // s2
	if err == nil {
		if bad := finishNeverFails(c, e, resp2); bad != nil {
			resp2.Body.Close()
			return nil, bad
		}
		resp2.Body.Close()
	}
	resp.Body.Close()
	return nil, nil
}

func finishNeverFails(c *http.Client, e *env.Env, resp *http.Response) error {
	if e.Flag(1) {
		defer func() {}()
	}
	if resp.StatusCode != http.StatusOK {
		return nil
	}
	return nil
}
