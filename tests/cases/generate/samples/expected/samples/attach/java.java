// Operation attach
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
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
        RequestBody body = new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("purpose", "f & g")
            .addFormDataPart("first", "first", RequestBody.create(
                MediaType.get("application/octet-stream"),
                "a; b, 'c' \"d\" \\".getBytes(StandardCharsets.UTF_8)))
            .addFormDataPart("second", "second", RequestBody.create(
                MediaType.get("text/plain"),
                "@e".getBytes(StandardCharsets.UTF_8)))
            .build();
        Request request = new Request.Builder()
            .url(
                env("CASE_SAMPLES_BASE_URL") +
                "/v1/attach")
            .method("POST", body)
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
