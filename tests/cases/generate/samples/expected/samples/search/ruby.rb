# frozen_string_literal: true

# Operation search
require "json"
require "net/http"

uri = URI(
  ENV.fetch("CASE_SAMPLES_BASE_URL") +
  "/v1/search"
)
request = Net::HTTP::Get.new(uri)
request["Content-Type"] = "application/json"
body = {
  "q" => "x"
}
request.body = JSON.generate(body)

response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == "https") do |http|
  http.request(request)
end
abort(response.body.to_s) if response.code.to_i >= 400
puts response.body
