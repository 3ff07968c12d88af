"""A collection endpoint that really runs, with an expert and a reviewer in it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import select

from helpers.command_line import wait_until
from helpers.endpoint import Served
from helpers.visitor import Visitor, with_password
from trajectory_recorder.account import sign_in
from trajectory_recorder.account.credentials import Keeper, Place
from trajectory_recorder.collector.database.tables import Submission
from trajectory_recorder.wire.states import Role, SubmissionState

PROJECT = "lab"
CONSENT = "Recordings are used to teach programs how such work is done."
_API = "/api/v1"


@dataclass
class Lab:
    """A project of that endpoint, with a consent to be signed.

    Args:
        served: The endpoint, and what it has.
        project: The project's id.
        eva: A token of the expert.
        rita: A token of the reviewer.
    """

    served: Served
    project: str
    eva: str
    rita: str

    @classmethod
    def set_up(cls, served: Served) -> "Lab":
        project = served.project(PROJECT)
        root = served.person("root", is_admin=True)
        eva = served.person("eva", (project, Role.EXPERT))
        rita = served.person("rita", (project, Role.REVIEWER))
        with_password(served, "eva")
        lab = cls(served, project, eva, rita)
        lab._asks(root, "POST", f"/projects/{PROJECT}/consents", {"text": CONSENT})
        return lab

    # --- the expert ---------------------------------------------------------------------------------

    def has_a_consent(self) -> None:
        """Have the expert sign what contributors agree to."""
        self._asks(self.eva, "POST", f"/projects/{PROJECT}/consent/signatures", {"version": 1})

    def lets_in(self, user_code: str) -> None:
        """Let a device of the expert in that shows this code, as they do in their browser."""
        visitor = Visitor(self.served)
        visitor.sign_in("eva")
        assert visitor.approve(user_code).status_code == 200

    def is_signed_in(self, credentials: Path, url: str) -> None:
        """Leave a machine as it is after somebody signed in and signed the consent."""
        self.has_a_consent()
        asked = sign_in.begin(url)
        self.lets_in(asked.user_code)
        tokens = sign_in.wait(asked, sleep=lambda _: None)
        sign_in.keep(asked, tokens, Keeper(credentials), Place.FILE)

    # --- the reviewer -------------------------------------------------------------------------------

    def accepts(self, submission: str, summary: str) -> None:
        """Have the reviewer accept a submission."""
        review = self._asks(self.rita, "POST", "/reviews", {"submission": submission})["id"]
        self._asks(self.rita, "PATCH", f"/reviews/{review}", {"summary": summary})
        self._asks(self.rita, "POST", f"/reviews/{review}/finish", {"verdict": "accept"})

    # --- what it has --------------------------------------------------------------------------------

    def submission(self, state: SubmissionState) -> Submission:
        """Wait until the only submission stands so; returns it."""
        wait_until(lambda: [it.state for it in self.submissions()] == [state], f"it is {state}")
        (found,) = self.submissions()
        return found

    def submissions(self) -> list[Submission]:
        with self.served.endpoint.database.reading() as session:
            return list(session.scalars(select(Submission)))

    def _asks(self, token: str, method: str, path: str, body: dict[str, object]) -> Any:
        answer: httpx.Response = self.served.client(token).request(method, _API + path, json=body)
        assert answer.is_success, answer.text
        return answer.json()
