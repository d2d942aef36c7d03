<?php

// Operation editDraft: edit draft message

declare(strict_types=1);

function env(string $name): string
{
    $value = getenv($name);
    if ($value === false) {
        throw new RuntimeException("$name is not set");
    }
    return $value;
}

$body = [
    'isFreeMarkerMessage' => true,
    'editor' => [
        'uuid' => 'string',
        'name' => 'string',
        'type' => 'USER',
        'departmentUuid' => 'string',
    ],
    'messageAttributes' => [
        'body' => 'string',
        'type' => 'DRAFT',
        'protocol' => 'TEXT',
        'purpose' => 'F',
        'isManual' => true,
        'subject' => 'string',
        'metaData' => (object) [],
        'tags' => [
            'TRASH',
        ],
        'draftAttributes' => [
            'draftStatus' => 'SCHEDULED',
            'scheduledOn' => 'string',
            'draftFailureReason' => 'MDL_EVENT_UNDER_TIME_LIMIT_REASON',
        ],
        'attachments' => [
            [
                'fileURL' => 'string',
                'attachmentExtension' => 'string',
                'mimeType' => 'string',
                'originalFileName' => 'string',
                'docSize' => 'string',
                'thumbnailURL' => 'string',
                'mediaPreviewURL' => 'string',
            ],
        ],
        'defaultReplyAction' => 'string',
        'updateThreadTimestamp' => true,
        'updateTotalMessageCount' => true,
        'showInCustomerConversation' => true,
        'messageTags' => [
            [
                'tagTypeUuid' => 'string',
                'referenceIdentifier' => 'string',
                'value' => (object) [],
                'primaryAttribute' => [
                    'value' => 'string',
                ],
                'secondaryAttributes' => [
                    [
                        'value' => 'string',
                    ],
                ],
                'parentTags' => [
                    [
                        'tagTypeUuid' => 'string',
                        'referenceIdentifier' => 'string',
                    ],
                ],
            ],
        ],
    ],
    'messageSendingAttributes' => [
        'addSignature' => true,
        'addTCPAFooter' => true,
        'overrideOptoutRules' => true,
        'sendVCard' => true,
        'communicationValueOfCustomer' => 'string',
        'communicationLabel' => 'string',
        'overrideHolidays' => true,
        'overrideHoursOfOperations' => true,
        'listOfEmailsToBeCCed' => [
            'string',
        ],
        'listOfEmailsToBeBCCed' => [
            'string',
        ],
        'callbackURL' => 'string',
        'callbackMetaData' => (object) [],
        'addFooter' => true,
        'sendSynchronously' => true,
        'delay' => 0,
        'queueIfOptedOut' => true,
    ],
    'notificationAttributes' => [
        'internalSubscribersNotifierPop' => true,
        'externalSubscribersNotifierPop' => true,
        'threadOwnerNotifierPop' => true,
        'sendPhoneNotification' => true,
        'additionalNotifierNotificationDAUUIDs' => [
            'string',
        ],
        'notificationButtons' => [
            [
                'buttonTextTranslationWidgetKey' => 'string',
                'buttonTextTranslationKey' => 'string',
                'buttonDefaultText' => 'string',
                'buttonTheme' => 'PRIMARY',
                'buttonActionEventData' => (object) [],
                'isPrimaryButton' => true,
            ],
        ],
    ],
    'incomingMessageAttributes' => [
        'fromNumber' => 'string',
        'communicationUID' => 'string',
        'forwardText' => true,
        'forwardedEmailReference' => 'string',
    ],
    'internalCommentAttributes' => [
        'usersToNotify' => [
            [
                'uuid' => 'string',
                'name' => 'string',
                'type' => 'USER',
                'departmentUuid' => 'string',
            ],
        ],
        'usersFollowing' => [
            [
                'uuid' => 'string',
                'name' => 'string',
                'type' => 'USER',
                'departmentUuid' => 'string',
            ],
        ],
        'groupMembers' => (object) [],
        'usersSubscribed' => [
            [
                'uuid' => 'string',
                'name' => 'string',
                'type' => 'USER',
                'departmentUuid' => 'string',
            ],
        ],
        'usersUnSubscribed' => [
            [
                'uuid' => 'string',
                'name' => 'string',
                'type' => 'USER',
                'departmentUuid' => 'string',
            ],
        ],
    ],
    'messageMetadata' => (object) [],
    'freeMarkerMetadata' => (object) [],
];
$curl = curl_init(
    env('COMMUNICATIONS_API_BASE_URL') .
    '/communications/department/' .
    rawurlencode(env('COMMUNICATIONS_API_DEPARTMENT_UUID')) .
    '/user/' .
    rawurlencode(env('COMMUNICATIONS_API_USER_UUID')) .
    '/customer/' .
    rawurlencode(env('COMMUNICATIONS_API_CUSTOMER_UUID')) .
    '/message/' .
    rawurlencode(env('COMMUNICATIONS_API_MESSAGE_UUID'))
);
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_HTTPHEADER => [
        'Accept: application/json',
        'Content-Type: application/json',
    ],
    CURLOPT_USERNAME => env('COMMUNICATIONS_API_USERNAME'),
    CURLOPT_PASSWORD => env('COMMUNICATIONS_API_PASSWORD'),
    CURLOPT_POSTFIELDS => json_encode($body, JSON_THROW_ON_ERROR),
]);
$answer = curl_exec($curl);
if ($answer === false) {
    throw new RuntimeException(curl_error($curl));
}
if (curl_getinfo($curl, CURLINFO_RESPONSE_CODE) >= 400) {
    fwrite(STDERR, $answer . PHP_EOL);
    exit(1);
}
echo $answer, PHP_EOL;
