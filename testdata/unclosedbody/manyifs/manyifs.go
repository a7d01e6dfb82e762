// Branches that have nothing to do with the response, before and after it is
// acquired: what they leave behind in variables must not hide it.
package manyifs

import (
	"errors"
	"io"
	"net/http"
	"strings"
)

func title(parts []string) string {
	x := ""
	if parts[0] == "a" {
		x = "A"
	}
	if parts[1] == "b" {
		x = "B"
	}
	return x
}

func beforeBad(client *http.Client, req *http.Request, a []string, n int) (string, error) {
	x, y := "none", 0
	if a[0] == "x" {
		x = "zero"
	}
	if a[1] == "x" {
		x = "one"
	}
	if a[2] == "x" {
		y = 2
	}
	if a[3] == "x" {
		y = n
	}
	if a[4] == "x" {
		x = title(a)
	}
	if a[5] == "x" {
		x = a[5]
	}
	if a[6] == "x" {
		y++
	}
	if a[7] == "x" {
		x = strings.ToUpper(x)
	}
	resp, err := client.Do(req) // want "never-closed: "
	if err != nil {
		return "", err
	}
	return x + strings.Repeat(resp.Status, y), nil
}

func afterOk(client *http.Client, req *http.Request, a []string) (x string, err error) {
	resp, err := client.Do(req)
	if err != nil {
		return "", err
	}
	if a[0] == "x" {
		x = "zero"
	}
	if a[1] == "x" {
		x = "one"
	}
	if a[2] == "x" {
		x = "two"
	}
	if a[3] == "x" {
		x = "three"
	}
	if a[4] == "x" {
		x = title(a)
	}
	if a[5] == "x" {
		x = a[5]
	}
	if a[6] == "x" {
		x += "six"
	}
	if a[7] == "x" {
		x = strings.ToUpper(x)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	return x + string(b), err
}

func afterBad(client *http.Client, req *http.Request, a []string) (x string, err error) {
	resp, err := client.Do(req) // want "path: "
	if err != nil {
		return "", err
	}
	if a[0] == "x" {
		x = "zero"
	}
	if a[1] == "x" {
		x = "one"
	}
	if a[2] == "x" {
		x = "two"
	}
	if a[3] == "x" {
		x = "three"
	}
	if a[4] == "x" {
		x = title(a)
	}
	if a[5] == "x" {
		x = a[5]
	}
	if a[6] == "x" {
		return "", errors.New("six")
	}
	if a[7] == "x" {
		x = strings.ToUpper(x)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	return x + string(b), err
}
