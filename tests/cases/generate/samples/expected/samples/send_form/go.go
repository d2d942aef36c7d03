// Operation sendForm
package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
)

func env(name string) string {
	value, found := os.LookupEnv(name)
	if !found {
		log.Fatalf("%s is not set", name)
	}
	return value
}

func main() {
	address := env("CASE_SAMPLES_BASE_URL") +
		"/v1/form"
	body := strings.NewReader("a=x+%26+y%3Dz%2B%22%27%C3%A9&b=1&b=2")
	request, err := http.NewRequest("POST", address, body)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.Header.Set("X-Key", env("CASE_SAMPLES_HEADER_KEY_API_KEY"))
	request.Header.Set("Cookie", "sid=" + env("CASE_SAMPLES_COOKIE_KEY_API_KEY"))
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	answer, err := io.ReadAll(response.Body)
	response.Body.Close()
	if err != nil {
		log.Fatal(err)
	}
	if response.StatusCode >= 400 {
		fmt.Fprintln(os.Stderr, string(answer))
		os.Exit(1)
	}
	fmt.Println(string(answer))
}
