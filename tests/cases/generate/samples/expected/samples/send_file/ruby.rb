# frozen_string_literal: true

# Operation sendFile
require "net/http"

uri = URI(
  ENV.fetch("CASE_SAMPLES_BASE_URL") +
  "/v1/file"
)
request = Net::HTTP::Post.new(uri)
request["Content-Type"] = "multipart/form-data; boundary=3a08ee47b63794dfb159a2a78dd60f21"
request.body = "--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name=\"the %22name%22\"\r\n\r\nit's\r\n--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\na\r\nb\r\n--3a08ee47b63794dfb159a2a78dd60f21--\r\n"

response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == "https") do |http|
  http.request(request)
end
abort(response.body.to_s) if response.code.to_i >= 400
puts response.body
