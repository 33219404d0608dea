"""Counts leave through one door: nobody else in the project reads them, and nobody goes around the protection."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Iterator

PROJECT = Path(__file__).parents[2]
INSIGHTS = PROJECT / "bot" / "insights"
MAY_READ_COUNTS = tuple(INSIGHTS / name for name in ("counting", "releases", "demo", "retention.py", "retention"))
MAY_READ_RELEASES = tuple(INSIGHTS / name for name in ("releases", "counting", "demo", "retention.py", "retention"))
MIGRATIONS = PROJECT / "bot" / "database" / "migrations"
EXACT = ("MonthlyCountRow", "monthly_count")
INSIDE = ("ReleasedCellRow", "released_cell", "bot.insights.releases.", "bot.insights.disclosure")


def others(allowed: tuple[Path, ...]) -> list[Path]:
    """All code of the project that is not in these places."""
    files = [path for part in ("bot", "actions", "scripts") for path in (PROJECT / part).rglob("*.py")]
    return [path for path in files if not any(place == path or place in path.parents for place in allowed)]


def words(path: Path) -> Iterator[str]:
    """Every name, import and text in a file; comments and docstrings say nothing to a database."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    explained = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (f"{alias.name}." for alias in node.names)
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explained:
            yield node.value


def mentions(path: Path, forbidden: tuple[str, ...]) -> list[str]:
    return [word for word in words(path) if any(part in word for part in forbidden)]


def test_only_who_must_reads_exact_counts() -> None:
    assert {path: found for path in others((*MAY_READ_COUNTS, MIGRATIONS)) if (found := mentions(path, EXACT))} == {}


def test_everybody_else_uses_nothing_of_the_releases_but_the_door() -> None:
    door = "bot.insights.releases.Releases"
    looked_at = others((*MAY_READ_RELEASES, MIGRATIONS, INSIGHTS / "disclosure"))
    assert {path: found for path in looked_at if (found := set(mentions(path, INSIDE)) - {door})} == {}


def test_the_door_shows_published_tables_and_nothing_exact() -> None:
    from bot.insights import releases

    assert releases.__all__ == ["Releases"]
    public = {name for name in vars(releases.Releases) if not name.startswith("_")}
    assert public == {"is_demo", "periods", "publish_closed", "series", "smallest", "table", "tables"}


def test_the_check_sees_an_import_an_attribute_and_a_query(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    for text in (
        "from bot.insights.counting.models import MonthlyCountRow",
        "import bot.insights.counting.models as m\nm.MonthlyCountRow",
        "text('SELECT * FROM monthly_count')",
    ):
        module.write_text(text, encoding="utf-8")
        assert mentions(module, EXACT)
    module.write_text('"""What monthly_count is."""', encoding="utf-8")
    assert not mentions(module, EXACT)
