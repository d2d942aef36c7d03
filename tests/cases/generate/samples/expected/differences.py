# samples/attach/async_client.py
"""Operation attach"""
    body = {"first": b"a; b, 'c' \"d\" \\", "second": b"@e", "purpose": "f & g"}
            await client.default.attach(body=body)

# samples/attach/client.py
"""Operation attach"""
    body = {"first": b"a; b, 'c' \"d\" \\", "second": b"@e", "purpose": "f & g"}
            client.default.attach(body=body)

# samples/attach/python.py
"""Operation attach"""
    os.environ["CASE_SAMPLES_BASE_URL"] + "/v1/attach",
    files={
        "purpose": (None, "f & g"),
        "first": ("first", "a; b, 'c' \"d\" \\", "application/octet-stream"),
        "second": ("second", "@e", "text/plain"),

# samples/search/async_client.py
"""Operation search"""
    body = {"q": "x"}
            await client.default.search(body=body)

# samples/search/client.py
"""Operation search"""
    body = {"q": "x"}
            client.default.search(body=body)

# samples/search/python.py
"""Operation search"""
body = {"q": "x"}
response = requests.get(
    os.environ["CASE_SAMPLES_BASE_URL"] + "/v1/search",

# samples/send_file/async_client.py
"""Operation sendFile"""
    body = {"file": b"a\r\nb", 'the "name"': "it's"}
            await client.default.send_file(body=body)

# samples/send_file/client.py
"""Operation sendFile"""
    body = {"file": b"a\r\nb", 'the "name"': "it's"}
            client.default.send_file(body=body)

# samples/send_file/python.py
"""Operation sendFile"""
body = b'--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name="the %22name%22"\r\n\r\nit\'s\r\n--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name="file"; filename="file"\r\nContent-Type: application/octet-stream\r\n\r\na\r\nb\r\n--3a08ee47b63794dfb159a2a78dd60f21--\r\n'
    os.environ["CASE_SAMPLES_BASE_URL"] + "/v1/file",
        "Content-Type": "multipart/form-data; boundary=3a08ee47b63794dfb159a2a78dd60f21",
    data=body,

# samples/send_form/async_client.py
"""Operation sendForm"""
    body = {"a": "x & y=z+\"'é", "b": ["1", "2"]}
            await client.default.send_form(body=body)

# samples/send_form/client.py
"""Operation sendForm"""
    body = {"a": "x & y=z+\"'é", "b": ["1", "2"]}
            client.default.send_form(body=body)

# samples/send_form/python.py
"""Operation sendForm"""
body = b"a=x+%26+y%3Dz%2B%22%27%C3%A9&b=1&b=2"
    os.environ["CASE_SAMPLES_BASE_URL"] + "/v1/form",
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Key": os.environ["CASE_SAMPLES_HEADER_KEY_API_KEY"],
        "Cookie": "sid=" + os.environ["CASE_SAMPLES_COOKIE_KEY_API_KEY"],
    data=body,

# samples/send_text/async_client.py
"""Operation sendText"""
    body = "tab\tbell\x07 \\0101 line\nend\n"
            await client.default.send_text(body=body)

# samples/send_text/client.py
"""Operation sendText"""
    body = "tab\tbell\x07 \\0101 line\nend\n"
            client.default.send_text(body=body)

# samples/send_text/python.py
"""Operation sendText"""
body = b"tab\tbell\x07 \\0101 line\nend\n"
response = requests.put(
    + "/v1/text?key="
    + quote(os.environ["CASE_SAMPLES_QUERY_KEY_API_KEY"], safe=""),
        "Content-Type": "text/plain; charset=utf-8",
        "Authorization": "Bearer " + os.environ["CASE_SAMPLES_TOKEN"],
    data=body,

# samples/upload/async_client.py
"""Operation upload"""
    body = {"file": b'@\xc3\xa9;"\\ \r\n$x #{y} %z\n', "note": "<it's; \"\\ ü", "tags": ["a", "@b"]}
            await client.default.upload(body=body)

# samples/upload/client.py
"""Operation upload"""
    body = {"file": b'@\xc3\xa9;"\\ \r\n$x #{y} %z\n', "note": "<it's; \"\\ ü", "tags": ["a", "@b"]}
            client.default.upload(body=body)

# samples/upload/python.py
"""Operation upload"""
response = requests.put(
    os.environ["CASE_SAMPLES_BASE_URL"] + "/v1/upload",
    files=[
        ("note", (None, "<it's; \"\\ ü")),
        ("tags", (None, "a")),
        ("tags", (None, "@b")),
        ("file", ("file", '@é;"\\ \r\n$x #{y} %z\n', "application/octet-stream")),
    ],
