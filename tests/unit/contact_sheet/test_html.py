from trajectory_recorder.contact_sheet.html import Html, fill, joined

HOSTILE = """<script>alert("1")</script>'&$a"""
HARMLESS = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#x27;&amp;$a"


def test_values_are_escaped_unless_they_are_html() -> None:
    assert fill('<p title="$a">$b</p>', a=HOSTILE, b=Html("<b>")) == f'<p title="{HARMLESS}"><b></p>'
    assert fill("$number", number=3) == "3"


def test_what_was_filled_in_is_not_filled_again_or_escaped_twice() -> None:
    inner = fill("<i>$a</i>", a="$b <")
    assert fill("$x", x=inner) == joined([inner]) == "<i>$b &lt;</i>"
    assert joined(["<", Html("<br>")]) == "&lt;<br>"
