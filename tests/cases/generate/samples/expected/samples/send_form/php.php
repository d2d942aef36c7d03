<?php

// Operation sendForm

declare(strict_types=1);

function env(string $name): string
{
    $value = getenv($name);
    if ($value === false) {
        throw new RuntimeException("$name is not set");
    }
    return $value;
}

$body = 'a=x+%26+y%3Dz%2B%22%27%C3%A9&b=1&b=2';
$curl = curl_init(
    env('CASE_SAMPLES_BASE_URL') .
    '/v1/form'
);
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_HTTPHEADER => [
        'Content-Type: application/x-www-form-urlencoded',
        'X-Key: ' . env('CASE_SAMPLES_HEADER_KEY_API_KEY'),
        'Cookie: sid=' . env('CASE_SAMPLES_COOKIE_KEY_API_KEY'),
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
