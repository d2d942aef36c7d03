<?php

// Operation sendNote: Send a note; ? > \u000a $(exit) `exit` #{exit} -- */ encoding: none

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
    'text' => "quotes ' \" ` \\ \\n \n \r \t \u{7} \u{7f} \$HOME \${HOME} \$(id) #{id} %s %20 </script> \u{2028} \u{202e} 😀 ’",
    '__proto__' => 'polluted',
    'empty' => (object) [],
    'list' => [
        0,
        1,
        false,
        true,
        null,
        1.5,
        (object) [],
        [],
    ],
    'numbered' => (object) [
        '0' => 'a',
        '1' => 'b',
    ],
];
$curl = curl_init(
    env('CASE_SAMPLES_BASE_URL') .
    '/v1/boxes/' .
    rawurlencode(env('CASE_SAMPLES_BOX')) .
    '/notes/' .
    rawurlencode(env('CASE_SAMPLES_TOKEN_2')) .
    '?order=up%20%26%20down&tags=a%20b&tags=c%22'
);
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_HTTPHEADER => [
        'Accept: application/json',
        'X-Trace: a\'b"c\\d$e',
        'Content-Type: application/json',
        'Cookie: theme=dark',
    ],
    CURLOPT_USERNAME => env('CASE_SAMPLES_USERNAME'),
    CURLOPT_PASSWORD => env('CASE_SAMPLES_PASSWORD'),
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
