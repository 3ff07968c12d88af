"""Webhooks of a project, for its admins."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, status
from pydantic import Field
from sqlalchemy import select

from trajectory_recorder.collector.access.permissions import project_as, webhook_to_manage
from trajectory_recorder.collector.database.tables import Webhook, WebhookDelivery
from trajectory_recorder.collector.routes.fields import Flag, IdInPath, KeyInPath
from trajectory_recorder.collector.routes.pages import Asked, Page, take
from trajectory_recorder.collector.routes.requests import Answer, Body, Here, Me, problem_responses
from trajectory_recorder.collector.routes.threads import ThreadRoute
from trajectory_recorder.collector.webhooks import managing
from trajectory_recorder.wire.states import Role, Scope

router = APIRouter(tags=["webhooks"], route_class=ThreadRoute)
_Url = Annotated[str, Field(pattern=r"^https?://[!-~]+$", max_length=500)]
_Kind = Annotated[str, Field(pattern=r"^(submission|export)\.[a-z_]{1,40}$", max_length=60)]
_Kinds = Annotated[list[_Kind], Field(max_length=30)]


class NewWebhookBody(Body):
    """`kinds` are events such as `submission.accepted`; none are all of them."""

    url: _Url
    kinds: _Kinds = Field(default_factory=list)


class ChangeWebhookBody(Body):
    """What is not given stays as it is."""

    url: _Url | None = None
    kinds: _Kinds | None = None
    enabled: Flag | None = None


class WebhookAnswer(Answer):
    id: str
    url: str
    kinds: list[str]
    created_at: datetime
    disabled_at: datetime | None


class NewWebhookAnswer(WebhookAnswer):
    """`secret` is shown this once."""

    secret: str


class DeliveryAnswer(Answer):
    """`failures` counts since it was first sent, or sent anew; `next_at` is when it is tried again."""

    id: str
    kind: str
    created_at: datetime
    failures: int
    last_error: str | None
    next_at: datetime | None
    delivered_at: datetime | None
    given_up_at: datetime | None


@router.post(
    "/projects/{project}/webhooks",
    status_code=status.HTTP_201_CREATED,
    responses=problem_responses(401, 403, 404, 409, 422),
)
def create(endpoint: Here, me: Me, project: KeyInPath, body: NewWebhookBody) -> NewWebhookAnswer:
    """Make a webhook."""
    me.require(Scope.ADMIN)
    with endpoint.database.writing() as session:
        hook = managing.create(
            session,
            me,
            project,
            url=body.url,
            kinds=body.kinds,
            private=endpoint.settings.webhook_private_addresses,
            now=endpoint.clock.now(),
        )
    return NewWebhookAnswer.model_validate(hook)


@router.get("/projects/{project}/webhooks", responses=problem_responses(401, 403, 404, 422))
def listing(endpoint: Here, me: Me, project: KeyInPath, asked: Asked) -> Page[WebhookAnswer]:
    """A project's webhooks, without their secrets."""
    me.require(Scope.ADMIN)
    with endpoint.database.reading() as session:
        project_id = project_as(session, me, project, Role.ADMIN).id
        statement = select(Webhook).where(Webhook.project_id == project_id)
        rows, following = take(session, statement, asked, [Webhook.created_at, Webhook.id])
    return Page[WebhookAnswer](items=[WebhookAnswer.model_validate(row[0]) for row in rows], next=following)


@router.get("/webhooks/{webhook_id}", responses=problem_responses(401, 403, 404, 422))
def one(endpoint: Here, me: Me, webhook_id: IdInPath) -> WebhookAnswer:
    """A webhook, without its secret."""
    me.require(Scope.ADMIN)
    with endpoint.database.reading() as session:
        return WebhookAnswer.model_validate(webhook_to_manage(session, me, webhook_id))


@router.patch("/webhooks/{webhook_id}", responses=problem_responses(401, 403, 404, 422))
def change(endpoint: Here, me: Me, webhook_id: IdInPath, body: ChangeWebhookBody) -> WebhookAnswer:
    """Change a webhook, or disable it for a while."""
    me.require(Scope.ADMIN)
    private, now = endpoint.settings.webhook_private_addresses, endpoint.clock.now()
    with endpoint.database.writing() as session:
        hook = managing.change(session, me, webhook_id, **body.model_dump(), private=private, now=now)
    return WebhookAnswer.model_validate(hook)


@router.delete(
    "/webhooks/{webhook_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=problem_responses(401, 403, 404, 422),
)
def remove(endpoint: Here, me: Me, webhook_id: IdInPath) -> None:
    """Remove a webhook with all its deliveries."""
    me.require(Scope.ADMIN)
    with endpoint.database.writing() as session:
        managing.remove(session, me, webhook_id, now=endpoint.clock.now())


@router.get("/webhooks/{webhook_id}/deliveries", responses=problem_responses(401, 403, 404, 422))
def deliveries(endpoint: Here, me: Me, webhook_id: IdInPath, asked: Asked) -> Page[DeliveryAnswer]:
    """What was sent or is on its way, oldest first."""
    me.require(Scope.ADMIN)
    with endpoint.database.reading() as session:
        hook = webhook_to_manage(session, me, webhook_id)
        statement = select(WebhookDelivery).where(WebhookDelivery.webhook_id == hook.id)
        rows, following = take(session, statement, asked, [WebhookDelivery.created_at, WebhookDelivery.id])
    return Page[DeliveryAnswer](items=[DeliveryAnswer.model_validate(row[0]) for row in rows], next=following)


@router.post(
    "/webhooks/{webhook_id}/deliveries/{delivery_id}/redelivery",
    status_code=status.HTTP_202_ACCEPTED,
    responses=problem_responses(401, 403, 404, 409, 422),
)
def send_anew(endpoint: Here, me: Me, webhook_id: IdInPath, delivery_id: IdInPath) -> DeliveryAnswer:
    """Send once more what has arrived or was given up."""
    me.require(Scope.ADMIN)
    with endpoint.database.writing() as session:
        delivery = managing.send_anew(session, me, webhook_id, delivery_id, now=endpoint.clock.now())
    return DeliveryAnswer.model_validate(delivery)
