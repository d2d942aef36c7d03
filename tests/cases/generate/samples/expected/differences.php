// samples/attach/php.php
// Operation attach
    '/v1/attach'
    CURLOPT_POSTFIELDS => [
        'purpose' => 'f & g',
        'first' => new CURLStringFile('a; b, \'c\' "d" \\', 'first', 'application/octet-stream'),
        'second' => new CURLStringFile('@e', 'second', 'text/plain'),

// samples/search/php.php
// Operation search
    'q' => 'x',
    '/v1/search'
    CURLOPT_CUSTOMREQUEST => 'GET',

// samples/send_file/php.php
// Operation sendFile
$body = "--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name=\"the %22name%22\"\r\n\r\nit's\r\n--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\na\r\nb\r\n--3a08ee47b63794dfb159a2a78dd60f21--\r\n";
    '/v1/file'
        'Content-Type: multipart/form-data; boundary=3a08ee47b63794dfb159a2a78dd60f21',
    CURLOPT_POSTFIELDS => $body,

// samples/send_form/php.php
// Operation sendForm
$body = 'a=x+%26+y%3Dz%2B%22%27%C3%A9&b=1&b=2';
    '/v1/form'
        'Content-Type: application/x-www-form-urlencoded',
        'X-Key: ' . env('CASE_SAMPLES_HEADER_KEY_API_KEY'),
        'Cookie: sid=' . env('CASE_SAMPLES_COOKIE_KEY_API_KEY'),
    CURLOPT_POSTFIELDS => $body,

// samples/send_text/php.php
// Operation sendText
$body = "tab\tbell\u{7} \\0101 line\nend\n";
    '/v1/text?key=' .
    rawurlencode(env('CASE_SAMPLES_QUERY_KEY_API_KEY'))
    CURLOPT_CUSTOMREQUEST => 'PUT',
        'Content-Type: text/plain; charset=utf-8',
        'Authorization: Bearer ' . env('CASE_SAMPLES_TOKEN'),
    CURLOPT_POSTFIELDS => $body,

// samples/upload/php.php
// Operation upload
$body = "--2dda54d7d4beaf80f862a14acbcbfbbc\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n<it's; \"\\ ü\r\n--2dda54d7d4beaf80f862a14acbcbfbbc\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\na\r\n--2dda54d7d4beaf80f862a14acbcbfbbc\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\n@b\r\n--2dda54d7d4beaf80f862a14acbcbfbbc\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\n@é;\"\\ \r\n\$x #{y} %z\n\r\n--2dda54d7d4beaf80f862a14acbcbfbbc--\r\n";
    '/v1/upload'
    CURLOPT_CUSTOMREQUEST => 'PUT',
        'Content-Type: multipart/form-data; boundary=2dda54d7d4beaf80f862a14acbcbfbbc',
    CURLOPT_POSTFIELDS => $body,
