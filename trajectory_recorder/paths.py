"""Where things live on this machine, per user and per operating system's custom."""

from pathlib import Path

import platformdirs

APPLICATION = "trajectory-recorder"


def settings_file() -> Path:
    """The file with the user's settings; it need not exist."""
    return platformdirs.user_config_path(APPLICATION) / "settings.toml"


def cache_folder() -> Path:
    """The folder for what can be made again at any time; it need not exist."""
    return platformdirs.user_cache_path(APPLICATION)


def log_folder() -> Path:
    """The folder for log files, made if it is missing."""
    return platformdirs.user_log_path(APPLICATION, ensure_exists=True)


def bar_place() -> Path:
    """The file with the place that the recording bar was left at; it need not exist."""
    return platformdirs.user_state_path(APPLICATION) / "recording-bar.json"


def first_run() -> Path:
    """The file that is there once somebody went through the first run of the app."""
    return platformdirs.user_state_path(APPLICATION) / "first-run.json"


def sync_certificate() -> Path:
    """The file with what `doctor --calibrate` measured; it need not exist."""
    return platformdirs.user_data_path(APPLICATION) / "sync-certificate.json"


def recordings_folder() -> Path:
    """The folder that the app offers for new bundles; it need not exist."""
    return platformdirs.user_documents_path() / "Trajectories"


def upload_queue() -> Path:
    """The database of what waits to be sent; it need not exist."""
    return platformdirs.user_data_path(APPLICATION) / "upload-queue.sqlite"


def review_drafts() -> Path:
    """The database of reviews as they are written; it need not exist."""
    return platformdirs.user_data_path(APPLICATION) / "review-drafts.sqlite"


def endpoint_answers() -> Path:
    """The database of what endpoints said last to whoever contributes; it need not exist."""
    return platformdirs.user_data_path(APPLICATION) / "endpoint-answers.sqlite"


def review_shelf() -> Path:
    """The folder for what is kept of recordings while they are reviewed; it need not exist."""
    return cache_folder() / "reviewing"


def credentials() -> Path:
    """The file with sign-ins that were to be kept in a file; it need not exist."""
    return platformdirs.user_data_path(APPLICATION) / "credentials.json"


def endpoint_folder() -> Path:
    """The folder that a collection endpoint keeps its data in unless told otherwise; it need not exist."""
    return platformdirs.user_data_path(APPLICATION) / "endpoint"


def timelines_folder() -> Path:
    """The folder with the timelines of recordings that were opened and can't be written to; it need not exist."""
    return cache_folder() / "timelines"


def timeline_key() -> Path:
    """The file with the key that tells the user's own timelines from others; it need not exist."""
    return platformdirs.user_data_path(APPLICATION) / "timeline.key"
