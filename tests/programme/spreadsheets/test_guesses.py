"""Registers of other people: what is guessed holds for any of them, and what cannot be told is not read."""

from __future__ import annotations

from typing import Any

import pytest

from programme.spreadsheets.read import read_bytes

COUNCIL = """\
Northshire Council Corporate Risk Register,,,,,,,,,,
,,,,,,,,,,
,,,Inherent,,,Current,,Target,,
No,Risk,Description / Cause / Consequence,Likelihood,Impact,Controls,Likelihood,Impact,Likelihood,Impact,Risk Owner
CR1,Budget,"If we cannot balance it, then services are cut",5 - Almost Certain,5,"- Plan
- Reserves",4,5,3,4,"Smith, Jane"
Total,,,,5,,,,,,
"""
FRENCH = """\
N°;Intitulé du risque;Causes;Conséquences;Probabilité (1-4);Gravité (1-4);Criticité;Responsable;Échéance;Statut
1;Panne informatique;Serveurs anciens;Arrêt du service;3;4;12;DSI;31/12/2025;En cours
2;Départ;Concours;Retards;2;2;4;DRH;à définir;Clos
"""
SPANISH = """\
Código;Riesgo;Causa;Consecuencia;Probabilidad;Impacto;Nivel de riesgo;Propietario del riesgo;Plazo;Estado
R-1;Fallo del sistema;Servidores viejos;Parada;Alta;Muy alta;Alto;Jefa de sistemas;31/12/2025;Abierto
"""


def columns(text: str) -> dict[str, str]:
    """Give what each column of a register is taken for."""
    (table,) = read_bytes(text.encode(), "risk").tables
    return {column.letter: column.to for column in table.columns}


def cell(text: str, address: str) -> Any:
    """Give one cell of a register."""
    (table,) = read_bytes(text.encode(), "risk").tables
    return next(row.cells[address] for row in table.rows() if address in row.cells)


def test_three_scores_are_told_apart_by_the_headings_above_them() -> None:
    """A csv has no merged cells: a heading spans the repeated headings up to the next."""
    found = columns(COUNCIL)
    assert [found[letter] for letter in "DEGHIJ"] == [
        f"risk assess {score}.{half}"
        for score in ("inherent", "residual", "target")
        for half in ("likelihood", "impact")
    ]
    assert (found["C"], found["F"], found["K"]) == ("risk raise.event", "control add", "risk raise.owner")


@pytest.mark.parametrize(("text", "letters"), [(FRENCH, "ABCDEFGHIJ"), (SPANISH, "ABCDEFGHIJ")])
def test_headings_are_known_in_other_languages(text: str, letters: str) -> None:
    """French and Spanish registers need no mapping for their columns."""
    assert [columns(text)[letter] for letter in letters] == [
        "id",
        "risk raise.title",
        "risk raise.cause",
        "risk raise.effect",
        "risk assess residual.likelihood",
        "risk assess residual.impact",
        "derived",
        "risk raise.owner",
        "action plan.due",
        "state",
    ]


def test_a_scale_of_three_words_says_no_number() -> None:
    """High may be 3 of 3 or 4 of 5: only a column that goes on to very high says which."""
    text = "ID,Risk,Likelihood,Impact\n1,Flood,high,very high\n"
    assert cell(text, "C2").outcome == "refused"
    assert cell(text, "D2").value == 5


@pytest.mark.parametrize(
    ("column", "held"), [("1.0\n0.4", "1.0"), ("3%\n40%", "3%"), ('"£1,000"\n3', "£1,000")]
)
def test_a_probability_or_a_sum_is_never_taken_for_points(column: str, held: str) -> None:
    """Without declared ranges every cell of such a column is refused, 1.0 and 3 too."""
    cells = column.split("\n")
    text = "ID,Risk,Likelihood,Impact\n" + "".join(
        f"{n},Flood,{said},2\n" for n, said in enumerate(cells, start=1)
    )
    found = [cell(text, "C2"), cell(text, "C3")]
    assert found[0].raw == held
    assert [one.outcome for one in found] == ["refused", "refused"]


def test_a_row_with_a_title_alone_is_a_row() -> None:
    """Right under the header it is no legend."""
    (table,) = read_bytes(b"ID,Risk,Owner\n,Flood,\n", "risk").tables
    assert [row.outcome for row in table.rows()] == ["read"]
