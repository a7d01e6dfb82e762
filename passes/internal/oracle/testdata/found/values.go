package gen

// Where a response is: variables, wrappers, callbacks, other owners.

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

func SettingTestedInLoopToo(c *http.Client, e *env.Env, opt *env.Options) (err error) {
	for range e.Items(201) {
		if !(opt.Limit > 0) {
			e.Note("step")
		}
	}
	var resp *http.Response
	if !(opt.Limit > 0) {
		resp, err = c.Get(e.Base + "/s1") // s1
	}
	if err == nil && !(opt.Limit > 0) {
		resp.Body.Close()
	}
	return nil
}

func SettingTestedInLiteralToo(c *http.Client, e *env.Env, opt *env.Options) (err error) {
	var resp *http.Response
	if opt.Mode == "fast" {
		resp, err = c.Get(e.Base + "/s1") // s1
	}
	if err == nil && opt.Mode == "fast" {
		resp.Body.Close()
	}
	_ = func() error {
		if opt.Mode == "fast" {
			return env.ErrRefused
		}
		return nil
	}()
	return nil
}
