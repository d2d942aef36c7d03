# etc_passwd_open_pwned_w_7_7_raw/__init__.py
"""../../etc/passwd\"\"\" open("pwned", "w") # {{ 7*7 }} {% raw %} 1.0\"\"\" open('pwned', 'w').

\"\"\"
open("pwned", "w")
\"\"\"

Bell <U+0007>, escape <U+001B>[31m, bidi <U+202E>, line
 end, next
 line, \\N{BULLET} {open('pwned')} %s ${x}
<script>alert(1)</script>
```
# heading

Generated from the OpenAPI document beside it; do not edit.
"""

__version__ = "0+1.0.open.pwned.w"

# etc_passwd_open_pwned_w_7_7_raw/models/__init__.py
"""Models of ../../etc/passwd\"\"\" open("pwned", "w") # {{ 7*7 }} {% raw %}.

Each is imported when it is first used.
"""

# etc_passwd_open_pwned_w_7_7_raw/models/_left.py
class Left(ApiModel):
    _filled: ClassVar[frozenset[str]] = frozenset({"ki_nd"})
    ki_nd: Annotated[str, Field(alias='ki"nd')] = '"""\\\nopen(\'pwned\')'
    proto: Annotated[str | None, Field(alias="__proto__")] = None

# etc_passwd_open_pwned_w_7_7_raw/models/_open.py
class Open(ApiModel):
    """
    \"\"\"
    open("pwned", "w")
    \"\"\" \\N{BULLET} \\
    """

    _nullable: ClassVar[frozenset[str]] = frozenset({"a_b_c_d_e", "x_raw_y"})
    open_pwned_w: Annotated[str | None, Field(alias="\"\"\"\nopen('pwned', 'w')")] = None
    """ends with \""""

    field: Annotated[str, Field(alias="'")]
    """\"\"\""""

    field_2: Annotated[str, Field(alias="\\")] = "\\"
    n_bullet: Annotated[str | None, Field(alias="\\N{BULLET}")] = None
    """\\N{BULLET} \\x \\u12"""

    a_b_c_d_e: Annotated[str | None, Field(alias="a\u2028b\u2029c\x85d\x00e")] = "\u2028\u202e\x00"
    """open('pwned')"""

    x_raw_y: Annotated[str | None, Field(alias="{{ x }}{% raw %}{# y #}")] = None
    """{{ x }}{% raw %}{# y #}"""

    s_x_s_0: Annotated[str | None, Field(alias="%s%(x)s{0}", pattern='"""\'\\\\\\n{2}')] = None
    touch_pwned_touch_pwned: Annotated[OpenTouchPwnedTouchPwned | None, Field(alias="$(touch pwned)`touch pwned`")] = None
    imported: str | None = None
    based: OpenBased | None = None
    choice: OpenChoice | None = None

# etc_passwd_open_pwned_w_7_7_raw/models/_open_based.py
class OpenBased(ApiModel):
    x: str | None = None

# etc_passwd_open_pwned_w_7_7_raw/models/_open_choice.py
OpenChoice = TypeAliasType(
    "OpenChoice", Annotated[Left | Right | UnknownVariant, Tagged('ki"nd', {'"""\\\nopen(\'pwned\')': "Left", "'": "Right"}, attribute="ki_nd")]
)

# etc_passwd_open_pwned_w_7_7_raw/models/_open_touch_pwned_touch_pwned.py
class OpenTouchPwnedTouchPwned(StrEnum):
    QUOTATION_MARK_QUOTATION_MARK_QUOTATION_MARK = '"""'
    APOSTROPHE = "'"
    REVERSE_SOLIDUS = "\\"
    VALUE = "\n"
    RIGHT_TO_LEFT_OVERRIDE = "\u202e"
    LINE_SEPARATOR = "\u2028"
    VALUE_2 = "\x00"
    X = "{{ x }}"
    A_OPEN_PWNED = 'a"""\nopen(\'pwned\')'
    EMPTY = ""
    SPACE = " "
    CLASS = "__class__"
    MRO = "mro"
    X_2 = "_x_"
    INIT = "__init__"
    NAME = "name"

# etc_passwd_open_pwned_w_7_7_raw/models/_post_by_open_pwned_w_open_pwned_request.py
class PostByOpenPwnedWOpenPwnedRequest(ApiModel):
    f_x_y: Annotated[str | None, Field(alias='f"\r\nX: y')] = None

