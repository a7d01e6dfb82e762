package ignoredfile

import "net/http"

func otherFileBad(url string) { http.Get(url) } // want "discarded: "
