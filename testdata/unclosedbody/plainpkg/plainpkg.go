// Packages that cannot reach net/http: what importers can ask about is known of them.
package plainpkg

import (
	"errors"
	"net/http"

	"fixtures/unclosedbody/plainpkg/problems"
	"fixtures/unclosedbody/plainpkg/wraps"
)

func problemOk(url string) error {
	resp, err := http.Get(url)
	if p := problems.As(err); p != nil {
		return errors.New(p.Text)
	}
	defer resp.Body.Close()
	return nil
}

func classifiedOk(url string) error {
	resp, err := http.Get(url)
	if _, err := problems.Classify(err); err != nil {
		return err
	}
	defer resp.Body.Close()
	return nil
}

func otherProblemBad(url string, other error) error {
	resp, err := http.Get(url) // want `path: response body of resp is not closed on the path that returns at line 36`
	if err != nil {
		return err
	}
	if p := problems.As(other); p != nil {
		return errors.New(p.Text)
	}
	defer resp.Body.Close()
	return nil
}

func notNilOk(s wraps.Stopper, url string, item *wraps.Item) {
	resp, err := http.Get(url)
	if err != nil {
		return
	}
	wraps.NotNil(s, item)
	if item == nil {
		return
	}
	resp.Body.Close()
}

func finishedOk(url string) int {
	resp, err := http.Get(url)
	if err != nil {
		return 0
	}
	body := wraps.Wrap(resp.Body)
	defer body.Finish()
	return body.Len()
}

func unfinishedBad(url string) int {
	resp, err := http.Get(url) // want `never-closed: .*`
	if err != nil {
		return 0
	}
	return wraps.Wrap(resp.Body).Len()
}
