#Requires -Version 7
# Operation sendForm
$ErrorActionPreference = 'Stop'

function Get-Setting([string] $Name) {
    $value = [Environment]::GetEnvironmentVariable($Name)
    if ($null -eq $value) { throw "$Name is not set" }
    $value
}

$body = 'a=x+%26+y%3Dz%2B%22%27%C3%A9&b=1&b=2'
$request = @{
    Method = 'POST'
    Uri = (Get-Setting 'CASE_SAMPLES_BASE_URL') +
        '/v1/form'
    Headers = @{
        'X-Key' = (Get-Setting 'CASE_SAMPLES_HEADER_KEY_API_KEY')
        'Cookie' = 'sid=' + (Get-Setting 'CASE_SAMPLES_COOKIE_KEY_API_KEY')
    }
    ContentType = 'application/x-www-form-urlencoded'
    Body = [Text.Encoding]::UTF8.GetBytes($body)
}
try {
    Invoke-RestMethod @request | ConvertTo-Json -Depth 100
}
catch {
    [Console]::Error.WriteLine("$_")
    exit 1
}
