package callbacks

import (
	"context"
	"net/http"
	"testing"

	"fixtures/unclosedbody/callbacks/double"
	"fixtures/unclosedbody/callbacks/lender"
)

// In a test, who knows what an interface stands for.
func TestInterfaceOk(t *testing.T) {
	var s lender.Service = double.Tidy{Service: lender.NewService(http.DefaultClient)}
	if err := s.Post(context.Background(), "/", nil, func(*http.Response) error { return nil }); err != nil {
		t.Fatal(err)
	}
}
