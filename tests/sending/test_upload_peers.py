"""Our client against @tus/server, which nobody here wrote, straight and through a network that cuts."""

import random
from pathlib import Path

import httpx
import pytest

from helpers.cutting_proxy import Cut, CuttingProxy
from helpers.node_peers import tus_node_server
from helpers.upload_parts import HastyControl, Memory, endpoint_at, local_file, tus_upload
from trajectory_recorder.wire.limits import CHUNK_BYTES

SIZE = 2 * CHUNK_BYTES + CHUNK_BYTES // 2
CONTENT = random.Random(3).randbytes(SIZE)


def stored(folder: Path) -> list[bytes]:
    return [it.read_bytes() for it in folder.iterdir() if it.suffix != ".json"]


@pytest.mark.parametrize("size", [0, 1, CHUNK_BYTES, SIZE])
def test_a_file_arrives(tmp_path: Path, size: int) -> None:
    folder = tmp_path / "uploads"
    with tus_node_server(folder) as url, endpoint_at(url.removesuffix("/files")) as endpoint:
        tus_upload(endpoint, local_file(tmp_path, CONTENT[:size]), creation=url).run()
        assert stored(folder) == [CONTENT[:size]]


def test_a_file_arrives_through_a_network_that_cuts(tmp_path: Path) -> None:
    """The upload is made first, and then every connection breaks at another place for a while."""
    folder, memory, control = tmp_path / "uploads", Memory(), HastyControl()
    chunk_and_head = CHUNK_BYTES + 400
    places = [0, 1, 90, 300, 5000, CHUNK_BYTES // 2, CHUNK_BYTES, chunk_and_head, Cut(answered_bytes=10)]
    with tus_node_server(folder) as url:
        port = httpx.URL(url).port
        assert port is not None
        with CuttingProxy(port, cut_after=[None, *places]) as proxy:
            with endpoint_at(proxy.url) as endpoint:
                upload = tus_upload(endpoint, local_file(tmp_path, CONTENT), creation="/files", memory=memory)
                memory.places["data/content"] = str(upload._create())
            with endpoint_at(proxy.url) as endpoint:
                tus_upload(
                    endpoint,
                    local_file(tmp_path, CONTENT),
                    creation="/files",
                    memory=memory,
                    control=control,
                ).run()
            assert stored(folder) == [CONTENT]
            assert sum(it.was_cut for it in proxy.connections) == len(places)
            sent_bytes = sum(it.sent_bytes for it in proxy.connections)
    # What one cut may cost is one chunk; requests and their headers come on top.
    assert sent_bytes - SIZE <= len(places) * CHUNK_BYTES + 100_000
    # @tus/server keeps what arrived, so hardly anything goes twice.
    assert sent_bytes - SIZE <= CHUNK_BYTES


def test_a_line_that_is_gone_for_a_while_is_waited_for(tmp_path: Path) -> None:
    folder = tmp_path / "uploads"

    class Mending(HastyControl):
        """Whatever is waited for, the line comes back with the third wait."""

        def _sleep(self, seconds: float) -> None:
            super()._sleep(seconds)
            if len(self.waited_s) == 3:
                proxy.flow()

    with tus_node_server(folder) as url, CuttingProxy(httpx.URL(url).port or 0) as proxy:
        with endpoint_at(proxy.url) as endpoint:
            proxy.refuse()
            control = Mending()
            tus_upload(endpoint, local_file(tmp_path, CONTENT), creation="/files", control=control).run()
        assert stored(folder) == [CONTENT]
    assert len(control.waited_s) == 3
