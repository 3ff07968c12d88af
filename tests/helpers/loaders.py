"""The loader of `datasets`, without a network and with its cache in a folder of the test."""

from pathlib import Path
from typing import Any


def load(builder: str, files: dict[str, list[Path]], cache: Path, **more: Any) -> Any:
    """Load files by split."""
    import datasets

    datasets.disable_progress_bars()
    datasets.config.HF_HUB_OFFLINE = True
    paths = {split: [str(it) for it in paths] for split, paths in files.items()}
    return datasets.load_dataset(builder, data_files=paths, cache_dir=str(cache), **more)
