"""What contributors agree to, and their signatures, over HTTP."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from helpers.endpoint import Served
from trajectory_recorder.collector.projects import consents
from trajectory_recorder.wire.states import Role

LAB = "/api/v1/projects/lab"
MOST = 2**31 - 1


@pytest.fixture
def lab(served: Served) -> str:
    return served.project("lab")


def _unsigned(served: Served, project_id: str, name: str) -> int | None:
    with served.endpoint.database.reading() as session:
        consent = consents.unsigned(session, project_id, served.id_of(name))
        return consent.version if consent else None


def test_every_new_version_is_signed_anew(served: Served, lab: str) -> None:
    admin = served.client(served.person("root", is_admin=True))
    expert = served.client(served.person("ada", (lab, Role.EXPERT)))
    with admin, expert:
        assert expert.get(f"{LAB}/consent").json() == {"consent": None, "signed_at": None}
        assert _unsigned(served, lab, "ada") is None
        for version in (1, 2):
            added = admin.post(f"{LAB}/consents", json={"text": f"Version {version}."}).json()
            assert added["uses"] == ["training", "evaluation", "voice"]
            assert expert.get(f"{LAB}/consent").json() == {"consent": added, "signed_at": None}
            assert _unsigned(served, lab, "ada") == version
            signed = expert.post(f"{LAB}/consent/signatures", json={"version": version})
            assert signed.status_code == 201
            again = expert.post(f"{LAB}/consent/signatures", json={"version": version})
            assert (again.status_code, again.json()) == (200, signed.json())
            assert expert.get(f"{LAB}/consent").json()["signed_at"] == signed.json()["signed_at"]
            assert _unsigned(served, lab, "ada") is None
        texts = [it["text"] for it in expert.get(f"{LAB}/consents").json()["items"]]
        assert texts == ["Version 1.", "Version 2."]
        who = admin.get(f"{LAB}/consents/2/signatures").json()["items"]
        assert [it["person"] for it in who] == [served.id_of("ada")]
        assert admin.get(f"{LAB}/consents/3/signatures").status_code == 404


@pytest.mark.usefixtures("lab")
def test_a_consent_says_what_recordings_may_be_used_for(served: Served) -> None:
    cases = [
        (["voice", "publication", "voice"], ["publication", "voice"]),
        ([], []),
        (["selling"], None),
        ("training", None),
    ]
    with served.client(served.person("root", is_admin=True)) as admin:
        for sent, kept in cases:
            answer = admin.post(f"{LAB}/consents", json={"text": "Agreed.", "uses": sent})
            assert (sent, answer.status_code) == (sent, 422 if kept is None else 201)
            if kept is not None:
                assert admin.get(f"{LAB}/consent").json()["consent"]["uses"] == kept


def test_only_the_newest_version_is_signed(served: Served, lab: str) -> None:
    cases = [(1, 409), (3, 409), (MOST, 409), (0, 422), (MOST + 1, 422), ("2", 422), (True, 422)]
    with served.client(served.person("root", is_admin=True)) as admin:
        for number in (1, 2):
            admin.post(f"{LAB}/consents", json={"text": f"Version {number}."})
        for version, status in cases:
            answer = admin.post(f"{LAB}/consent/signatures", json={"version": version})
            assert (version, answer.status_code) == (version, status)
    assert _unsigned(served, lab, "root") == 2


def test_where_there_is_nothing_to_sign_nothing_is_signed(served: Served, lab: str) -> None:
    with served.client(served.person("ada", (lab, Role.EXPERT))) as ada:
        answer = ada.post(f"{LAB}/consent/signatures", json={"version": 1})
        assert (answer.status_code, answer.json()["code"]) == (409, "not_the_newest")


def test_what_is_no_text_is_refused(served: Served, lab: str) -> None:
    with served.client(served.person("root", is_admin=True)) as admin:
        for body in ({"text": ""}, {"text": " \n"}, {"text": "a\x00"}, {"text": "x" * 20_001}, {}):
            assert admin.post(f"{LAB}/consents", json=body).status_code == 422
    with served.endpoint.database.reading() as session:
        assert consents.newest(session, lab) is None


def test_the_database_refuses_to_change_a_text(served: Served, lab: str) -> None:
    with served.client(served.person("root", is_admin=True)) as admin:
        admin.post(f"{LAB}/consents", json={"text": "As it stands."})
    for statement in ("UPDATE consent SET text = 'x'", "DELETE FROM consent"):
        with (
            pytest.raises(DatabaseError, match="never changed"),
            served.endpoint.database.writing() as session,
        ):
            session.execute(text(statement))
    with served.endpoint.database.reading() as session:
        kept = consents.newest(session, lab)
        assert kept is not None
        assert kept.text == "As it stands."
