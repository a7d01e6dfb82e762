package nethttp

import "strings"

// A Do is what a function does to an argument.
type Do uint8

const (
	Borrows    Do = iota // looks at it: the caller still has it, unread
	ReadsSome            // reads a part, or an amount that depends
	ReadsAll             // reads to EOF or to a failure
	Closes               // reads to EOF and closes
	Keeps                // takes it over: closes it when done
	Wraps                // result 0 reads from it; closing the result does not close it
	Opens                // like Wraps, but it reads the head of it at once
	Limits               // like Wraps, but the end of the result is not the end of it
	Encloses             // result 0 reads from it, and closing the result closes it
	Calls                // calls the function, before returning
	CallsLater           // calls the function at some later time
	CallsBack            // result 0 calls the function
)

// An Arg is what a function does to one argument. The receiver of a method is
// argument 0.
type Arg struct {
	Param int
	Do    Do
	// If names another bool argument that must be true for Do to happen;
	// where it is false the argument is only looked at. -1: no condition.
	If int
}

// A Row describes one function.
type Row struct {
	// Yields: result 0 is a response whose body the caller must close, unless
	// the error is not nil.
	Yields bool
	Args   []Arg
	// NotNil: result 0 is never nil.
	NotNil bool
	// TrueMeans is the argument that is known not to be nil if the last
	// result is true; -1: none. Where that argument is compared with another
	// one, which follows it, both being nil is true as well.
	TrueMeans int
	Compares  bool
	// Joins: result 0 is not nil if one of the variadic arguments is not.
	Joins bool
	// Fails: an error that it returns says that reading its argument failed.
	Fails Failing
}

// Failing says whose failure an error is.
type Failing uint8

const (
	AnyFailure  Failing = iota
	OfReading           // of reading, there is nothing else
	OfOneOfBoth         // of reading or writing; argument 0 is the writer
)

func yields() Row               { return Row{Yields: true, TrueMeans: -1} }
func does(param int, do Do) Row { return Row{Args: []Arg{{param, do, -1}}, TrueMeans: -1} }
func reads(param int, f Failing) Row {
	return Row{Args: []Arg{{param, ReadsAll, -1}}, TrueMeans: -1, Fails: f}
}
func nothing() Row              { return Row{TrueMeans: -1} }
func notNil() Row               { return Row{NotNil: true, TrueMeans: -1} }
func trueMeansNotNil(p int) Row { return Row{TrueMeans: p} }
func sends(body int) Row        { return Row{Yields: true, Args: []Arg{{body, Keeps, -1}}, TrueMeans: -1} }
func closesIf(p int, c int) Row { return Row{Args: []Arg{{p, Closes, c}}, TrueMeans: -1} }

// Tabled reports whether the tables say all that there is to know of the functions of a
// package: of others than are in them there is nothing to say.
func Tabled(path string) bool {
	return path == "net/http" || strings.HasPrefix(path, "net/http/internal/")
}

// Lookup returns the row of the function with this full name, in the form of
// types.Func.FullName.
func Lookup(fullName string) (Row, bool) {
	row, ok := rows[fullName]
	return row, ok
}

