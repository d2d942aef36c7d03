// Operation sendNote: Send a note; ?> \u000a $(exit) `exit` #{exit} -- */ encoding: none
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
		"/v1/boxes/" +
		escape(env("CASE_SAMPLES_BOX")) +
		"/notes/" +
		escape(env("CASE_SAMPLES_TOKEN_2")) +
		"?order=up%20%26%20down&tags=a%20b&tags=c%22"
	body := strings.NewReader(`{
  "text": "quotes ' \" \u0060 \\ \\n \n \r \t \u0007 \u007f $HOME ${HOME} $(id) #{id} %s %20 </script> \u2028 \u202e 😀 ’",
  "__proto__": "polluted",
  "empty": {},
  "list": [
    0,
    1,
    false,
    true,
    null,
    1.5,
    {},
    []
  ],
  "numbered": {
    "0": "a",
    "1": "b"
  }
}`)
	request, err := http.NewRequest("POST", address, body)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Accept", "application/json")
	request.Header.Set("X-Trace", "a'b\"c\\d$e")
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Cookie", "theme=dark")
	request.SetBasicAuth(env("CASE_SAMPLES_USERNAME"), env("CASE_SAMPLES_PASSWORD"))
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
