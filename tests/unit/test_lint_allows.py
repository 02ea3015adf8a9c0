from __future__ import annotations

import pytest

from game.lint.allows import allows
from strategies.stories import found

TEXT = """variables:
  rope: {flag: false}{after}
scenes:
  gate:
    text: |
      The gate is shut. # allow: unused-variable (this is prose)
    choices: [{say: Leave., goto: out}]
"""
RULE = "unused-variable"


def rules(folder, snippet):
    return [one.rule for one in found(folder, snippet)]


def test_without_an_allow(tmp_path):
    """A finding is a finding; a sign in prose is no comment."""
    assert rules(tmp_path, TEXT.replace("{after}", "")) == [RULE]


@pytest.mark.parametrize(
    "snippet",
    [
        TEXT.replace("{after}", "  # allow: unused-variable (later)"),
        TEXT.replace("{after}", "  # allow unused-variable (later)"),
        TEXT.replace("  rope", "  # allow: unused-variable (later)\n  rope").replace("{after}", ""),
        TEXT.replace("  rope", "  # allow: unused-variable (later)\n  # and more\n\n  rope").replace(
            "{after}", ""
        ),
    ],
)
def test_an_allow_on_the_line_or_above(tmp_path, snippet):
    """A comment on the finding's line, or alone above it, lets it stand."""
    assert rules(tmp_path, snippet) == []


def test_an_allow_on_another_line(tmp_path):
    """A comment that stands elsewhere lets nothing stand, and is itself told."""
    snippet = TEXT.replace("{after}", "").replace("scenes:", "scenes: # allow: unused-variable (later)")
    assert rules(tmp_path, snippet) == [RULE, "unused-allow"]


def test_several_rules_in_one_comment(tmp_path):
    """Rules are divided by commas, each with its reason; each is needed or told."""
    after = "  # allow: unused-variable (later), idle-choice (why not)"
    assert rules(tmp_path, TEXT.replace("{after}", after)) == ["unused-allow"]


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("# allow:", "Write it as `# allow: rule-name (reason)`."),
        ("# allow: Everything!", "Write it as `# allow: rule-name (reason)`."),
        ("# allow: unused-varable (later)", "There is no rule `unused-varable`."),
        (
            "# allow: unused-variable ()",
            "Say why `unused-variable` may stand here: `# allow: unused-variable (reason)`.",
        ),
    ],
)
def test_an_allow_that_says_too_little(tmp_path, comment, message):
    """An allow that can't be read, names no rule or gives no reason is told."""
    told = found(tmp_path, TEXT.replace("{after}", f"  {comment}"), "bare-allow")
    assert [one.message for one in told] == [message]


def test_a_finding_inside_a_block_text(tmp_path):
    """Inside a text of several lines, the line on which the text begins counts as the finding's line."""
    snippet = """style:
  banned: [suddenly]
scenes:
  gate:
    text: |  # allow: banned-words (he says so)
      The gate is shut.
      Suddenly.
    choices: [{say: Leave., goto: out}]
"""
    assert rules(tmp_path, snippet) == []


def test_where_comments_are_looked_for():
    """Neither a block text nor a quoted text holds comments, however it is indented."""
    source = """a:
  - say: |
      # allow: one-rule (no)

     # allow: two-rule (no)
    then: "x # allow: three-rule (no)"
    text: >-
     # allow: four-rule (no)
    # allow: five-rule (yes)
    goto: b # allow: six-rule (yes)
"""
    found_here = [(allow.rule, allow.lines) for allow in allows({"a.yaml": source})]
    assert found_here == [("five-rule", (9, 10)), ("six-rule", (10,))]