var rows = map[string]Row{
	// ---- net/http: sends ----

	// func Get(url string) (resp *Response, err error)
	"net/http.Get": yields(),
	// func Post(url, contentType string, body io.Reader) (resp *Response, err error)
	// The Transport closes a body that is a Closer (Client.Do).
	"net/http.Post": sends(2),
	// func PostForm(url string, data url.Values) (resp *Response, err error)
	"net/http.PostForm": yields(),
	// func Head(url string) (resp *Response, err error)
	// The body of a HEAD response is NoBody (transport.go, readLoop: hasBody).
	"net/http.Head": nothing(),
	// func (c *Client) Do(req *Request) (*Response, error)
	"(*net/http.Client).Do": yields(),
	// func (c *Client) Get(url string) (resp *Response, err error)
	"(*net/http.Client).Get": yields(),
	// func (c *Client) Post(url, contentType string, body io.Reader) (resp *Response, err error)
	"(*net/http.Client).Post": sends(3),
	// func (c *Client) PostForm(url string, data url.Values) (resp *Response, err error)
	"(*net/http.Client).PostForm": yields(),
	// func (c *Client) Head(url string) (resp *Response, err error)
	"(*net/http.Client).Head": nothing(),
	// func (t *Transport) RoundTrip(req *Request) (*Response, error)
	"(*net/http.Transport).RoundTrip": yields(),
	// type RoundTripper interface { RoundTrip(*Request) (*Response, error) }
	"(net/http.RoundTripper).RoundTrip": yields(),
	// func (cc *ClientConn) RoundTrip(req *Request) (*Response, error)
	"(*net/http.ClientConn).RoundTrip": yields(),

	// ---- net/http: everything else that meets responses or bodies ----

	// func (f HandlerFunc) ServeHTTP(w ResponseWriter, r *Request)
	"(net/http.HandlerFunc).ServeHTTP": does(0, Calls),
	// func HandleFunc(pattern string, handler func(ResponseWriter, *Request))
	"net/http.HandleFunc": does(1, CallsLater),
	// func (mux *ServeMux) HandleFunc(pattern string, handler func(ResponseWriter, *Request))
	"(*net/http.ServeMux).HandleFunc": does(2, CallsLater),
	// func (s *Server) RegisterOnShutdown(f func())
	"(*net/http.Server).RegisterOnShutdown": does(1, CallsLater),
	// func (cc *ClientConn) SetStateHook(f func(*ClientConn))
	"(*net/http.ClientConn).SetStateHook": does(1, CallsLater),
	// func ReadResponse(r *bufio.Reader, req *Request) (*Response, error)
	// The connection behind r stays the caller's; an unclosed body holds nothing.
	"net/http.ReadResponse": nothing(),
	// func NewRequest(method, url string, body io.Reader) (*Request, error)
	// A body that is a Closer becomes Request.Body, which the Transport closes.
	"net/http.NewRequest": does(2, Keeps),
	// func NewRequestWithContext(ctx context.Context, method, url string, body io.Reader) (*Request, error)
	"net/http.NewRequestWithContext": does(3, Keeps),
	// func MaxBytesReader(w ResponseWriter, r io.ReadCloser, n int64) io.ReadCloser
	"net/http.MaxBytesReader": does(1, Encloses),
	// func (r *Response) Write(w io.Writer) error
	// transfer.go, writeBody: copies to EOF, then closes.
	"(*net/http.Response).Write": does(0, Closes),
	// func (r *Response) Cookies() []*Cookie
	"(*net/http.Response).Cookies": does(0, Borrows),
	// func (r *Response) Location() (*url.URL, error)
	"(*net/http.Response).Location": does(0, Borrows),
	// func (r *Response) ProtoAtLeast(major, minor int) bool
	"(*net/http.Response).ProtoAtLeast": does(0, Borrows),
	// func DumpResponse(resp *http.Response, body bool) ([]byte, error)
	// dump.go, drainBody: reads and closes the body and puts a copy in its place.
	"net/http/httputil.DumpResponse": closesIf(0, 1),
	// func (rw *ResponseRecorder) Result() *http.Response
	// The body is a NopCloser over memory, or NoBody.
	"(*net/http/httptest.ResponseRecorder).Result": nothing(),

	// ---- io ----

	// func ReadAll(r Reader) ([]byte, error)
	"io.ReadAll":        reads(0, OfReading),
	"io/ioutil.ReadAll": reads(0, OfReading),
	// func Copy(dst Writer, src Reader) (written int64, err error)
	// A failing writer stops it early; then the copy failed and says so.
	"io.Copy": reads(1, OfOneOfBoth),
	// func CopyBuffer(dst Writer, src Reader, buf []byte) (written int64, err error)
	"io.CopyBuffer": reads(1, OfOneOfBoth),
	// func CopyN(dst Writer, src Reader, n int64) (written int64, err error)
	"io.CopyN": does(1, ReadsSome),
	// func ReadFull(r Reader, buf []byte) (n int, err error)
	"io.ReadFull": does(0, ReadsSome),
	// func ReadAtLeast(r Reader, buf []byte, min int) (n int, err error)
	"io.ReadAtLeast": does(0, ReadsSome),
	// func LimitReader(r Reader, n int64) Reader
	"io.LimitReader": does(0, Limits),
	// func TeeReader(r Reader, w Writer) Reader
	"io.TeeReader": does(0, Wraps),
	// func MultiReader(readers ...Reader) Reader
	"io.MultiReader": does(0, Wraps),
	// func NopCloser(r Reader) ReadCloser
	"io.NopCloser":        does(0, Wraps),
	"io/ioutil.NopCloser": does(0, Wraps),

	// ---- readers around a reader ----

	// func NewReader(rd io.Reader) *Reader
	"bufio.NewReader": does(0, Wraps),
	// func NewReaderSize(rd io.Reader, size int) *Reader
	"bufio.NewReaderSize": does(0, Wraps),
	// func NewScanner(r io.Reader) *Scanner
	"bufio.NewScanner": does(0, Wraps),
	// func NewReader(r io.Reader) (*Reader, error)
	// Reader.Close "does not close the underlying reader" (gunzip.go). The
	// header is read by NewReader (Reader.Reset).
	"compress/gzip.NewReader": does(0, Opens),
	// func NewReader(r io.Reader) (io.ReadCloser, error)
	"compress/zlib.NewReader": does(0, Opens),
	// func NewReader(r io.Reader) io.ReadCloser
	"compress/flate.NewReader": does(0, Wraps),
	// func NewReader(r io.Reader) io.Reader
	"compress/bzip2.NewReader": does(0, Wraps),
	// func NewReader(r io.Reader, order Order, litWidth int) io.ReadCloser
	"compress/lzw.NewReader": does(0, Wraps),
	// func NewDecoder(r io.Reader) *Decoder
	"encoding/json.NewDecoder": does(0, Wraps),
	"encoding/xml.NewDecoder":  does(0, Wraps),
	"encoding/gob.NewDecoder":  does(0, Wraps),
	"encoding/hex.NewDecoder":  does(0, Wraps),
	// func NewDecoder(enc *Encoding, r io.Reader) io.Reader
	"encoding/base64.NewDecoder": does(1, Wraps),
	"encoding/base32.NewDecoder": does(1, Wraps),
	// func NewReader(r io.Reader) *Reader
	"encoding/csv.NewReader":         does(0, Wraps),
	"archive/tar.NewReader":          does(0, Wraps),
	"mime/quotedprintable.NewReader": does(0, Wraps),
	// func NewReader(r io.Reader, boundary string) *Reader
	"mime/multipart.NewReader": does(0, Wraps),

	// ---- settings of readers, which read nothing ----

	// func (dec *Decoder) UseNumber()
	"(*encoding/json.Decoder).UseNumber": does(0, Borrows),
	// func (dec *Decoder) DisallowUnknownFields()
	"(*encoding/json.Decoder).DisallowUnknownFields": does(0, Borrows),
	// func (s *Scanner) Buffer(buf []byte, max int)
	"(*bufio.Scanner).Buffer": does(0, Borrows),
	// func (s *Scanner) Split(split SplitFunc)
	"(*bufio.Scanner).Split": does(0, Borrows),

	// ---- writers that read from a reader ----

	// func (b *Buffer) ReadFrom(r io.Reader) (n int64, err error)
	"(*bytes.Buffer).ReadFrom": reads(1, OfReading),
	// func (b *Writer) ReadFrom(r io.Reader) (n int64, err error)
	"(*bufio.Writer).ReadFrom": does(1, ReadsAll),
	// func (f *File) ReadFrom(r io.Reader) (n int64, err error)
	"(*os.File).ReadFrom": does(1, ReadsAll),
	// type ReaderFrom interface { ReadFrom(r Reader) (n int64, err error) }
	"(io.ReaderFrom).ReadFrom": does(1, ReadsAll),

	// ---- functions that print what they are given ----

	// func Print(a ...any) (n int, err error)
	"fmt.Print":   does(0, Borrows),
	"fmt.Println": does(0, Borrows),
	"fmt.Sprint":  does(0, Borrows),
	// func Sprintln(a ...any) string
	"fmt.Sprintln": does(0, Borrows),
	// func Printf(format string, a ...any) (n int, err error)
	"fmt.Printf":  does(1, Borrows),
	"fmt.Sprintf": does(1, Borrows),
	// func Fprint(w io.Writer, a ...any) (n int, err error)
	"fmt.Fprint":   does(1, Borrows),
	"fmt.Fprintln": does(1, Borrows),
	// func Fprintf(w io.Writer, format string, a ...any) (n int, err error)
	"fmt.Fprintf": does(2, Borrows),
	// func Print(v ...any)
	"log.Print":   does(0, Borrows),
	"log.Println": does(0, Borrows),
	// func Printf(format string, v ...any)
	"log.Printf": does(1, Borrows),
	// func (l *Logger) Printf(format string, v ...any)
	"(*log.Logger).Print":   does(1, Borrows),
	"(*log.Logger).Println": does(1, Borrows),
	"(*log.Logger).Printf":  does(2, Borrows),
	// func (c *common) Log(args ...any)
	"(*testing.common).Log":   does(1, Borrows),
	"(*testing.common).Error": does(1, Borrows),
	// func (c *common) Logf(format string, args ...any)
	"(*testing.common).Logf":   does(2, Borrows),
	"(*testing.common).Errorf": does(2, Borrows),
	// func DeepEqual(x, y any) bool
	"reflect.DeepEqual": does(0, Borrows),
	// func TypeOf(i any) Type
	"reflect.TypeOf": does(0, Borrows),

	// ---- errors ----

	// func New(text string) error
	"errors.New": notNil(),
	// func Join(errs ...error) error
	"errors.Join": {TrueMeans: -1, Joins: true},
	// func Errorf(format string, a ...any) error
	"fmt.Errorf": notNil(),
	// func Is(err, target error) bool
	"errors.Is": {TrueMeans: 0, Compares: true},
	// func As(err error, target any) bool
	"errors.As": trueMeansNotNil(0),
	// func AsType[E error](err error) (E, bool)
	"errors.AsType": trueMeansNotNil(0),
	// func IsTimeout(err error) bool
	"os.IsTimeout":    trueMeansNotNil(0),
	"os.IsNotExist":   trueMeansNotNil(0),
	"os.IsExist":      trueMeansNotNil(0),
	"os.IsPermission": trueMeansNotNil(0),

	// ---- functions that call functions ----

	// func (o *Once) Do(f func())
	"(*sync.Once).Do": does(1, Calls),
	// func OnceFunc(f func()) func()
	"sync.OnceFunc": does(0, CallsBack),
	// func OnceValue[T any](f func() T) func() T
	"sync.OnceValue": does(0, CallsBack),
	// func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2)
	"sync.OnceValues": does(0, CallsBack),
	// func (wg *WaitGroup) Go(f func())
	"(*sync.WaitGroup).Go": does(1, CallsLater),
	// func AfterFunc(ctx Context, f func()) (stop func() bool)
	"context.AfterFunc": does(1, CallsLater),
	// func AfterFunc(d Duration, f func()) *Timer
	"time.AfterFunc": does(1, CallsLater),
	// func (c *common) Cleanup(f func())
	"(*testing.common).Cleanup": does(1, CallsLater),
	// type TB interface { Cleanup(func()); … }
	"(testing.TB).Cleanup": does(1, CallsLater),
}
