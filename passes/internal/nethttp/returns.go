package nethttp

import (
	"go/types"
	"strings"
)

// NoReturn reports whether fn is known never to return: it ends the process
// or the goroutine, or panics. Functions of other packages that do so by way
// of these are found by analysis; those here do it through a variable.
func NoReturn(fn *types.Func) bool {
	// This is asked of every call in a program, and a full name is dear.
	if stopNames[fn.Name()] && noReturn[fn.FullName()] {
		return true
	}
	// The contract of FailNow is that of testing.TB, whoever declares it:
	// assertion libraries restate the interface.
	sig := fn.Signature()
	return fn.Name() == "FailNow" && sig.Recv() != nil && types.IsInterface(sig.Recv().Type()) &&
		sig.Params().Len() == 0 && sig.Results().Len() == 0
}

// ReturnsIfNil returns the argument, the receiver not counted, that must be nil
// for fn to return: the checks of assertion libraries that end the test. What
// they come to is too deep in those libraries to be found out.
func ReturnsIfNil(fn *types.Func) (arg int, ok bool) {
	arg, ok = returnsIfNil[fn.FullName()]
	return arg, ok
}

var returnsIfNil = map[string]int{
	"github.com/stretchr/testify/require.NoError":                1,
	"github.com/stretchr/testify/require.NoErrorf":               1,
	"github.com/stretchr/testify/require.Nil":                    1,
	"github.com/stretchr/testify/require.Nilf":                   1,
	"(*github.com/stretchr/testify/require.Assertions).NoError":  0,
	"(*github.com/stretchr/testify/require.Assertions).NoErrorf": 0,
	"(*github.com/stretchr/testify/require.Assertions).Nil":      0,
	"(*github.com/stretchr/testify/require.Assertions).Nilf":     0,
	"gotest.tools/assert.NilError":                               1,
	"gotest.tools/v3/assert.NilError":                            1,
}

// WantsError reports whether fn is an assertion of a testing library that there
// is an error. The libraries restate each other's names.
func WantsError(fn *types.Func) bool {
	if fn.Pkg() == nil || fn.Pkg().Name() != "assert" && fn.Pkg().Name() != "require" {
		return false
	}
	switch strings.TrimSuffix(fn.Name(), "f") {
	case "Error", "ErrorIs", "ErrorAs", "ErrorContains", "EqualError", "ErrorType":
		return true
	}
	return false
}

