"""What is said of one export: how it was asked for, how far it is, what came of it. Knows no Qt."""

from trajectory_recorder.administering.exports import ExportDetails
from trajectory_recorder.ui import wording
from trajectory_recorder.ui.desk.content import number
from trajectory_recorder.ui.desk.lists import export_state, format_title, progress_words
from trajectory_recorder.ui.desk.times import moment, span_of_ns
from trajectory_recorder.ui.home.words import counted, size
from trajectory_recorder.ui.language import say, translate

# The log and the files of the export have them all.
_MOST_NAMED = 5


def about(export: ExportDetails) -> str:
    """All that is known of it, line by line."""
    lines = [
        translate("Desk", "{format} for {purpose}: {state}").format(
            format=format_title(export.request.format),
            purpose=export.request.purpose,
            state=export_state(export),
        )
    ]
    if export.reason:
        lines.append(wording.sentence(export.reason))
    if export.progress is not None:
        lines.append(progress_words(export.progress))
    lines += [*_counts(export), *_skipped(export), *_withdrawn(export)]
    if export.expires_at is not None:
        words = translate("Desk", "Its files are kept until {time}.")
        lines.append(words.format(time=moment(export.expires_at)))
    return "\n".join(lines)


def _counts(export: ExportDetails) -> list[str]:
    counts, lines = export.counts, []
    if counts.recordings is not None and counts.duration_ns is not None:
        words = translate("Desk", "{count} recordings of {length} together")
        lines.append(words.format(count=counts.recordings, length=span_of_ns(counts.duration_ns)))
    if counts.files is not None and counts.bytes is not None:
        words = translate("Desk", "{count} files, {size}")
        lines.append(words.format(count=counts.files, size=size(counts.bytes)))
    words = translate("Desk", "{count} left out: {reason}")
    lines += [words.format(count=number(it), reason=say(reason)) for reason, it in counts.left_out.items()]
    return lines


def _skipped(export: ExportDetails) -> list[str]:
    words = translate("Desk", "Skipped: {recording}, {reason}")
    return [
        words.format(recording=it.bundle_id, reason=say(it.reason)) for it in export.skipped[:_MOST_NAMED]
    ]


def _withdrawn(export: ExportDetails) -> list[str]:
    if not export.withdrawn_count:
        return []
    said = counted(
        export.withdrawn_count,
        translate("Desk", "1 recording was withdrawn since: use it no more, wherever it is."),
        translate("Desk", "{count} recordings were withdrawn since: use them no more, wherever they are."),
    )
    return [said, *(f"    {it.bundle_id}" for it in export.withdrawn_since[:_MOST_NAMED])]
