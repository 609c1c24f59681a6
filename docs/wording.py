"""List every piece of text that a user can meet, with its place, for reading as a copy editor would.

    python docs/wording.py [ROOM ...]

Texts are the string literals of the package that read as words: a letter, a blank, no regular expression, no docstring but
those of commands, which are their help. Arguments of an f-string are shown as {}.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "src" / "factcheck"
NOT_WORDS = re.compile(r"\(\?|\\[bdsSwWnB]|\[\^|^[\w\s#.>:*-]+\{|</?\w+>|^--|^[a-z-]+: [a-z$#]")


def texts(source: str) -> Iterator[tuple[int, str]]:
    """Every text of a module, with its line."""
    tree = ast.parse(source)
    skipped = {id(each) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for each in node.values}
    skipped |= _docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield (
                node.lineno,
                "".join(piece.value if isinstance(piece, ast.Constant) else "{}" for piece in node.values),
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.lineno, node.value
        elif isinstance(node, ast.FunctionDef) and any("command(" in ast.unparse(each) for each in node.decorator_list):
            yield node.lineno, ast.get_docstring(node) or ""


def _docstrings(tree: ast.AST) -> set[int]:
    """The literals that stand alone: docstrings, and what is said of an attribute behind it."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def reads_as_words(text: str) -> bool:
    return bool(re.search(r"[^\W\d_]{2,}\s+\S", text)) and not NOT_WORDS.search(text)


def main() -> None:
    """Print them, a line each."""
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE)
        if sys.argv[1:] and place.parts[0] not in sys.argv[1:]:
            continue
        for line, text in sorted(set(texts(path.read_text("utf-8")))):
            if reads_as_words(text):
                sys.stdout.write(f"{place}:{line}: {' '.join(text.split())}\n")


if __name__ == "__main__":
    main()
