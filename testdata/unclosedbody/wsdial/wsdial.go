// Websocket dials: the response beside the connection is for its headers; its
// body is memory or has become the connection.
package wsdial

import (
	"context"
	"fmt"
	"io"
	"net/http"

	"fixtures/stub/websocket"
)

func discardedOk(url string) (*websocket.Conn, error) {
	conn, _, err := websocket.DefaultDialer.Dial(url, nil)
	return conn, err
}

func statusOnErrorOk(ctx context.Context, d *websocket.Dialer, url string) (*websocket.Conn, error) {
	conn, resp, err := d.DialContext(ctx, url, http.Header{"Origin": {url}})
	if err != nil {
		if resp != nil {
			return nil, fmt.Errorf("dial: %w (%s)", err, resp.Status)
		}
		return nil, err
	}
	return conn, nil
}

func bodyOnErrorOk(ctx context.Context, d *websocket.Dialer, url string) (*websocket.Conn, error) {
	conn, resp, err := d.DialContext(ctx, url, nil)
	if err != nil {
		if resp == nil {
			return nil, err
		}
		b, _ := io.ReadAll(resp.Body)
		return nil, fmt.Errorf("dial: %w: %s", err, b)
	}
	return conn, nil
}

func closedAnywayOk(ctx context.Context, d *websocket.Dialer, url string) error {
	conn, resp, err := d.DialContext(ctx, url, nil)
	if resp != nil && resp.Body != nil {
		defer resp.Body.Close()
	}
	if err != nil {
		return err
	}
	return conn.Close()
}

func protocolOk(ctx context.Context, d *websocket.Dialer, url string) (string, error) {
	conn, resp, err := d.DialContext(ctx, url, nil)
	if err != nil {
		return "", err
	}
	defer conn.Close()
	return resp.Header.Get("Sec-Websocket-Protocol"), nil
}

func reconnectOk(ctx context.Context, url string, messages chan<- []byte) error {
	for ctx.Err() == nil {
		conn, resp, err := websocket.DefaultDialer.DialContext(ctx, url, nil)
		if err != nil {
			if resp != nil && resp.StatusCode == http.StatusUnauthorized {
				return err
			}
			continue
		}
		for {
			_, m, err := conn.ReadMessage()
			if err != nil {
				break
			}
			messages <- m
		}
		conn.Close()
	}
	return ctx.Err()
}

// A dialer of another vendor, known by its shape only.
type conn interface {
	io.Closer
	Send([]byte) error
}

type dialFunc func(ctx context.Context, url string) (conn, *http.Response, error)

func unknownDialerOk(ctx context.Context, dial dialFunc, url string) (conn, error) {
	c, resp, err := dial(ctx, url)
	if err != nil {
		if resp != nil {
			return nil, fmt.Errorf("dial: %s", resp.Status)
		}
		return nil, err
	}
	return c, nil
}
