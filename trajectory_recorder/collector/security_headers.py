"""Puts headers on every answer that tell browsers to do nothing with it that was not meant."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # Pages have their own, which lets them have their style.
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
}
_ONE_YEAR_S = 365 * 24 * 3600


class SecurityHeaders:
    """An ASGI application around another; what that one set itself stays.

    Args:
        app: The other.
        https: Whether browsers shall never come without TLS again.
    """

    def __init__(self, app: ASGIApp, *, https: bool) -> None:
        self._app = app
        headers = dict(_HEADERS)
        if https:
            headers["Strict-Transport-Security"] = f"max-age={_ONE_YEAR_S}"
        # As ASGI has them: every answer gets them.
        self._headers = [(name.lower().encode(), value.encode()) for name, value in headers.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = message["headers"]
                names = {name.lower() for name, _ in there}
                message["headers"] = [*there, *(it for it in self._headers if it[0] not in names)]
            await send(message)

        await self._app(scope, receive, send_with_headers)
