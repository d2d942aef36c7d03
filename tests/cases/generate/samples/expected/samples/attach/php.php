<?php

// Operation attach

declare(strict_types=1);

function env(string $name): string
{
    $value = getenv($name);
    if ($value === false) {
        throw new RuntimeException("$name is not set");
    }
    return $value;
}

$curl = curl_init(
    env('CASE_SAMPLES_BASE_URL') .
    '/v1/attach'
);
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_POSTFIELDS => [
        'purpose' => 'f & g',
        'first' => new CURLStringFile('a; b, \'c\' "d" \\', 'first', 'application/octet-stream'),
        'second' => new CURLStringFile('@e', 'second', 'text/plain'),
    ],
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
