package gen

// What the analyzer is wrong about; found_test.go has the reasons.

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

func MuffledStructReturned(c *http.Client, e *env.Env) (io.ReadCloser, error) {
	resp, err := c.Get(e.Base + "/s1") // s1
	if err != nil {
		return nil, err
	}
	body := &helper.Tagged{ReadCloser: resp.Body, Tag: "x"}
	return &helper.Muffled{Reader: body}, nil
}

func AnotherNilBehindClosed(c *http.Client, e *env.Env) error {
	resp, err := c.Get(e.Base + "/s1") // s1
	if err != nil {
		return err
	}
	var resp2 *http.Response
	for {
		resp2, err = helper.FetchClosed(c, e.Base+"/s2") // s2
		if err != nil {
			helper.CloseIf(resp, true)
		}
		break
	}
	if resp2 == nil {
		return env.ErrRefused
	}
	resp.Body.Close()
	return nil
}
