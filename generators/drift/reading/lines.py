"""Exchanges as lines of JSON: our own format, the journal of a mock, and access logs.

Our own is described by `traffic.schema.json` in this package. Access logs of nginx (a `log_format`
of JSON) and Caddy, and those of generated servers, have no bodies: of them path, method and status
are read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ..exchanges import (
    Exchange,
    Message,
    Unreadable,
    address,
    data,
    decoded,
    fields,
    message,
    method_of,
    moment,
    status_of,
    why,
    without_port,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


def exchange_of(entry: Any) -> Exchange:
    """Return the exchange of a line.

    Raises:
        Unreadable: it is of no known form.
    """
    if not isinstance(entry, dict):
        raise Unreadable("it is no object")
    try:
        request = entry.get("request")
        if isinstance(request, dict):
            is_caddy = "uri" in request
            return _of_caddy(entry, request) if is_caddy else _of_ours(entry, request)
        if "operationId" in entry and "violations" in entry:
            return _of_journal(entry)
        return _of_log(entry)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(f"it is of no known form: {why(error)}") from None


def _of_ours(entry: Mapping[str, Any], request: Mapping[str, Any]) -> Exchange:
    response = entry.get("response") or {}
    host, path, query = address(request["url"])
    return Exchange(
        method=method_of(request["method"]),
        host=host,
        path=path,
        query=query,
        status=status_of(response.get("status")),
        sent=entry.get("time", ""),
        request=_message(request),
        response=_message(response),
    )


def _message(of: Mapping[str, Any]) -> Message:
    listed = of.get("headers")
    headers = None if listed is None else fields(listed.items())
    if "bodyBase64" in of:
        return message(headers, decoded(of["bodyBase64"]))
    if "bodyText" in of:
        return message(headers, of["bodyText"])
    if "body" not in of:
        return message(headers, None)
    if of["body"] is None and not (headers or {}).get("content-type"):
        return message(headers, "")
    return data(headers, of["body"])


def _of_journal(entry: Mapping[str, Any]) -> Exchange:
    """Return what a mock noted: requests as they came, and the status of the answers."""
    host, path, query = address(entry["url"])
    headers = fields(entry["headers"].items())
    if "bodyBase64" in entry:
        request = message(headers, decoded(entry["bodyBase64"]))
    elif entry.get("body") is None:
        request = message(headers, "")
    elif isinstance(entry["body"], str):
        request = message(headers, entry["body"])
        if not request.is_data and "json" in (request.media_type or ""):
            request = data(headers, entry["body"])
    else:
        request = data(headers, entry["body"])
    status, sent = status_of(entry.get("status")), entry.get("time", "")
    return Exchange(method_of(entry["method"]), host, path, query, status, sent, request)


def _of_caddy(entry: Mapping[str, Any], request: Mapping[str, Any]) -> Exchange:
    _, path, _ = address(request["uri"])
    host = without_port(str(request.get("host", "")).lower())
    method = method_of(request["method"])
    return Exchange(method, host, path, None, status_of(entry.get("status")), entry.get("ts", ""))


_TIMES = ("time_iso8601", "time", "timestamp", "@timestamp", "ts", "msec", "time_local")
_HOSTS = ("host", "http_host", "server_name")
_TARGETS = ("request_uri", "uri", "url", "path", "route")


def _of_log(entry: Mapping[str, Any]) -> Exchange:
    """Return the exchange of a line of an access log, by the names of nginx's variables."""
    target = next((entry[name] for name in _TARGETS if entry.get(name)), None)
    method = entry.get("request_method") or entry.get("method")
    line = entry.get("request")
    if isinstance(line, str) and (target is None or method is None):
        words = line.split(" ")
        if len(words) < 2:
            raise Unreadable("`request` is no request line")
        method, target = words[0], words[1]
    if not isinstance(target, str) or not isinstance(method, str):
        raise Unreadable("it has neither `request`, nor a method and a path")
    host, path, _ = address(quote(target, safe="/:?#[]@!$&'()*+,;=%{}~"))
    named = next((str(entry[name]).lower() for name in _HOSTS if entry.get(name)), "")
    host = host or without_port(named)
    sent = next((entry[name] for name in _TIMES if moment(entry.get(name, ""))), "")
    return Exchange(method_of(method), host, path, None, status_of(entry.get("status")), sent)
