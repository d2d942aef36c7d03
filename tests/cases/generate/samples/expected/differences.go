// samples/attach/go.go
// Operation attach
		"/v1/attach"
	body := "--e6aa9bf8d16a64a9c4af039bde0ab27a\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nf & g\r\n--e6aa9bf8d16a64a9c4af039bde0ab27a\r\nContent-Disposition: form-data; name=\"first\"; filename=\"first\"\r\nContent-Type: application/octet-stream\r\n\r\na; b, 'c' \"d\" \\\r\n--e6aa9bf8d16a64a9c4af039bde0ab27a\r\nContent-Disposition: form-data; name=\"second\"; filename=\"second\"\r\nContent-Type: text/plain\r\n\r\n@e\r\n--e6aa9bf8d16a64a9c4af039bde0ab27a--\r\n"
	req.Header.Set("Content-Type", "multipart/form-data; boundary=e6aa9bf8d16a64a9c4af039bde0ab27a")

// samples/search/go.go
// Operation search
		"/v1/search"
  "q": "x"
	req, err := http.NewRequest("GET", address, strings.NewReader(body))

// samples/send_file/go.go
// Operation sendFile
		"/v1/file"
	body := "--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name=\"the %22name%22\"\r\n\r\nit's\r\n--3a08ee47b63794dfb159a2a78dd60f21\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\nContent-Type: application/octet-stream\r\n\r\na\r\nb\r\n--3a08ee47b63794dfb159a2a78dd60f21--\r\n"
	req.Header.Set("Content-Type", "multipart/form-data; boundary=3a08ee47b63794dfb159a2a78dd60f21")

// samples/send_form/go.go
// Operation sendForm
		"/v1/form"
	body := "a=x+%26+y%3Dz%2B%22%27%C3%A9&b=1&b=2"
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("X-Key", env("CASE_SAMPLES_HEADER_KEY_API_KEY"))
	req.Header.Set("Cookie", "sid="+env("CASE_SAMPLES_COOKIE_KEY_API_KEY"))

// samples/send_text/go.go
// Operation sendText
		"/v1/text?key=" +
		url.QueryEscape(env("CASE_SAMPLES_QUERY_KEY_API_KEY"))
	body := "tab\tbell\u0007 \\0101 line\nend\n"
	req, err := http.NewRequest("PUT", address, strings.NewReader(body))
	req.Header.Set("Content-Type", "text/plain; charset=utf-8")
	req.Header.Set("Authorization", "Bearer "+env("CASE_SAMPLES_TOKEN"))

// samples/upload/go.go
// Operation upload
	"bytes"
	"mime/multipart"
		"/v1/upload"
	body := new(bytes.Buffer)
	form := multipart.NewWriter(body)
	if err := form.WriteField("note", "<it's; \"\\ ü"); err != nil {
	if err := form.WriteField("tags", "a"); err != nil {
	if err := form.WriteField("tags", "@b"); err != nil {
	if file, err := form.CreateFormFile("file", "file"); err != nil {
	} else if _, err = io.WriteString(file, "@é;\"\\ \r\n$x #{y} %z\n"); err != nil {
	if err := form.Close(); err != nil {
	req, err := http.NewRequest("PUT", address, body)
	req.Header.Set("Content-Type", form.FormDataContentType())
