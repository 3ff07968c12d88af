"""OAuth 2.0 for devices: device grant (RFC 8628), refresh (RFC 6749), revocation (RFC 7009), metadata (RFC 8414).

Errors are OAuth's own here, so that any client of the protocol understands them. There is one client, the
recorder, which can keep no secret, and so has none.
"""

from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from pydantic import Field

from trajectory_recorder.collector.access import attempts, tokens
from trajectory_recorder.collector.people import device_grants, token_pairs
from trajectory_recorder.collector.people.refusals import Refusal
from trajectory_recorder.collector.people.token_pairs import Pair
from trajectory_recorder.collector.problems import Problem
from trajectory_recorder.collector.routes.addresses import ClientAddress, PublicUrl
from trajectory_recorder.collector.routes.people_fields import SHOWN_LINE
from trajectory_recorder.collector.routes.requests import Answer, Here
from trajectory_recorder.wire import oauth
from trajectory_recorder.wire.states import Scope

_NO_STORE = {"Cache-Control": "no-store", "Pragma": "no-cache"}
_SAID = {
    Refusal.INVALID_REQUEST: "something is missing or not as it should be",
    Refusal.INVALID_CLIENT: f"client_id has to be {oauth.CLIENT_ID}",
    Refusal.INVALID_GRANT: "the code or token is unknown, has expired, or was used before",
    Refusal.INVALID_SCOPE: "a scope is unknown, or more than was granted",
    Refusal.UNSUPPORTED_GRANT_TYPE: "only device codes and refresh tokens are exchanged here",
    Refusal.AUTHORIZATION_PENDING: "nobody has entered the code yet",
    Refusal.SLOW_DOWN: "ask less often",
    Refusal.ACCESS_DENIED: "the owner of the account said no",
    Refusal.EXPIRED_TOKEN: "nobody entered the code in time",
}


class OAuthError(Answer):
    """What was refused, in OAuth's words."""

    error: Refusal
    error_description: str


