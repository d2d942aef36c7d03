<?php

// Operation sendText

declare(strict_types=1);

function env(string $name): string
{
    $value = getenv($name);
    if ($value === false) {
        throw new RuntimeException("$name is not set");
    }
    return $value;
}

$body = "tab\tbell\u{7} \\0101 line\nend\n";
$curl = curl_init(
    env('CASE_SAMPLES_BASE_URL') .
    '/v1/text?key=' .
    rawurlencode(env('CASE_SAMPLES_QUERY_KEY_API_KEY'))
);
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'PUT',
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_HTTPHEADER => [
        'Content-Type: text/plain; charset=utf-8',
        'Authorization: Bearer ' . env('CASE_SAMPLES_TOKEN'),
    ],
    CURLOPT_POSTFIELDS => $body,
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