# etc_passwd_open_pwned_w_7_7_raw/models/_right.py
class Right(ApiModel):
    _filled: ClassVar[frozenset[str]] = frozenset({"ki_nd"})
    ki_nd: Annotated[str, Field(alias='ki"nd')] = "'"
    class_: Annotated[str | None, Field(alias="__class__")] = None
    init_subclass: Annotated[str | None, Field(alias="__init_subclass__")] = None

# etc_passwd_open_pwned_w_7_7_raw/models/_x3_a20_pass.py
class X3A20Pass(ApiModel):
    eval: str | None = None
    print: str | None = None
    type: str | None = None
    property: str | None = None
    field: Annotated[str | None, Field(alias="😀")] = None
    x: str | None = None

# etc_passwd_open_pwned_w_7_7_raw/models/_x_pass_open_pwned_w_model_item.py
class XPassOpenPwnedWModelItem(StrEnum):
    A_B = "a\nb"
    VALUE = "\x00"

# etc_passwd_open_pwned_w_7_7_raw/models/_x_pass_open_pwned_w_none_open_pwned_w.py
class XPassOpenPwnedWNoneOpenPwnedW(StrEnum):
    OPEN_PWNED = "'); open('pwned') #"
    REVERSE_SOLIDUS = "\\"
    QUOTATION_MARK_QUOTATION_MARK_QUOTATION_MARK = '"""'

# etc_passwd_open_pwned_w_7_7_raw/_operations.py
X_PASS_OPEN_PWNED_W: Operation[models.Open] = Operation(
    id="x(): pass\nopen('pwned', 'w') #",
    group="open_pwned_w",
    py_name="x_pass_open_pwned_w",
    method="GET",
    path='/"""/{\'); open("pwned", "w") %}/\'); open(\'pwned\')\\',
    parameters=(
        Parameter(name='\'); open("pwned", "w") %', py_name="open_pwned_w", location="path", type=lambda: str, required=True),
        Parameter(
            name='q"""\\',
            py_name="q",
            location="query",
            type=lambda: Annotated[str, Field(pattern='^"""\\\'\\n(?P<x>a)$')],
            style="form",
            explode=True,
            default="\\'\"\"\"\n); open('pwned', 'w') #",
        ),
        Parameter(
            name="=None, **open('pwned','w')",
            py_name="none_open_pwned_w",
            location="query",
            type=lambda: models.XPassOpenPwnedWNoneOpenPwnedW,
            style="form",
            explode=True,
        ),
        Parameter(name="\u202e\u2028\x00", py_name="param", location="query", type=lambda: Literal['\u202e"""\\\n'], style="form", explode=True),
        Parameter(name="!!!", py_name="param_2", location="query", type=lambda: int, style="form", explode=True, default=1),
        Parameter(name="???", py_name="param_3", location="query", type=lambda: list[models.XPassOpenPwnedWModelItem], style="form", explode=True),
        Parameter(name='X-Head"""\\', py_name="x_head", location="header", type=lambda: str),
    ),
    responses=(
        Response(
            status="200",
            description='"""\\\nopen(\'pwned\')',
            media=(Media(content_type="application/json; x=\"'); open('pwned') #\"", type=lambda: models.Open),),
            headers=(Parameter(name="X-'); open('pwned') #", py_name="x_open_pwned", location="header", type=lambda: str),),
        ),
    ),
    security=({"_open.-pwned": ()},),
)

POST_BY_OPEN_PWNED_W_OPEN_PWNED: Operation[None] = Operation(
    id="post_by_open_pwned_w_open_pwned",
    group="group",
    py_name="post_by_open_pwned_w_open_pwned",
    method="POST",
    path='/"""/{\'); open("pwned", "w") %}/\'); open(\'pwned\')\\',
    parameters=(Parameter(name='\'); open("pwned", "w") %', py_name="open_pwned_w", location="path", type=lambda: str, required=True),),
    body=RequestBody(
        required=True,
        media=(
            Media(content_type="application/json", type=lambda: models.X3A20Pass),
            Media(
                content_type="multipart/form-data",
                type=lambda: models.PostByOpenPwnedWOpenPwnedRequest,
                encoding={'f"\r\nX: y': Encoding(style="form", explode=True)},
            ),
        ),
    ),
    responses=(Response(status="default", description=""),),
    security=({"_open.-pwned": ()},),
)

