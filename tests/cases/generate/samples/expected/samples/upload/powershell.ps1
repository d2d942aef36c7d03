#Requires -Version 7
# Operation upload
$ErrorActionPreference = 'Stop'

function Get-Setting([string] $Name) {
    $value = [Environment]::GetEnvironmentVariable($Name)
    if ($null -eq $value) { throw "$Name is not set" }
    $value
}

$body = "--2dda54d7d4beaf80f862a14acbcbfbbc`r`nContent-Disposition: form-data; name=`"note`"`r`n`r`n<it's; `"\ ü`r`n--2dda54d7d4beaf80f862a14acbcbfbbc`r`nContent-Disposition: form-data; name=`"tags`"`r`n`r`na`r`n--2dda54d7d4beaf80f862a14acbcbfbbc`r`nContent-Disposition: form-data; name=`"tags`"`r`n`r`n@b`r`n--2dda54d7d4beaf80f862a14acbcbfbbc`r`nContent-Disposition: form-data; name=`"file`"; filename=`"file`"`r`nContent-Type: application/octet-stream`r`n`r`n@é;`"\ `r`n`$x #{y} %z`n`r`n--2dda54d7d4beaf80f862a14acbcbfbbc--`r`n"
$request = @{
    Method = 'PUT'
    Uri = (Get-Setting 'CASE_SAMPLES_BASE_URL') +
        '/v1/upload'
    Headers = @{
    }
    ContentType = 'multipart/form-data; boundary=2dda54d7d4beaf80f862a14acbcbfbbc'
    Body = [Text.Encoding]::UTF8.GetBytes($body)
}
try {
    Invoke-RestMethod @request | ConvertTo-Json -Depth 100
}
catch {
    [Console]::Error.WriteLine("$_")
    exit 1
}
