// Operation importMessages: send Message
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

class Sample {
    static String env(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public static void main(String[] arguments) throws Exception {
        String body = """
            {
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
            }""";
        Request request = new Request.Builder()
            .url(
                env("COMMUNICATIONS_API_BASE_URL") +
                "/communications/department/" +
                encode(env("COMMUNICATIONS_API_DEPARTMENT_UUID")) +
                "/customer/" +
                encode(env("COMMUNICATIONS_API_CUSTOMER_UUID")) +
                "/communication/historical")
            .header("Accept", "application/json")
            .header("Authorization", Credentials.basic(
                env("COMMUNICATIONS_API_USERNAME"),
                env("COMMUNICATIONS_API_PASSWORD"),
                StandardCharsets.UTF_8))
            .method("PUT", RequestBody.create(
                MediaType.get("application/json"),
                body.getBytes(StandardCharsets.UTF_8)))
            .build();
        OkHttpClient client = new OkHttpClient();
        int status;
        try (Response response = client.newCall(request).execute()) {
            status = response.code();
            (status < 400 ? System.out : System.err).println(response.body().string());
        }
        System.exit(status < 400 ? 0 : 1);
    }
}
