# frozen_string_literal: true

# Operation upload
require "net/http"

uri = URI(
  ENV.fetch("CASE_SAMPLES_BASE_URL") +
  "/v1/upload"
)
request = Net::HTTP::Put.new(uri)
request.set_form(
  [
    ["note", "<it's; \"\\ ü"],
    ["tags", "a"],
    ["tags", "@b"],
    ["file", "@é;\"\\ \r\n$x \#{y} %z\n", { filename: "file", content_type: "application/octet-stream" }]
  ],
  "multipart/form-data"
)

response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == "https") do |http|
  http.request(request)
end
abort(response.body.to_s) if response.code.to_i >= 400
puts response.body
