package gen

// What deferred calls do to each other, and closing twice.

func RecoverIsNil(c *http.Client, e *env.Env) (size int, err error) {
	resp, err := c.Get(e.Base + "/s1") // s1
	owed := false
	defer func() {
		if !owed {
			resp.Body.Close()
		}
	}()
	defer func() {
		if r := recover(); r != nil {
			owed = true
		}
	}()
	return 1, nil
}

func RecoverIsNilInLiteral(c *http.Client, e *env.Env) {
	_ = func() error {
		resp, _ := c.Get(e.Base + "/s1") // s1
		defer func() {
			resp.Body.Close()
		}()
		defer func() {
			if r := recover(); r != nil {
				resp = nil
			}
		}()
		return nil
	}()
}

func RecoverIsNilReplaced(c *http.Client, e *env.Env) {
	resp, _ := c.Get(e.Base + "/s1") // s1
	defer func() { resp.Body.Close() }()
	defer func() {
		if r := recover(); r != nil {
			resp.Body = http.NoBody
		}
	}()
}

func RecoverThenReturned(c *http.Client, e *env.Env) (func() error, error) {
	resp, err := c.Get(e.Base + "/s1") // s1
	if err == nil {
		resp.Body.Close()
	}
	defer func() {
		if r := recover(); r != nil {
			resp = nil
		}
	}()
	resp, err = c.Get(e.Base + "/s2") // s2
	return func() error { return resp.Body.Close() }, err
}

func LostAfterRecovery(c *http.Client, e *env.Env) {
	defer func() {
		if r := recover(); r != nil {
			e.Note(e.Recovered(r).Error())
			resp, _ := c.Get(e.Base + "/s1") // s1
			_ = resp
		}
	}()
	if e.Flag(1) {
		panic("unexpected")
	}
}

func ClosedUnlessForgotten(c *http.Client, e *env.Env) {
	resp, _ := c.Get(e.Base + "/s1") // s1
	defer func() {
		if resp != nil {
			resp.Body.Close()
		}
	}()
	defer func() { resp = nil }()
}

func ForgottenOnceClosed(c *http.Client, e *env.Env) {
	resp, _ := c.Get(e.Base + "/s1") // s1
	defer func() { resp = nil }()
	defer func() {
		if resp != nil {
			resp.Body.Close()
		}
	}()
}

func ClosedOnLateError(c *http.Client, e *env.Env) (got *http.Response, err error) {
	resp, err := c.Get(e.Base + "/s1") // s1
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			resp.Body.Close()
		}
	}()
	defer func() { err = errors.Join(err, e.Err(1)) }()
	return resp, nil
}

func SecondCloseFails(c *http.Client, e *env.Env) error {
	resp, err := helper.FetchClosed(c, e.Base+"/s1") // s1
	var resp2 *http.Response
	defer func() {
		if err == nil {
			resp2.Body.Close()
		}
	}()
	resp2, err = c.Get(e.Base + "/s2") // s2
	localCloseInto(&err, resp.Body)
	return nil
}

func CloseOfHeadFails(c *http.Client, e *env.Env) (err error) {
	resp, err := c.Head(e.Base + "/s1")
	if err != nil {
		return err
	}
	var resp2 *http.Response
	defer func() {
		if err == nil {
			resp2.Body.Close()
		}
	}()
	resp2, err = c.Get(e.Base + "/s2") // s2
	err = errors.Join(err, resp.Body.Close())
	return err
}

func LiveBesideErrorThenNil(c *http.Client, e *env.Env, strict bool, n int) error {
	resp2, err := c.Get(e.Base + "/s2") // s2
	resp2, err = c.Get(e.Base + "/s3")  // s3
	defer func() { _ = resp2.Body.Close() }()
	resp2, err = helper.FetchLive(c, e.Base+"/s4") // s4
	ok := err == nil
	if !ok {
		return err
	}
	defer func() {
		resp2 = nil
	}()
	return nil
}

func LiveBesideErrorOfOther(c *http.Client, e *env.Env, opt *env.Options) (size int, err error) {
	resp, err := c.Get(e.Base + "/s1") // s1
	defer func() {
		resp.Body.Close()
	}()
	resp2, err := c.Get(e.Base + "/s2")         // s2
	resp, err = localFetchLive(c, e.Base+"/s5") // s5
	switch {
	case err != nil:
		return 0, err
	}
	helper.Run(func() { resp2.Body.Close() })
	return 1, nil
}
