"use strict";

/* An example that is made from a schema, for answers whose document gives none. */
const Made = (() => {
  const DEEPEST = 6;
  const MOST = 40; // properties of an object
  const FORMATS = {
    "date-time": "2030-01-31T12:00:00Z",
    date: "2030-01-31",
    time: "12:00:00Z",
    uuid: "3f3e3e1c-c824-4d63-b37a-d8d698862f1d",
    email: "name@example.com",
    uri: "https://example.com",
    url: "https://example.com",
    hostname: "example.com",
    ipv4: "192.0.2.1",
  };

  /* Make data of a schema; `undefined` where nothing is known, or it would not end. */
  function of(schemas, schema, depth = 0) {
    const target = { ...Fields.resolved(schemas, schema), ...(typeof schema === "object" ? schema : {}) };
    for (const given of [target.example, target.examples?.[0], target.default, target.const, target.enum?.[0]]) {
      if (given !== undefined) return given;
    }
    if (depth > DEEPEST) return undefined;
    const [first] = [...(target.oneOf ?? []), ...(target.anyOf ?? [])].filter((option) => option?.type !== "null");
    const parts = [...(target.allOf ?? []), ...(first === undefined ? [] : [first])];
    const values = parts.map((part) => of(schemas, part, depth + 1)).filter((value) => value !== undefined);
    if (target.properties || values.some((value) => typeof value === "object" && !Array.isArray(value))) {
      const own = Object.entries(target.properties ?? {}).slice(0, MOST).filter(([, part]) => part?.writeOnly !== true);
      const made = own.map(([name, part]) => [name, of(schemas, part, depth + 1)]).filter(([, value]) => value !== undefined);
      const inherited = values.filter((value) => typeof value === "object" && value !== null && !Array.isArray(value));
      return Object.fromEntries([...inherited.flatMap(Object.entries), ...made]);
    }
    if (values.length) return values[0];
    return ofType([].concat(target.type ?? "").find((type) => type !== "null"), target, schemas, depth);
  }

  function ofType(type, target, schemas, depth) {
    if (type === "array" || target.items !== undefined) {
      const item = of(schemas, target.items ?? {}, depth + 1);
      return item === undefined ? [] : [item];
    }
    if (type === "integer" || type === "number") return target.minimum ?? 0;
    if (type === "boolean") return true;
    if (type === "object") return {};
    if (type === "string") return FORMATS[target.format] ?? "string";
    return undefined;
  }

  return { of };
})();