var noReturn = set(
	"os.Exit", "runtime.Goexit", "syscall.Exit",
	"log.Fatal", "log.Fatalf", "log.Fatalln", "log.Panic", "log.Panicf", "log.Panicln",
	"(*log.Logger).Fatal", "(*log.Logger).Fatalf", "(*log.Logger).Fatalln",
	"(*log.Logger).Panic", "(*log.Logger).Panicf", "(*log.Logger).Panicln",
	"(*testing.common).FailNow", "(*testing.common).Fatal", "(*testing.common).Fatalf",
	"(*testing.common).SkipNow", "(*testing.common).Skip", "(*testing.common).Skipf",
	"(testing.TB).FailNow", "(testing.TB).Fatal", "(testing.TB).Fatalf",
	"(testing.TB).SkipNow", "(testing.TB).Skip", "(testing.TB).Skipf",

	// Loggers that exit through a variable.
	"github.com/sirupsen/logrus.Fatal", "github.com/sirupsen/logrus.Fatalf", "github.com/sirupsen/logrus.Fatalln",
	"(*github.com/sirupsen/logrus.Logger).Fatal", "(*github.com/sirupsen/logrus.Logger).Fatalf", "(*github.com/sirupsen/logrus.Logger).Fatalln",
	"(*github.com/sirupsen/logrus.Entry).Fatal", "(*github.com/sirupsen/logrus.Entry).Fatalf", "(*github.com/sirupsen/logrus.Entry).Fatalln",
	"(*github.com/sirupsen/logrus.Logger).Exit", "(*github.com/sirupsen/logrus.Logger).Panic",
	"(*github.com/sirupsen/logrus.Logger).Panicf", "(*github.com/sirupsen/logrus.Logger).Panicln",
	"(*github.com/sirupsen/logrus.Entry).Panicf", "(*github.com/sirupsen/logrus.Entry).Panicln",
	"(*go.uber.org/zap.Logger).Fatal", "(*go.uber.org/zap.Logger).Panic", "(*go.uber.org/zap.SugaredLogger).Fatal",
	"(*go.uber.org/zap.SugaredLogger).Panic", "(*go.uber.org/zap.SugaredLogger).Panicf", "(*go.uber.org/zap.SugaredLogger).Panicw",
	"(*go.uber.org/zap.SugaredLogger).Fatalf", "(*go.uber.org/zap.SugaredLogger).Fatalw", "(*go.uber.org/zap.SugaredLogger).Fatalln",
	"k8s.io/klog/v2.Fatal", "k8s.io/klog/v2.FatalDepth", "k8s.io/klog/v2.Fatalf", "k8s.io/klog/v2.Fatalln",
	"k8s.io/klog/v2.Exit", "k8s.io/klog/v2.ExitDepth", "k8s.io/klog/v2.Exitf", "k8s.io/klog/v2.Exitln",
	"k8s.io/klog.Fatal", "k8s.io/klog.FatalDepth", "k8s.io/klog.Fatalf", "k8s.io/klog.Fatalln",
	"k8s.io/klog.Exit", "k8s.io/klog.ExitDepth", "k8s.io/klog.Exitf", "k8s.io/klog.Exitln",
	"github.com/golang/glog.Fatal", "github.com/golang/glog.Fatalf", "github.com/golang/glog.Fatalln",
)

// stopNames are the functions of noReturn without what they belong to.
var stopNames = func() map[string]bool {
	m := make(map[string]bool)
	for full := range noReturn {
		m[full[strings.LastIndexByte(full, '.')+1:]] = true
	}
	return m
}()

// Pure reports whether two calls of fn with equal arguments, close together,
// give equal results and change nothing. The answer serves to recognise a
// condition that is tested twice.
func Pure(fn *types.Func) bool {
	if pure[fn.FullName()] {
		return true
	}
	if fn.Pkg() == nil || fn.Signature().Recv() != nil {
		return false
	}
	return purePackages[fn.Pkg().Path()] && !strings.HasPrefix(fn.Name(), "New")
}

// Equality reports whether fn tells whether its two arguments are equal.
func Equality(fn *types.Func) bool {
	// func DeepEqual(x, y any) bool
	return fn.FullName() == "reflect.DeepEqual"
}

// Packages whose functions (not methods) compute and do nothing else.
var purePackages = set("strings", "strconv", "unicode", "unicode/utf8", "path", "math", "html", "cmp")

var pure = set(
	"(net/http.Header).Get", "(net/http.Header).Values", "net/http.StatusText", "net/http.CanonicalHeaderKey",
	"(*net/http.Response).ProtoAtLeast", "(*net/http.Request).ProtoAtLeast", "(net/url.Values).Get", "(net/url.Values).Has", "(*net/url.URL).String",
	"(*net/url.URL).IsAbs", "net/url.PathEscape", "net/url.QueryEscape",
	"errors.Is", "reflect.DeepEqual", "bytes.Equal", "bytes.Contains", "bytes.HasPrefix", "bytes.HasSuffix",
	"slices.Contains", "slices.Index", "path/filepath.Base", "path/filepath.Ext", "path/filepath.Join",
	"os.IsTimeout", "os.IsNotExist", "os.IsExist", "os.IsPermission",
	"(time.Duration).Seconds", "(time.Time).IsZero", "(time.Time).Before", "(time.Time).After", "(time.Time).Equal",
)

func set(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, n := range names {
		m[n] = true
	}
	return m
}
