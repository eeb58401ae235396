package main

import "testing"

// The hash of "abc" is the one that FIPS 180-4 gives as an example, in base64.
func TestPolicyHash(t *testing.T) {
	const want = "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='"
	if got := policyHash("abc"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
