// Operation sendText
package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
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

func escape(text string) string {
	return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}

func main() {
	address := env("CASE_SAMPLES_BASE_URL") +
		"/v1/text?key=" +
		escape(env("CASE_SAMPLES_QUERY_KEY_API_KEY"))
	body := strings.NewReader("tab\tbell\u0007 \\0101 line\nend\n")
	request, err := http.NewRequest("PUT", address, body)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Content-Type", "text/plain; charset=utf-8")
	request.Header.Set("Authorization", "Bearer " + env("CASE_SAMPLES_TOKEN"))
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
