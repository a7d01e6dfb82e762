package tested

import "testing"

func TestGet(t *testing.T) {
	if _, err := GetBad("http://example.com"); err != nil {
		t.Fatal(err)
	}
}

func TestHead(t *testing.T) {
	for range 3 {
		if err := HeadBad("http://example.com"); err != nil {
			t.Fatal(err)
		}
	}
}

func TestStart(t *testing.T) {
	for range 3 {
		if err := startOk("http://example.com"); err != nil {
			t.Fatal(err)
		}
	}
}
