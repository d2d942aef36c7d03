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

func escape(text string) string {
	return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}

func main() {
	address := env("COMMUNICATIONS_API_BASE_URL") +
		"/communications/department/" +
		escape(env("COMMUNICATIONS_API_DEPARTMENT_UUID")) +
		"/user/" +
		escape(env("COMMUNICATIONS_API_USER_UUID")) +
		"/botmessage/send"
	body := strings.NewReader(`{
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
}`)
	request, err := http.NewRequest("POST", address, body)
	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Content-Type", "application/json")
	request.SetBasicAuth(env("COMMUNICATIONS_API_USERNAME"), env("COMMUNICATIONS_API_PASSWORD"))
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
