"""Our own client through a line that breaks at every byte where something begins or ends."""

import random
from pathlib import Path

import httpx

from helpers.bundles_sent import SentBundle, begin, declare
from helpers.cutting_proxy import Cut, CuttingProxy
from helpers.endpoint import Served
from helpers.upload_parts import Memory, endpoint_at, local_file, tus_upload
from trajectory_recorder.wire.limits import CHUNK_BYTES
from trajectory_recorder.wire.states import Role

PATH = "data/content"
# More than a cut may cost: who began anew would be found out.
SIZE = CHUNK_BYTES + 1_000_000
CONTENT = random.Random(4).randbytes(SIZE)
# More than the heads of all requests together.
HEADS_BYTES = 20_000


def test_a_cut_at_any_border_costs_a_chunk_at_most(served: Served, tmp_path: Path) -> None:
    token = served.person("ada", (served.project(), Role.EXPERT))
    with served.client(token) as client:
        head = _send_through(served, client, token, tmp_path, None) - SIZE
        block = served.endpoint.store.block_bytes
        borders = [head + at + by for at in (0, block) for by in (-1, 0, 1)]
        # A connection asks for the offset first, so the earliest cuts are of the question.
        for cut in (0, head // 4, *borders, head + SIZE - 1, Cut(answered_bytes=1)):
            sent_bytes = _send_through(served, client, token, tmp_path, cut)
            assert sent_bytes - SIZE <= CHUNK_BYTES + HEADS_BYTES, cut


def _send_through(
    served: Served, client: httpx.Client, token: str, folder: Path, cut: int | Cut | None
) -> int:
    """Send the file once, over a line that is cut once; returns how many bytes went to the endpoint."""
    submission = declare(client, SentBundle({PATH: CONTENT}))["id"]
    url = begin(client, submission, PATH, SIZE)
    with (
        CuttingProxy(int(served.url.rpartition(":")[2]), cut_after=[cut]) as line,
        endpoint_at(line.url, token) as endpoint,
    ):
        tus_upload(endpoint, local_file(folder, CONTENT), memory=Memory(**{PATH: url})).run()
    assert line.connections[0].was_cut == (cut is not None)
    store = served.endpoint.store
    assert [b"".join(store.read(key)) for key in list(store.keys())] == [CONTENT]
    assert client.post(f"/api/v1/submissions/{submission}/withdraw").status_code == 200
    return line.sent_bytes
