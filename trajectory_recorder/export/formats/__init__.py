"""Formats, one file each: loading this registers them. What they write with is loaded once one is made."""

from trajectory_recorder.export.formats import (
    agentnet,
    anthropic,
    evals,
    lerobot,
    openai,
    osworld,
    owamcap,
    parquet,
    raw,
    rerun,
    webdataset,
    webdataset_episodes,
)

__all__ = [
    "agentnet",
    "anthropic",
    "evals",
    "lerobot",
    "openai",
    "osworld",
    "owamcap",
    "parquet",
    "raw",
    "rerun",
    "webdataset",
    "webdataset_episodes",
]
