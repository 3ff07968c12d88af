"""Every table, so that whoever needs them all has them loaded."""

from trajectory_recorder.collector.database.base import Table
from trajectory_recorder.collector.database.exports import Export, ExportFile, ExportItem
from trajectory_recorder.collector.database.operations import (
    Attempts,
    AuditEntry,
    AuditHead,
    Job,
    Secret,
    Webhook,
    WebhookDelivery,
)
from trajectory_recorder.collector.database.people import (
    BrowserSession,
    DeviceGrant,
    Membership,
    Person,
    SignInCode,
    Token,
)
from trajectory_recorder.collector.database.projects import Claim, Consent, ConsentSignature, Project, Task
from trajectory_recorder.collector.database.reviews import Comment, Comparison, Review, StepLabel
from trajectory_recorder.collector.database.submissions import (
    Blob,
    Submission,
    SubmissionEvent,
    SubmissionFile,
    Upload,
)

__all__ = [
    "Attempts",
    "AuditEntry",
    "AuditHead",
    "Blob",
    "BrowserSession",
    "Claim",
    "Comment",
    "Comparison",
    "Consent",
    "ConsentSignature",
    "DeviceGrant",
    "Export",
    "ExportFile",
    "ExportItem",
    "Job",
    "Membership",
    "Person",
    "Project",
    "Review",
    "Secret",
    "SignInCode",
    "StepLabel",
    "Submission",
    "SubmissionEvent",
    "SubmissionFile",
    "Table",
    "Task",
    "Token",
    "Upload",
    "Webhook",
    "WebhookDelivery",
]
