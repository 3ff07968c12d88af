"""Webhooks as a project's admins make, change and remove them, and send deliveries anew."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from trajectory_recorder.collector import audit_log, jobs
from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.access.permissions import project_as, webhook_to_manage
from trajectory_recorder.collector.database.tables import Webhook, WebhookDelivery
from trajectory_recorder.collector.problems import conflict, not_found
from trajectory_recorder.collector.webhooks.addresses import check_url
from trajectory_recorder.collector.webhooks.delivering import DELIVERY_JOB
from trajectory_recorder.collector.webhooks.signing import new_secret
from trajectory_recorder.wire.states import Role

# This project's own figure: each event is sent to all of them.
MOST_IN_PROJECT = 20


def create(
    session: Session,
    actor: Actor,
    project_key: str,
    *,
    url: str,
    kinds: Sequence[str],
    private: bool,
    now: datetime,
) -> Webhook:
    """Make a webhook; its secret is shown to whoever makes it, this once.

    Raises:
        Problem: 404 and 403; 422 for a URL as in `addresses`; 409 where a project has as many as it may.
    """
    check_url(url, private=private)
    project = project_as(session, actor, project_key, Role.ADMIN)
    count = session.scalar(select(func.count()).select_from(Webhook).where(Webhook.project_id == project.id))
    if (count or 0) >= MOST_IN_PROJECT:
        raise conflict("too_many", f"a project has {MOST_IN_PROJECT} webhooks at most", "remove one")
    hook = Webhook(
        project_id=project.id, url=url, secret=new_secret(), kinds=sorted(set(kinds)), created_at=now
    )
    session.add(hook)
    session.flush()
    _audit(session, actor, hook, "webhook.created", now)
    return hook


def change(
    session: Session,
    actor: Actor,
    webhook_id: str,
    *,
    url: str | None,
    kinds: Sequence[str] | None,
    enabled: bool | None,
    private: bool,
    now: datetime,
) -> Webhook:
    """Change what is given. One that is disabled is told nothing, and what happens meanwhile is not told later.

    Raises:
        Problem: As `create`.
    """
    hook = webhook_to_manage(session, actor, webhook_id, lock=True)
    if url is not None:
        check_url(url, private=private)
        hook.url = url
    if kinds is not None:
        hook.kinds = sorted(set(kinds))
    if enabled is not None:
        hook.disabled_at = None if enabled else hook.disabled_at or now
    _audit(session, actor, hook, "webhook.changed", now)
    return hook


def remove(session: Session, actor: Actor, webhook_id: str, *, now: datetime) -> None:
    """Remove a webhook with all its deliveries.

    Raises:
        Problem: 404.
    """
    hook = webhook_to_manage(session, actor, webhook_id, lock=True)
    session.execute(delete(WebhookDelivery).where(WebhookDelivery.webhook_id == hook.id))
    session.delete(hook)
    _audit(session, actor, hook, "webhook.removed", now)


def send_anew(
    session: Session, actor: Actor, webhook_id: str, delivery_id: str, *, now: datetime
) -> WebhookDelivery:
    """Send a delivery that has arrived or was given up once more, under the same id.

    Raises:
        Problem: 404; 409 where it is on its way.
    """
    hook = webhook_to_manage(session, actor, webhook_id)
    delivery = session.get(WebhookDelivery, delivery_id, with_for_update=True)
    if delivery is None or delivery.webhook_id != hook.id:
        raise not_found("delivery")
    if delivery.delivered_at is None and delivery.given_up_at is None:
        raise conflict("under_way", "this delivery is still tried", "look when the next attempt is")
    delivery.delivered_at = delivery.given_up_at = None
    delivery.failures, delivery.next_at = 0, now
    jobs.enqueue(session, DELIVERY_JOB, delivery.id, at=now)
    _audit(session, actor, hook, "webhook.sent_anew", now)
    return delivery


def _audit(session: Session, actor: Actor, hook: Webhook, action: str, now: datetime) -> None:
    subject = f"webhook/{hook.id}"
    audit_log.write(
        session, now, person_id=actor.person_id, action=action, subject=subject, project=hook.project_id
    )
