#Requires -Version 7
# Operation sendText
$ErrorActionPreference = 'Stop'

function Get-Setting([string] $Name) {
    $value = [Environment]::GetEnvironmentVariable($Name)
    if ($null -eq $value) { throw "$Name is not set" }
    $value
}

$body = "tab`tbell`u{7} \0101 line`nend`n"
$request = @{
    Method = 'PUT'
    Uri = (Get-Setting 'CASE_SAMPLES_BASE_URL') +
        '/v1/text?key=' +
        [Uri]::EscapeDataString((Get-Setting 'CASE_SAMPLES_QUERY_KEY_API_KEY'))
    Headers = @{
        'Authorization' = 'Bearer ' + (Get-Setting 'CASE_SAMPLES_TOKEN')
    }
    ContentType = 'text/plain; charset=utf-8'
    Body = [Text.Encoding]::UTF8.GetBytes($body)
}
try {
    Invoke-RestMethod @request | ConvertTo-Json -Depth 100
}
catch {
    [Console]::Error.WriteLine("$_")
    exit 1
}
