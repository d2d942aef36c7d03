"""The server that openapi-generator (python-fastapi) makes of the same document.

The generator is a program in Java, which PyPI has as `openapi-generator-cli`; it is installed into
an environment of its own, in `.bench/`. What it generates runs on the same FastAPI as ours, not on
the older one that it asks for.
"""

from __future__ import annotations

import importlib
import secrets
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import HTTPException

if TYPE_CHECKING:
    from fastapi import FastAPI

REQUIREMENT = "openapi-generator-cli==7.26.0"
FOLDER = Path(".bench", REQUIREMENT.replace("==", "-"))
_INSTALL_SECONDS = 300


class Unavailable(Exception):  # noqa: N818 - said in a row of the report
    """The peer cannot be made here."""


def prepare() -> Path:
    """Install the generator, once, generate the server, and return the folder of its packages.

    Raises:
        Unavailable: that failed.
    """
    if shutil.which("java") is None:
        raise Unavailable("java is not installed")
    if not (FOLDER / "ready").exists():
        _run(sys.executable, "-m", "venv", "--clear", str(FOLDER))
        pip = "-m pip install --quiet --disable-pip-version-check"
        _run(str(FOLDER / "bin" / "python"), *pip.split(), REQUIREMENT)
        (FOLDER / "ready").touch()
    made = FOLDER / "made"
    _run(
        *(str(FOLDER / "bin" / "openapi-generator-cli"), "generate", "-g", "python-fastapi"),
        *("-i", "spec/openapi.yaml", "-o", str(made)),
    )
    return made / "src"


def _run(*command: str) -> None:
    try:
        subprocess.run(
            command, check=True, capture_output=True, timeout=_INSTALL_SECONDS, text=True
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise Unavailable(f"{Path(command[0]).name}: {type(error).__name__}") from error


def load(folder: Path) -> FastAPI:
    """Return the app, with an implementation and an authentication that do what the others do."""
    sys.path.insert(0, str(folder))
    security: Any = importlib.import_module("openapi_server.security_api")

    def authenticated(credentials: Any) -> None:
        name = secrets.compare_digest(credentials.username.encode(), b"u")
        if not (name and secrets.compare_digest(credentials.password.encode(), b"secret")):
            raise HTTPException(401, headers={"WWW-Authenticate": "Basic"})

    # Meant to be filled in; FastAPI looks at the defaults, which stay.
    made = security.get_token_basicAuth
    authenticated.__defaults__ = made.__defaults__
    authenticated.__annotations__ = made.__annotations__
    security.get_token_basicAuth = authenticated
    base: Any = importlib.import_module("openapi_server.apis.messages_api_base")
    answer: Any = importlib.import_module("openapi_server.models.send_bot_message_response")

    class Messages(base.BaseMessagesApi):  # type: ignore[misc]  # of no known type
        """Answers with what it was sent."""

        async def send_bot_message(self, _: str, user_uuid: str, __: Any) -> Any:
            given = {"status": "SUCCESS", "messageUuid": user_uuid}
            return answer.SendBotMessageResponse.model_validate(given)

    app: FastAPI = importlib.import_module("openapi_server.main").app
    return app
