"""The proxy that breaks connections for other tests breaks them as it is told."""

import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from helpers.command_line import PATIENCE_S, wait_until
from helpers.cutting_proxy import Connection, Cut, CuttingProxy
from helpers.ports import HOST


@contextmanager
def echoing() -> Iterator[tuple[int, list[bytes | OSError]]]:
    """A server that sends everything back, one connection after the other, and keeps what came."""
    came: list[bytes | OSError] = []

    def serve() -> None:
        while True:
            connection, _ = listener.accept()
            with connection:
                taken = b""
                try:
                    while block := connection.recv(65_536):
                        taken += block
                        connection.sendall(block)
                    came.append(taken)
                except OSError as error:
                    came.extend([taken, error])
            if taken == b"end":
                return

    with socket.create_server((HOST, 0)) as listener:
        thread = threading.Thread(target=serve)
        thread.start()
        port = listener.getsockname()[1]
        try:
            yield port, came
        finally:
            with socket.create_connection((HOST, port)) as last:
                last.sendall(b"end")
            thread.join()


def exchange(port: int, content: bytes) -> bytes:
    """Send it while reading what comes back, to the end."""
    with socket.create_connection((HOST, port), timeout=PATIENCE_S) as connection:
        connection.sendall(content)
        connection.shutdown(socket.SHUT_WR)
        back = b""
        while block := connection.recv(65_536):
            back += block
        return back


def test_the_proxy_passes_everything_on_and_counts_it() -> None:
    with echoing() as (port, came), CuttingProxy(port) as proxy:
        assert exchange(proxy.port, b"x" * 200_000) == b"x" * 200_000
        assert exchange(proxy.port, b"") == b""
        assert proxy.connections == [Connection(200_000, 200_000), Connection(0, 0)]
    assert came[:2] == [b"x" * 200_000, b""]


def test_the_proxy_cuts_where_it_was_told_on_both_sides() -> None:
    with echoing() as (port, came), CuttingProxy(port, cut_after=lambda number: 1_234 * number) as proxy:
        for _ in range(3):
            with (
                pytest.raises(ConnectionResetError),  # when connecting, where the proxy was quicker
                socket.create_connection((HOST, proxy.port), timeout=PATIENCE_S) as connection,
            ):
                connection.sendall(b"x" * 5_000)
                while connection.recv(65_536):
                    pass
        wait_until(lambda: len(came) == 6, "the server has seen all")
    assert [len(each) for each in came[0:6:2] if isinstance(each, bytes)] == [0, 1_234, 2_468]
    assert all(isinstance(each, ConnectionResetError) for each in came[1:6:2])


def test_the_proxy_cuts_answers_and_lets_what_is_past_its_plan_through() -> None:
    with echoing() as (port, came), CuttingProxy(port, cut_after=[None, Cut(answered_bytes=3)]) as proxy:
        assert exchange(proxy.port, b"first") == b"first"
        with socket.create_connection((HOST, proxy.port), timeout=PATIENCE_S) as connection:
            connection.sendall(b"second")
            assert connection.recv(10) == b"sec"
            with pytest.raises(ConnectionResetError):
                connection.recv(10)
        assert exchange(proxy.port, b"third") == b"third"
        assert [each.was_cut for each in proxy.connections] == [False, True, False]
    assert came[1] == b"second"


def test_the_proxy_stalls_by_itself_once_enough_is_through() -> None:
    with echoing() as (port, came), CuttingProxy(port) as proxy:
        proxy.stall_after(100_000)
        with ThreadPoolExecutor(1) as beside:
            exchanged = beside.submit(exchange, proxy.port, b"x" * 10_000_000)
            wait_until(lambda: proxy.has_stalled, "enough is through")
            stands = proxy.sent_bytes
            with pytest.raises(TimeoutError):
                exchanged.result(0.2)
            assert 100_000 <= stands == proxy.sent_bytes < 10_000_000
            proxy.flow()
            assert exchanged.result() == b"x" * 10_000_000
    assert came[0] == b"x" * 10_000_000


def test_the_proxy_stalls_refuses_and_flows_again() -> None:
    with echoing() as (port, _came), CuttingProxy(port) as proxy:
        proxy.stall()
        with socket.create_connection((HOST, proxy.port)) as waiting:
            waiting.sendall(b"word")
            waiting.settimeout(0.2)
            with pytest.raises(TimeoutError):
                waiting.recv(1)
            assert proxy.connections[0].sent_bytes == 0
            waiting.settimeout(PATIENCE_S)
            proxy.flow()
            assert waiting.recv(4) == b"word"
            proxy.refuse()
            with pytest.raises(ConnectionResetError):
                waiting.recv(1)
        with pytest.raises(ConnectionRefusedError):
            exchange(proxy.port, b"word")
        proxy.flow()
        assert exchange(proxy.port, b"word") == b"word"
        assert len(proxy.connections) == 2