CONTRACT = Contract(
    title='../../etc/passwd"""\nopen("pwned", "w") # {{ 7*7 }} {% raw %}',
    version="1.0\"\"\"\nopen('pwned', 'w')",
    servers=(
        Server(
            url="https://host.example/'\"\\\n{0}\"\"\"/open('pwned','w')",
            description="'); open('pwned', 'w') #\\",
            name="open-pwned-w",
            template="https://host.example/{path}\"\"\"/open('pwned','w')",
            variables=(ServerVariable("path", "path", "'\"\\\n{0}", ()),),
        ),
    ),
    security_schemes={"_open.-pwned": SecurityScheme(name="_open.-pwned", type="apiKey", location="header", parameter_name='X"""\\')},
    operations=(X_PASS_OPEN_PWNED_W, POST_BY_OPEN_PWNED_W_OPEN_PWNED),
    user_agent="etc-passwd-open-pwned-w-7-7-raw/0+1.0.open.pwned.w" + f" ({GENERATED_BY})",
    logger="etc_passwd_open_pwned_w_7_7_raw",
)

# etc_passwd_open_pwned_w_7_7_raw/client.py
"""Client of ../../etc/passwd\"\"\" open("pwned", "w") # {{ 7*7 }} {% raw %}."""

class OpenPwnedW(SyncGroup):
    """ends with quotes \"\"\""""

    def x_pass_open_pwned_w(
        self,
        *,
        open_pwned_w: str,
        q: str | None = None,
        none_open_pwned_w: models.XPassOpenPwnedWNoneOpenPwnedW | None = None,
        param: Literal['\u202e"""\\\n'] | None = None,
        param_2: int | None = None,
        param_3: list[models.XPassOpenPwnedWModelItem] | None = None,
        x_head: str | None = None,
        **options: Unpack[CallOptions],
    ) -> models.Open:
        """\"\"\"; open("pwned", "w").

        \\\"\"\"
        open("pwned", "w")
            indented \\

        `GET /\"\"\"/{'); open("pwned", "w") %}/'); open('pwned')\\`

        Args:
            open_pwned_w: \"\"\" open('pwned').
            q: Default: `\\'\"\"\" ); open('pwned', 'w') #`.
            none_open_pwned_w: query parameter `=None, **open('pwned','w')`.
            param: query parameter `<U+202E> <U+0000>`.
            param_2: Default: `1`.
            param_3: query parameter `???`.
            x_head: header parameter `X-Head\"\"\"\\`.
            **options: for this call only, for example `timeout` in seconds.

        Returns:
            200 \"\"\"\\ open('pwned')

        Raises:
            ApiError: the call failed; `errors` lists the classes and what each means.
        """
        return self._call(
            operations.X_PASS_OPEN_PWNED_W,
            {
                "open_pwned_w": open_pwned_w,
                "q": q,
                "none_open_pwned_w": none_open_pwned_w,
                "param": param,
                "param_2": param_2,
                "param_3": param_3,
                "x_head": x_head,
            },
            None,
            options,
        )

class Model(SyncGroup):
    def post_by_open_pwned_w_open_pwned(
        self,
        *,
        open_pwned_w: str,
        body: models.X3A20Pass | dicts.X3A20PassDict | models.PostByOpenPwnedWOpenPwnedRequest | dicts.PostByOpenPwnedWOpenPwnedRequestDict,
        **options: Unpack[CallOptions],
    ) -> None: ...

