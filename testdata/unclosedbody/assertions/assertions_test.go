// A testify-like require ends the path when the assertion fails; a
// testify-like assert tells by its result.
package assertions

import (
	"errors"
	"io"
	"net/http"
	"testing"

	"fixtures/stub/assert"
	"fixtures/stub/require"
)

func requireOk(t *testing.T, a *API, req *http.Request) {
	resp, err := a.Do(req)
	require.NoError(t, err)
	defer resp.Body.Close()
	require.Equal(t, http.StatusOK, resp.StatusCode)
	b, err := io.ReadAll(resp.Body)
	require.NoError(t, err)
	assert.Equal(t, "fine", string(b))
}

func requireBad(t *testing.T, a *API, req *http.Request) {
	resp, err := a.Do(req) // want "never-closed: "
	require.NoError(t, err)
	require.Equal(t, http.StatusOK, resp.StatusCode)
}

func requireReadBad(t *testing.T, a *API, req *http.Request) {
	resp, err := a.Do(req) // want "read-to-eof: "
	require.NoError(t, err)
	b, err := io.ReadAll(resp.Body)
	require.NoError(t, err)
	require.Equal(t, "fine", string(b))
}

func requireCloseOk(t *testing.T, a *API, req *http.Request) {
	resp, err := a.Do(req)
	require.NoError(t, err)
	require.NoError(t, resp.Body.Close())
}

func requireNotNilOk(t *testing.T, a *API, req *http.Request) {
	resp, err := a.Do(req)
	require.NoError(t, err)
	require.NotNil(t, resp)
	defer func() { require.NoError(t, resp.Body.Close()) }()
}

// The test expects an error; were there a response, the test would end.
func requireErrorOk(t *testing.T, a *API, req *http.Request) {
	_, err := a.Do(req)
	require.Error(t, err)
}

func requireErrorBoundOk(t *testing.T, a *API, req *http.Request) {
	resp, err := a.Do(req)
	require.Error(t, err)
	assert.Equal(t, (*http.Response)(nil), resp)
}

func requireErrorIsOk(t *testing.T, a *API, req *http.Request) {
	_, err := a.Do(req)
	require.ErrorIs(t, err, http.ErrSchemeMismatch)
}

func assertOk(t *testing.T, a *API, req *http.Request) {
	resp, err := a.Do(req)
	if !assert.NoError(t, err) {
		return
	}
	defer resp.Body.Close()
	assert.Equal(t, http.StatusOK, resp.StatusCode)
}

func assertIfOk(t *testing.T, a *API, req *http.Request) {
	resp, err := a.Do(req)
	if assert.NoError(t, err) {
		assert.Equal(t, http.StatusOK, resp.StatusCode)
		resp.Body.Close()
	}
}

func assertBad(t *testing.T, a *API, req *http.Request) {
	resp, err := a.Do(req) // want "never-closed: "
	if assert.NoError(t, err) {
		assert.Equal(t, http.StatusOK, resp.StatusCode)
	}
}

func assertStatusBad(t *testing.T, a *API, req *http.Request) {
	resp, err := a.Do(req) // want "path: "
	require.NoError(t, err)
	if !assert.Equal(t, http.StatusOK, resp.StatusCode) {
		return
	}
	resp.Body.Close()
}

func tableOk(t *testing.T, a *API, reqs map[string]*http.Request) {
	for name, req := range reqs {
		t.Run(name, func(t *testing.T) {
			resp, err := a.Do(req)
			require.NoError(t, err)
			t.Cleanup(func() { assert.NoError(t, resp.Body.Close()) })
			assert.Equal(t, http.StatusOK, resp.StatusCode)
		})
	}
}

// Wanted errors end the case early; otherwise there is a body.
func wantErrOk(t *testing.T, a *API, req *http.Request, wantErr error) {
	resp, err := a.Do(req)
	if wantErr != nil {
		require.ErrorIs(t, err, wantErr)
		return
	}
	require.NoError(t, err)
	defer resp.Body.Close()
}

func wantErrBoolOk(t *testing.T, a *API, req *http.Request, wantErr bool) {
	resp, err := a.Do(req)
	if wantErr {
		require.Error(t, err)
		return
	}
	require.NoError(t, err)
	require.NoError(t, resp.Body.Close())
}

func wantErrBad(t *testing.T, a *API, req *http.Request, wantErr bool) {
	resp, err := a.Do(req) // want "path: "
	if wantErr {
		require.Error(t, err)
		return
	}
	require.NoError(t, err)
	if resp.StatusCode == http.StatusAccepted {
		return
	}
	require.NoError(t, resp.Body.Close())
}

func errorsAsOk(t *testing.T, a *API, req *http.Request) {
	resp, err := a.Do(req)
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return
	}
	require.NoError(t, err)
	defer resp.Body.Close()
}

func TestAll(t *testing.T) {
	t.Skip("the functions above are fixtures")
	requireOk(t, &API{client: http.DefaultClient}, nil)
}
