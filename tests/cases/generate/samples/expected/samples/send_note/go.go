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

func main() {
	address := env("CASE_SAMPLES_BASE_URL") +
		"/v1/boxes/" +
		url.PathEscape(env("CASE_SAMPLES_BOX")) +
		"/notes/" +
		url.PathEscape(env("CASE_SAMPLES_TOKEN_2")) +
		"?order=up%20%26%20down&tags=a%20b&tags=c%22"
	body := `{
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
}`
	req, err := http.NewRequest("POST", address, strings.NewReader(body))
	if err != nil {
		log.Fatal(err)
	}
	req.Header.Set("Accept", "application/json")
	req.Header.Set("X-Trace", "a'b\"c\\d$e")
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Cookie", "theme=dark")
	req.SetBasicAuth(env("CASE_SAMPLES_USERNAME"), env("CASE_SAMPLES_PASSWORD"))

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
