#Requires -Version 7
# Operation sendFile
$ErrorActionPreference = 'Stop'

function Get-Setting([string] $Name) {
    $value = [Environment]::GetEnvironmentVariable($Name)
    if ($null -eq $value) { throw "$Name is not set" }
    $value
}

$body = "--3a08ee47b63794dfb159a2a78dd60f21`r`nContent-Disposition: form-data; name=`"the %22name%22`"`r`n`r`nit's`r`n--3a08ee47b63794dfb159a2a78dd60f21`r`nContent-Disposition: form-data; name=`"file`"; filename=`"file`"`r`nContent-Type: application/octet-stream`r`n`r`na`r`nb`r`n--3a08ee47b63794dfb159a2a78dd60f21--`r`n"
$request = @{
    Method = 'POST'
    Uri = (Get-Setting 'CASE_SAMPLES_BASE_URL') +
        '/v1/file'
    Headers = @{
    }
    ContentType = 'multipart/form-data; boundary=3a08ee47b63794dfb159a2a78dd60f21'
    Body = [Text.Encoding]::UTF8.GetBytes($body)
}
try {
    Invoke-RestMethod @request | ConvertTo-Json -Depth 100
}
catch {
    [Console]::Error.WriteLine("$_")
    exit 1
}
