"""The statistical tables as a person who knows SQL would write them for one form: one statement a table."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.records import choices


def _quoted(codes: tuple[str, ...]) -> str:
    return ", ".join(f"'{code}'" for code in codes)


_URGED = f"direction IN ({_quoted(choices.codes(choices.DIRECTIONS, 'urge'))})"
_PASSED = f"direction IN ({_quoted(choices.codes(choices.DIRECTIONS, 'guide', 'transfer', 'urge'))})"
_ADMINISTRATIVE = f"field IN ({_quoted(choices.codes(choices.FIELDS, 'administrative'))})"
_CLASSIFIED = (
    "content_kind IN ('complaint', 'denunciation', 'proposal')"
    f" AND (authority = 'own' OR (authority = 'not_own' AND {_PASSED})) AND coalesce(relation, '') <> 'duplicate'"
)
_ELIGIBLE = f"eligibility = 'eligible' AND {_CLASSIFIED}"
_HANDLING = "is_deleted = 0 AND received_on <= :end AND (handled_on IS NULL OR handled_on >= :start)"
SETTLED_ON = """coalesce(min(coalesce(decided_on, '9999'), coalesce(stopped_on, '9999'),
    CASE WHEN coalesce(withdrawal, 'whole') = 'whole' THEN coalesce(withdrawn_on, '9999') ELSE '9999' END,
    CASE WHEN decided_on IS NULL THEN coalesce(answered_on, '9999') ELSE '9999' END), '9999')"""
_RATE = (
    "sum(handled_on <= :end AND handled_on <= handle_due_on), sum(coalesce(handled_on, '9999') > :end"
    " AND handle_due_on < :asof)"
)


def _cases(*conditions: str) -> str:
    return ", ".join(f"count(DISTINCT CASE WHEN {condition} THEN matter END)" for condition in conditions)


def _sums(*conditions: str) -> str:
    return ", ".join(f"sum({condition})" for condition in conditions)


_COUNTED = (
    "carried", "NOT carried", "done", "done AND carried", "done AND NOT carried", "ok",
    "replied_on >= :start AND replied_on <= :end",
)  # fmt: skip


def _papers(kind: str) -> str:
    """The first columns of 02/XLD to 04/XLD and where they come from."""
    return (
        f"SELECT count(*), {_sums(*_COUNTED)}, {_RATE}, {{cases}} FROM (SELECT *, received_on < :start AS carried,"
        " coalesce(handled_on <= :end, 0) AS done, coalesce(first_petition, uid) AS matter,"
        f" {_ELIGIBLE} AS ok, coalesce({_URGED}, 0) AS urged FROM petitions"
        f" WHERE {_HANDLING} AND content_kind = '{kind}')"
    )


_FIELDS = (
    "ok", f"ok AND {_ADMINISTRATIVE}", "ok AND field = 'policy'", "ok AND field = 'land'",
    f"ok AND {_ADMINISTRATIVE} AND field NOT IN ('policy', 'land')", "ok AND field = 'judicial'",
    "ok AND field = 'party'", "ok AND coalesce(field, 'other') IN ('other', 'corruption')",
)  # fmt: skip
_BEFORE = (
    "ok AND previous_state = 'decided' AND coalesce(instance, 'first') = 'first'",
    "ok AND previous_state = 'decided' AND instance <> 'first'", "ok AND previous_state = 'judged'",
    "ok AND coalesce(previous_state, '') NOT IN ('decided', 'judged')",
)  # fmt: skip
_RESULT = (
    "ok AND authority = 'own'", "ok AND authority = 'own' AND coalesce(instance, 'first') = 'first'",
    "ok AND authority = 'own' AND instance <> 'first'", "ok AND authority = 'not_own'",
    "ok AND authority = 'not_own' AND NOT urged", "ok AND authority = 'not_own' AND urged",
)  # fmt: skip

_RECEPTION_STRANDS = ("NOT head", "head AND NOT is_delegated", "head AND is_delegated")


def _receptions() -> str:
    cells = ["sum(NOT no_citizen)", "sum(people_count)"]
    for strand in _RECEPTION_STRANDS:
        for group in ("", " AND people_count >= 5"):
            came = f"{strand} AND NOT no_citizen{group}"
            cells += [f"sum({came})", f"sum(CASE WHEN {came} THEN people_count END)"]
            cells.append(_cases(f"{came} AND earlier_reception IS NULL", f"{came} AND earlier_reception IS NOT NULL"))
        cells.append(f"count(DISTINCT CASE WHEN {strand} THEN sitting END)")
    return (
        f"SELECT {', '.join(cells)} FROM (SELECT *, reception_type IN ('scheduled', 'extraordinary') AS head,"
        " coalesce(earlier_reception, uid) AS matter,"
        " CASE WHEN session <> '' THEN session ELSE received_on || chair END AS sitting FROM receptions"
        " WHERE is_deleted = 0 AND received_on >= :start AND received_on <= :end AND coalesce(host, '') <> 'party')"
    )


def _through_receptions() -> str:
    kinds = ("complaint", "denunciation", "proposal")
    papers = _sums(*(f"content_kind = '{kind}'" for kind in kinds), "authority = 'own'", "authority = 'not_own'")
    cases = _cases(
        "1", *(f"content_kind = '{kind}'" for kind in kinds), "authority = 'own'", "authority = 'not_own'",
        "authority = 'not_own' AND content_kind = 'complaint' AND NOT urged",
        "authority = 'not_own' AND content_kind <> 'complaint' AND NOT urged", "authority = 'not_own' AND urged",
    )  # fmt: skip
    return (
        f"SELECT count(*), {papers}, sum(replied_on <= :end), {cases} FROM (SELECT *,"
        f" coalesce(first_petition, uid) AS matter, coalesce({_URGED}, 0) AS urged FROM petitions"
        f" WHERE is_deleted = 0 AND (source = 'reception' OR reception IS NOT NULL) AND received_on >= :start"
        f" AND received_on <= :end AND {_CLASSIFIED})"
    )


def _all_papers() -> str:
    own, other = "ok AND authority = 'own'", "ok AND authority = 'not_own'"
    kinds = ("complaint", "denunciation", "proposal")
    papers = _sums(
        "received_on < :start", "received_on >= :start", "done", "NOT done", "ok",
        *(f"ok AND content_kind = '{kind}'" for kind in kinds), *_BEFORE,
        own, *(f"{own} AND content_kind = '{kind}'" for kind in kinds), other,
        f"{other} AND content_kind = 'complaint' AND NOT urged",
        f"{other} AND content_kind <> 'complaint' AND NOT urged", f"{other} AND urged",
        "replied_on >= :start AND replied_on <= :end",
    )  # fmt: skip
    return (
        f"SELECT count(*), {papers}, {_RATE}, {_cases('ok')} FROM (SELECT *, coalesce(handled_on <= :end, 0) AS done,"
        f" coalesce(first_petition, uid) AS matter, {_ELIGIBLE} AS ok, coalesce({_URGED}, 0) AS urged FROM petitions"
        f" WHERE {_HANDLING})"
    )


def _outcomes(part: str, *whats: str) -> str:
    return ", ".join(f"sum(CASE WHEN what = '{what}' THEN {part} END) AS {part}_{what}" for what in whats)


_WHATS = choices.codes(choices.OUTCOMES)


def _settlement(kind: str) -> str:
    analysed = _cases(
        "decided", *(f"decided AND analysis = '{code}'" for code in choices.codes(choices.ANALYSES)),
        "decided AND settled_on <= settle_due_on", "decided AND settled_on > settle_due_on",
        "settled_on = withdrawn_on", "settled_on = stopped_on", "instance <> 'first'", "1",
    )  # fmt: skip
    money = ", ".join(f"sum(CASE WHEN decided THEN due_{what} END)" for what in _WHATS)
    return (
        f"SELECT count(*), sum(accepted_on < :start), sum(settled_on <= :end AND settled_on <= settle_due_on),"
        f" sum(settled_on > :end AND settle_due_on < :asof), {analysed}, {money} FROM ("
        "SELECT *, settled_on = decided_on AND settled_on <= :end AND analysis IS NOT NULL AS decided FROM ("
        f"SELECT *, {SETTLED_ON} AS settled_on, coalesce(first_petition, uid) AS matter FROM petitions"
        f" LEFT JOIN (SELECT record, {_outcomes('due', *_WHATS)} FROM petitions_outcomes GROUP BY record)"
        f" ON record = id WHERE is_deleted = 0 AND authority = 'own' AND content_kind = '{kind}'"
        " AND accepted_on <= :end) WHERE settled_on >= :start)"
    )


def _execution(kind: str) -> str:
    money = ", ".join(f"sum({part}_{what})" for part in ("due", "done") for what in _WHATS)
    rows = ", ".join(_outcomes(part, *_WHATS) for part in ("due", "done"))
    return (
        f"SELECT count(*), sum(executed_on <= :end), {money} FROM petitions LEFT JOIN (SELECT record, {rows}"
        " FROM petitions_outcomes GROUP BY record) ON record = id WHERE is_deleted = 0 AND execution IS NOT NULL"
        f" AND content_kind = '{kind}' AND decided_on <= :end AND (executed_on IS NULL OR executed_on >= :start)"
    )


def _visits() -> str:
    """Matters are followed to their first reception: one link back would count those of three visits twice."""
    by_type = _sums(*(f"came AND reception_type = '{code}'" for code in choices.codes(choices.RECEPTION_TYPES)))
    return (
        "WITH RECURSIVE visits AS MATERIALIZED (SELECT *, NOT no_citizen AS came FROM receptions"
        " WHERE is_deleted = 0 AND received_on >= :start AND received_on <= :end),"
        " back(top, before) AS (SELECT uid, earlier_reception FROM visits WHERE came"
        " UNION SELECT r.uid, r.earlier_reception FROM back JOIN receptions AS r ON r.uid = back.before)"
        f" SELECT sum(came), sum(CASE WHEN came THEN coalesce(people_count, 1) END), {by_type},"
        " sum(came AND people_count >= 5), sum(came AND host = 'party'),"
        " (SELECT count(*) FROM back WHERE before IS NULL) FROM visits"
    )


def _matters() -> str:
    """Handling and settlement in one: both look at other petitions."""
    kinds = _sums(
        *(f"handling AND NOT carried AND content_kind = '{code}'" for code in choices.codes(choices.CONTENT_KINDS))
    )
    return (
        f"SELECT sum(handling), sum(handling AND carried), {kinds}, sum(handling AND done),"
        " sum(settling), sum(settling AND settled_on <= :end) FROM (SELECT *, received_on < :start AS carried,"
        " coalesce(handled_on <= :end, 0) AS done,"
        " settled_on >= :start AND authority = 'own' AND accepted_on <= :end AS settling"
        " FROM (SELECT *, received_on <= :end AND (handled_on IS NULL OR handled_on >= :start) AS handling,"
        f" {SETTLED_ON} AS settled_on FROM petitions WHERE is_deleted = 0))"
    )


STATEMENTS: Mapping[str, str] = {
    "01-tcd": _receptions(),
    "02-tcd": _through_receptions(),
    "01-xld": _all_papers(),
    "02-xld": _papers("complaint").format(cases=_cases(*_FIELDS, *_BEFORE, *_RESULT)),
    "03-xld": _papers("denunciation").format(
        cases=_cases(*_FIELDS, "ok AND field = 'civil_service'", "ok AND field = 'corruption'", *_BEFORE, *_RESULT)
    ),
    "04-xld": _papers("proposal").format(
        cases=_cases(
            *_FIELDS[:6], *_BEFORE, *_RESULT, "ok AND authority = 'own' AND coalesce(decided_on, answered_on) <= :end"
        )
    ),
    "01-kqgq": _settlement("complaint"),
    "02-kqgq": _execution("complaint"),
    "03-kqgq": _settlement("denunciation"),
    "04-kqgq": _execution("denunciation"),
    "pl2-tiep-dan": _visits(),
    "pl2-don": _matters(),
}
"""By the key of the table; parameters :start, :end and :asof."""
