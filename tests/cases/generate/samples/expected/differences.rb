# samples/attach/ruby.rb
# Operation attach
  "/v1/attach"
request.set_form(
  [
    ["purpose", "f & g"],
    ["first", "a; b, 'c' \"d\" \\", { filename: "first", content_type: "application/octet-stream" }],
    ["second", "@e", { filename: "second", content_type: "text/plain" }]
  "multipart/form-data"

# samples/search/ruby.rb
# Operation search
  "/v1/search"
request = Net::HTTP::Get.new(uri)
  "q" => "x"

# samples/send_file/ruby.rb
# Operation sendFile
  "/v1/file"
request["Content-Type"] = "multipart/form-data; boundary=3a08ee47b63794dfb159a2a78dd60f21"
request.body = "--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name=\"the %22name%22\"\r\n\r\nit's\r\n--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\na\r\nb\r\n--3a08ee47b63794dfb159a2a78dd60f21--\r\n"

# samples/send_form/ruby.rb
# Operation sendForm
  "/v1/form"
request["Content-Type"] = "application/x-www-form-urlencoded"
request["X-Key"] = ENV.fetch("CASE_SAMPLES_HEADER_KEY_API_KEY")
request["Cookie"] = "sid=" + ENV.fetch("CASE_SAMPLES_COOKIE_KEY_API_KEY")
request.body = "a=x+%26+y%3Dz%2B%22%27%C3%A9&b=1&b=2"

# samples/send_text/ruby.rb
# Operation sendText
  "/v1/text?key=" +
  ERB::Util.url_encode(ENV.fetch("CASE_SAMPLES_QUERY_KEY_API_KEY"))
request = Net::HTTP::Put.new(uri)
request["Content-Type"] = "text/plain; charset=utf-8"
request["Authorization"] = "Bearer " + ENV.fetch("CASE_SAMPLES_TOKEN")
request.body = "tab\tbell\u{7} \\0101 line\nend\n"

# samples/upload/ruby.rb
# Operation upload
  "/v1/upload"
request = Net::HTTP::Put.new(uri)
request.set_form(
  [
    ["note", "<it's; \"\\ ü"],
    ["tags", "a"],
    ["tags", "@b"],
    ["file", "@é;\"\\ \r\n$x \#{y} %z\n", { filename: "file", content_type: "application/octet-stream" }]
  "multipart/form-data"
