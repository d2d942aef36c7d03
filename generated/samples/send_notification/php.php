<?php

// Operation sendNotification: send Notification without single customer context

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
        'bodyTagsForSpecialRendering' => (object) [],
    ],
    'messageSendingAttributesLite' => [
        'delay' => 0,
        'sendSynchronously' => true,
        'callBackUrl' => 'string',
        'callBackMetadata' => (object) [],
    ],
];
$curl = curl_init(
    env('COMMUNICATIONS_API_BASE_URL') .
    '/communications/department/' .
    rawurlencode(env('COMMUNICATIONS_API_DEPARTMENT_UUID')) .
    '/user/' .
    rawurlencode(env('COMMUNICATIONS_API_USER_UUID')) .
    '/notify'
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