class Client(SyncClientBase):
    """Client of ../../etc/passwd\"\"\" open("pwned", "w") # {{ 7*7 }} {% raw %} 1.0\"\"\" open('pwned',
    'w').

    Use it in a `with` statement, or close it when done. Threads may share one client.

    `from_env()` makes one from environment variables: `ETC_PASSWD_OPEN_PWNED_W_7_7_RAW_BASE_URL`,
    `ETC_PASSWD_OPEN_PWNED_W_7_7_RAW_PATH`, `ETC_PASSWD_OPEN_PWNED_W_7_7_RAW_API_KEY`.

    Operations:
        open_pwned_w.x_pass_open_pwned_w: \"\"\"; open("pwned", "w")
        group.post_by_open_pwned_w_open_pwned
    """

    _environment: ClassVar[str] = "ETC_PASSWD_OPEN_PWNED_W_7_7_RAW"

    _secrets: ClassVar[tuple[str, ...]] = ("api_key",)

    _where: ClassVar[tuple[str, ...]] = ("path",)

    def __init__(self, base_url: str | None = None, *, api_key: Secret | None = None, path: str | None = None, **options: Unpack[ClientOptions]) -> None:
        """Make a client; nothing is sent yet.

        Args:
            base_url: where the API is, for example `https://host`. Default:
                `https://host.example/'"\\ {0}\"\"\"/open('pwned','w')`.
            api_key: API key of security scheme `_open.-pwned`, or a callable that gives it for each
                request.
            path: Variable of the server's URL. Default: `'"\\ {0}`.
            **options: `timeout`, `retries`, `headers`, `hooks` and more: see `ClientOptions`.
        """
        super().__init__(
            operations.CONTRACT,
            _chosen_server(operations.CONTRACT, base_url, None, {"path": path}),
            credentials=(_api_key("_open.-pwned", api_key),),
            options=options,
        )

    @classmethod
    def for_app(
        cls,
        app: AsgiApp,
        *,
        base_url: str = "http://testserver",
        raise_app_exceptions: bool = True,
        api_key: Secret | None = None,
        **options: Unpack[ClientSettings],
    ) -> Self: ...

    @property
    def open_pwned_w(self) -> OpenPwnedW: ...

    @property
    def group(self) -> Model: ...

# etc_passwd_open_pwned_w_7_7_raw/server.py
"""Server of ../../etc/passwd\"\"\"
open("pwned", "w") # {{ 7*7 }} {% raw %}: implement the handlers, give them to `create_app`.
"""

Credentials: TypeAlias = ApiKey
"""What the authentication callable is given."""

class OpenPwnedWHandler(Handler[PrincipalT]):
    """ends with quotes \"\"\""""

    @abstractmethod
    def x_pass_open_pwned_w(
        self,
        *,
        principal: PrincipalT,
        open_pwned_w: str,
        q: str,
        none_open_pwned_w: models.XPassOpenPwnedWNoneOpenPwnedW | None,
        param: Literal['\u202e"""\\\n'] | None,
        param_2: int,
        param_3: list[models.XPassOpenPwnedWModelItem] | None,
        x_head: str | None,
    ) -> Result[models.Open]:
        """\"\"\"; open("pwned", "w").

        \\\"\"\"
        open("pwned", "w")
            indented \\

        `GET /\"\"\"/{'); open("pwned", "w") %}/'); open('pwned')\\`

        Args:
            principal: what the authentication callable returned.
            open_pwned_w: \"\"\" open('pwned').
            q: Default: `\\'\"\"\" ); open('pwned', 'w') #`.
            none_open_pwned_w: query parameter `=None, **open('pwned','w')`.
            param: query parameter `<U+202E> <U+0000>`.
            param_2: Default: `1`.
            param_3: query parameter `???`.
            x_head: header parameter `X-Head\"\"\"\\`.

        Returns:
            200 \"\"\"\\ open('pwned')
        """
        raise NotImplementedError

class ModelHandler(Handler[PrincipalT]):
    @abstractmethod
    def post_by_open_pwned_w_open_pwned(
        self, *, principal: PrincipalT, open_pwned_w: str, body: models.X3A20Pass | models.PostByOpenPwnedWOpenPwnedRequest
    ) -> Result[None]: ...

def create_app(
    *,
    open_pwned_w: OpenPwnedWHandler[PrincipalT] | None = None,
    group: ModelHandler[PrincipalT] | None = None,
    authenticate: Authenticate[Credentials, PrincipalT],
    **options: Unpack[AppOptions],
) -> FastAPI:
    """Return a FastAPI application that serves the API under `https://host.example/'"\\
    {0}\"\"\"/open('pwned','w')`.

    Args:
        open_pwned_w: implements its operations; without it they answer 501.
        group: implements its operations; without it they answer 501.
        authenticate: receives the credentials of a request and returns who is calling, or None to
            refuse (401); may be async.
        **options: see `AppOptions`.
    """
    return build_app(CONTRACT, {"open_pwned_w": open_pwned_w, "group": group}, authenticate=authenticate, document=_document, options=options)

