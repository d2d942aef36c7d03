// Operation sendBotMessage: send a bot message to user
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
	address := env("COMMUNICATIONS_API_BASE_URL") +
		"/communications/department/" +
		url.PathEscape(env("COMMUNICATIONS_API_DEPARTMENT_UUID")) +
		"/user/" +
		url.PathEscape(env("COMMUNICATIONS_API_USER_UUID")) +
		"/botmessage/send"
	body := `{
  "messageAttributes": {
    "body": "string",
    "type": "DRAFT",
    "protocol": "TEXT",
    "purpose": "F",
    "isManual": true,
    "numberOfMessageAttachments": 0,
    "subject": "string"
  },
  "messageSendingAttributes": {
    "recipientCommunicationValue": "string",
    "senderName": "string"
  }
}`
	req, err := http.NewRequest("POST", address, strings.NewReader(body))
	if err != nil {
		log.Fatal(err)
	}
	req.Header.Set("Accept", "application/json")
	req.Header.Set("Content-Type", "application/json")
	req.SetBasicAuth(env("COMMUNICATIONS_API_USERNAME"), env("COMMUNICATIONS_API_PASSWORD"))

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
