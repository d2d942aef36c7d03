// Operation attach
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
		"/v1/attach"
	body := "--e6aa9bf8d16a64a9c4af039bde0ab27a\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nf & g\r\n--e6aa9bf8d16a64a9c4af039bde0ab27a\r\nContent-Disposition: form-data; name=\"first\"; filename=\"first\"\r\nContent-Type: application/octet-stream\r\n\r\na; b, 'c' \"d\" \\\r\n--e6aa9bf8d16a64a9c4af039bde0ab27a\r\nContent-Disposition: form-data; name=\"second\"; filename=\"second\"\r\nContent-Type: text/plain\r\n\r\n@e\r\n--e6aa9bf8d16a64a9c4af039bde0ab27a--\r\n"
	req, err := http.NewRequest("POST", address, strings.NewReader(body))
	if err != nil {
		log.Fatal(err)
	}
	req.Header.Set("Content-Type", "multipart/form-data; boundary=e6aa9bf8d16a64a9c4af039bde0ab27a")

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
