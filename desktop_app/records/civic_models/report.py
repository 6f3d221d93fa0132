"""Printed pages of the models: their list, the table by field and subject, the sheet of one; and all reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from desktop_app.domain.document import Align, Column, Document, HeaderCell, HeadingStyle, Orientation, Table
from desktop_app.domain.formats import format_count
from desktop_app.domain.kind import ReportInput, ReportSpec
from desktop_app.records import choices, civic_choices
from desktop_app.records.civic_models.counting import Tally, is_in_force, models_of, outcome_words, tally
from desktop_app.records.civic_models.funnel_report import model_funnel
from desktop_app.records.civic_models.record import CivicModel
from desktop_app.records.civic_models.result_reports import model_outcomes, model_rewards
from desktop_app.records.civic_models.spread_report import model_copies
from desktop_app.records.civic_models.target_report import model_targets
from desktop_app.records.pages import day_words, document_words, lines, table_page
from desktop_app.records.sheet import sheet_report

# --- Table 1 ----------------------------------------------------------------------------------------------------

_SUMMARY_COLUMNS = (
    Column("STT", 10, Align.CENTER),
    Column("Lĩnh vực", 56),
    Column("Tổng số mô hình", 22, Align.RIGHT),
    Column("Tập thể", 20, Align.RIGHT),
    Column("Cá nhân", 20, Align.RIGHT),
    Column("Đăng ký", 20, Align.RIGHT),
    Column("Được công nhận", 22, Align.RIGHT),
    Column("Mới thực hiện", 22, Align.RIGHT),
    Column("Dừng", 20, Align.RIGHT),
)
_SUMMARY_GROUPS = ((HeaderCell("", 3), HeaderCell("Trong đó", 2), HeaderCell("Trong kỳ", 4)),)
_SUMMARY_NOTE = (
    "Ghi chú: Tổng số là mô hình đang thực hiện đến ngày cuối kỳ (tổng số = tập thể + cá nhân); mô hình dừng trong kỳ"
    " không tính vào tổng số."
)


def model_summary(data: ReportInput) -> Document:
    """Biểu tổng hợp mô hình: the four fields by collective and individual, with what happened in the period.

    Source: figures every province prints (field × collective/individual); the four right columns are practice.
    """
    sums = tally((model for _, model in models_of(data)), period=data.period)
    rows = [
        (str(place), choices.label_of(civic_choices.MODEL_FIELDS, code), *_numbers(item))
        for place, (code, item) in enumerate(sums.items(), start=1)
    ]
    whole = sum(sums.values(), start=Tally())
    table = Table(
        columns=_SUMMARY_COLUMNS,
        groups=_SUMMARY_GROUPS,
        code_row=True,
        rows=rows,
        totals=("Tổng", "", *_numbers(whole)),
        unit_line="Đơn vị tính: mô hình",
    )
    return table_page(
        data,
        key="bieu-tong-hop-mo-hinh",
        name="BIỂU TỔNG HỢP MÔ HÌNH “DÂN VẬN KHÉO”",
        table=table,
        style=HeadingStyle.PARTY,
        subject="Số mô hình theo lĩnh vực, tập thể và cá nhân",
        orientation=Orientation.LANDSCAPE,
        notes=(_SUMMARY_NOTE,),
    )


def _numbers(item: Tally) -> Sequence[str]:
    return [format_count(getattr(item, part.name)) for part in fields(item)]


# --- Table 2 ----------------------------------------------------------------------------------------------------

_LIST_COLUMNS = (
    Column("STT", 9, Align.CENTER),
    Column("Tên mô hình", 45),
    Column("Đơn vị, cá nhân thực hiện", 40),
    Column("Lĩnh vực", 26),
    Column("Địa điểm", 30),
    Column("Thời gian", 34, Align.CENTER),
    Column("Kết quả nổi bật", 50),
    Column("Cấp công nhận (số quyết định)", 34),
    Column("Ghi chú", 22),
)


def model_list(data: ReportInput) -> Document:
    """Danh sách mô hình: the models that the summary's total counts, one row each.

    Source: list that provinces ask for; practice.
    """
    counted = [model for _, model in models_of(data) if is_in_force(model, on=data.period.end)]
    rows = [(str(place), *_list_row(model)) for place, model in enumerate(counted, start=1)]
    return table_page(
        data,
        key="danh-sach-mo-hinh",
        name="DANH SÁCH MÔ HÌNH “DÂN VẬN KHÉO”",
        table=Table(columns=_LIST_COLUMNS, code_row=True, rows=rows),
        style=HeadingStyle.PARTY,
        subject="Danh sách mô hình Dân vận khéo",
    )


def _list_row(model: CivicModel) -> tuple[str, ...]:
    person = ", ".join(part for part in (model.person, model.person_post) if part)
    recognitions = [
        lines(
            choices.short_of(civic_choices.RECOGNITION_LEVELS, item.level),
            document_words(item.number, item.decided_on),
        )
        for item in model.recognitions
    ]
    return (
        model.name,
        lines(person, model.unit),
        choices.label_of(civic_choices.MODEL_FIELDS, model.field),
        ", ".join(part for part in (model.place, model.hamlet) if part),
        _time(model),
        model.highlights or "; ".join(outcome_words(item) for item in model.outcomes),
        lines(*recognitions),
        model.note,
    )


def _time(model: CivicModel) -> str:
    start = day_words(model.starts_on or model.registered_on)
    return lines(f"Từ {start}" if start else "", f"đến {day_words(model.ends_on)}" if model.ends_on else "")


REPORTS = (
    ReportSpec(
        key="danh-sach-mo-hinh",
        title="Danh sách mô hình “Dân vận khéo”",
        build=model_list,
        source="Biểu các tỉnh yêu cầu (danh sách trích ngang); thực tế",
    ),
    ReportSpec(
        key="bieu-tong-hop-mo-hinh",
        title="Biểu tổng hợp mô hình “Dân vận khéo”",
        build=model_summary,
        source="Biểu các tỉnh yêu cầu (lĩnh vực × tập thể, cá nhân); thực tế",
    ),
    ReportSpec(
        key="khen-thuong-mo-hinh",
        title="Danh sách khen thưởng mô hình “Dân vận khéo”",
        build=model_rewards,
        source="Biểu các tỉnh yêu cầu (danh sách khen thưởng); thực tế",
    ),
    ReportSpec(
        key="ket-qua-mo-hinh",
        title="Kết quả lượng hóa của mô hình theo lĩnh vực",
        build=model_outcomes,
        source="Biểu các tỉnh yêu cầu (hộ hiến đất, m² đất, tiền, ngày công, km đường, công trình); thực tế",
    ),
    ReportSpec(
        key="chi-tieu-mo-hinh",
        title="Chỉ tiêu mô hình của thôn, cơ quan",
        build=model_targets,
        lists=("hamlets", "organizations"),
        source="Chương trình, kế hoạch của cấp ủy giao chỉ tiêu; không có mẫu quy định",
    ),
    ReportSpec(
        key="pheu-mo-hinh",
        title="Mô hình từ đăng ký đến công nhận, nhân rộng",
        build=model_funnel,
        period_field="registered_on",
        with_incoming=True,
        source="Theo dõi phong trào theo năm đăng ký; không có mẫu quy định",
    ),
    ReportSpec(
        key="nhan-rong-mo-hinh",
        title="Theo dõi nhân rộng mô hình",
        build=model_copies,
        source="Theo dõi nhân rộng mô hình; không có mẫu quy định",
    ),
    sheet_report("civic_models", title="Phiếu mô hình", style=HeadingStyle.PARTY),
)
