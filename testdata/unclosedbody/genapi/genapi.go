// Generated API clients: Execute has read and closed the body, through an
// interface or not, whatever is done with the response it returns.
package genapi

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"

	"fixtures/stub/sdk"
)

func decodedOnlyOk(ctx context.Context, api *sdk.APIClient) ([]sdk.Zone, error) {
	zones, _, err := api.ZonesAPI.ListZones(ctx).Limit(10).Execute()
	return zones, err
}

func statusOk(ctx context.Context, api *sdk.APIClient) (int, error) {
	_, resp, err := api.ZonesAPI.ListZones(ctx).Execute()
	if err != nil {
		return 0, err
	}
	return resp.StatusCode, nil
}

func errorStatusOk(ctx context.Context, api *sdk.APIClient) ([]sdk.Zone, error) {
	zones, resp, err := api.ZonesAPI.ListZones(ctx).Execute()
	if err != nil {
		if resp != nil && resp.StatusCode == http.StatusNotFound {
			return nil, nil
		}
		return nil, fmt.Errorf("list zones: %w", err)
	}
	return zones, nil
}

// The body is a copy in memory by now.
func errorBodyOk(ctx context.Context, api *sdk.APIClient) error {
	_, resp, err := api.ZonesAPI.ListZones(ctx).Execute()
	if err != nil {
		if resp == nil {
			return err
		}
		b, _ := io.ReadAll(resp.Body)
		return fmt.Errorf("%w: %s", err, b)
	}
	return nil
}

func deleteOk(ctx context.Context, api *sdk.APIClient, name string) error {
	_, err := api.ZonesAPI.DeleteZone(ctx, name).Execute()
	return err
}

func deleteStatusOk(ctx context.Context, api *sdk.APIClient, name string) (bool, error) {
	resp, err := api.ZonesAPI.DeleteZone(ctx, name).Execute()
	if resp != nil && resp.StatusCode == http.StatusNotFound {
		return false, nil
	}
	var apiErr *sdk.GenericAPIError
	if errors.As(err, &apiErr) {
		return false, errors.New(string(apiErr.Body()))
	}
	return err == nil, err
}

func retryOk(ctx context.Context, api *sdk.APIClient, name string) (err error) {
	for range 3 {
		var resp *http.Response
		resp, err = api.ZonesAPI.DeleteZone(ctx, name).Execute()
		if err == nil {
			return nil
		}
		if resp == nil || resp.StatusCode < 500 {
			return err
		}
	}
	return err
}

func serviceOk(ctx context.Context, api *sdk.APIClient, zone string) ([]sdk.Record, error) {
	records, resp, err := api.RecordsAPI.List(ctx, zone).Execute()
	if err != nil {
		return nil, err
	}
	if resp.StatusCode == http.StatusPartialContent {
		return records, errors.New("partial answer")
	}
	return records, nil
}

func closedAnywayOk(ctx context.Context, api *sdk.APIClient) (int, error) {
	zones, resp, err := api.ZonesAPI.ListZones(ctx).Execute()
	if err != nil {
		return 0, err
	}
	defer resp.Body.Close()
	return len(zones), nil
}

// Export leaves the body open: it is the stream.
func exportBad(ctx context.Context, api *sdk.APIClient, zone string, w io.Writer) error {
	resp, err := api.RecordsAPI.Export(ctx, zone) // want "path: "
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return errors.New(resp.Status)
	}
	defer resp.Body.Close()
	_, err = io.Copy(w, resp.Body)
	return err
}

func exportDiscardedBad(ctx context.Context, api *sdk.APIClient, zone string) error {
	_, err := api.RecordsAPI.Export(ctx, zone) // want "discarded: "
	return err
}

func exportOk(ctx context.Context, api *sdk.APIClient, zone string, w io.Writer) error {
	resp, err := api.RecordsAPI.Export(ctx, zone)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	_, err = io.Copy(w, resp.Body)
	return err
}

// A mock or another vendor's client: who knows.
type lister interface {
	ListZonesExecute(r sdk.ListZonesRequest) ([]sdk.Zone, *http.Response, error)
}

func mockedOk(l lister, r sdk.ListZonesRequest) (int, error) {
	zones, resp, err := l.ListZonesExecute(r)
	if err != nil {
		return 0, err
	}
	if resp.StatusCode != http.StatusOK {
		return 0, errors.New(resp.Status)
	}
	return len(zones), nil
}
