"use strict";

/* The request of an operation: as documented, and in short, for reading. What has to be replaced
   stands between angle brackets. */
const Requests = (() => {
  const resolvedTypes = (schemas, schema) => Fields.typesOf(schemas, schema);
  const isText = (data, parameter) => {
    const types = resolvedTypes(data.schemas, parameter.schema);
    return !parameter.json && (!types.length || types.includes("string"));
  };

  function parsed(text) {
    try {
      return Json.parse(text);
    } catch {
      return undefined;
    }
  }

  function writtenOr(parameter, node, otherwise) {
    try {
      return Parameters.write(parameter, node);
    } catch {
      return otherwise;
    }
  }

  /* The body of a medium with a text in the editor; undefined where nothing is sent. */
  function body(medium, text, isRequired, isEdited) {
    if (!medium || (text === "" && !isRequired)) return undefined;
    if (medium.panel === "file") return text === "" ? { isFile: true } : { text, isEdited };
    if (medium.panel === "text") return { text, isEdited };
    const node = parsed(text);
    if (medium.panel === "json") return { text, node };
    if (medium.panel === "multipart") return { isForm: true, isEdited, fields: { text, node } };
    let form = "";
    try {
      if (node?.kind === "object") form = Parameters.urlencoded(node, medium.encoding);
    } catch {
      // It has no form; the panel says so.
    }
    return { text: form, fields: { text, node } };
  }

  /* The documented request, as `write` and the short forms take it.

     values: of each parameter, JSON data; undefined where it is not sent. */
  function documented(operation) {
    const values = operation.parameters.map((parameter) => parameter.value ?? undefined);
    const nodes = values.map((value) => (value === undefined ? undefined : Json.parse(JSON.stringify(value))));
    const medium = operation.body?.media[0];
    return { ...made(operation, nodes), medium, contentType: medium?.type, body: body(medium, medium?.example ?? "", operation.body?.required, false), isDocumented: true };
  }

  /* What nodes of parameters, undefined where one is not sent, make of a request. */
  function made(operation, nodes) {
    const query = [];
    const headers = [];
    const names = operation.parameters;
    for (const [index, parameter] of names.entries()) {
      const node = nodes[index];
      const text = node === undefined ? undefined : writtenOr(parameter, node, undefined);
      if (parameter.in === "query" && text) query.push(text);
      if (parameter.in === "header") headers.push(text);
    }
    return { nodes, query: query.join("&"), headers };
  }

  /* Where requests go: to what the reader named, or else the first server of the document. */
  function baseUrl() {
    const { address, server } = document.documentElement.dataset;
    return address || server || "<base-url>";
  }

  // --- the address -------------------------------------------------------------------------------

  function address(data, operation, request) {
    let { path } = operation;
    for (const [index, parameter] of operation.parameters.entries()) {
      if (parameter.in !== "path") continue;
      const node = request.nodes[index];
      const text = node === undefined ? "" : writtenOr(parameter, node, "");
      path = path.replace(`{${parameter.name}}`, () => (text ? Parameters.apart(operation.path, parameter, text) : `<${parameter.name}>`));
    }
    const base = baseUrl();
    return base.replace(/\/+$/, "") + operation.base + path.replace(/[^A-Za-z0-9\-._~/:@!$&'()*+,;=%<>]/g, (char) => encodeURIComponent(char));
  }

  /* The schemes of the first alternative that can be sent; the names are those of the document. */
  function schemes(data, operation) {
    const names = operation.security.find((alternative) => alternative.length && alternative.every((name) => data.schemes[name]?.sendable));
    return (names ?? []).map((name) => data.schemes[name]);
  }

  // --- curl --------------------------------------------------------------------------------------

  function curl(data, operation, request) {
    const quoted = (text) => Samples.string(data.writing.dialects.shell, text);
    const lines = [];
    const query = request.query ? [request.query] : [];
    for (const scheme of schemes(data, operation)) {
      if (scheme.type === "apiKey" && scheme.in === "query") query.push(`${Parameters.percent(scheme.name)}=<${scheme.name}>`);
      else if (scheme.type === "apiKey" && scheme.in === "cookie") lines.push(`-b ${quoted(`${scheme.name}=<${scheme.name}>`)}`);
      else if (scheme.type === "apiKey") lines.push(`-H ${quoted(`${scheme.name}: <${scheme.name}>`)}`);
      else if (scheme.scheme === "basic" && scheme.type === "http") lines.push("-u '<username>:<password>'");
      else lines.push("-H 'Authorization: Bearer <token>'");
    }
    operation.parameters.filter(({ in: place }) => place === "header").forEach((parameter, index) => {
      if (request.headers[index] !== undefined) lines.push(`-H ${quoted(`${parameter.name}: ${request.headers[index]}`)}`);
    });
    for (const [index, parameter] of operation.parameters.entries()) {
      const node = request.nodes[index];
      if (parameter.in === "cookie" && node !== undefined) lines.push(`-b ${quoted(`${parameter.name}=${node.text ?? node.value ?? ""}`)}`);
    }
    lines.push(...content(request, quoted));
    const url = address(data, operation, request) + (query.length ? `?${query.join("&")}` : "");
    const method = operation.method === "HEAD" ? "--head " : operation.method === "GET" && !request.body ? "" : `-X ${operation.method} `;
    const text = [`curl ${method}${quoted(url)}`, ...lines].join(" \\\n  ");
    return Samples.isPlain(text.replaceAll("\n", "")) ? text : "";
  }

  function content({ body: sent, contentType }, quoted) {
    if (sent === undefined) return [];
    if (sent.isForm) {
      return (sent.fields.node?.members ?? []).map(({ name, value }) => `-F ${quoted(`${name}=${value.kind === "string" ? value.value : Json.write(value)}`)}`);
    }
    const type = `-H ${quoted(`Content-Type: ${contentType}`)}`;
    if (sent.isFile) return [type, "--data-binary '@<file>'"];
    if (sent.node) return [type, `-d ${quoted(Samples.visible(sent.text))}`];
    return sent.text ? [type, `--data-raw ${quoted(sent.text)}`] : [];
  }

  // --- our client --------------------------------------------------------------------------------

  function python(data, operation, request) {
    const dialect = data.writing.dialects.python;
    const quoted = (text) => Samples.string(dialect, text);
    const value = (node) => Samples.data(node, dialect, 8);
    const given = [];
    for (const [index, parameter] of operation.parameters.entries()) {
      const node = request.nodes[index];
      if (node !== undefined) given.push(`${parameter.keyword}=${value(node)}`);
      else if (parameter.required && parameter.in === "path") given.push(`${parameter.keyword}=${isText(data, parameter) ? quoted(`<${parameter.name}>`) : `<${parameter.name}>`}`);
    }
    const sent = request.body;
    const node = sent?.node ?? sent?.fields?.node;
    const isWhole = operation.sample?.literal && !sent?.isEdited && sent?.node === undefined;
    if (sent?.isFile) given.push('body=open("<file>", "rb").read()');
    else if (sent && isWhole) given.push(`body=${operation.sample.literal}`);
    else if (node) given.push(`body=${value(node)}`);
    else if (sent) given.push(`body=${quoted(sent.text ?? "")}`);
    if (sent && operation.body.media.length > 1) given.push(`content_type=${quoted(request.contentType)}`);
    const secrets = schemes(data, operation).flatMap((scheme) => scheme.keywords.map((name) => `${name}=${quoted(`<${name}>`)}`));
    const base = baseUrl();
    const opened = [quoted(base), ...secrets].join(", ");
    const client = opened.length < 66 ? `Client(${opened})` : `Client(\n${[quoted(base), ...secrets].map((part) => `    ${part},\n`).join("")})`;
    const inside = given.join(", ");
    const isShort = inside.length + operation.client.length < 60 && !inside.includes("\n");
    const call = `client.${operation.client}(${isShort ? inside : `\n${given.map((part) => `        ${part},\n`).join("")}    `})`;
    const use = { stream: `with ${call} as stream:\n        for item in stream:\n            print(item)`, none: call }[operation.result] ?? `answer = ${call}\n    print(answer)`;
    const text = `from ${data.package} import Client\n\nwith ${client} as client:\n    ${use}`;
    return Samples.isPlain(text.replaceAll("\n", "")) ? text : "";
  }

  const SHORT = { curl, client: python };

  /* Give the short form of a request in a language; empty where there is none. */
  const short = (data, operation, request, language) => SHORT[language]?.(data, operation, request) ?? "";

  return { documented, made, body, short };
})();
