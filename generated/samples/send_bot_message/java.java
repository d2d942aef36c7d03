// Operation sendBotMessage: send a bot message to user
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

class Sample {
    static String env(String name) {
        String value = System.getenv(name);
        if (value == null) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public static void main(String[] arguments) throws Exception {
        String body = """
            {
              "messageAttributes": {
                "body": "string",
                "type": "DRAFT",
                "protocol": "TEXT",
                "purpose": "F",
                "isManual": true,
                "numberOfMessageAttachments": 0,
                "subject": "string"
              },
              "messageSendingAttributes": {
                "recipientCommunicationValue": "string",
                "senderName": "string"
              }
            }""";
        Request request = new Request.Builder()
            .url(
                env("COMMUNICATIONS_API_BASE_URL") +
                "/communications/department/" +
                encode(env("COMMUNICATIONS_API_DEPARTMENT_UUID")) +
                "/user/" +
                encode(env("COMMUNICATIONS_API_USER_UUID")) +
                "/botmessage/send")
            .header("Accept", "application/json")
            .header("Authorization", Credentials.basic(
                env("COMMUNICATIONS_API_USERNAME"),
                env("COMMUNICATIONS_API_PASSWORD"),
                StandardCharsets.UTF_8))
            .method("POST", RequestBody.create(
                MediaType.get("application/json"),
                body.getBytes(StandardCharsets.UTF_8)))
            .build();
        OkHttpClient client = new OkHttpClient();
        int status;
        try (Response response = client.newCall(request).execute()) {
            status = response.code();
            (status < 400 ? System.out : System.err).println(response.body().string());
        }
        System.exit(status < 400 ? 0 : 1);
    }
}
