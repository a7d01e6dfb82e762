// No return: panic, os.Exit, log.Fatal, runtime.Goexit and functions that
// never return end a path without an exit at which anything is due.
package noreturn

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"runtime"

	"fixtures/unclosedbody/noreturn/die"
)

func panicOk(client *http.Client, url string) []byte {
	resp, err := client.Get(url)
	if err != nil {
		panic(err)
	}
	if resp.StatusCode != http.StatusOK {
		panic(resp.Status)
	}
	defer resp.Body.Close()
	b, _ := io.ReadAll(resp.Body)
	return b
}

func logFatalOk(client *http.Client, url string) []byte {
	resp, err := client.Get(url)
	if err != nil {
		log.Fatal(err)
	}
	if resp.StatusCode != http.StatusOK {
		log.Fatalf("status %s", resp.Status)
	}
	b, err := io.ReadAll(resp.Body)
	resp.Body.Close()
	if err != nil {
		log.Fatalln(err)
	}
	return b
}

func osExitOk(client *http.Client, url string) {
	resp, err := client.Get(url)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if resp.StatusCode == http.StatusOK {
		os.Exit(0)
	}
	os.Exit(2)
}

func goexitOk(client *http.Client, url string) {
	resp, err := client.Get(url)
	if err != nil {
		runtime.Goexit()
	}
	if resp.StatusCode != http.StatusOK {
		runtime.Goexit()
	}
	resp.Body.Close()
}

type logger struct{ *log.Logger }

func loggerFatalOk(l logger, client *http.Client, url string) string {
	resp, err := client.Get(url)
	if err != nil {
		l.Fatal(err)
	}
	if resp.StatusCode != http.StatusOK {
		l.Fatalf("status %s", resp.Status)
	}
	defer resp.Body.Close()
	return resp.Status
}

func loggerPanicOk(l *log.Logger, client *http.Client, url string) string {
	resp, err := client.Get(url)
	if err != nil {
		l.Panic(err)
	}
	if resp.StatusCode != http.StatusOK {
		l.Panicf("status %s", resp.Status)
	}
	defer resp.Body.Close()
	return resp.Status
}

// usage never returns.
func usage() {
	flag.Usage()
	os.Exit(2)
}

func localOk(client *http.Client, url string) string {
	resp, err := client.Get(url)
	if err != nil {
		usage()
	}
	if resp.StatusCode != http.StatusOK {
		usage()
	}
	defer resp.Body.Close()
	return resp.Status
}

func forever() {
	for {
		log.Print("waiting to be killed")
	}
}

func foreverOk(client *http.Client, url string) string {
	resp, err := client.Get(url)
	if err != nil {
		forever()
	}
	if resp.StatusCode != http.StatusOK {
		forever()
	}
	defer resp.Body.Close()
	return resp.Status
}

func otherPackageOk(client *http.Client, url string) []byte {
	resp, err := client.Get(url)
	die.On(err)
	if resp.StatusCode != http.StatusOK {
		die.With("status %s", resp.Status)
	}
	b, err := io.ReadAll(resp.Body)
	resp.Body.Close()
	die.On(err)
	return b
}

// die.Unless ends the program exactly where nothing has been closed.
func unlessOk(client *http.Client, url string) string {
	resp, err := client.Get(url)
	die.On(err)
	die.Unless(resp.StatusCode == http.StatusOK, "bad status")
	defer resp.Body.Close()
	return resp.Status
}

func otherPackageBad(client *http.Client, url string) string {
	resp, err := client.Get(url) // want "never-closed: "
	die.On(err)
	return resp.Status
}

func mustOk(client *http.Client, url string) []byte {
	resp := die.Must(client.Get(url))
	defer resp.Body.Close()
	return die.Must(io.ReadAll(resp.Body))
}

func mustBad(client *http.Client, url string) []byte {
	resp := die.Must(client.Get(url)) // want "read-to-eof: "
	return die.Must(io.ReadAll(resp.Body))
}

// Warn comes back.
func warnBad(client *http.Client, url string) string {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return ""
	}
	if resp.StatusCode != http.StatusOK {
		die.Warn(errors.New(resp.Status))
		return ""
	}
	defer resp.Body.Close()
	return resp.Status
}

// A deferred recover makes no exit of a panic.
func recoveredOk(client *http.Client, url string) (s string) {
	defer func() {
		if r := recover(); r != nil {
			s = fmt.Sprint(r)
		}
	}()
	resp, err := client.Get(url)
	if err != nil {
		panic(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		panic(resp.Status)
	}
	return resp.Status
}

func panicOnlySometimesBad(client *http.Client, url string, strict bool) string {
	resp, err := client.Get(url) // want "path: "
	if err != nil {
		return ""
	}
	if resp.StatusCode != http.StatusOK {
		if strict {
			panic(resp.Status)
		}
		return ""
	}
	defer resp.Body.Close()
	return resp.Status
}

// A command that ends in os.Exit never gets to its end with the response open.
func commandOk(url string) {
	resp, err := http.Get(url)
	if err != nil {
		log.Fatal(err)
	}
	if _, err := io.Copy(os.Stdout, resp.Body); err != nil {
		log.Fatal(err)
	}
	os.Exit(0)
}
