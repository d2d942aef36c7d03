"""The table of languages."""

from __future__ import annotations

from typing import NamedTuple


class Language(NamedTuple):
    """One language of samples.

    Attributes:
        name: of the language in our own tables.
        label: name that is shown.
        lang: name for `x-codeSamples` and for Markdown.
        file: name of the file of each operation.
        template: path of the template below `samples/`.
        dialect: name of the dialect, see `dialects.DIALECTS`.
        needs: what a user needs to run it.
        feature: of the package that it calls; empty where it calls none.
    """

    name: str
    label: str
    lang: str
    file: str
    template: str
    dialect: str
    needs: str
    feature: str = ""


LANGUAGES = (
    Language(
        "curl",
        "curl",
        "shell",
        "curl.sh",
        "curl.sh.jinja",
        "shell",
        "a POSIX shell and curl 7.76 or later",
    ),
    Language(
        "python",
        "Python (requests)",
        "python",
        "python.py",
        "python.py.jinja",
        "python",
        "Python 3 and `requests`",
    ),
    Language(
        "go",
        "Go (net/http)",
        "go",
        "go.go",
        "go.go.jinja",
        "go",
        "`go run`; Go 1.16 or later",
    ),
    Language(
        "node",
        "Node.js (axios)",
        "javascript",
        "node.mjs",
        "node.mjs.jinja",
        "javascript",
        "Node.js 18 or later and `axios`",
    ),
    Language(
        "ruby",
        "Ruby (Net::HTTP)",
        "ruby",
        "ruby.rb",
        "ruby.rb.jinja",
        "ruby",
        "Ruby 2.7 or later",
    ),
    Language(
        "csharp",
        "C# (RestSharp)",
        "csharp",
        "csharp.cs",
        "csharp.cs.jinja",
        "csharp",
        "`dotnet run`, as `Program.cs` of a project; C# 11 or later and RestSharp 110 or later",
    ),
    Language(
        "php",
        "PHP (cURL)",
        "php",
        "php.php",
        "php.php.jinja",
        "php",
        "PHP 8.1 or later with its extension `curl`",
    ),
    Language(
        "java",
        "Java (OkHttp)",
        "java",
        "java.java",
        "java.java.jinja",
        "java",
        "`java -cp ... java.java`; Java 17 or later and OkHttp 3.12 to 4",
    ),
    Language(
        "powershell",
        "PowerShell (Invoke-RestMethod)",
        "powershell",
        "powershell.ps1",
        "powershell.ps1.jinja",
        "powershell",
        "PowerShell 7",
    ),
    Language(
        "client",
        "Our client",
        "python",
        "client.py",
        "client.py.jinja",
        "python",
        "this package, extra `client`",
        feature="client",
    ),
    Language(
        "async-client",
        "Our client, asyncio",
        "python",
        "async_client.py",
        "client.py.jinja",
        "python",
        "this package, extra `client`",
        feature="client",
    ),
    Language(
        "cli",
        "Our command line",
        "shell",
        "cli.sh",
        "cli.sh.jinja",
        "shell",
        "this package, extra `cli`",
        feature="cli",
    ),
)
"""In the order in which they are shown."""
