// Operation sendText
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
        String body = "tab\tbell\u0007 \\0101 line\nend\n";
        Request request = new Request.Builder()
            .url(
                env("CASE_SAMPLES_BASE_URL") +
                "/v1/text?key=" +
                encode(env("CASE_SAMPLES_QUERY_KEY_API_KEY")))
            .header("Authorization", "Bearer " + env("CASE_SAMPLES_TOKEN"))
            .method("PUT", RequestBody.create(
                MediaType.get("text/plain; charset=utf-8"),
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
