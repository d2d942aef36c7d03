# frozen_string_literal: true

# Operation attach
require "net/http"

uri = URI(
  ENV.fetch("CASE_SAMPLES_BASE_URL") +
  "/v1/attach"
)
request = Net::HTTP::Post.new(uri)
request.set_form(
  [
    ["purpose", "f & g"],
    ["first", "a; b, 'c' \"d\" \\", { filename: "first", content_type: "application/octet-stream" }],
    ["second", "@e", { filename: "second", content_type: "text/plain" }]
  ],
  "multipart/form-data"
)

response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == "https") do |http|
  http.request(request)
end
abort(response.body.to_s) if response.code.to_i >= 400
puts response.body
