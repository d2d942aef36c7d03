# case_token_endpoints/_operations.py
CONTRACT = Contract(
    title="Case token endpoints",
    version="1.0.0",
    servers=(Server(url="/", description=""),),
    security_schemes={
        "plain": SecurityScheme(name="plain", type="oauth2", flows=(Flow(kind="clientCredentials", token_url="http://auth.example.com/token"),)),
        "local": SecurityScheme(
            name="local", type="oauth2", flows=(Flow(kind="password", token_url="http://localhost:9000/token", refresh_url="http://127.0.0.1:9000/refresh"),)
        ),
        "metadata": SecurityScheme(name="metadata", type="oauth2", metadata_url="https://auth.example.com/.well-known/oauth-authorization-server/tenant"),
        "none": SecurityScheme(name="none", type="oauth2"),
    },
    operations=(LIST_ITEMS,),
    user_agent="case-token-endpoints/1.0.0" + f" ({GENERATED_BY})",
    logger="case_token_endpoints",
)

# case_token_endpoints/client.py
class Client(SyncClientBase):
    def __init__(
        self,
        base_url: str | None = None,
        *,
        plain_token: Secret | Grant | None = None,
        plain_client_id: str | None = None,
        plain_client_secret: Secret | None = None,
        plain_token_url: str | None = None,
        local_token: Secret | Grant | None = None,
        local_client_id: str | None = None,
        local_client_secret: Secret | None = None,
        local_refresh_token: str | None = None,
        local_token_url: str | None = None,
        metadata_token: Secret | Grant | None = None,
        metadata_client_id: str | None = None,
        metadata_client_secret: Secret | None = None,
        metadata_refresh_token: str | None = None,
        metadata_token_url: str | None = None,
        none_token: Secret | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        """Make a client; nothing is sent yet.

        Args:
            base_url: where the API is, for example `https://host`.
            plain_token: token of security scheme `plain`, or a callable that gives it for each
                request, or a grant.
            plain_client_id: client id of security scheme `plain`: without a token, one is got with
                it.
            plain_client_secret: client secret of security scheme `plain`, or a callable that gives
                it for each token.
            plain_token_url: token endpoint of security scheme `plain`, where it is not that of the
                document.
            local_token: token of security scheme `local`, or a callable that gives it for each
                request, or a grant.
            local_client_id: client id of security scheme `local`: without a token, one is got with
                it.
            local_client_secret: client secret of security scheme `local`, or a callable that gives
                it for each token.
            local_refresh_token: refresh token of security scheme `local`: a token is got with it
                instead of the secret alone.
            local_token_url: token endpoint of security scheme `local`, where it is not that of the
                document.
            metadata_token: token of security scheme `metadata`, or a callable that gives it for
                each request, or a grant.
            metadata_client_id: client id of security scheme `metadata`: without a token, one is got
                with it.
            metadata_client_secret: client secret of security scheme `metadata`, or a callable that
                gives it for each token.
            metadata_refresh_token: refresh token of security scheme `metadata`: a token is got with
                it instead of the secret alone.
            metadata_token_url: token endpoint of security scheme `metadata`, where it is not that
                of the document.
            none_token: token of security scheme `none`, or a callable that gives it for each
                request.
            **options: `timeout`, `retries`, `headers`, `hooks` and more: see `ClientOptions`.
        """
        super().__init__(
            operations.CONTRACT,
            base_url,
            credentials=(
                _oauth("plain", plain_token, client_id=plain_client_id, client_secret=plain_client_secret, token_url=plain_token_url),
                _oauth(
                    "local",
                    local_token,
                    client_id=local_client_id,
                    client_secret=local_client_secret,
                    refresh_token=local_refresh_token,
                    token_url=local_token_url,
                ),
                _oauth(
                    "metadata",
                    metadata_token,
                    client_id=metadata_client_id,
                    client_secret=metadata_client_secret,
                    refresh_token=metadata_refresh_token,
                    token_url=metadata_token_url,
                ),
                _bearer("none", none_token),
            ),
            options=options,
        )
