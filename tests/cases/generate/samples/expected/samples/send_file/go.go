// Operation sendFile
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
		"/v1/file"
	body := strings.NewReader("--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name=\"the %22name%22\"\r\n\r\nit's\r\n--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\na\r\nb\r\n--3a08ee47b63794dfb159a2a78dd60f21--\r\n")
	request, err := http.NewRequest("POST", address, body)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Content-Type", "multipart/form-data; boundary=3a08ee47b63794dfb159a2a78dd60f21")
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
