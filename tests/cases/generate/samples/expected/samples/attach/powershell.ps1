#Requires -Version 7
# Operation attach
$ErrorActionPreference = 'Stop'

function Get-Setting([string] $Name) {
    $value = [Environment]::GetEnvironmentVariable($Name)
    if ($null -eq $value) { throw "$Name is not set" }
    $value
}

$body = "--e6aa9bf8d16a64a9c4af039bde0ab27a`r`nContent-Disposition: form-data; name=`"purpose`"`r`n`r`nf & g`r`n--e6aa9bf8d16a64a9c4af039bde0ab27a`r`nContent-Disposition: form-data; name=`"first`"; filename=`"first`"`r`nContent-Type: application/octet-stream`r`n`r`na; b, 'c' `"d`" \`r`n--e6aa9bf8d16a64a9c4af039bde0ab27a`r`nContent-Disposition: form-data; name=`"second`"; filename=`"second`"`r`nContent-Type: text/plain`r`n`r`n@e`r`n--e6aa9bf8d16a64a9c4af039bde0ab27a--`r`n"
$request = @{
    Method = 'POST'
    Uri = (Get-Setting 'CASE_SAMPLES_BASE_URL') +
        '/v1/attach'
    Headers = @{
    }
    ContentType = 'multipart/form-data; boundary=e6aa9bf8d16a64a9c4af039bde0ab27a'
    Body = [Text.Encoding]::UTF8.GetBytes($body)
}
try {
    Invoke-RestMethod @request | ConvertTo-Json -Depth 100
}
catch {
    [Console]::Error.WriteLine("$_")
    exit 1
}
