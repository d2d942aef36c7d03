// samples/attach/java.java
// Operation attach
import okhttp3.MultipartBody;
        RequestBody body = new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("purpose", "f & g")
            .addFormDataPart("first", "first", RequestBody.create(
                MediaType.get("application/octet-stream"),
                "a; b, 'c' \"d\" \\".getBytes(StandardCharsets.UTF_8)))
            .addFormDataPart("second", "second", RequestBody.create(
                MediaType.get("text/plain"),
                "@e".getBytes(StandardCharsets.UTF_8)))
                "/v1/attach")
            .method("POST", body)

// samples/send_file/java.java
// Operation sendFile
        String body = "--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name=\"the %22name%22\"\r\n\r\nit's\r\n--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\na\r\nb\r\n--3a08ee47b63794dfb159a2a78dd60f21--\r\n";
                "/v1/file")
                MediaType.get("multipart/form-data; boundary=3a08ee47b63794dfb159a2a78dd60f21"),

// samples/send_form/java.java
// Operation sendForm
        String body = "a=x+%26+y%3Dz%2B%22%27%C3%A9&b=1&b=2";
                "/v1/form")
            .header("X-Key", env("CASE_SAMPLES_HEADER_KEY_API_KEY"))
            .header("Cookie", "sid=" + env("CASE_SAMPLES_COOKIE_KEY_API_KEY"))
                MediaType.get("application/x-www-form-urlencoded"),

// samples/send_text/java.java
// Operation sendText
        String body = "tab\tbell\u0007 \\0101 line\nend\n";
                "/v1/text?key=" +
                encode(env("CASE_SAMPLES_QUERY_KEY_API_KEY")))
            .header("Authorization", "Bearer " + env("CASE_SAMPLES_TOKEN"))
            .method("PUT", RequestBody.create(
                MediaType.get("text/plain; charset=utf-8"),

// samples/upload/java.java
// Operation upload
import okhttp3.MultipartBody;
        RequestBody body = new MultipartBody.Builder()
            .setType(MultipartBody.FORM)
            .addFormDataPart("note", "<it's; \"\\ ü")
            .addFormDataPart("tags", "a")
            .addFormDataPart("tags", "@b")
            .addFormDataPart("file", "file", RequestBody.create(
                MediaType.get("application/octet-stream"),
                "@é;\"\\ \r\n$x #{y} %z\n".getBytes(StandardCharsets.UTF_8)))
                "/v1/upload")
            .method("PUT", body)
