# frozen_string_literal: true

# Operation editDraft: edit draft message
require "erb"
require "json"
require "net/http"

uri = URI(
  ENV.fetch("COMMUNICATIONS_API_BASE_URL") +
  "/communications/department/" +
  ERB::Util.url_encode(ENV.fetch("COMMUNICATIONS_API_DEPARTMENT_UUID")) +
  "/user/" +
  ERB::Util.url_encode(ENV.fetch("COMMUNICATIONS_API_USER_UUID")) +
  "/customer/" +
  ERB::Util.url_encode(ENV.fetch("COMMUNICATIONS_API_CUSTOMER_UUID")) +
  "/message/" +
  ERB::Util.url_encode(ENV.fetch("COMMUNICATIONS_API_MESSAGE_UUID"))
)
request = Net::HTTP::Post.new(uri)
request["Accept"] = "application/json"
request["Content-Type"] = "application/json"
request.basic_auth(ENV.fetch("COMMUNICATIONS_API_USERNAME"), ENV.fetch("COMMUNICATIONS_API_PASSWORD"))
body = {
  "isFreeMarkerMessage" => true,
  "editor" => {
    "uuid" => "string",
    "name" => "string",
    "type" => "USER",
    "departmentUuid" => "string"
  },
  "messageAttributes" => {
    "body" => "string",
    "type" => "DRAFT",
    "protocol" => "TEXT",
    "purpose" => "F",
    "isManual" => true,
    "subject" => "string",
    "metaData" => {},
    "tags" => [
      "TRASH"
    ],
    "draftAttributes" => {
      "draftStatus" => "SCHEDULED",
      "scheduledOn" => "string",
      "draftFailureReason" => "MDL_EVENT_UNDER_TIME_LIMIT_REASON"
    },
    "attachments" => [
      {
        "fileURL" => "string",
        "attachmentExtension" => "string",
        "mimeType" => "string",
        "originalFileName" => "string",
        "docSize" => "string",
        "thumbnailURL" => "string",
        "mediaPreviewURL" => "string"
      }
    ],
    "defaultReplyAction" => "string",
    "updateThreadTimestamp" => true,
    "updateTotalMessageCount" => true,
    "showInCustomerConversation" => true,
    "messageTags" => [
      {
        "tagTypeUuid" => "string",
        "referenceIdentifier" => "string",
        "value" => {},
        "primaryAttribute" => {
          "value" => "string"
        },
        "secondaryAttributes" => [
          {
            "value" => "string"
          }
        ],
        "parentTags" => [
          {
            "tagTypeUuid" => "string",
            "referenceIdentifier" => "string"
          }
        ]
      }
    ]
  },
  "messageSendingAttributes" => {
    "addSignature" => true,
    "addTCPAFooter" => true,
    "overrideOptoutRules" => true,
    "sendVCard" => true,
    "communicationValueOfCustomer" => "string",
    "communicationLabel" => "string",
    "overrideHolidays" => true,
    "overrideHoursOfOperations" => true,
    "listOfEmailsToBeCCed" => [
      "string"
    ],
    "listOfEmailsToBeBCCed" => [
      "string"
    ],
    "callbackURL" => "string",
    "callbackMetaData" => {},
    "addFooter" => true,
    "sendSynchronously" => true,
    "delay" => 0,
    "queueIfOptedOut" => true
  },
  "notificationAttributes" => {
    "internalSubscribersNotifierPop" => true,
    "externalSubscribersNotifierPop" => true,
    "threadOwnerNotifierPop" => true,
    "sendPhoneNotification" => true,
    "additionalNotifierNotificationDAUUIDs" => [
      "string"
    ],
    "notificationButtons" => [
      {
        "buttonTextTranslationWidgetKey" => "string",
        "buttonTextTranslationKey" => "string",
        "buttonDefaultText" => "string",
        "buttonTheme" => "PRIMARY",
        "buttonActionEventData" => {},
        "isPrimaryButton" => true
      }
    ]
  },
  "incomingMessageAttributes" => {
    "fromNumber" => "string",
    "communicationUID" => "string",
    "forwardText" => true,
    "forwardedEmailReference" => "string"
  },
  "internalCommentAttributes" => {
    "usersToNotify" => [
      {
        "uuid" => "string",
        "name" => "string",
        "type" => "USER",
        "departmentUuid" => "string"
      }
    ],
    "usersFollowing" => [
      {
        "uuid" => "string",
        "name" => "string",
        "type" => "USER",
        "departmentUuid" => "string"
      }
    ],
    "groupMembers" => {},
    "usersSubscribed" => [
      {
        "uuid" => "string",
        "name" => "string",
        "type" => "USER",
        "departmentUuid" => "string"
      }
    ],
    "usersUnSubscribed" => [
      {
        "uuid" => "string",
        "name" => "string",
        "type" => "USER",
        "departmentUuid" => "string"
      }
    ]
  },
  "messageMetadata" => {},
  "freeMarkerMetadata" => {}
}
request.body = JSON.generate(body)

response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == "https") do |http|
  http.request(request)
end
abort(response.body.to_s) if response.code.to_i >= 400
puts response.body
