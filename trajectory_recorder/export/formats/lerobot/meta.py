"""The files of a LeRobot dataset that tell of the whole: `meta/info.json`, statistics, tasks and episodes."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import islice
from typing import Any

import msgspec

from trajectory_recorder.export.exporter import FILES_IN_CHUNK, Dataset, DonePiece, Resource, ShardFile
from trajectory_recorder.export.formats.lerobot.columns import ACTION, SCREEN, STATE, TASK, row_columns
from trajectory_recorder.export.formats.lerobot.statistics import NAMES, Stats, joined
from trajectory_recorder.export.json_text import laid_out
from trajectory_recorder.export.tables import Column
from trajectory_recorder.export.video import Sheet
from trajectory_recorder.wire.exports import ExportOptions

ROWS, VIDEO = "rows", "video"
DATA_PATH = "data/chunk-{chunk:03d}/file-{file:03d}.parquet"
VIDEO_PATH = f"videos/{SCREEN}/chunk-{{chunk:03d}}/file-{{file:03d}}.mp4"
_EPISODES_PATH = "meta/episodes/chunk-{:03d}/file-{:03d}.parquet"
_INFO, _STATS, _TASKS = "meta/info.json", "meta/stats.json", "meta/tasks.parquet"
_EPISODES_IN_FILE = 1000
# Those that LeRobot's own datasets have.
_DATA_MB, _VIDEO_MB = 100, 200


def sizes_mb(options: ExportOptions) -> tuple[int, int]:
    """How large files of rows and of video become."""
    return min(options.shard_mb, _DATA_MB), min(options.shard_mb, _VIDEO_MB)


def finish(dataset: Dataset, options: ExportOptions, sheet: Sheet) -> Sequence[Resource]:
    """Write them, and describe all files."""
    tasks: dict[str, int] = {}
    for piece in dataset.pieces:
        tasks.setdefault(piece.notes["task"], piece.numbers[TASK])
    dataset.write(_TASKS, _tasks_table(tasks))
    dataset.write(_INFO, laid_out(_info(dataset, options, sheet, len(tasks))))
    dataset.write(_STATS, laid_out(_all_stats(dataset)))
    episodes = _write_episodes(dataset, options)
    return _resources(dataset, options, episodes)


def _info(dataset: Dataset, options: ExportOptions, sheet: Sheet, tasks: int) -> dict[str, Any]:
    data_mb, video_mb = sizes_mb(options)
    path = "chunk-{chunk_index:03d}/file-{file_index:03d}"
    return {
        "codebase_version": "v3.0",
        "robot_type": "computer",
        "total_episodes": len(dataset.pieces),
        "total_frames": sum(it.counts["frames"] for it in dataset.pieces),
        "total_tasks": tasks,
        "chunks_size": FILES_IN_CHUNK,
        "data_files_size_in_mb": data_mb,
        "video_files_size_in_mb": video_mb,
        "fps": options.frames_per_second,
        "splits": _splits(dataset.pieces),
        "data_path": f"data/{path}.parquet",
        "video_path": f"videos/{{video_key}}/{path}.mp4",
        "features": _features(options, sheet),
    }


def _splits(pieces: Sequence[DonePiece]) -> dict[str, str]:
    """Which episodes each split has; they lie side by side."""
    bounds: dict[str, list[int]] = {}
    for it in pieces:
        bounds.setdefault(it.split, [it.position, it.position])[1] = it.position + 1
    return {split: f"{first}:{behind}" for split, (first, behind) in bounds.items()}


def _features(options: ExportOptions, sheet: Sheet) -> dict[str, Any]:
    names = {"observation.state": list(STATE), "action": list(ACTION)}
    told: dict[str, Any] = {
        SCREEN: {
            "dtype": "video",
            "shape": [sheet.height_px, sheet.width_px, 3],
            "names": ["height", "width", "channels"],
            "info": {
                "video.height": sheet.height_px,
                "video.width": sheet.width_px,
                "video.codec": "h264",
                "video.pix_fmt": "yuv420p",
                "video.fps": options.frames_per_second,
                "video.channels": 3,
                "is_depth_map": False,
                "has_audio": False,
            },
        }
    }
    for it in row_columns(transcript=options.transcript):
        dtype = "float32" if it.length else it.kind
        told[it.name] = {"dtype": dtype, "shape": [it.length or 1], "names": names.get(it.name)}
    return told


def _stats_of(piece: DonePiece) -> dict[str, Stats]:
    """A recording's statistics, with those of the columns that the whole dataset tells."""
    told: dict[str, Stats] = dict(piece.notes["stats"])
    count = told["frame_index"]["count"]
    numbers = {"episode_index": piece.position, "task_index": piece.numbers[TASK]}
    for name, value in numbers.items():
        told[name] = {it: [0.0 if it == "std" else float(value)] for it in NAMES} | {"count": count}
    before, rows = piece.before.get("frames", 0), told["frame_index"]
    shifted = {it: [rows[it][0] + (0 if it == "std" else before)] for it in NAMES if it != "count"}
    told["index"] = shifted | {"count": count}
    return told


def _all_stats(dataset: Dataset) -> dict[str, Stats]:
    each = [_stats_of(it) for it in dataset.pieces]
    return {name: joined([it[name] for it in each]) for name in (each[0] if each else ())}


