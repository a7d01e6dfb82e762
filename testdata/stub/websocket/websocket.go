// Package websocket stands in for a websocket library: the response of a dial
// is for its headers, its body is memory or taken over by the connection.
package websocket

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
)

var ErrBadHandshake = errors.New("websocket: bad handshake")

type Conn struct {
	conn net.Conn
	br   *bufio.Reader
}

func (c *Conn) Close() error { return c.conn.Close() }

func (c *Conn) ReadMessage() (int, []byte, error) {
	b, err := c.br.ReadBytes('\n')
	return 1, b, err
}

func (c *Conn) WriteMessage(kind int, data []byte) error {
	_, err := c.conn.Write(data)
	return err
}

type Dialer struct {
	NetDialContext func(ctx context.Context, network, addr string) (net.Conn, error)
}

var DefaultDialer = &Dialer{NetDialContext: new(net.Dialer).DialContext}

func (d *Dialer) Dial(urlStr string, header http.Header) (*Conn, *http.Response, error) {
	return d.DialContext(context.Background(), urlStr, header)
}

func (d *Dialer) DialContext(ctx context.Context, urlStr string, header http.Header) (*Conn, *http.Response, error) {
	u, err := url.Parse(urlStr)
	if err != nil {
		return nil, nil, err
	}
	netConn, err := d.NetDialContext(ctx, "tcp", u.Host)
	if err != nil {
		return nil, nil, err
	}
	req := &http.Request{Method: http.MethodGet, URL: u, Header: header, Host: u.Host}
	if err := req.Write(netConn); err != nil {
		netConn.Close()
		return nil, nil, err
	}
	br := bufio.NewReader(netConn)
	resp, err := http.ReadResponse(br, req)
	if err != nil {
		netConn.Close()
		return nil, nil, err
	}
	if resp.StatusCode != http.StatusSwitchingProtocols {
		// The connection is gone after this; keep the first bytes for the caller.
		buf := make([]byte, 1024)
		n, _ := io.ReadFull(resp.Body, buf)
		resp.Body = io.NopCloser(bytes.NewReader(buf[:n]))
		netConn.Close()
		return nil, resp, ErrBadHandshake
	}
	resp.Body = io.NopCloser(bytes.NewReader([]byte{}))
	return &Conn{conn: netConn, br: br}, resp, nil
}
