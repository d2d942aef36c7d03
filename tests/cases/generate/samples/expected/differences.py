# samples/attach/async_client.py
"""Operation attach"""
            await client.default.attach(
                body={"first": b"a; b, 'c' \"d\" \\", "second": b"@e", "purpose": "f & g"}

# samples/attach/client.py
"""Operation attach"""
            client.default.attach(
                body={"first": b"a; b, 'c' \"d\" \\", "second": b"@e", "purpose": "f & g"}

# samples/attach/python.py
"""Operation attach"""
    os.environ["CASE_SAMPLES_BASE_URL"] + "/v1/attach",
    files={
        "purpose": (None, "f & g"),
        "first": ("first", "a; b, 'c' \"d\" \\", "application/octet-stream"),
        "second": ("second", "@e", "text/plain"),

# samples/search/async_client.py
"""Operation search"""
            await client.default.search(body={"q": "x"})

# samples/search/client.py
"""Operation search"""
            client.default.search(body={"q": "x"})

# samples/search/python.py
"""Operation search"""
response = requests.get(
    os.environ["CASE_SAMPLES_BASE_URL"] + "/v1/search",
    json={"q": "x"},

# samples/send_file/async_client.py
"""Operation sendFile"""
            await client.default.send_file(body={"file": b"a\r\nb", 'the "name"': "it's"})

# samples/send_file/client.py
"""Operation sendFile"""
            client.default.send_file(body={"file": b"a\r\nb", 'the "name"': "it's"})

# samples/send_file/python.py
"""Operation sendFile"""
    os.environ["CASE_SAMPLES_BASE_URL"] + "/v1/file",
        "Content-Type": "multipart/form-data; boundary=3a08ee47b63794dfb159a2a78dd60f21",
    data=b'--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name="the %22name%22"\r\n\r\nit\'s\r\n--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name="file"; filename="file"\r\nContent-Type: application/octet-stream\r\n\r\na\r\nb\r\n--3a08ee47b63794dfb159a2a78dd60f21--\r\n',

# samples/send_form/async_client.py
"""Operation sendForm"""
            await client.default.send_form(body={"a": "x & y=z+\"'é", "b": ["1", "2"]})

# samples/send_form/client.py
"""Operation sendForm"""
            client.default.send_form(body={"a": "x & y=z+\"'é", "b": ["1", "2"]})

# samples/send_form/python.py
"""Operation sendForm"""
    os.environ["CASE_SAMPLES_BASE_URL"] + "/v1/form",
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Key": os.environ["CASE_SAMPLES_HEADER_KEY_API_KEY"],
        "Cookie": "sid=" + os.environ["CASE_SAMPLES_COOKIE_KEY_API_KEY"],
    data=b"a=x+%26+y%3Dz%2B%22%27%C3%A9&b=1&b=2",

# samples/send_text/async_client.py
"""Operation sendText"""
            await client.default.send_text(body="tab\tbell\x07 \\0101 line\nend\n")

# samples/send_text/client.py
"""Operation sendText"""
            client.default.send_text(body="tab\tbell\x07 \\0101 line\nend\n")

# samples/send_text/python.py
"""Operation sendText"""
response = requests.put(
    + "/v1/text?key="
    + quote(os.environ["CASE_SAMPLES_QUERY_KEY_API_KEY"], safe=""),
        "Content-Type": "text/plain; charset=utf-8",
        "Authorization": "Bearer " + os.environ["CASE_SAMPLES_TOKEN"],
    data=b"tab\tbell\x07 \\0101 line\nend\n",

# samples/upload/async_client.py
"""Operation upload"""
            await client.default.upload(
                body={
                    "file": b'@\xc3\xa9;"\\ \r\n$x #{y} %z\n',
                    "note": "<it's; \"\\ ü",
                    "tags": ["a", "@b"],
                }

# samples/upload/client.py
"""Operation upload"""
            client.default.upload(
                body={
                    "file": b'@\xc3\xa9;"\\ \r\n$x #{y} %z\n',
                    "note": "<it's; \"\\ ü",
                    "tags": ["a", "@b"],
                }

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
