<?php

// Operation sendBotMessage: send a bot message to user

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
        'numberOfMessageAttachments' => 0,
        'subject' => 'string',
    ],
    'messageSendingAttributes' => [
        'recipientCommunicationValue' => 'string',
        'senderName' => 'string',
    ],
];
$curl = curl_init(
    env('COMMUNICATIONS_API_BASE_URL') .
    '/communications/department/' .
    rawurlencode(env('COMMUNICATIONS_API_DEPARTMENT_UUID')) .
    '/user/' .
    rawurlencode(env('COMMUNICATIONS_API_USER_UUID')) .
    '/botmessage/send'
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
