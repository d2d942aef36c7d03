// Operation sendNotification: send Notification without single customer context
import axios from "axios";

function env(name) {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
}

const body = {
  messageAttributes: {
    body: "string",
    type: "DRAFT",
    protocol: "TEXT",
    purpose: "F",
    isManual: true,
    subject: "string",
    metaData: {},
    tags: [
      "TRASH",
    ],
    draftAttributes: {
      draftStatus: "SCHEDULED",
      scheduledOn: "string",
      draftFailureReason: "MDL_EVENT_UNDER_TIME_LIMIT_REASON",
    },
    attachments: [
      {
        fileURL: "string",
        attachmentExtension: "string",
        mimeType: "string",
        originalFileName: "string",
        docSize: "string",
        thumbnailURL: "string",
        mediaPreviewURL: "string",
      },
    ],
    defaultReplyAction: "string",
    updateThreadTimestamp: true,
    updateTotalMessageCount: true,
    showInCustomerConversation: true,
    messageTags: [
      {
        tagTypeUuid: "string",
        referenceIdentifier: "string",
        value: {},
        primaryAttribute: {
          value: "string",
        },
        secondaryAttributes: [
          {
            value: "string",
          },
        ],
        parentTags: [
          {
            tagTypeUuid: "string",
            referenceIdentifier: "string",
          },
        ],
      },
    ],
  },
  notificationAttributes: {
    internalSubscribersNotifierPop: true,
    externalSubscribersNotifierPop: true,
    threadOwnerNotifierPop: true,
    sendPhoneNotification: true,
    additionalNotifierNotificationDAUUIDs: [
      "string",
    ],
    notificationButtons: [
      {
        buttonTextTranslationWidgetKey: "string",
        buttonTextTranslationKey: "string",
        buttonDefaultText: "string",
        buttonTheme: "PRIMARY",
        buttonActionEventData: {},
        isPrimaryButton: true,
      },
    ],
    bodyTagsForSpecialRendering: {},
  },
  messageSendingAttributesLite: {
    delay: 0,
    sendSynchronously: true,
    callBackUrl: "string",
    callBackMetadata: {},
  },
};

try {
  const response = await axios.request({
    method: "POST",
    url:
      env("COMMUNICATIONS_API_BASE_URL") +
      "/communications/department/" +
      encodeURIComponent(env("COMMUNICATIONS_API_DEPARTMENT_UUID")) +
      "/user/" +
      encodeURIComponent(env("COMMUNICATIONS_API_USER_UUID")) +
      "/notify",
    headers: {
      Accept: "application/json",
      "Content-Type": "application/json",
    },
    auth: {
      username: env("COMMUNICATIONS_API_USERNAME"),
      password: env("COMMUNICATIONS_API_PASSWORD"),
    },
    data: body,
    responseType: "text",
  });
  console.log(response.data);
} catch (error) {
  console.error(error.response?.data || error.message);
  process.exitCode = 1;
}
