// Package closeclient closes the idle connections of a client.
package closeclient

import "net/http"

type service struct{ c *http.Client }

func newServiceOk() *service { return &service{&http.Client{Transport: &http.Transport{}}} }

func (s *service) Close() { s.c.CloseIdleConnections() }
