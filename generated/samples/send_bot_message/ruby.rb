# frozen_string_literal: true

# Operation sendBotMessage: send a bot message to user
require "erb"
require "json"
require "net/http"

uri = URI(
  ENV.fetch("COMMUNICATIONS_API_BASE_URL") +
  "/communications/department/" +
  ERB::Util.url_encode(ENV.fetch("COMMUNICATIONS_API_DEPARTMENT_UUID")) +
  "/user/" +
  ERB::Util.url_encode(ENV.fetch("COMMUNICATIONS_API_USER_UUID")) +
  "/botmessage/send"
)
request = Net::HTTP::Post.new(uri)
request["Accept"] = "application/json"
request["Content-Type"] = "application/json"
request.basic_auth(ENV.fetch("COMMUNICATIONS_API_USERNAME"), ENV.fetch("COMMUNICATIONS_API_PASSWORD"))
body = {
  "messageAttributes" => {
    "body" => "string",
    "type" => "DRAFT",
    "protocol" => "TEXT",
    "purpose" => "F",
    "isManual" => true,
    "numberOfMessageAttachments" => 0,
    "subject" => "string"
  },
  "messageSendingAttributes" => {
    "recipientCommunicationValue" => "string",
    "senderName" => "string"
  }
}
request.body = JSON.generate(body)

response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == "https") do |http|
  http.request(request)
end
abort(response.body.to_s) if response.code.to_i >= 400
puts response.body
