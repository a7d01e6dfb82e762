// Package sdk stands in for a generated API client: every Execute reads and
// closes the body itself and returns the response for its status and headers.
package sdk

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
)

type Configuration struct {
	Host       string
	HTTPClient *http.Client
}

type APIClient struct {
	cfg *Configuration

	ZonesAPI   ZonesAPI
	RecordsAPI *RecordsAPIService
}

func NewAPIClient(cfg *Configuration) *APIClient {
	if cfg.HTTPClient == nil {
		cfg.HTTPClient = http.DefaultClient
	}
	c := &APIClient{cfg: cfg}
	c.ZonesAPI = &ZonesAPIService{client: c}
	c.RecordsAPI = &RecordsAPIService{client: c}
	return c
}

func (c *APIClient) callAPI(request *http.Request) (*http.Response, error) {
	resp, err := c.cfg.HTTPClient.Do(request)
	if err != nil {
		return resp, err
	}
	return resp, err
}

func (c *APIClient) prepare(ctx context.Context, method, path string) (*http.Request, error) {
	u, err := url.Parse(c.cfg.Host + path)
	if err != nil {
		return nil, err
	}
	return http.NewRequestWithContext(ctx, method, u.String(), nil)
}

type GenericAPIError struct {
	body  []byte
	error string
}

func (e GenericAPIError) Error() string { return e.error }
func (e GenericAPIError) Body() []byte  { return e.body }

type Zone struct {
	Name string
}

type Record struct {
	Name, Type string
}

// ZonesAPI is the mockable face of the service, as generators emit it.
type ZonesAPI interface {
	ListZones(ctx context.Context) ListZonesRequest
	ListZonesExecute(r ListZonesRequest) ([]Zone, *http.Response, error)
	DeleteZone(ctx context.Context, name string) DeleteZoneRequest
	DeleteZoneExecute(r DeleteZoneRequest) (*http.Response, error)
}

type ZonesAPIService struct {
	client *APIClient
}

type ListZonesRequest struct {
	ctx        context.Context
	APIService ZonesAPI
	limit      int
}

func (r ListZonesRequest) Limit(n int) ListZonesRequest {
	r.limit = n
	return r
}

func (r ListZonesRequest) Execute() ([]Zone, *http.Response, error) {
	return r.APIService.ListZonesExecute(r)
}

func (a *ZonesAPIService) ListZones(ctx context.Context) ListZonesRequest {
	return ListZonesRequest{ctx: ctx, APIService: a}
}

func (a *ZonesAPIService) ListZonesExecute(r ListZonesRequest) ([]Zone, *http.Response, error) {
	var out []Zone
	req, err := a.client.prepare(r.ctx, http.MethodGet, fmt.Sprintf("/zones?limit=%d", r.limit))
	if err != nil {
		return out, nil, err
	}
	httpResponse, err := a.client.callAPI(req)
	if err != nil || httpResponse == nil {
		return out, httpResponse, err
	}
	body, err := io.ReadAll(httpResponse.Body)
	httpResponse.Body.Close()
	httpResponse.Body = io.NopCloser(bytes.NewBuffer(body))
	if err != nil {
		return out, httpResponse, err
	}
	if httpResponse.StatusCode >= 300 {
		return out, httpResponse, &GenericAPIError{body: body, error: httpResponse.Status}
	}
	if err := json.Unmarshal(body, &out); err != nil {
		return out, httpResponse, &GenericAPIError{body: body, error: err.Error()}
	}
	return out, httpResponse, nil
}

type DeleteZoneRequest struct {
	ctx        context.Context
	APIService ZonesAPI
	name       string
}

func (r DeleteZoneRequest) Execute() (*http.Response, error) {
	return r.APIService.DeleteZoneExecute(r)
}

func (a *ZonesAPIService) DeleteZone(ctx context.Context, name string) DeleteZoneRequest {
	return DeleteZoneRequest{ctx: ctx, APIService: a, name: name}
}

func (a *ZonesAPIService) DeleteZoneExecute(r DeleteZoneRequest) (*http.Response, error) {
	req, err := a.client.prepare(r.ctx, http.MethodDelete, "/zones/"+r.name)
	if err != nil {
		return nil, err
	}
	httpResponse, err := a.client.callAPI(req)
	if err != nil || httpResponse == nil {
		return httpResponse, err
	}
	body, err := io.ReadAll(httpResponse.Body)
	httpResponse.Body.Close()
	httpResponse.Body = io.NopCloser(bytes.NewBuffer(body))
	if err != nil {
		return httpResponse, err
	}
	if httpResponse.StatusCode >= 300 {
		return httpResponse, &GenericAPIError{body: body, error: httpResponse.Status}
	}
	return httpResponse, nil
}

// RecordsAPIService is a service without an interface in front.
type RecordsAPIService struct {
	client *APIClient
}

type ListRecordsRequest struct {
	ctx     context.Context
	service *RecordsAPIService
	zone    string
}

func (a *RecordsAPIService) List(ctx context.Context, zone string) ListRecordsRequest {
	return ListRecordsRequest{ctx: ctx, service: a, zone: zone}
}

func (r ListRecordsRequest) Execute() ([]Record, *http.Response, error) {
	req, err := r.service.client.prepare(r.ctx, http.MethodGet, "/zones/"+r.zone+"/records")
	if err != nil {
		return nil, nil, err
	}
	resp, err := r.service.client.callAPI(req)
	if err != nil {
		return nil, resp, err
	}
	defer resp.Body.Close()
	var out []Record
	if err := json.NewDecoder(resp.Body).Decode(&out); err != nil {
		return nil, resp, err
	}
	return out, resp, nil
}

// Export returns the open response: the caller streams it.
func (a *RecordsAPIService) Export(ctx context.Context, zone string) (*http.Response, error) {
	req, err := a.client.prepare(ctx, http.MethodGet, "/zones/"+zone+"/export")
	if err != nil {
		return nil, err
	}
	return a.client.callAPI(req)
}
