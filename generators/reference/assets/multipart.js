"use strict";

/* Forms with files (RFC 7578), as `generators/runtime/codecs/multipart.py` writes them: a part for
   each value and each file. */
const Multipart = (() => {
  const quoted = (text) => text.replace(/["\r\n]/g, (char) => ({ '"': "%22", "\r": "%0D", "\n": "%0A" })[char]);

  /* The texts of a field with their media types. */
  function texts(value, rule) {
    const items = value.kind === "array" ? value.items : [value];
    return items.filter((item) => item.kind !== "null").map((item) => {
      const isCompound = item.kind === "array" || item.kind === "object";
      if (isCompound || rule.json) return [Json.write(item), rule.jsonType || "application/json"];
      return [item.kind === "string" ? item.value : item.kind === "number" ? item.text : String(item.value), rule.type || ""];
    });
  }

  /* A body: `members` of a JSON object, `files` by the names of their fields, and what the document
     says of parts. Returns a blob and its media type. */
  function write(members, files, encoding) {
    const boundary = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const pieces = [];
    const part = (name, type, content, filename) => {
      const file = filename === undefined ? "" : `; filename="${quoted(filename)}"`;
      const kind = type ? `\r\nContent-Type: ${type}` : "";
      pieces.push(`--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"${file}${kind}\r\n\r\n`, content, "\r\n");
    };
    const ruleOf = (name) => (Object.hasOwn(encoding, name) ? encoding[name] : {});
    for (const { name, value } of members) {
      if (files.has(name) && files.get(name).length) continue;
      const rule = ruleOf(name);
      if (rule.style) {
        for (const [key, text] of Parameters.styled(name, value, rule)) part(key, "", text);
      } else for (const [text, type] of texts(value, rule)) part(name, type, text);
    }
    for (const [name, chosen] of files) {
      const accepted = (ruleOf(name).accept ?? "").split(/\s*,\s*/).filter((type) => type && !type.includes("*"));
      for (const file of chosen) part(name, file.type || accepted[0] || "application/octet-stream", file, file.name);
    }
    pieces.push(`--${boundary}--\r\n`);
    return [new Blob(pieces), `multipart/form-data; boundary=${boundary}`];
  }

  return { write };
})();
