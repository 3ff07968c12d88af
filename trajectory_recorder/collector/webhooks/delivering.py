"""Jobs of webhooks: an event becomes a delivery for each webhook that wants it, and each is sent until it arrives."""

import json
from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from trajectory_recorder.collector import jobs
from trajectory_recorder.collector.database.tables import (
    Job,
    Project,
    Submission,
    Task,
    Webhook,
    WebhookDelivery,
)
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.problems import Problem
from trajectory_recorder.collector.submissions.states import WEBHOOK_JOB
from trajectory_recorder.collector.webhooks.sending import NotDelivered, send
from trajectory_recorder.collector.webhooks.signing import headers
from trajectory_recorder.collector.worker import TryLater

DELIVERY_JOB = "webhook.delivery"
# How long to wait before each of the eight retries, in seconds: over two days in all, as Standard Webhooks
# recommends, so that a receiver may be down for a weekend.
RETRY_AFTER_S = (5, 60, 5 * 60, 30 * 60, 2 * 3600, 6 * 3600, 14 * 3600, 24 * 3600)


def fan_out(endpoint: Endpoint, job: Job) -> None:
    """Make a delivery of an event for each webhook that wants it. Safe to run again."""
    now = endpoint.clock.now()
    with endpoint.database.writing() as session:
        hooks = session.scalars(
            select(Webhook)
            .where(Webhook.project_id == job.details["project"], Webhook.disabled_at.is_(None))
            .order_by(Webhook.id)
            # Two replicas with the same job one after the other, so that the second one sees the first one's.
            .with_for_update()
        )
        wanting = [it for it in hooks if not it.kinds or job.details["event"] in it.kinds]
        body = _body(session, job) if wanting else {}
        for hook in wanting:
            if _told(session, hook, job) is None:
                _enqueue(session, hook, job, body, now)


def _told(session: Session, hook: Webhook, job: Job) -> str | None:
    statement = select(WebhookDelivery.id).where(
        WebhookDelivery.webhook_id == hook.id, WebhookDelivery.event_id == job.id
    )
    return session.scalars(statement).one_or_none()


def _enqueue(session: Session, hook: Webhook, job: Job, body: dict[str, object], now: datetime) -> None:
    delivery = WebhookDelivery(
        webhook_id=hook.id,
        event_id=job.id,
        kind=job.details["event"],
        body=body,
        created_at=now,
        next_at=now,
    )
    session.add(delivery)
    session.flush()
    jobs.enqueue(session, DELIVERY_JOB, delivery.id, at=now)


def _body(session: Session, job: Job) -> dict[str, object]:
    """What receivers are told: what it is about, and where that stands; nothing of its content, nobody's name."""
    return {
        "type": job.details["event"],
        "timestamp": job.created_at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "data": {
            **_subject(session, job),
            "project": session.get_one(Project, job.details["project"]).key,
            "state": job.details["state"],
        },
    }


def _subject(session: Session, job: Job) -> dict[str, object]:
    if job.details["event"].startswith("export."):
        return {"export": job.subject}
    submission = session.get_one(Submission, job.subject)
    task = None if submission.task_id is None else session.get_one(Task, submission.task_id).key
    return {"submission": submission.id, "task": task}


def deliver(endpoint: Endpoint, job: Job) -> None:
    """Send a delivery, and note how it went. Safe to run again: receivers know a delivery by its id.

    Raises:
        TryLater: The receiver did not take it, and there are retries left.
    """
    with endpoint.database.reading() as session:
        delivery = session.get(WebhookDelivery, job.subject)
        hook = None if delivery is None else session.get(Webhook, delivery.webhook_id)
    if delivery is None or hook is None or hook.disabled_at or delivery.delivered_at or delivery.given_up_at:
        return
    now = endpoint.clock.now()
    body = json.dumps(delivery.body, separators=(",", ":")).encode()
    signed = headers(hook.secret, delivery.id, int(now.timestamp()), body)
    try:
        send(hook.url, signed, body, private=endpoint.settings.webhook_private_addresses)
    except (NotDelivered, Problem) as error:
        _note_failure(endpoint, delivery.id, str(error))
    else:
        _note_success(endpoint, delivery.id)


def _note_success(endpoint: Endpoint, delivery_id: str) -> None:
    with endpoint.database.writing() as session:
        delivery = session.get(WebhookDelivery, delivery_id, with_for_update=True)
        if delivery is not None:
            delivery.delivered_at = endpoint.clock.now()
            delivery.last_error = delivery.next_at = None


def _note_failure(endpoint: Endpoint, delivery_id: str, error: str) -> None:
    now = endpoint.clock.now()
    with endpoint.database.writing() as session:
        delivery = session.get(WebhookDelivery, delivery_id, with_for_update=True)
        if delivery is None:
            return
        delivery.last_error = error
        delivery.failures += 1
        if delivery.failures > len(RETRY_AFTER_S):
            delivery.given_up_at, delivery.next_at = now, None
            return
        wait_s = RETRY_AFTER_S[delivery.failures - 1]
        delivery.next_at = now + timedelta(seconds=wait_s)
    raise TryLater(wait_s)


HANDLERS = {WEBHOOK_JOB: fan_out, DELIVERY_JOB: deliver}