def _write_episodes(dataset: Dataset, options: ExportOptions) -> list[str]:
    """One row for each recording, a thousand in a file."""
    import pyarrow as pa  # noqa: PLC0415 - heavy
    from pyarrow import parquet  # noqa: PLC0415

    rows = _episodes(dataset, options)
    paths: list[str] = []
    while batch := list(islice(rows, _EPISODES_IN_FILE)):
        path = _EPISODES_PATH.format(*divmod(len(paths), FILES_IN_CHUNK))
        buffer = BytesIO()
        parquet.write_table(pa.Table.from_pylist(batch), buffer, compression="zstd")
        dataset.write(path, buffer.getvalue())
        paths.append(path)
    return paths


def _episodes(dataset: Dataset, options: ExportOptions) -> Iterator[dict[str, Any]]:
    data, video = (_Places(dataset.shards, part) for part in (ROWS, VIDEO))
    for piece in dataset.pieces:
        length, first = piece.counts["frames"], piece.before.get("frames", 0)
        filmed = video.shard(piece.position)
        passed = first - dataset.pieces[filmed.first].before.get("frames", 0)
        chunk, file = divmod(piece.position // _EPISODES_IN_FILE, FILES_IN_CHUNK)
        yield {
            "episode_index": piece.position,
            "tasks": [piece.notes["task"]],
            "length": length,
            **data.indices(piece.position, "data"),
            "dataset_from_index": first,
            "dataset_to_index": first + length,
            **video.indices(piece.position, f"videos/{SCREEN}"),
            f"videos/{SCREEN}/from_timestamp": passed / options.frames_per_second,
            f"videos/{SCREEN}/to_timestamp": (passed + length) / options.frames_per_second,
            **{
                f"stats/{feature}/{name}": values
                for feature, stats in _stats_of(piece).items()
                for name, values in stats.items()
            },
            "meta/episodes/chunk_index": chunk,
            "meta/episodes/file_index": file,
            "episode_id": piece.name,
            "split": piece.split,
            "transcribed": piece.notes["transcribed"],
        }


class _Places:
    """In which shard a recording is."""

    def __init__(self, shards: Sequence[ShardFile], part: str) -> None:
        self._shards = [it for it in shards if it.part == part]
        self._firsts = [it.first for it in self._shards]

    def shard(self, position: int) -> ShardFile:
        return self._shards[bisect_right(self._firsts, position) - 1]

    def indices(self, position: int, prefix: str) -> dict[str, int]:
        chunk, file = divmod(self.shard(position).number, FILES_IN_CHUNK)
        return {f"{prefix}/chunk_index": chunk, f"{prefix}/file_index": file}


def _tasks_table(tasks: dict[str, int]) -> bytes:
    """The task's number by its text, which is the index where pandas reads it."""
    import pyarrow as pa  # noqa: PLC0415 - heavy
    from pyarrow import parquet  # noqa: PLC0415

    ordered = sorted(tasks, key=tasks.__getitem__)
    table = pa.table(
        {
            "task_index": pa.array([tasks[it] for it in ordered], pa.int64()),
            TASK: pa.array(ordered, pa.string()),
        }
    )
    columns = [
        {
            "name": "task_index",
            "field_name": "task_index",
            "pandas_type": "int64",
            "numpy_type": "int64",
            "metadata": None,
        },
        {
            "name": TASK,
            "field_name": TASK,
            "pandas_type": "unicode",
            "numpy_type": "object",
            "metadata": None,
        },
    ]
    told = {"index_columns": [TASK], "column_indexes": [], "columns": columns, "pandas_version": "2.0.0"}
    buffer = BytesIO()
    parquet.write_table(table.replace_schema_metadata({"pandas": msgspec.json.encode(told)}), buffer)
    return buffer.getvalue()


def _resources(dataset: Dataset, options: ExportOptions, episodes: list[str]) -> Sequence[Resource]:
    parquet = "application/vnd.apache.parquet"
    paths = {part: tuple(it.path for it in dataset.shards if it.part == part) for part in (ROWS, VIDEO)}
    frames = sum(it.counts["frames"] for it in dataset.pieces)
    fields = tuple(it.field for it in row_columns(transcript=options.transcript))
    return (
        Resource("rows", "State and action at each picture.", parquet, paths[ROWS], fields, frames),
        Resource("video", "The screen at a constant rate.", "video/mp4", paths[VIDEO]),
        Resource(
            "episodes",
            "Where in rows and video each recording lies, with its statistics.",
            parquet,
            tuple(episodes),
            tuple(it.field for it in _EPISODE_COLUMNS),
            len(dataset.pieces),
        ),
        Resource(
            "tasks", "What was to be done.", parquet, (_TASKS,), tuple(it.field for it in _TASK_COLUMNS)
        ),
        Resource("info", "What LeRobot's loaders ask first.", "application/json", (_INFO,)),
        Resource("stats", "Statistics of all rows and pictures.", "application/json", (_STATS,)),
    )


_TASK_COLUMNS = (
    Column("task_index", "int64", "Number of the task."),
    Column(TASK, "string", "Its instruction, or else its title or key; empty for recordings without a task."),
)
_EPISODE_COLUMNS = (
    Column("episode_index", "int64", "Number of the recording."),
    Column("tasks", "strings", "What was to be done."),
    Column("length", "int64", "How many rows it has."),
    Column("dataset_from_index", "int64", "Number of its first row."),
    Column("dataset_to_index", "int64", "Number of the row behind its last one."),
    Column(f"videos/{SCREEN}/from_timestamp", "float64", "Where it begins in its video file.", "s"),
    Column(f"videos/{SCREEN}/to_timestamp", "float64", "Where it ends there.", "s"),
    Column("episode_id", "string", "The id of its bundle."),
    Column("split", "string", "Its part of the dataset."),
    Column("transcribed", "bool", "Whether somebody transcribed what was said."),
)
