"""What contributors to a project agree to: its versions, who signed them, and a new one."""

from collections.abc import Mapping

from fastapi import APIRouter, Response
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.database.tables import Consent, ConsentSignature, Project
from trajectory_recorder.collector.pages.desk import forms
from trajectory_recorder.collector.pages.desk.desk import AtProject, Desk, Filled
from trajectory_recorder.collector.pages.desk.sections import IN_A_PROJECT
from trajectory_recorder.collector.problems import Problem
from trajectory_recorder.collector.routes.consents import NewConsent, add_consent
from trajectory_recorder.wire.exports import DEFAULT_USES, USES, Use

router = APIRouter(prefix=IN_A_PROJECT, include_in_schema=False)

_HERE = "consents"
# The newest; the API lists them all.
_MOST_SHOWN = 50
_USES: dict[Use, str] = {
    "training": "models learn from it",
    "evaluation": "models are measured with it",
    "publication": "it is given to others than the project",
    "voice": "the voice goes along",
}


@router.get("/consents")
def see(at: AtProject) -> Response:
    return _show(at)


@router.post("/consents")
def add(form: Filled, at: AtProject) -> Response:
    typed = forms.texts(form)
    try:
        values = {"text": typed.get("text", ""), "uses": [it for it in USES if it in typed]}
        add_consent(at.key, forms.read(NewConsent, values), at.endpoint, at.me)
    except Problem as problem:
        return _show(at, typed, problem)
    return at.go(at.to(_HERE), "created")


def _show(at: Desk, typed: Mapping[str, str] | None = None, problem: Problem | None = None) -> Response:
    with at.endpoint.database.reading() as session:
        versions = _versions(session, at.key)
        signed = _signatures(session, [it.id for it in versions])
    newest = versions[0] if versions else None
    agreed = newest.uses if newest else DEFAULT_USES
    first = {"text": newest.text if newest else "", **dict.fromkeys(agreed, "yes")}
    return at.show(
        "consents.html",
        _HERE,
        problem=problem,
        typed=typed or first,
        versions=versions,
        signed=signed,
        uses=_USES,
    )


def _versions(session: Session, key: str) -> list[Consent]:
    statement = select(Consent).join(Project, Project.id == Consent.project_id).where(Project.key == key)
    return list(session.scalars(statement.order_by(Consent.version.desc()).limit(_MOST_SHOWN)))


def _signatures(session: Session, consents: list[str]) -> dict[str, int]:
    statement = (
        select(ConsentSignature.consent_id, func.count())
        .where(ConsentSignature.consent_id.in_(consents))
        .group_by(ConsentSignature.consent_id)
    )
    return dict.fromkeys(consents, 0) | dict(session.execute(statement).all())
