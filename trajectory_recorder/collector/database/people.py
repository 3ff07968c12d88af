"""Tables of people: who they are, how they sign in, what they may do where."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from trajectory_recorder.collector.database.base import Document, Id, Table, new_id
from trajectory_recorder.wire.states import Role


class Person(Table):
    """Somebody with an account. `pseudonym` is all that leaves the endpoint in an export.

    `is_admin` is the admin of the whole endpoint. An erased person keeps the row, without name and password,
    because what others did with their recordings refers to it.
    """

    __tablename__ = "person"

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    display_name: Mapped[str] = mapped_column(String(200), default="")
    pseudonym: Mapped[str] = mapped_column(String(40), unique=True)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    is_admin: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]
    erased_at: Mapped[datetime | None]


class SignInCode(Table):
    """A code that signs its person in once, as the first start prints one. Only its SHA-256 is kept."""

    __tablename__ = "sign_in_code"

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    code_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class BrowserSession(Table):
    """Somebody who is signed in with a browser; the cookie's SHA-256 is the key.

    What forms prove themselves by is derived from the cookie, and kept nowhere.
    """

    __tablename__ = "browser_session"

    cookie_sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class Token(Table):
    """A bearer token: `kind` is access, refresh or api. Only its SHA-256 is kept, and a prefix to know it by.

    Access and refresh tokens of one sign-in share a `family`: a refresh token that comes a second time was
    stolen, and ends the family.
    """

    __tablename__ = "token"

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    token_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    prefix: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(String(200), default="")
    scopes: Mapped[list[str]] = mapped_column(Document)
    family: Mapped[str | None] = mapped_column(Id, index=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class DeviceGrant(Table):
    """A device that waits for somebody to let it in (RFC 8628). `state`: pending, approved, denied or used.

    `address` is the network address that it asked from, which helps people to tell their own device.
    """

    __tablename__ = "device_grant"

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    device_code_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    user_code_sha256: Mapped[str] = mapped_column(String(64), unique=True)
    client_name: Mapped[str] = mapped_column(String(200))
    address: Mapped[str] = mapped_column(String(45))
    scopes: Mapped[list[str]] = mapped_column(Document)
    state: Mapped[str] = mapped_column(String(10))
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    interval_s: Mapped[int]
    polled_at: Mapped[datetime | None]


class Membership(Table):
    """What a person is in a project. Exporting is a permission of its own, whatever the role."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("project_id", "person_id", "role"), Index(None, "person_id"))

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    role: Mapped[Role] = mapped_column(String(20))
    may_export: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
