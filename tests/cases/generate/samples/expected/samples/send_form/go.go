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
	body := "a=x+%26+y%3Dz%2B%22%27%C3%A9&b=1&b=2"
	req, err := http.NewRequest("POST", address, strings.NewReader(body))
	if err != nil {
		log.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("X-Key", env("CASE_SAMPLES_HEADER_KEY_API_KEY"))
	req.Header.Set("Cookie", "sid="+env("CASE_SAMPLES_COOKIE_KEY_API_KEY"))

	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		log.Fatal(err)
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil {
		log.Fatal(err)
	}
	if resp.StatusCode >= 400 {
		log.Fatalf("%s\n%s", resp.Status, answer)
	}
	fmt.Println(string(answer))
}
