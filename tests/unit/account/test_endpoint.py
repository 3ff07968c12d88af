import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from helpers.ports import free_port
from helpers.tiny_endpoint import Fault, TinyEndpoint
from helpers.upload_parts import Tokens, endpoint_at
from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.account.tokens import VARIABLE, EnvironmentToken
from trajectory_recorder.errors import NotSignedIn, Refused, Unreachable
from trajectory_recorder.upload.task_rules import TaskRules, task_rules


def test_a_token_that_expired_is_renewed_and_the_request_repeated() -> None:
    with TinyEndpoint(task={}) as tiny, endpoint_at(tiny.url, "old", "right") as endpoint:
        assert endpoint.ask("GET", "/projects/p/tasks/sums").status == 200
    assert [method for method, _ in tiny.asked] == ["GET", "GET"]


def test_of_many_threads_one_renews_the_token() -> None:
    tokens = Tokens("old", "right", "too new")
    with TinyEndpoint(task={}) as tiny, Endpoint(tiny.url, tokens) as endpoint:
        threads = [
            threading.Thread(target=endpoint.ask, args=("GET", "/projects/p/tasks/a")) for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert tokens.renewals == 1


def test_who_is_not_known_is_asked_to_sign_in() -> None:
    with (
        TinyEndpoint() as tiny,
        endpoint_at(tiny.url, "wrong") as endpoint,
        pytest.raises(NotSignedIn, match="sign in again"),
    ):
        endpoint.ask("GET", "/projects/p/tasks/a")


def test_the_token_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, " right\n")
    assert EnvironmentToken().token() == "right"
    with pytest.raises(NotSignedIn, match=VARIABLE):
        EnvironmentToken().renew()
    monkeypatch.delenv(VARIABLE)
    with pytest.raises(NotSignedIn, match="nobody is signed in"):
        EnvironmentToken().token()


def test_nobody_there_is_unreachable() -> None:
    with (
        endpoint_at(f"http://127.0.0.1:{free_port()}") as endpoint,
        pytest.raises(Unreachable, match=r"127\.0\.0\.1 can't be reached"),
    ):
        endpoint.ask("GET", "/a")


def test_redirects_are_not_followed() -> None:
    with TinyEndpoint(task={}) as other, TinyEndpoint() as tiny, endpoint_at(tiny.url) as endpoint:
        tiny.faults = lambda *_: Fault(status=307, headers={"Location": f"{other.url}/api/v1/tasks/a"})
        with pytest.raises(Refused, match="sends us on to"):
            endpoint.ask("GET", "/projects/p/tasks/a")
    assert other.asked == []


def test_loopback_goes_through_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{free_port()}")
    with TinyEndpoint(task={}) as tiny, endpoint_at(tiny.url) as endpoint:
        assert endpoint.ask("GET", "/projects/p/tasks/a").status == 200


def serve(respond: Callable[[BaseHTTPRequestHandler], None]) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            respond(self)

        def log_message(self, *_: object) -> None: ...

    return ThreadingHTTPServer(("127.0.0.1", 0), Handler)


def test_an_endless_answer_is_not_read_to_its_end() -> None:
    def endless(handler: Any) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b" " * 65_536)
        except ConnectionError:
            pass

    server = serve(endless)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        with (
            endpoint_at(f"http://127.0.0.1:{server.server_address[1]}") as endpoint,
            pytest.raises(Refused, match="more than any answer"),
        ):
            endpoint.ask("GET", "/a")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_the_rules_of_a_task_are_asked_for() -> None:
    rules = {"policy": "policy: p", "override_allowed": False, "title": "Sums"}
    with TinyEndpoint(task=rules) as tiny, endpoint_at(tiny.url) as endpoint:
        found = task_rules(endpoint, project="p q", task="a/b")
    assert found == TaskRules("policy: p", override_allowed=False)
    assert tiny.asked == [("GET", "/api/v1/projects/p%20q/tasks/a%2Fb")]
