# frozen_string_literal: true

# Operation sendNote: Send a note; ?> \u000a $(exit) `exit` #{exit} -- */ encoding: none
require "erb"
require "json"
require "net/http"

uri = URI(
  ENV.fetch("CASE_SAMPLES_BASE_URL") +
  "/v1/boxes/" +
  ERB::Util.url_encode(ENV.fetch("CASE_SAMPLES_BOX")) +
  "/notes/" +
  ERB::Util.url_encode(ENV.fetch("CASE_SAMPLES_TOKEN_2")) +
  "?order=up%20%26%20down&tags=a%20b&tags=c%22"
)
request = Net::HTTP::Post.new(uri)
request["Accept"] = "application/json"
request["X-Trace"] = "a'b\"c\\d$e"
request["Content-Type"] = "application/json"
request["Cookie"] = "theme=dark"
request.basic_auth(ENV.fetch("CASE_SAMPLES_USERNAME"), ENV.fetch("CASE_SAMPLES_PASSWORD"))
body = {
  "text" => "quotes ' \" ` \\ \\n \n \r \t \u{7} \u{7f} $HOME ${HOME} $(id) \#{id} %s %20 </script> \u{2028} \u{202e} 😀 ’",
  "__proto__" => "polluted",
  "empty" => {},
  "list" => [
    0,
    1,
    false,
    true,
    nil,
    1.5,
    {},
    []
  ],
  "numbered" => {
    "0" => "a",
    "1" => "b"
  }
}
request.body = JSON.generate(body)

response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == "https") do |http|
  http.request(request)
end
abort(response.body.to_s) if response.code.to_i >= 400
puts response.body
