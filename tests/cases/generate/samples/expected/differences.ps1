# samples/attach/powershell.ps1
# Operation attach
$body = "--e6aa9bf8d16a64a9c4af039bde0ab27a`r`nContent-Disposition: form-data; name=`"purpose`"`r`n`r`nf & g`r`n--e6aa9bf8d16a64a9c4af039bde0ab27a`r`nContent-Disposition: form-data; name=`"first`"; filename=`"first`"`r`nContent-Type: application/octet-stream`r`n`r`na; b, 'c' `"d`" \`r`n--e6aa9bf8d16a64a9c4af039bde0ab27a`r`nContent-Disposition: form-data; name=`"second`"; filename=`"second`"`r`nContent-Type: text/plain`r`n`r`n@e`r`n--e6aa9bf8d16a64a9c4af039bde0ab27a--`r`n"
        '/v1/attach'
    ContentType = 'multipart/form-data; boundary=e6aa9bf8d16a64a9c4af039bde0ab27a'

# samples/send_file/powershell.ps1
# Operation sendFile
$body = "--3a08ee47b63794dfb159a2a78dd60f21`r`nContent-Disposition: form-data; name=`"the %22name%22`"`r`n`r`nit's`r`n--3a08ee47b63794dfb159a2a78dd60f21`r`nContent-Disposition: form-data; name=`"file`"; filename=`"file`"`r`nContent-Type: application/octet-stream`r`n`r`na`r`nb`r`n--3a08ee47b63794dfb159a2a78dd60f21--`r`n"
        '/v1/file'
    ContentType = 'multipart/form-data; boundary=3a08ee47b63794dfb159a2a78dd60f21'

# samples/send_form/powershell.ps1
# Operation sendForm
$body = 'a=x+%26+y%3Dz%2B%22%27%C3%A9&b=1&b=2'
        '/v1/form'
        'X-Key' = (Get-Setting 'CASE_SAMPLES_HEADER_KEY_API_KEY')
        'Cookie' = 'sid=' + (Get-Setting 'CASE_SAMPLES_COOKIE_KEY_API_KEY')
    ContentType = 'application/x-www-form-urlencoded'

# samples/send_text/powershell.ps1
# Operation sendText
$body = "tab`tbell`u{7} \0101 line`nend`n"
    Method = 'PUT'
        '/v1/text?key=' +
        [Uri]::EscapeDataString((Get-Setting 'CASE_SAMPLES_QUERY_KEY_API_KEY'))
        'Authorization' = 'Bearer ' + (Get-Setting 'CASE_SAMPLES_TOKEN')
    ContentType = 'text/plain; charset=utf-8'

# samples/upload/powershell.ps1
# Operation upload
$body = "--2dda54d7d4beaf80f862a14acbcbfbbc`r`nContent-Disposition: form-data; name=`"note`"`r`n`r`n<it's; `"\ ü`r`n--2dda54d7d4beaf80f862a14acbcbfbbc`r`nContent-Disposition: form-data; name=`"tags`"`r`n`r`na`r`n--2dda54d7d4beaf80f862a14acbcbfbbc`r`nContent-Disposition: form-data; name=`"tags`"`r`n`r`n@b`r`n--2dda54d7d4beaf80f862a14acbcbfbbc`r`nContent-Disposition: form-data; name=`"file`"; filename=`"file`"`r`nContent-Type: application/octet-stream`r`n`r`n@é;`"\ `r`n`$x #{y} %z`n`r`n--2dda54d7d4beaf80f862a14acbcbfbbc--`r`n"
    Method = 'PUT'
        '/v1/upload'
    ContentType = 'multipart/form-data; boundary=2dda54d7d4beaf80f862a14acbcbfbbc'
