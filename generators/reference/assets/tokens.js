"use strict";

// A token by client credentials (RFC 6749, section 4.4). The secret goes to the address that is shown,
// and is nowhere but in its field.
class TokenForm {
  static #BASIC = "client_secret_basic";

  /* `tokens` is what the document says: `url` and `scopes`; `take` is given a token; `base` gives the
     address that the document's relative ones follow. */
  constructor(name, tokens, { take, base }) {
    this.take = take;
    const input = (type, value = "") => {
      const made = Dom.make("input", { type, autocomplete: "off", spellcheck: "false" });
      made.value = value;
      return made;
    };
    this.url = input("url");
    this.id = input("text");
    this.secret = input("password");
    this.scope = input("text", tokens.scopes.join(" "));
    this.how = Dom.make("select", {}, Dom.make("option", { value: TokenForm.#BASIC }, "in the header (client_secret_basic)"), Dom.make("option", { value: "client_secret_post" }, "in the body (client_secret_post)"));
    this.state = Dom.make("p", { role: "status", class: "try-token" });
    this.button = Dom.button("Get a token", () => this.fetch());
    this.element = Dom.make(
      "details",
      { class: "try-tokens" },
      Dom.make("summary", {}, "Get a token by client credentials"),
      Dom.field("Token endpoint: the client's secret goes to this address", this.url),
      Dom.field("Client id", this.id),
      Dom.field("Client secret", this.secret),
      Dom.field("Scope", this.scope),
      Dom.field("The client's credentials are sent", this.how),
      this.button,
      this.state,
    );
    this.element.addEventListener("toggle", () => {
      if (this.url.value) return;
      try {
        this.url.value = new URL(tokens.url, base() || undefined).href;
      } catch {
        this.url.value = tokens.url; // it is relative, and no server is known yet
      }
    });
    for (const field of [this.url, this.id, this.secret, this.scope]) {
      field.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault(); // not the form around it
        this.fetch();
      });
    }
  }

  /* What was typed, but for the secret. */
  get kept() {
    return { url: this.url.value, id: this.id.value, scope: this.scope.value, how: this.how.value };
  }

  set kept({ url, id, scope, how }) {
    Object.assign(this.url, { value: url });
    Object.assign(this.id, { value: id });
    Object.assign(this.scope, { value: scope });
    Object.assign(this.how, { value: how });
  }

  #request() {
    let url;
    try {
      url = new URL(this.url.value.trim());
    } catch {
      throw new Error("The token endpoint is no address; an address begins with http:// or https://.");
    }
    if (!/^https?:$/.test(url.protocol)) throw new Error("The token endpoint has to begin with http:// or https://.");
    if (url.username || url.password || url.hash) throw new Error("A token endpoint has neither credentials nor a fragment in its address.");
    if (!this.id.value) throw new Error("The client id is missing.");
    const form = new URLSearchParams({ grant_type: "client_credentials" });
    if (this.scope.value.trim()) form.set("scope", this.scope.value.trim());
    const headers = [["Accept", "application/json"], ["Content-Type", "application/x-www-form-urlencoded"]];
    // Both are encoded as in a form first (RFC 6749, section 2.3.1).
    if (this.how.value === TokenForm.#BASIC) headers.push(["Authorization", `Basic ${btoa(`${Parameters.percent(this.id.value)}:${Parameters.percent(this.secret.value)}`)}`]);
    else {
      form.set("client_id", this.id.value);
      form.set("client_secret", this.secret.value);
    }
    return { url: url.href, method: "POST", headers, body: form.toString() };
  }

  async fetch() {
    if (this.button.disabled) return;
    this.button.disabled = true;
    this.state.textContent = "Waiting for the token…";
    try {
      this.state.textContent = await this.#fetched(this.#request());
    } catch (error) {
      this.state.textContent = error instanceof Sending.Unframed
        ? "This page may not be framed where it is served, so it speaks to one server alone, and this is another one: paste a token."
        : error.name === "TypeError" ? "No answer that the browser may show: nothing listens there, or it does not allow requests from other pages (CORS)." : error.message;
    } finally {
      this.button.disabled = false;
    }
  }

  async #fetched(request) {
    const most = 100_000;
    const aborter = new AbortController();
    const response = await Sending.send(request, aborter.signal);
    const chunks = [];
    let size = 0;
    for (let chunk = await response.read(); chunk !== undefined; chunk = await response.read()) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > most) {
        aborter.abort();
        throw new Error("The answer is too long for a token.");
      }
    }
    let answer;
    try {
      answer = JSON.parse(await new Blob(chunks).text());
    } catch {
      answer = null;
    }
    const short = (text) => String(text).slice(0, 300);
    if (!response.ok) throw new Error(["No token", response.status, answer?.error, answer?.error_description].filter(Boolean).map(short).join(": "));
    if (typeof answer?.access_token !== "string" || !answer.access_token) throw new Error("The answer holds no access token.");
    if (!/^[\x21-\x7e]+$/.test(answer.access_token)) throw new Error("The token cannot be sent in a header field.");
    if (answer.token_type !== undefined && String(answer.token_type).toLowerCase() !== "bearer") throw new Error(`The token is of the type ${short(answer.token_type)}, which this page does not send.`);
    this.take(answer.access_token);
    const seconds = Number(answer.expires_in);
    return seconds > 0 ? `There is a token, good for ${Math.floor(seconds)} seconds.` : "There is a token.";
  }
}
