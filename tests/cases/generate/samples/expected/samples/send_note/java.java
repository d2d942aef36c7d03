// Operation sendNote: Send a note; ?> \ u000a $(exit) `exit` #{exit} -- */ encoding: none
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
              "text": "quotes ' \\" ` \\\\ \\\\n \\n \\r \\t \\u0007 \\u007f $HOME ${HOME} $(id) #{id} %s %20 </script> \\u2028 \\u202e 😀 ’",
              "__proto__": "polluted",
              "empty": {},
              "list": [
                0,
                1,
                false,
                true,
                null,
                1.5,
                {},
                []
              ],
              "numbered": {
                "0": "a",
                "1": "b"
              }
            }""";
        Request request = new Request.Builder()
            .url(
                env("CASE_SAMPLES_BASE_URL") +
                "/v1/boxes/" +
                encode(env("CASE_SAMPLES_BOX")) +
                "/notes/" +
                encode(env("CASE_SAMPLES_TOKEN_2")) +
                "?order=up%20%26%20down&tags=a%20b&tags=c%22")
            .header("Accept", "application/json")
            .header("X-Trace", "a'b\"c\\d$e")
            .header("Cookie", "theme=dark")
            .header("Authorization", Credentials.basic(
                env("CASE_SAMPLES_USERNAME"),
                env("CASE_SAMPLES_PASSWORD"),
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
