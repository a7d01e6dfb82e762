package http2

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"os"

	"fixtures/untunedtransport/http2/elsewhere"
)

// Functions that make a configuration yield nil where nothing was configured,
// and then HTTP/2 stays on.

func forRoots(roots *x509.CertPool) *tls.Config {
	if roots != nil {
		return &tls.Config{RootCAs: roots}
	}
	return nil
}

func perhapsNilFromCallOk(roots *x509.CertPool) *http.Client {
	return &http.Client{Transport: &http.Transport{TLSClientConfig: forRoots(roots), IdleConnTimeout: idle}}
}

func forFile(name string) (*tls.Config, error) {
	switch name {
	case "":
		return nil, nil
	case "?":
		return nil, errors.New("no such file")
	}
	return &tls.Config{ServerName: name}, nil
}

func perhapsNilBesideErrorOk(name string) (*http.Client, error) {
	cfg, err := forFile(name)
	if err != nil {
		return nil, err
	}
	return &http.Client{Transport: &http.Transport{TLSClientConfig: cfg, IdleConnTimeout: idle}}, nil
}

func orError(name string) (*tls.Config, error) {
	if name == "" {
		return nil, errors.New("no name")
	}
	return &tls.Config{ServerName: name}, nil
}

func orErrorBad(name string) (*http.Client, error) {
	cfg, err := orError(name)
	if err != nil {
		return nil, err
	}
	return &http.Client{Transport: &http.Transport{TLSClientConfig: cfg, IdleConnTimeout: idle}}, nil // want "http2-off: "
}

// What another function says is not known to be a failure.
func relayed(name string) (*tls.Config, error) {
	if name != "" {
		return &tls.Config{ServerName: name}, nil
	}
	return forFile(name)
}

func relayedOk(name string) (*http.Client, error) {
	cfg, err := relayed(name)
	if err != nil {
		return nil, err
	}
	return &http.Client{Transport: &http.Transport{TLSClientConfig: cfg, IdleConnTimeout: idle}}, nil
}

func unlessThere(name string) (*tls.Config, error) {
	if name != "" {
		return &tls.Config{ServerName: name}, nil
	}
	_, err := os.Stat("roots.pem")
	return nil, err
}

func errorPerhapsNilOk(name string) (*http.Client, error) {
	cfg, err := unlessThere(name)
	if err != nil {
		return nil, err
	}
	return &http.Client{Transport: &http.Transport{TLSClientConfig: cfg, IdleConnTimeout: idle}}, nil
}

func read(name string) (*tls.Config, error) {
	if _, err := os.Stat(name); err != nil {
		return nil, err
	}
	return &tls.Config{ServerName: name}, nil
}

func readBad(name string) (*http.Client, error) {
	cfg, err := read(name)
	if err != nil {
		return nil, err
	}
	return &http.Client{Transport: &http.Transport{TLSClientConfig: cfg, IdleConnTimeout: idle}}, nil // want "http2-off: "
}

func throughTwo(name string) *tls.Config { return named(name) }

func named(name string) *tls.Config { return &tls.Config{ServerName: name} }

func throughTwoBad(name string) *http.Client {
	return &http.Client{Transport: &http.Transport{TLSClientConfig: throughTwo(name), IdleConnTimeout: idle}} // want "http2-off: "
}

func clonedBad(name string) *http.Client {
	base := &tls.Config{ServerName: name}
	return &http.Client{Transport: &http.Transport{TLSClientConfig: base.Clone(), IdleConnTimeout: idle}} // want "http2-off: "
}

func clonedPerhapsNilOk(roots *x509.CertPool) *http.Client {
	return &http.Client{Transport: &http.Transport{TLSClientConfig: forRoots(roots).Clone(), IdleConnTimeout: idle}}
}

func clonedParameterOk(cfg *tls.Config) *http.Client {
	return &http.Client{Transport: &http.Transport{TLSClientConfig: cfg.Clone(), IdleConnTimeout: idle}}
}

func elsewhereOk(name string) *http.Client {
	return &http.Client{Transport: &http.Transport{TLSClientConfig: elsewhere.Config(name), IdleConnTimeout: idle}}
}

func hookFor(iface string) func(context.Context, string, string) (net.Conn, error) {
	if iface == "" {
		return nil
	}
	d := &net.Dialer{}
	return d.DialContext
}

func perhapsNoHookOk(iface string) *http.Client {
	return &http.Client{Transport: &http.Transport{DialContext: hookFor(iface), IdleConnTimeout: idle}}
}
