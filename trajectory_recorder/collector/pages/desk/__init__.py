"""The admin's desk: pages for those who run projects, and for those who run the endpoint.

Each page does what the API does by calling the function of the API's own route as the one who looks at it, so that
there is one set of rules. A page adds words, forms and tables, and decides nothing.
"""

from collections.abc import Sequence

from fastapi import APIRouter

from trajectory_recorder.collector.pages.desk import (
    accounts,
    consents,
    export,
    exports,
    figures,
    people,
    project,
    projects,
    submission,
    submissions,
    task,
    task_import,
    tasks,
)

ROUTERS: Sequence[APIRouter] = (
    projects.router,
    project.router,
    tasks.router,
    task.router,
    task_import.router,
    people.router,
    consents.router,
    submissions.router,
    submission.router,
    exports.router,
    export.router,
    figures.router,
    accounts.router,
)
