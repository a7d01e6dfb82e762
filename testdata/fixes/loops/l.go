// Package loops has responses that turns of a loop leave open.
package loops

import (
	"io"
	"log"
	"net/http"
	"time"
)

func eachBad(urls []string) {
	for _, url := range urls {
		resp, err := http.Get(url) // want `never-closed: Close resp.Body`
		if err != nil {
			log.Print(err)
			continue
		}
		log.Print(resp.Status)
	}
}

func readBad(urls []string) (all [][]byte, err error) {
	for _, url := range urls {
		resp, err := http.Get(url) // want `read-to-eof: Close resp.Body once it is read`
		if err != nil {
			return nil, err
		}
		b, err := io.ReadAll(resp.Body)
		if err != nil {
			return nil, err
		}
		all = append(all, b)
	}
	return all, nil
}

func continueBad(urls []string) (all [][]byte) {
	for _, url := range urls {
		resp, err := http.Get(url) // want `path: Close resp.Body before the next turn of the loop`
		if err != nil {
			continue
		}
		if resp.StatusCode == http.StatusTooManyRequests {
			time.Sleep(time.Second)
			continue
		}
		b, _ := io.ReadAll(resp.Body)
		resp.Body.Close()
		all = append(all, b)
	}
	return all
}

func labelBad(urls []string) (n int) {
next:
	for _, url := range urls {
		resp, err := http.Get(url) // want `path: Close resp.Body before the next turn of the loop`
		if err != nil {
			return n
		}
		for range 10 {
			switch resp.StatusCode {
			case 404:
				continue next
			case 500:
				break
			}
		}
		resp.Body.Close()
		n++
	}
	return n
}

func breakBad(urls []string) (n int) {
	for _, url := range urls {
		resp, err := http.Get(url) // want `path: Close resp.Body before the break`
		if err != nil {
			return n
		}
		if resp.StatusCode != 200 {
			break
		}
		resp.Body.Close()
		n++
	}
	return n
}

func retryBad(client *http.Client, req *http.Request) (*http.Response, error) {
	for {
		resp, err := client.Do(req) // want `path: Close resp.Body at the end of the loop turn`
		if err != nil {
			return nil, err
		}
		if resp.StatusCode != http.StatusServiceUnavailable {
			return resp, nil
		}
		time.Sleep(time.Second)
	}
}

func retryAnyBad(client *http.Client, req *http.Request) (*http.Response, error) {
	for range 5 {
		resp, err := client.Do(req) // want `path: Close resp.Body at the end of the loop turn`
		if err == nil && resp.StatusCode < 500 {
			return resp, nil
		}
		time.Sleep(time.Second)
	}
	return nil, io.ErrUnexpectedEOF
}

func outerBad(client *http.Client, req *http.Request) (resp *http.Response, err error) {
	for range 5 {
		resp, err = client.Do(req) // want `overwritten: no fix: .*`
		if err == nil && resp.StatusCode < 500 {
			break
		}
		time.Sleep(time.Second)
	}
	return resp, err
}

func varBad(client *http.Client, req *http.Request) (*http.Response, error) {
	var resp *http.Response
	var err error
	for range 5 {
		resp, err = client.Do(req) // want `overwritten: Close resp.Body before resp is overwritten`
		if err == nil && resp.StatusCode < 500 {
			break
		}
		time.Sleep(time.Second)
	}
	return resp, err
}

func pagesBad(client *http.Client, url string) (n int, err error) {
	for url != "" {
		resp, err := client.Get(url) // want `defer-in-loop: Close resp.Body in each turn of the loop`
		if err != nil {
			return n, err
		}
		defer resp.Body.Close()
		n++
		url = resp.Header.Get("Next")
	}
	return n, nil
}

func pagesReadBad(client *http.Client, urls []string) (all [][]byte) {
	for _, url := range urls {
		resp, err := client.Get(url) // want `defer-in-loop: Close resp.Body in each turn of the loop`
		if err != nil {
			continue
		}
		defer resp.Body.Close()
		b, _ := io.ReadAll(resp.Body)
		all = append(all, b)
	}
	return all
}

func pagesJumpBad(client *http.Client, urls []string) (all [][]byte) {
	for _, url := range urls {
		resp, err := client.Get(url) // want `defer-in-loop: no fix: jumps`
		if err != nil {
			continue
		}
		defer resp.Body.Close()
		if resp.StatusCode != 200 {
			continue
		}
		b, _ := io.ReadAll(resp.Body)
		all = append(all, b)
	}
	return all
}

func pollBad(url string) {
	for {
		http.Get(url) // want `discarded: Bind the response and close its body`
		time.Sleep(time.Minute)
	}
}

func twoBad(a, b string) int {
	resp, err := http.Get(a) // want `overwritten: Close resp.Body before resp is overwritten`
	if err != nil {
		return 0
	}
	n := resp.StatusCode
	resp, err = http.Get(b)
	if err != nil {
		return 0
	}
	resp.Body.Close()
	return n
}

func selectBad(url string, stop chan int) {
	for {
		select {
		case <-stop:
			return
		case <-time.After(time.Second):
			resp, err := http.Get(url) // want `never-closed: Close resp.Body`
			if err != nil {
				return
			}
			log.Print(resp.Status)
		}
	}
}
