// Operation upload
package main

import (
	"bytes"
	"fmt"
	"io"
	"log"
	"mime/multipart"
	"net/http"
	"os"
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
		"/v1/upload"
	body := new(bytes.Buffer)
	form := multipart.NewWriter(body)
	if err := form.WriteField("note", "<it's; \"\\ ü"); err != nil {
		log.Fatal(err)
	}
	if err := form.WriteField("tags", "a"); err != nil {
		log.Fatal(err)
	}
	if err := form.WriteField("tags", "@b"); err != nil {
		log.Fatal(err)
	}
	if file, err := form.CreateFormFile("file", "file"); err != nil {
		log.Fatal(err)
	} else if _, err = io.WriteString(file, "@é;\"\\ \r\n$x #{y} %z\n"); err != nil {
		log.Fatal(err)
	}
	if err := form.Close(); err != nil {
		log.Fatal(err)
	}
	req, err := http.NewRequest("PUT", address, body)
	if err != nil {
		log.Fatal(err)
	}
	req.Header.Set("Content-Type", form.FormDataContentType())

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
