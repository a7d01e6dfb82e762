// Package layout has literals in every layout.
package layout

import (
	"crypto/tls"
	"net/http"
	"time"
)

func empty() *http.Client {
	return &http.Client{Transport: &http.Transport{}, Timeout: time.Second} // want "idle-forever: "
}

func oneLine() *http.Client {
	return &http.Client{Transport: &http.Transport{DisableCompression: true}} // want "idle-forever: "
}

func emptyOnTwoLines() *http.Client {
	return &http.Client{Transport: &http.Transport{ // want "idle-forever: "
	}}
}

func lines() *http.Client {
	tr := &http.Transport{ // want "idle-forever: "
		DisableCompression: true,
		WriteBufferSize:    1 << 16, // large
	}
	return &http.Client{Transport: tr}
}

func aligned() *http.Client {
	return &http.Client{
		Timeout: time.Second,
		Transport: &http.Transport{ // want "idle-forever: .*; sets TLSClientConfig without"
			Proxy:           http.ProxyFromEnvironment,
			TLSClientConfig: &tls.Config{MinVersion: tls.VersionTLS13},
		},
	}
}

func longValue() *http.Client {
	return &http.Client{Transport: &http.Transport{ // want "idle-forever: "
		// Ask for the certificate.
		TLSClientConfig: &tls.Config{
			MinVersion: tls.VersionTLS13,
			NextProtos: []string{"http/1.1"},
		},
		// The end.
	}}
}

func bracesTogether() *http.Client {
	return &http.Client{Transport: &http.Transport{DisableCompression: true, // want "idle-forever: "
		WriteBufferSize: 1 << 16}}
}

func elided() []*http.Transport {
	return []*http.Transport{
		{}, // want "idle-forever: "

		{DisableCompression: true}, // want "idle-forever: "
	}
}

func made() *http.Client {
	tr := new(http.Transport) // want "idle-forever: "
	return &http.Client{Transport: tr}
}

func declared() *http.Client {
	var tr http.Transport // want "idle-forever: "
	return &http.Client{Transport: &tr}
}

var (
	grouped http.Transport // want "idle-forever: "
	other   = 1
)

func useGrouped() *http.Client { return &http.Client{Transport: &grouped} }

func value() *http.Client {
	tr := http.Transport{DisableCompression: true} // want "idle-forever: "
	return &http.Client{Transport: &tr}
}

func commented() *http.Client {
	return &http.Client{Transport: &http.Transport{ /* as it is */ }} // want "idle-forever: "
}
