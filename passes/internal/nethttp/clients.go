package nethttp

import "go/types"

// IsTransport reports whether t is http.Transport.
func IsTransport(t types.Type) bool { return isNamed(t, Path, "Transport") }

// IsClient reports whether t is http.Client.
func IsClient(t types.Type) bool { return isNamed(t, Path, "Client") }

// IsRoundTripper reports whether t is http.RoundTripper.
func IsRoundTripper(t types.Type) bool { return isNamed(t, Path, "RoundTripper") }

// Field returns the name of field i of struct type t.
func Field(t types.Type, i int) string {
	st, ok := t.Underlying().(*types.Struct)
	if !ok || i >= st.NumFields() {
		return ""
	}
	return st.Field(i).Name()
}

// IsSend reports whether sig is that of a method that sends a request:
// RoundTrip of an http.RoundTripper, or the Do that clients are mocked by.
func IsSend(sig *types.Signature) bool {
	return sig.Params().Len() == 1 && IsRequest(sig.Params().At(0).Type()) &&
		sig.Results().Len() == 2 && IsResponse(sig.Results().At(0).Type())
}

// IsSendURL reports whether a method is one of those by which http.Client
// sends a request that it makes itself, Get, Post and PostForm, or mocks one.
func IsSendURL(name string, sig *types.Signature) bool {
	switch name {
	case "Get", "Post", "PostForm":
	default:
		return false
	}
	return sig.Params().Len() > 0 && IsURL(sig.Params().At(0).Type()) &&
		sig.Results().Len() == 2 && IsResponse(sig.Results().At(0).Type())
}

// IsHTTP2Transport reports whether t is the Transport of golang.org/x/net,
// which speaks nothing but HTTP/2.
func IsHTTP2Transport(t types.Type) bool { return isNamed(t, "golang.org/x/net/http2", "Transport") }

// IsCancelFunc reports whether t is context.CancelFunc or
// context.CancelCauseFunc.
func IsCancelFunc(t types.Type) bool {
	return isNamed(t, "context", "CancelFunc") || isNamed(t, "context", "CancelCauseFunc")
}

// OneTime reports whether a string constant, in lower case, tells of a request
// whose connection is not meant to be used again, or whose response has no
// body or no end: a HEAD or CONNECT method, a Connection or Upgrade header, an
// event stream.
func OneTime(s string) bool {
	switch s {
	case "head", "connect", "connection", "upgrade", "text/event-stream":
		return true
	}
	return false
}
