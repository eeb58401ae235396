package main

// standIns declares what the rest of go-app still needs from the files that are left out, and from the package that makes unique ids.
// What this program never asks for is declared and does nothing, so that the compiler objects where the program begins to.
const standIns = `package app

import (
	"errors"
	"math/rand"
	"reflect"
	"strconv"
	"strings"
)

func isRemoteLocation(path string) bool {
	return strings.HasPrefix(path, "https://") || strings.HasPrefix(path, "http://")
}

func isStaticResourcePath(path string) bool {
	return strings.HasPrefix(path, "/web/") || strings.HasPrefix(path, "web/")
}

func newID() string { return strconv.FormatUint(rand.Uint64(), 36) }

var errLeftOut = errors.New("this is left out of the program")

func encrypt(string, []byte) ([]byte, error) { return nil, errLeftOut }
func decrypt(string, []byte) ([]byte, error) { return nil, errLeftOut }

// RouteWithRegexp shows a component at every path, which is the one pattern that it takes.
func RouteWithRegexp(pattern string, c Composer) {
	if pattern != ".*" {
		panic("routes by pattern are left out of this program, but for .*")
	}
	routes.component = reflect.TypeOf(c).Elem()
}

type router struct{ component reflect.Type }

var routes router

func (r *router) createComponent(string) (Composer, bool) {
	if r.component == nil {
		return nil, false
	}
	return reflect.New(r.component).Interface().(Composer), true
}

type (
	// BrowserStorage is left out.
	BrowserStorage interface {
		Get(string, any) error
		Set(string, any) error
		Clear()
	}
	// NotificationService is left out.
	NotificationService struct{ dispatcher Dispatcher }
	// StateOption is left out.
	StateOption struct{}
	// Observer is left out.
	Observer struct{}

	noStorage struct{}
	store     struct{}
)

func newJSStorage(string) BrowserStorage { return noStorage{} }
func newMemoryStorage() BrowserStorage   { return noStorage{} }

func (noStorage) Get(string, any) error { return errLeftOut }
func (noStorage) Set(string, any) error { return errLeftOut }
func (noStorage) Clear()                {}

func newStore(Dispatcher) *store { return nil }

func (*store) Set(string, any, ...StateOption) {}
func (*store) Get(string, any)                 {}
func (*store) Del(string)                      {}
func (*store) Observe(string, UI) Observer     { return Observer{} }
func (*store) Close()                          {}
func (*store) Cleanup()                        {}
`