def main(arguments: Sequence[str] | None = None) -> int:
    """Serve handlers with uvicorn until told to end; return the exit code.

    `python -m etc_passwd_open_pwned_w_7_7_raw.server --help` lists the arguments.

    Args:
        arguments: those of the process by default.
    """
    from . import server  # by its own name: this module may be running as `__main__`
    from ._runtime.server.running import run
    from ._runtime.server.targets import Serving

    serving = Serving(server.create_app, {"open_pwned_w": server.OpenPwnedWHandler, "group": server.ModelHandler}, is_secured=True)
    return run(CONTRACT, serving, "python -m etc_passwd_open_pwned_w_7_7_raw.server", arguments)

# etc_passwd_open_pwned_w_7_7_raw/cli.py
"""The command line of ../../etc/passwd\"\"\"
open("pwned", "w") # {{ 7*7 }} {% raw %}: facts only.
"""

PROGRAM = Program(
    name="etc-passwd-open-pwned-w-7-7-raw",
    package=__name__.rpartition(".")[0],
    version=DESCRIPTION,
    environment="ETC_PASSWD_OPEN_PWNED_W_7_7_RAW",
    help='../../etc/passwd""" open("pwned", "w") # {{ 7*7 }} {% raw %}\n\n"""\nopen("pwned", "w")\n"""\n\nBell <U+0007>, escape <U+001B>[31m, bidi <U+202E>, line \n end, next \n line, \\N{BULLET} {open(\'pwned\')} %s ${x}\n<script>alert(1)</script>\n```\n# heading',
    base_url="https://host.example/'\"\\\n{0}\"\"\"/open('pwned','w')",
    secrets={"_open.-pwned": ("api_key",)},
    variables=("path",),
    groups=(
        Group(
            name="open-pwned-w",
            attribute="open_pwned_w",
            help='ends with quotes """',
            commands=(
                Command(
                    name="x-pass-open-pwned-w",
                    id="x(): pass\nopen('pwned', 'w') #",
                    method="x_pass_open_pwned_w",
                    request='GET /"""/{\'); open("pwned", "w") %}/\'); open(\'pwned\')\\',
                    summary='"""; open("pwned", "w")',
                    description='\\"""\nopen("pwned", "w")\n    indented \\',
                    options=(
                        Option(name="open-pwned-w", argument="open_pwned_w", kind="text", required=True, help='""" open(\'pwned\')'),
                        Option(name="q", argument="q", kind="text", help="Default: \\'\"\"\" ); open('pwned', 'w') #."),
                        Option(name="none-open-pwned-w", argument="none_open_pwned_w", kind="text", choices=("'); open('pwned') #", "\\", '"""')),
                        Option(name="param", argument="param", kind="text", choices=('\u202e"""\\\n',)),
                        Option(name="param-2", argument="param_2", kind="integer", help="Default: 1."),
                        Option(name="param-3", argument="param_3", kind="text", many=True, choices=("a\nb", "\x00")),
                        Option(name="x-head", argument="x_head", kind="text"),
                    ),
                ),
            ),
        ),
        Group(
            name="group",
            attribute="group",
            help="\\",
            commands=(
                Command(
                    name="post-by-open-pwned-w-open-pwned",
                    id="post_by_open_pwned_w_open_pwned",
                    method="post_by_open_pwned_w_open_pwned",
                    request='POST /"""/{\'); open("pwned", "w") %}/\'); open(\'pwned\')\\',
                    options=(Option(name="open-pwned-w", argument="open_pwned_w", kind="text", required=True),),
                    body=Body(media=("application/json", "multipart/form-data"), fields=True, files=True, required=True, help='"""'),
                ),
            ),
        ),
    ),
)

# etc_passwd_open_pwned_w_7_7_raw/contract.py
"""Hold a server to the contract of ../../etc/passwd\"\"\"
open("pwned", "w") # {{ 7*7 }} {% raw %}: `python -m etc_passwd_open_pwned_w_7_7_raw.contract URL`.

The operations are really called: what they send, store or delete is sent, stored or deleted.
"""

# etc_passwd_open_pwned_w_7_7_raw/mock.py
"""Mock of ../../etc/passwd\"\"\"
open("pwned", "w") # {{ 7*7 }} {% raw %}: answers every operation as the document shows it.
"""

# etc_passwd_open_pwned_w_7_7_raw/__main__.py
"""Run the command line: `python -m etc_passwd_open_pwned_w_7_7_raw --help`."""
