<?php

// Operation upload

declare(strict_types=1);

function env(string $name): string
{
    $value = getenv($name);
    if ($value === false) {
        throw new RuntimeException("$name is not set");
    }
    return $value;
}

$body = "--2dda54d7d4beaf80f862a14acbcbfbbc\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n<it's; \"\\ ü\r\n--2dda54d7d4beaf80f862a14acbcbfbbc\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\na\r\n--2dda54d7d4beaf80f862a14acbcbfbbc\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\n@b\r\n--2dda54d7d4beaf80f862a14acbcbfbbc\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\n@é;\"\\ \r\n\$x #{y} %z\n\r\n--2dda54d7d4beaf80f862a14acbcbfbbc--\r\n";
$curl = curl_init(
    env('CASE_SAMPLES_BASE_URL') .
    '/v1/upload'
);
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'PUT',
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_HTTPHEADER => [
        'Content-Type: multipart/form-data; boundary=2dda54d7d4beaf80f862a14acbcbfbbc',
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
