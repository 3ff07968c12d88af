"""Where things live on this machine, per user and per operating system's custom."""

from pathlib import Path

import platformdirs

APPLICATION = "trajectory-recorder"


def settings_file() -> Path:
    """The file with the user's settings; it need not exist."""
    return platformdirs.user_config_path(APPLICATION) / "settings.toml"


def log_folder() -> Path:
    """The folder for log files, made if it is missing."""
    return platformdirs.user_log_path(APPLICATION, ensure_exists=True)


def sync_certificate() -> Path:
    """The file with what `doctor --calibrate` measured; it need not exist."""
    return platformdirs.user_data_path(APPLICATION) / "sync-certificate.json"


def recordings_folder() -> Path:
    """The folder that the app offers for new bundles; it need not exist."""
    return platformdirs.user_documents_path() / "Trajectories"
