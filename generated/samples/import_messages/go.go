// Operation importMessages: send Message
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
		"/customer/" +
		url.PathEscape(env("COMMUNICATIONS_API_CUSTOMER_UUID")) +
		"/communication/historical"
	body := `{
  "saveMessageRequestList": [
    {
      "sourceUuid": "string",
      "callBackPathUrl": "string",
      "sentOn": "2025-03-28T11:34:43.227Z",
      "receivedOn": "2025-03-28T11:34:43.227Z",
      "userUuid": "string",
      "messageUuid": "string",
      "communicationUid": "string",
      "messageAttributes": {
        "body": "string",
        "type": "DRAFT",
        "protocol": "TEXT",
        "purpose": "F",
        "isManual": true,
        "subject": "string",
        "metaData": {},
        "tags": [
          "TRASH"
        ],
        "draftAttributes": {
          "draftStatus": "SCHEDULED",
          "scheduledOn": "string",
          "draftFailureReason": "MDL_EVENT_UNDER_TIME_LIMIT_REASON"
        },
        "attachments": [
          {
            "fileURL": "string",
            "attachmentExtension": "string",
            "mimeType": "string",
            "originalFileName": "string",
            "docSize": "string",
            "thumbnailURL": "string",
            "mediaPreviewURL": "string"
          }
        ],
        "defaultReplyAction": "string",
        "updateThreadTimestamp": true,
        "updateTotalMessageCount": true,
        "showInCustomerConversation": true,
        "messageTags": [
          {
            "tagTypeUuid": "string",
            "referenceIdentifier": "string",
            "value": {},
            "primaryAttribute": {
              "value": "string"
            },
            "secondaryAttributes": [
              {
                "value": "string"
              }
            ],
            "parentTags": [
              {
                "tagTypeUuid": "string",
                "referenceIdentifier": "string"
              }
            ]
          }
        ]
      },
      "notificationAttributes": {
        "internalSubscribersNotifierPop": true,
        "externalSubscribersNotifierPop": true,
        "threadOwnerNotifierPop": true,
        "sendPhoneNotification": true,
        "additionalNotifierNotificationDAUUIDs": [
          "string"
        ],
        "notificationButtons": [
          {
            "buttonTextTranslationWidgetKey": "string",
            "buttonTextTranslationKey": "string",
            "buttonDefaultText": "string",
            "buttonTheme": "PRIMARY",
            "buttonActionEventData": {},
            "isPrimaryButton": true
          }
        ]
      },
      "voiceCallAttributes": {
        "callingParty": "string",
        "party2": "string",
        "party1Prompt": "string",
        "party2prompt": "string",
        "callStatus": 0,
        "callIdentifier": "string",
        "callDateTime": "2025-03-28T11:34:43.227Z",
        "callBroker": "string",
        "recordingUrl": "string",
        "recordCall": true,
        "transcribeCall": true,
        "transcribeText": "string"
      }
    }
  ],
  "callBackPathUrl": "string"
}`
	req, err := http.NewRequest("PUT", address, strings.NewReader(body))
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
