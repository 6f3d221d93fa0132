"""Records that begin from other records."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop_app.domain.stamp import Stored
from desktop_app.domain.values import parse
from desktop_app.records import KINDS, kind_of
from desktop_app.records.civic_models.record import CivicModel
from desktop_app.records.dialogues.record import Dialogue
from desktop_app.records.opinions.record import Opinion
from desktop_app.records.receptions.record import Reception
from desktop_app.records.rows import Representative
from tests.helpers.examples import example
from tests.unit.records.cases import TODAY, changed, made, stored

RECEPTION = made(
    Reception,
    received_on=date(2026, 11, 4),
    content_kind="complaint",
    visitor="Nguyễn Văn An",
    hamlet="Thôn Đông",
    people_count=6,
    representatives=(made(Representative, name="Nguyễn Văn An"),),
    summary="Xem lại việc thu hồi đất",
    field="land",
    direction="accept",
)


def start(kind: str, key: str, record: Stored) -> tuple[str, dict[str, Any]]:
    """Target and raw start values of one derivation."""
    made_by = next(item for item in kind_of(kind).derivations if item.key == key)
    return made_by.target, made_by.start(record)


def test_petition_takes_over_from_its_reception() -> None:
    target, raw = start("receptions", "petition", stored(RECEPTION, uid="r"))
    record, problems = parse(
        kind_of(target).record_type, {**raw, "petitioner_kind": "group", "status": "received"}, today=TODAY
    )
    assert problems == []
    values = {key: getattr(record, key) for key in ("petitioner", "received_on", "source", "reception", "direction")}
    assert values == {
        "petitioner": "Nguyễn Văn An",
        "received_on": date(2026, 11, 4),
        "source": "reception",
        "reception": "r",
        "direction": "accept",
    }
    assert getattr(record, "representatives", ()) == RECEPTION.representatives


def test_petition_does_not_take_over_what_only_a_reception_can_do() -> None:
    explained = changed(RECEPTION, {"direction": "explain"})
    assert "direction" not in start("receptions", "petition", stored(explained))[1]


def test_petition_from_a_secret_reception_holds_no_person() -> None:
    secret = changed(
        RECEPTION,
        {"content_kind": "denunciation", "visitor": "", "hamlet": "", "representatives": (), "secret_file": "03"},
    )
    _, raw = start("receptions", "petition", stored(secret))
    withheld = {spec.key for spec in kind_of("petitions").withheld}
    assert not withheld & set(raw)
    assert raw["secret_file"] == "03"


def test_next_reception_of_a_matter_is_not_the_first() -> None:
    target, raw = start("receptions", "again", stored(RECEPTION, uid="r"))
    assert target == "receptions"
    assert (raw["occurrence"], raw["earlier_reception"]) == ("again", "r")
    assert "received_on" not in raw
    assert "direction" not in raw


def test_opinion_belongs_to_its_dialogue() -> None:
    dialogue = made(Dialogue, held_on=date(2026, 10, 15), topic="Môi trường")
    assert start("dialogues", "opinion", stored(dialogue, uid="d")) == (
        "opinions",
        {"dialogue": "d", "raised_on": "15/10/2026", "source": "meeting"},
    )


def test_petition_from_an_opinion_is_a_proposal() -> None:
    opinion = made(
        Opinion, content="Sửa đường", speaker="Trần Thị Bình", field="transport", raised_on=date(2026, 10, 15)
    )
    target, raw = start("opinions", "petition", stored(opinion, uid="o"))
    assert target == "petitions"
    assert raw == {
        "content_kind": "proposal",
        "source": "opinion",
        "opinion": "o",
        "petitioner": "Trần Thị Bình",
        "summary": "Sửa đường",
        "field_detail": "transport",
        "field": "other",
    }


def test_copy_of_a_model_links_back_to_its_original() -> None:
    model = made(CivicModel, name="Ngôi nhà xanh", field="culture_society", unit="Hội Phụ nữ", method="Gom phế liệu")
    target, raw = start("civic_models", "copy", stored(model, uid="m"))
    assert target == "civic_models"
    assert raw["original"] == "m"
    assert raw["method"] == "Gom phế liệu"
    assert "unit" not in raw
    assert "registered_on" not in raw


def test_every_derivation_gives_values_its_target_understands() -> None:
    for kind in KINDS:
        record = parse(kind.record_type, example(kind), today=TODAY)[0]
        for item in kind.derivations:
            known = {spec.key for spec in kind_of(item.target).specs}
            assert set(item.start(stored(record))) <= known
