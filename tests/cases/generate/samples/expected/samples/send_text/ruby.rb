# frozen_string_literal: true

# Operation sendText
require "erb"
require "net/http"

uri = URI(
  ENV.fetch("CASE_SAMPLES_BASE_URL") +
  "/v1/text?key=" +
  ERB::Util.url_encode(ENV.fetch("CASE_SAMPLES_QUERY_KEY_API_KEY"))
)
request = Net::HTTP::Put.new(uri)
request["Content-Type"] = "text/plain; charset=utf-8"
request["Authorization"] = "Bearer " + ENV.fetch("CASE_SAMPLES_TOKEN")
request.body = "tab\tbell\u{7} \\0101 line\nend\n"

response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == "https") do |http|
  http.request(request)
end
abort(response.body.to_s) if response.code.to_i >= 400
puts response.body
