<?php

// Operation importMessages: send Message

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
    'saveMessageRequestList' => [
        [
            'sourceUuid' => 'string',
            'callBackPathUrl' => 'string',
            'sentOn' => '2025-03-28T11:34:43.227Z',
            'receivedOn' => '2025-03-28T11:34:43.227Z',
            'userUuid' => 'string',
            'messageUuid' => 'string',
            'communicationUid' => 'string',
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
            ],
            'voiceCallAttributes' => [
                'callingParty' => 'string',
                'party2' => 'string',
                'party1Prompt' => 'string',
                'party2prompt' => 'string',
                'callStatus' => 0,
                'callIdentifier' => 'string',
                'callDateTime' => '2025-03-28T11:34:43.227Z',
                'callBroker' => 'string',
                'recordingUrl' => 'string',
                'recordCall' => true,
                'transcribeCall' => true,
                'transcribeText' => 'string',
            ],
        ],
    ],
    'callBackPathUrl' => 'string',
];
$curl = curl_init(
    env('COMMUNICATIONS_API_BASE_URL') .
    '/communications/department/' .
    rawurlencode(env('COMMUNICATIONS_API_DEPARTMENT_UUID')) .
    '/customer/' .
    rawurlencode(env('COMMUNICATIONS_API_CUSTOMER_UUID')) .
    '/communication/historical'
);
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'PUT',
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
