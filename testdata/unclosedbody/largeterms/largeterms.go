// Package largeterms asks twice for numbers that are computed of so many others, or so
// many times of themselves, that the engine has only a name for them.
package largeterms

import (
	"io"
	"net/http"
)

func hashedOk(url string, h int) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	if h > 10 {
		defer resp.Body.Close()
		_, err = io.ReadAll(resp.Body)
	}
	if h <= 10 {
		io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
	}
	return err
}

func sumOf30Ok(url string, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21, a22, a23, a24, a25, a26, a27, a28, a29 int) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	n := a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11 + a12 + a13 + a14 + a15 + a16 + a17 + a18 + a19 + a20 + a21 + a22 + a23 + a24 + a25 + a26 + a27 + a28 + a29
	if n > 10 {
		defer resp.Body.Close()
		_, err = io.ReadAll(resp.Body)
	}
	if n <= 10 {
		io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
	}
	return err
}

func sumOf31Ok(url string, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21, a22, a23, a24, a25, a26, a27, a28, a29, a30 int) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	n := a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11 + a12 + a13 + a14 + a15 + a16 + a17 + a18 + a19 + a20 + a21 + a22 + a23 + a24 + a25 + a26 + a27 + a28 + a29 + a30
	if n > 10 {
		defer resp.Body.Close()
		_, err = io.ReadAll(resp.Body)
	}
	if n <= 10 {
		io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
	}
	return err
}

func sumOf32Ok(url string, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21, a22, a23, a24, a25, a26, a27, a28, a29, a30, a31 int) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	n := a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11 + a12 + a13 + a14 + a15 + a16 + a17 + a18 + a19 + a20 + a21 + a22 + a23 + a24 + a25 + a26 + a27 + a28 + a29 + a30 + a31
	if n > 10 {
		defer resp.Body.Close()
		_, err = io.ReadAll(resp.Body)
	}
	if n <= 10 {
		io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
	}
	return err
}

func sumOf33Ok(url string, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21, a22, a23, a24, a25, a26, a27, a28, a29, a30, a31, a32 int) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	n := a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11 + a12 + a13 + a14 + a15 + a16 + a17 + a18 + a19 + a20 + a21 + a22 + a23 + a24 + a25 + a26 + a27 + a28 + a29 + a30 + a31 + a32
	if n > 10 {
		defer resp.Body.Close()
		_, err = io.ReadAll(resp.Body)
	}
	if n <= 10 {
		io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
	}
	return err
}

func sumOf80Ok(url string, a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20, a21, a22, a23, a24, a25, a26, a27, a28, a29, a30, a31, a32, a33, a34, a35, a36, a37, a38, a39, a40, a41, a42, a43, a44, a45, a46, a47, a48, a49, a50, a51, a52, a53, a54, a55, a56, a57, a58, a59, a60, a61, a62, a63, a64, a65, a66, a67, a68, a69, a70, a71, a72, a73, a74, a75, a76, a77, a78, a79 int) error {
	resp, err := http.Get(url)
	if err != nil {
		return err
	}
	n := a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + a10 + a11 + a12 + a13 + a14 + a15 + a16 + a17 + a18 + a19 + a20 + a21 + a22 + a23 + a24 + a25 + a26 + a27 + a28 + a29 + a30 + a31 + a32 + a33 + a34 + a35 + a36 + a37 + a38 + a39 + a40 + a41 + a42 + a43 + a44 + a45 + a46 + a47 + a48 + a49 + a50 + a51 + a52 + a53 + a54 + a55 + a56 + a57 + a58 + a59 + a60 + a61 + a62 + a63 + a64 + a65 + a66 + a67 + a68 + a69 + a70 + a71 + a72 + a73 + a74 + a75 + a76 + a77 + a78 + a79
	if n > 10 {
		defer resp.Body.Close()
		_, err = io.ReadAll(resp.Body)
	}
	if n <= 10 {
		io.Copy(io.Discard, resp.Body)
		resp.Body.Close()
	}
	return err
}

func hashedBad(url string, h int) error {
	resp, err := http.Get(url) // want "path: "
	if err != nil {
		return err
	}
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	h = h<<5 ^ h>>2
	if h > 10 {
		return nil
	}
	return resp.Body.Close()
}
