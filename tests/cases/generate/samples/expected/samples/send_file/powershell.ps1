#Requires -Version 7
# Operation sendFile
$ErrorActionPreference = 'Stop'

function Get-Setting([string] $Name) {
    $value = [Environment]::GetEnvironmentVariable($Name)
    if ($null -eq $value) { throw "$Name is not set" }
    $value
}

$request = @{
    Method = 'POST'
    Uri = (Get-Setting 'CASE_SAMPLES_BASE_URL') +
        '/v1/file'
    Headers = @{
    }
    ContentType = 'multipart/form-data; boundary=3a08ee47b63794dfb159a2a78dd60f21'
    Body = [Text.Encoding]::UTF8.GetBytes("--3a08ee47b63794dfb159a2a78dd60f21`u{d}`u{a}Content-Disposition: form-data; name=`"the %22name%22`"`u{d}`u{a}`u{d}`u{a}it's`u{d}`u{a}--3a08ee47b63794dfb159a2a78dd60f21`u{d}`u{a}Content-Disposition: form-data; name=`"file`"; filename=`"file`"`u{d}`u{a}Content-Type: application/octet-stream`u{d}`u{a}`u{d}`u{a}a`u{d}`u{a}b`u{d}`u{a}--3a08ee47b63794dfb159a2a78dd60f21--`u{d}`u{a}")
}
try {
    Invoke-RestMethod @request | ConvertTo-Json -Depth 100
}
catch {
    [Console]::Error.WriteLine($_.ErrorDetails.Message ?? $_.Exception.Message)
    exit 1
}
