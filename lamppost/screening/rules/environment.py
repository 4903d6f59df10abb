"""The language of a rule: CEL, less everything that could make a value grow.

Texts and lists cannot be joined, lists cannot be built by loops, nothing can be converted to a
text: so no rule can fill the memory, and what it costs is bound by its own length times that of
what it reads. Types are checked before a rule runs. The library knows more than what is listed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from lamppost.screening.rules.field import Type
from lamppost.screening.rules.fields import ALL

FUNCTIONS = ("contains", "startsWith", "endsWith", "matches", "size")
MACROS = ("exists", "exists_one", "all")
OPERATORS = ("_==_", "_!=_", "!_", "_&&_", "_||_", "_?_:_", "@in")
_INNER = ("@not_strictly_false",)  # what the loops are made of
ARITHMETIC = {
    "_+_": "add",
    "_-_": "subtract",
    "_*_": "multiply",
    "_/_": "divide",
}
# Declared anew, so that a price can stand beside a whole number: CEL's runtime compares them,
# as its definition asks since 2022, but its checker asks to be told.
COMPARISONS = {"_<_": "less", "_<=_": "less_equals", "_>_": "greater", "_>=_": "greater_equals"}
_PAIRS = (("int", "int"), ("double", "double"), ("double", "int"), ("int", "double"))
_LONG = {"int": "int64"}

CEL_TYPES: dict[Type, str] = {
    Type.TEXT: "string",
    Type.WHOLE: "int",
    Type.NUMBER: "double",
    Type.YES_NO: "bool",
    Type.TEXTS: "list",
}


@lru_cache(maxsize=1)
def environment() -> Any:  # noqa: ANN401  a class of a library without types
    """Made once; the library, 14 MB, is loaded only where there are rules."""
    from cel_expr_python import cel

    return cel.NewEnv(config=cel.NewEnvConfigFromYaml(_described()))


def _described() -> str:
    """YAML, of which JSON is a part."""
    import json

    return json.dumps(
        {
            "name": "rules",
            "stdlib": {
                "include_macros": list(MACROS),
                "include_functions": [
                    *({"name": name} for name in (*FUNCTIONS, *OPERATORS, *_INNER)),
                    *(_numbers_alone(name, said) for name, said in ARITHMETIC.items()),
                ],
            },
            "variables": [_variable(field.name, field.type) for field in ALL],
            "functions": [_compared(name, said) for name, said in COMPARISONS.items()],
        }
    )


def _numbers_alone(name: str, said: str) -> dict[str, object]:
    return {"name": name, "overloads": [{"id": f"{said}_int64"}, {"id": f"{said}_double"}]}


def _compared(name: str, said: str) -> dict[str, object]:
    return {"name": name, "overloads": [_overload(said, *pair) for pair in _PAIRS]}


def _overload(said: str, left: str, right: str) -> dict[str, object]:
    sides = [_LONG.get(side, side) for side in (left, right)]
    return {
        "id": "_".join([said, *dict.fromkeys(sides)]),
        "args": [{"type_name": left}, {"type_name": right}],
        "return": {"type_name": "bool"},
    }


def _variable(name: str, kind: Type) -> dict[str, object]:
    found: dict[str, object] = {"name": name, "type_name": CEL_TYPES[kind]}
    return found | ({"params": [{"type_name": "string"}]} if kind == Type.TEXTS else {})
