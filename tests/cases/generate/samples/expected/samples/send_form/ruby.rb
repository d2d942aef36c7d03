# frozen_string_literal: true

# Operation sendForm
require "net/http"

uri = URI(
  ENV.fetch("CASE_SAMPLES_BASE_URL") +
  "/v1/form"
)
request = Net::HTTP::Post.new(uri)
request["Content-Type"] = "application/x-www-form-urlencoded"
request["X-Key"] = ENV.fetch("CASE_SAMPLES_HEADER_KEY_API_KEY")
request["Cookie"] = "sid=" + ENV.fetch("CASE_SAMPLES_COOKIE_KEY_API_KEY")
request.body = "a=x+%26+y%3Dz%2B%22%27%C3%A9&b=1&b=2"

response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == "https") do |http|
  http.request(request)
end
abort(response.body.to_s) if response.code.to_i >= 400
puts response.body
