"""A project with everybody and everything in it that a route may be asked about, for the table of roles."""

from dataclasses import dataclass
from itertools import count

from sqlalchemy.orm import Session

from helpers.endpoint import Served
from helpers.things import Owned, plant_things
from trajectory_recorder.collector.access import tokens
from trajectory_recorder.collector.database.base import new_id
from trajectory_recorder.collector.database.tables import Membership, Person, Project
from trajectory_recorder.wire.states import Role, Scope

# Who asks. `stranger` is in no project, `elsewhere` is everything in another one; `expert` owns what is in the
# world, `other` is an expert beside them; `reviewer` has begun reviews, `colleague` none, and may export; `admin` is one of the
# project, `root` of the endpoint.
ASKERS = (
    "nobody",
    "forged",
    "stranger",
    "elsewhere",
    "expert",
    "other",
    "reviewer",
    "colleague",
    "admin",
    "root",
)
# `person` and `erased` never ask: they are experts whom others ask about.
_ROLES = {
    "stranger": (),
    "expert": (Role.EXPERT,),
    "other": (Role.EXPERT,),
    "person": (Role.EXPERT,),
    "reviewer": (Role.REVIEWER,),
    "colleague": (Role.REVIEWER,),
    "admin": (Role.ADMIN,),
    "root": (),
    "elsewhere": (),
    "erased": (),
}
# Whatever their role.
_EXPORTING = frozenset({"colleague"})
_NUMBERS = count()


@dataclass(frozen=True)
class World:
    """`names` holds what stands in paths and bodies for `{name}`; `tokens` each asker's own, None for nobody."""

    served: Served
    names: dict[str, str]
    tokens: dict[str, str | None]
    people: dict[str, str]

    def token_without(self, asker: str, scope: Scope) -> str:
        """Another token of the same person, with all scopes but this one."""
        endpoint = self.served.endpoint
        with endpoint.database.writing() as session:
            person = session.get_one(Person, self.people[asker])
            scopes = frozenset(Scope) - {scope}
            secret, _ = tokens.make(session, person, kind=tokens.API, scopes=scopes, now=endpoint.clock.now())
        return secret


def make_world(served: Served) -> World:
    """Make a project of its own, with everybody in it; a world knows nothing of the others."""
    number = next(_NUMBERS)
    with served.endpoint.database.writing() as session:
        project, elsewhere = (_project(session, served, f"{it}-{number}") for it in ("lab", "elsewhere"))
        people = {who: _person(session, served, f"{who}-{number}") for who in _ROLES}
        people["root"].is_admin = True
        people["erased"].erased_at = people["erased"].disabled_at = served.endpoint.clock.now()
        session.flush()
        for who, roles in _ROLES.items():
            _join(session, project, people[who], *roles, may_export=who in _EXPORTING)
        _join(session, elsewhere, people["elsewhere"], *Role, may_export=True)
        own = {who: _token(session, served, people[who]) for who in _ROLES if who in ASKERS}
        ids = {who: person.id for who, person in people.items()}
        names = {**ids, "project": project.key, "new": f"new-{number}"}
        names["person_name"] = people["person"].name
        things = plant_things(session, served.endpoint, Owned(project.id, project.key, ids))
    return World(served, names | things, {"nobody": None, "forged": f"tr_api_{'x' * 43}", **own}, ids)


def _project(session: Session, served: Served, key: str) -> Project:
    project = Project(id=new_id(), key=key, title=key, created_at=served.endpoint.clock.now())
    session.add(project)
    return project


def _person(session: Session, served: Served, name: str) -> Person:
    created_at = served.endpoint.clock.now()
    person = Person(id=new_id(), name=name, pseudonym=f"contributor-{name}", created_at=created_at)
    session.add(person)
    return person


def _join(session: Session, project: Project, person: Person, *roles: Role, may_export: bool = False) -> None:
    session.add_all(
        Membership(
            project_id=project.id,
            person_id=person.id,
            role=it,
            may_export=may_export,
            created_at=project.created_at,
        )
        for it in roles
    )


def _token(session: Session, served: Served, person: Person) -> str:
    now = served.endpoint.clock.now()
    secret, _ = tokens.make(session, person, kind=tokens.API, scopes=frozenset(Scope), now=now)
    return secret
