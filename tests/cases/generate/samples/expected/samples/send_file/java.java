// Operation sendFile
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
        String body = "--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name=\"the %22name%22\"\r\n\r\nit's\r\n--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\na\r\nb\r\n--3a08ee47b63794dfb159a2a78dd60f21--\r\n";
        Request request = new Request.Builder()
            .url(
                env("CASE_SAMPLES_BASE_URL") +
                "/v1/file")
            .method("POST", RequestBody.create(
                MediaType.get("multipart/form-data; boundary=3a08ee47b63794dfb159a2a78dd60f21"),
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
