// Operation editDraft: edit draft message
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
              "isFreeMarkerMessage": true,
              "editor": {
                "uuid": "string",
                "name": "string",
                "type": "USER",
                "departmentUuid": "string"
              },
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
              "messageSendingAttributes": {
                "addSignature": true,
                "addTCPAFooter": true,
                "overrideOptoutRules": true,
                "sendVCard": true,
                "communicationValueOfCustomer": "string",
                "communicationLabel": "string",
                "overrideHolidays": true,
                "overrideHoursOfOperations": true,
                "listOfEmailsToBeCCed": [
                  "string"
                ],
                "listOfEmailsToBeBCCed": [
                  "string"
                ],
                "callbackURL": "string",
                "callbackMetaData": {},
                "addFooter": true,
                "sendSynchronously": true,
                "delay": 0,
                "queueIfOptedOut": true
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
              "incomingMessageAttributes": {
                "fromNumber": "string",
                "communicationUID": "string",
                "forwardText": true,
                "forwardedEmailReference": "string"
              },
              "internalCommentAttributes": {
                "usersToNotify": [
                  {
                    "uuid": "string",
                    "name": "string",
                    "type": "USER",
                    "departmentUuid": "string"
                  }
                ],
                "usersFollowing": [
                  {
                    "uuid": "string",
                    "name": "string",
                    "type": "USER",
                    "departmentUuid": "string"
                  }
                ],
                "groupMembers": {},
                "usersSubscribed": [
                  {
                    "uuid": "string",
                    "name": "string",
                    "type": "USER",
                    "departmentUuid": "string"
                  }
                ],
                "usersUnSubscribed": [
                  {
                    "uuid": "string",
                    "name": "string",
                    "type": "USER",
                    "departmentUuid": "string"
                  }
                ]
              },
              "messageMetadata": {},
              "freeMarkerMetadata": {}
            }""";
        Request request = new Request.Builder()
            .url(
                env("COMMUNICATIONS_API_BASE_URL") +
                "/communications/department/" +
                encode(env("COMMUNICATIONS_API_DEPARTMENT_UUID")) +
                "/user/" +
                encode(env("COMMUNICATIONS_API_USER_UUID")) +
                "/customer/" +
                encode(env("COMMUNICATIONS_API_CUSTOMER_UUID")) +
                "/message/" +
                encode(env("COMMUNICATIONS_API_MESSAGE_UUID")))
            .header("Accept", "application/json")
            .header("Authorization", Credentials.basic(
                env("COMMUNICATIONS_API_USERNAME"),
                env("COMMUNICATIONS_API_PASSWORD"),
                StandardCharsets.UTF_8))
            .method("POST", RequestBody.create(
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
