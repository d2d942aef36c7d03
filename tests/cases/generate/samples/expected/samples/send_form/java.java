// Operation sendForm
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

    public static void main(String[] arguments) throws Exception {
        String body = "a=x+%26+y%3Dz%2B%22%27%C3%A9&b=1&b=2";
        Request request = new Request.Builder()
            .url(
                env("CASE_SAMPLES_BASE_URL") +
                "/v1/form")
            .header("X-Key", env("CASE_SAMPLES_HEADER_KEY_API_KEY"))
            .header("Cookie", "sid=" + env("CASE_SAMPLES_COOKIE_KEY_API_KEY"))
            .method("POST", RequestBody.create(
                MediaType.get("application/x-www-form-urlencoded"),
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
