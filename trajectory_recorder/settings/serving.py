"""How a collection endpoint serves. Declared like all settings; the group is `[serve]`."""

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeSettings:
    """How an endpoint serves."""

    host: Annotated[str, Meta(description="Address to listen on")] = "127.0.0.1"
    port: Annotated[int, Meta(ge=0, le=65535, description="Port to listen on; 0 for any that is free")] = 8321
    database: Annotated[
        str,
        Meta(
            description="URL of the database: postgresql+psycopg://USER@HOST/NAME; empty for SQLite in the data folder"
        ),
    ] = ""
    store: Annotated[
        str, Meta(description="Where files go: s3://BUCKET/PREFIX; empty for the data folder")
    ] = ""
    store_endpoint: Annotated[
        str, Meta(description="Address of an S3-compatible store that is not Amazon's")
    ] = ""
    public_url: Annotated[
        str, Meta(description="Address by which people reach it, where a proxy stands before it")
    ] = ""
    tls_certificate: Annotated[
        str,
        Meta(
            description="File with the certificate chain, in PEM; empty where a proxy does TLS, or for loopback"
        ),
    ] = ""
    tls_key: Annotated[str, Meta(description="File with the certificate's private key, in PEM")] = ""
    check_memory_mb: Annotated[
        int,
        Meta(ge=256, le=64_000, description="Memory that checking one bundle may take", extra={"unit": "MB"}),
    ] = 2_048
    check_minutes: Annotated[
        int,
        Meta(
            ge=1,
            le=240,
            description="Processor time that checking one bundle may take",
            extra={"unit": "min"},
        ),
    ] = 10
    quota_gb: Annotated[
        int,
        Meta(ge=1, le=1_000_000, description="Bytes that one person may keep there", extra={"unit": "GB"}),
    ] = 200
    open_submissions: Annotated[
        int, Meta(ge=1, le=1_000, description="Unfinished submissions that one person may have")
    ] = 5
    submissions_per_day: Annotated[
        int, Meta(ge=1, le=100_000, description="Submissions that one person may begin in a day")
    ] = 100
    upload_days: Annotated[
        int,
        Meta(ge=1, le=90, description="Unfinished submissions are given up after", extra={"unit": "days"}),
    ] = 7
    export_memory_mb: Annotated[
        int,
        Meta(ge=256, le=1_000_000, description="Memory that one export may take", extra={"unit": "MB"}),
    ] = 4_096
    export_hours: Annotated[
        int,
        Meta(ge=1, le=1_000, description="Processor time that one export may take", extra={"unit": "h"}),
    ] = 48
    export_days: Annotated[
        int,
        Meta(ge=1, le=365, description="Files of exports are deleted after", extra={"unit": "days"}),
    ] = 14
    requests_per_minute: Annotated[
        int,
        Meta(
            ge=10,
            le=100_000,
            description="Requests that one token may make, uploads aside",
            extra={"unit": "1/min"},
        ),
    ] = 300
    webhook_private_addresses: Annotated[
        bool, Meta(description="Whether webhooks may go to private addresses, and without encryption")
    ] = False

    @property
    def is_https(self) -> bool:
        """Whether whoever talks to it does so over TLS, by itself or through a proxy."""
        return bool(self.tls_certificate) or self.public_url.startswith("https://")
