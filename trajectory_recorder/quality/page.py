"""The report as one HTML file, with the time line drawn: for reading, sending and printing."""

import html
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from string import Template

from trajectory_recorder.quality.evidence import Evidence
from trajectory_recorder.quality.examine import Examined
from trajectory_recorder.quality.finding import Severity
from trajectory_recorder.quality.looking import Judged
from trajectory_recorder.quality.report import Report, Verdict
from trajectory_recorder.quality.spans import Span

_WIDTH = 1000
_BINS = 250
_TRACK = 34
_LABEL_Y = 12
_TICK_WIDTH = 30
_SECOND_NS = 1_000_000_000
_VERDICTS = {
    Verdict.PASS: "This recording can be handed in.",
    Verdict.WARN: "This recording can be handed in, but could be better.",
    Verdict.FAIL: "This recording can't be accepted as it is.",
}
_SEVERITIES = {
    Severity.FAIL: "must be mended",
    Severity.WARN: "should be mended",
    Severity.NOTE: "good to know",
}


def page(name: str, examined: Examined) -> str:
    """The report on the bundle of this name as an HTML document that loads nothing."""
    report = examined.report
    template = Template(files("trajectory_recorder.quality").joinpath("page.html").read_text("utf-8"))
    return template.substitute(
        name=html.escape(name),
        verdict=report.verdict.value,
        sentence=_VERDICTS[report.verdict],
        score=report.score,
        duration=clock(report.duration_ns or 0),
        policy=html.escape(f"{report.policy}, version {report.policy_version}"),
        timeline=_timeline(examined.evidence, report) if examined.evidence is not None else "",
        findings=_findings(report),
        deductions=_deductions(report),
        measures="".join(
            f"<tr><th scope=row>{html.escape(_words(key))}</th><td>{_figure(value)}</td></tr>"
            for key, value in report.measures.items()
        ),
    )


def clock(time_ns: int) -> str:
    """A time as a player shows it: 0:07, 1:02:03."""
    minutes, seconds = divmod(time_ns // _SECOND_NS, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


# --- the time line ---------------------------------------------------------------------------------


def _timeline(evidence: Evidence, report: Report) -> str:
    tracks = [
        *_marked(evidence, report.findings),
        ("Screen changes", _density(evidence, evidence.changes_ns, "screen")),
        ("Keys, clicks and scrolling", _density(evidence, evidence.strokes_ns, "input")),
        ("Speech", _blocks(evidence, evidence.speech, "voice")),
    ]
    rows = []
    for number, (label, drawn) in enumerate(tracks):
        top = number * _TRACK
        rows.append(
            f'<g transform="translate(0 {top})"><text x="0" y="{_LABEL_Y - 2}">{label}</text>'
            f'<rect class="track" y="{_LABEL_Y}" width="{_WIDTH}" height="16" rx="2"/>{drawn}</g>'
        )
    height = len(tracks) * _TRACK + 18
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="Time line of the recording">'
        f"{''.join(rows)}{_axis(evidence, len(tracks) * _TRACK)}</svg>"
    )


def _x(evidence: Evidence, at_ns: int) -> float:
    part = (at_ns - evidence.from_ns) / max(1, evidence.to_ns - evidence.from_ns)
    return round(_WIDTH * min(max(part, 0.0), 1.0), 1)


def _marked(evidence: Evidence, findings: Iterable[Judged]) -> list[tuple[str, str]]:
    """A track for each check that found something at a place, the worst first."""
    tracks: dict[str, str] = {}
    for check, it in ((judged.check, judged.finding) for judged in findings):
        span = it.from_ns, it.to_ns
        if span != evidence.whole:
            drawn = _rectangle(evidence, span, it.severity.value, it.message)
            tracks[check] = tracks.get(check, "") + drawn
    return [(_words(check).capitalize(), drawn) for check, drawn in tracks.items()]


def _blocks(evidence: Evidence, spans: Iterable[Span], kind: str) -> str:
    return "".join(_rectangle(evidence, span, kind) for span in spans)


def _rectangle(evidence: Evidence, span: Span, kind: str, title: str = "") -> str:
    x = _x(evidence, span[0])
    width = max(2.0, _x(evidence, span[1]) - x)
    told = f"<title>{html.escape(f'{clock(span[0])}: {title}')}</title>" if title else ""
    return f'<rect class="{kind}" x="{x}" y="{_LABEL_Y}" width="{width:.1f}" height="16">{told}</rect>'


def _density(evidence: Evidence, times_ns: list[int], kind: str) -> str:
    length = max(1, evidence.to_ns - evidence.from_ns)
    counts = Counter(min(_BINS - 1, (at - evidence.from_ns) * _BINS // length) for at in times_ns)
    most = max(counts.values(), default=1)
    width = _WIDTH / _BINS
    return "".join(
        f'<rect class="{kind}" x="{place * width:.1f}" y="{_LABEL_Y}" width="{width:.1f}" height="16" '
        f'opacity="{0.25 + 0.75 * count / most:.2f}"/>'
        for place, count in sorted(counts.items())
    )


def _axis(evidence: Evidence, top: int) -> str:
    step_s = next((it for it in (1, 5, 10, 30, 60, 300, 600, 1800) if evidence.duration_s / it <= 10), 3600)
    ticks = range(0, int(evidence.duration_s) + 1, step_s)
    return "".join(
        f'<text class="tick" x="{_x(evidence, at * _SECOND_NS)}" y="{top + 10}">{clock(at * _SECOND_NS)}</text>'
        for at in ticks
        if _x(evidence, at * _SECOND_NS) < _WIDTH - _TICK_WIDTH
    )


# --- tables ----------------------------------------------------------------------------------------


def _findings(report: Report) -> str:
    if not report.findings:
        return "<p>Nothing was found.</p>"
    return (
        "<ol class=findings>"
        + "".join(_finding(it, (0, report.duration_ns or -1)) for it in report.findings)
        + "</ol>"
    )


def _finding(judged: Judged, whole: Span) -> str:
    it = judged.finding
    place = clock(it.from_ns)
    if (it.from_ns, it.to_ns) == whole:
        place = "all of it"
    elif it.to_ns - it.from_ns >= _SECOND_NS:
        place = f"{place}&ndash;{clock(it.to_ns)}"
    figures = ""
    if it.measured is not None and it.limit is not None:
        figures = f"measured {_figure(it.measured)}, limit {_figure(it.limit)} {it.unit}"
    return (
        f'<li class="{it.severity.value}"><span class=place>{place}</span><div><strong>{html.escape(it.message)}</strong>'
        f"<p>{html.escape(it.suggestion)}</p>"
        f"<small>{_SEVERITIES[it.severity]} · {html.escape(judged.check)}"
        f"{' · ' + html.escape(figures) if figures else ''}</small></div></li>"
    )


def _deductions(report: Report) -> str:
    if not report.deductions:
        return "100: nothing was deducted"
    return "100 " + " ".join(
        f"&minus; {it.points} ({html.escape(_words(it.check))})" for it in report.deductions
    )


def _words(key: str) -> str:
    return key.replace("_", " ")


def _figure(value: float | None) -> str:
    return "not known" if value is None else f"{value:g}" if isinstance(value, int) else f"{value:.4g}"
