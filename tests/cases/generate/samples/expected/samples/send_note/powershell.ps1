#Requires -Version 7
# Operation sendNote: Send a note; ?> \u000a $(exit) `exit` #{exit} -- */ encoding: none
$ErrorActionPreference = 'Stop'

function Get-Setting([string] $Name) {
    $value = [Environment]::GetEnvironmentVariable($Name)
    if ($null -eq $value) { throw "$Name is not set" }
    $value
}

$body = @'
{
  "text": "quotes ' \" ` \\ \\n \n \r \t \u0007 \u007f $HOME ${HOME} $(id) #{id} %s %20 </script> \u2028 \u202e 😀 ’",
  "__proto__": "polluted",
  "empty": {},
  "list": [
    0,
    1,
    false,
    true,
    null,
    1.5,
    {},
    []
  ],
  "numbered": {
    "0": "a",
    "1": "b"
  }
}
'@
$request = @{
    Method = 'POST'
    Uri = (Get-Setting 'CASE_SAMPLES_BASE_URL') +
        '/v1/boxes/' +
        [Uri]::EscapeDataString((Get-Setting 'CASE_SAMPLES_BOX')) +
        '/notes/' +
        [Uri]::EscapeDataString((Get-Setting 'CASE_SAMPLES_TOKEN_2')) +
        '?order=up%20%26%20down&tags=a%20b&tags=c%22'
    Headers = @{
        'Accept' = 'application/json'
        'X-Trace' = 'a''b"c\d$e'
        'Cookie' = 'theme=dark'
        'Authorization' = 'Basic ' + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes(
            (Get-Setting 'CASE_SAMPLES_USERNAME') + ':' + (Get-Setting 'CASE_SAMPLES_PASSWORD')))
    }
    ContentType = 'application/json'
    Body = [Text.Encoding]::UTF8.GetBytes($body)
}
try {
    Invoke-RestMethod @request | ConvertTo-Json -Depth 100
}
catch {
    [Console]::Error.WriteLine("$_")
    exit 1
}