class _OAuthRoute(APIRoute):
    """A route that words all its errors as OAuth does."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def worded(request: Request) -> Response:
            try:
                return await handle(request)
            except RequestValidationError:
                return _refuse(Refusal.INVALID_REQUEST)
            except Problem as problem:
                return _refuse(Refusal.SLOW_DOWN, problem.status, problem.headers)

        return worded


router = APIRouter(
    tags=["sign-in"],
    route_class=_OAuthRoute,
    responses={"4XX": {"model": OAuthError, "description": "Refused"}},
)

Words = Annotated[str, Form(max_length=400)]
# An empty value is as good as none.
Word = Annotated[str, Form(min_length=1, max_length=400)]
Secret = Annotated[str, Form(max_length=200)]


class DeviceAuthorization(Answer):
    device_code: str
    user_code: str
    verification_uri: str
    verification_uri_complete: str
    expires_in: int
    interval: int


class TokenPair(Answer):
    access_token: str
    token_type: Annotated[str, Field(pattern="^Bearer$")]
    expires_in: int
    refresh_token: str
    scope: str


class Metadata(Answer):
    """RFC 8414."""

    issuer: str
    token_endpoint: str
    device_authorization_endpoint: str
    revocation_endpoint: str
    scopes_supported: list[str]
    response_types_supported: list[str]
    grant_types_supported: list[str]
    token_endpoint_auth_methods_supported: list[str]
    revocation_endpoint_auth_methods_supported: list[str]


@router.post(oauth.DEVICE_AUTHORIZATION, response_model=DeviceAuthorization)
def ask_in(
    endpoint: Here,
    address: ClientAddress,
    public_url: PublicUrl,
    *,
    client_id: Word,
    scope: Words = "",
    device_name: Annotated[str, Form(pattern=SHOWN_LINE, max_length=200)] = "",
) -> Response:
    """A device asks to be let in; it shows the user code to its owner, and polls."""
    if client_id != oauth.CLIENT_ID:
        return _refuse(Refusal.INVALID_CLIENT)
    scopes = _scopes(scope or oauth.DEFAULT_SCOPE)
    if not scopes:
        return _refuse(Refusal.INVALID_SCOPE)
    attempts.count(endpoint, attempts.DEVICES_FROM, address)
    with endpoint.database.writing() as session:
        device_code, user_code = device_grants.begin(
            session, client_name=device_name, address=address, scopes=scopes, now=endpoint.clock.now()
        )
    answer = DeviceAuthorization(
        device_code=device_code,
        user_code=user_code,
        verification_uri=f"{public_url}/device",
        # Behind the #, so that the code gets into no log on the way.
        verification_uri_complete=f"{public_url}/device#{user_code}",
        expires_in=int(device_grants.LIFETIME.total_seconds()),
        interval=device_grants.INTERVAL_S,
    )
    return JSONResponse(answer.model_dump(), headers=_NO_STORE)


@router.post(oauth.TOKEN, response_model=TokenPair)
def give_tokens(
    endpoint: Here,
    *,
    grant_type: Word,
    client_id: Word,
    device_code: Secret = "",
    refresh_token: Secret = "",
    scope: Words = "",
) -> Response:
    """Exchange a device code, or a refresh token, for tokens."""
    if client_id != oauth.CLIENT_ID:
        return _refuse(Refusal.INVALID_CLIENT)
    now = endpoint.clock.now()
    with endpoint.database.writing() as session:
        if grant_type == oauth.DEVICE_GRANT:
            outcome = device_grants.poll(session, device_code, now)
        elif grant_type == oauth.REFRESH_GRANT:
            outcome = token_pairs.rotate(session, refresh_token, _scopes(scope) if scope else None, now)
        else:
            outcome = Refusal.UNSUPPORTED_GRANT_TYPE
    return _refuse(outcome) if isinstance(outcome, Refusal) else _pair(outcome)


@router.post(oauth.REVOCATION, response_class=Response)
def revoke(
    endpoint: Here,
    token: Annotated[str, Form(min_length=1, max_length=200)],
    client_id: Word,
    token_type_hint: Words = "",  # noqa: ARG001 - RFC 7009 has it; tokens are found without
) -> Response:
    """End a token, and with it all that its device has. One that nobody has is as good as ended."""
    if client_id != oauth.CLIENT_ID:
        return _refuse(Refusal.INVALID_CLIENT)
    with endpoint.database.writing() as session:
        token_pairs.revoke(session, token, endpoint.clock.now())
    return Response(headers=_NO_STORE)


@router.get(oauth.METADATA, responses={"4XX": {"description": "None"}})
def metadata(public_url: PublicUrl) -> Metadata:
    """Where what is."""
    return Metadata(
        issuer=public_url,
        token_endpoint=public_url + oauth.TOKEN,
        device_authorization_endpoint=public_url + oauth.DEVICE_AUTHORIZATION,
        revocation_endpoint=public_url + oauth.REVOCATION,
        scopes_supported=[it.value for it in Scope],
        response_types_supported=[],
        grant_types_supported=[oauth.DEVICE_GRANT, oauth.REFRESH_GRANT],
        token_endpoint_auth_methods_supported=["none"],
        revocation_endpoint_auth_methods_supported=["none"],
    )


def _scopes(text: str) -> frozenset[Scope]:
    """The scopes that a list with spaces names; none where one of them is unknown."""
    try:
        return frozenset(Scope(it) for it in text.split())
    except ValueError:
        return frozenset()


def _pair(pair: Pair) -> Response:
    answer = TokenPair(
        access_token=pair.access,
        token_type="Bearer",  # noqa: S106 - its kind
        expires_in=int(tokens.LIFETIMES[tokens.ACCESS].total_seconds()),
        refresh_token=pair.refresh,
        scope=" ".join(sorted(pair.scopes)),
    )
    return JSONResponse(answer.model_dump(), headers=_NO_STORE)


def _refuse(refusal: Refusal, status: int = 400, headers: dict[str, str] | None = None) -> Response:
    answer = OAuthError(error=refusal, error_description=_SAID[refusal])
    return JSONResponse(answer.model_dump(), status, _NO_STORE | (headers or {}))
