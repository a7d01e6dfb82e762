package head

import "net/http"

// probeOk is given HEAD requests only.
func probeOk(client *http.Client, req *http.Request) (int64, error) {
	resp, err := client.Do(req)
	if err != nil {
		return 0, err
	}
	return resp.ContentLength, nil
}

func probes(client *http.Client, u string) (int64, error) {
	req, err := http.NewRequest("HEAD", u, nil)
	if err != nil {
		return 0, err
	}
	go probeOk(client, req)
	other, err := http.NewRequest(http.MethodHead, u+"/other", nil)
	if err != nil {
		return 0, err
	}
	return probeOk(client, other)
}

// throughOk hands on what it is given, from within a literal.
func throughOk(client *http.Client, req *http.Request) (n int64, err error) {
	err = again(func() error {
		resp, err := client.Do(req)
		if err == nil {
			n = resp.ContentLength
		}
		return err
	})
	return n, err
}

func through(client *http.Client, req *http.Request) (int64, error) { return throughOk(client, req) }

func throughs(client *http.Client, u string) (int64, error) {
	req, err := http.NewRequest("HEAD", u, nil)
	if err != nil {
		return 0, err
	}
	return through(client, req)
}

// mixedBad is given a GET request as well.
func mixedBad(client *http.Client, req *http.Request) (int64, error) {
	resp, err := client.Do(req) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.ContentLength, nil
}

func mixes(client *http.Client, u string) {
	head, _ := http.NewRequest("HEAD", u, nil)
	mixedBad(client, head)
	get, _ := http.NewRequest("GET", u, nil)
	mixedBad(client, get)
}

// valuedBad can be called by whoever has the variable.
func valuedBad(client *http.Client, req *http.Request) (int64, error) {
	resp, err := client.Do(req) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.ContentLength, nil
}

var Probe = valuedBad

func valued(client *http.Client, u string) {
	req, _ := http.NewRequest("HEAD", u, nil)
	valuedBad(client, req)
}

// ExportedBad can be called from elsewhere.
func ExportedBad(client *http.Client, req *http.Request) (int64, error) {
	resp, err := client.Do(req) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.ContentLength, nil
}

func exported(client *http.Client, u string) {
	req, _ := http.NewRequest("HEAD", u, nil)
	ExportedBad(client, req)
}

// turnedBad makes another request of it.
func turnedBad(client *http.Client, req *http.Request) (int64, error) {
	req.Method = "GET"
	resp, err := client.Do(req) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.ContentLength, nil
}

func turns(client *http.Client, u string) {
	req, _ := http.NewRequest("HEAD", u, nil)
	turnedBad(client, req)
}

// uncalledBad is called by nobody yet.
func uncalledBad(client *http.Client, req *http.Request) (int64, error) {
	resp, err := client.Do(req) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.ContentLength, nil
}

// deepBad: a helper is given requests of many makers, two calls up.
func deepBad(client *http.Client, req *http.Request) (int64, error) {
	resp, err := client.Do(req) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.ContentLength, nil
}

func deep(client *http.Client, req *http.Request) (int64, error) { return deepBad(client, req) }

func deeps(client *http.Client, u string) {
	head, _ := http.NewRequest("HEAD", u, nil)
	deep(client, head)
	get, _ := http.NewRequest("GET", u, nil)
	deep(client, get)
}

// recursiveBad is given what it was given.
func recursiveBad(client *http.Client, req *http.Request, n int) (int64, error) {
	if n > 0 {
		return recursiveBad(client, req, n-1)
	}
	resp, err := client.Do(req) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.ContentLength, nil
}

type prober struct{}

// sendBad is called by way of an interface too.
func (prober) sendBad(client *http.Client, req *http.Request) (int64, error) {
	resp, err := client.Do(req) // want "never-closed: "
	if err != nil {
		return 0, err
	}
	return resp.ContentLength, nil
}

type sender interface {
	sendBad(client *http.Client, req *http.Request) (int64, error)
}

func sends(client *http.Client, u string) {
	head, _ := http.NewRequest("HEAD", u, nil)
	prober{}.sendBad(client, head)
	var s sender = prober{}
	get, _ := http.NewRequest("GET", u, nil)
	s.sendBad(client, get)
}
