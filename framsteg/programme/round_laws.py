"""What only the database can promise about reporting rounds."""

from framsteg.audit import laws

_ROUNDS, _REPORTS = "programme_reportinground", "programme_statusreport"
_CLOSED = f"(SELECT state FROM {_ROUNDS} WHERE id = {{row}}.round_id) = 'closed'"
_PROGRAMME_OF = "(SELECT programme_id FROM programme_subproject WHERE id = NEW.sub_project_id)"
_ROUND_PROGRAMME = f"(SELECT programme_id FROM {_ROUNDS} WHERE id = NEW.round_id)"

EVERY_LAW = (
    laws.locked(
        _ROUNDS, "programme_closed_rounds_stay", "OLD.state = 'closed'", "a closed round never changes"
    ),
    laws.never(
        _REPORTS,
        "programme_report_of_its_round",
        f"NEW.round_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {_ROUNDS} r WHERE r.id = NEW.round_id "
        f"AND r.state = 'open' AND r.as_of = NEW.as_of AND r.programme_id = {_PROGRAMME_OF})",
        "a report in a round is about its programme, as of its day, while it is open",
        when_written=True,
    ),
    laws.never(
        "programme_roundask",
        "programme_ask_of_its_round",
        f"{_CLOSED.format(row='NEW')} OR {_PROGRAMME_OF} <> {_ROUND_PROGRAMME}",
        "a question of a round is about its programme, and is not added once it is closed",
        when_written=True,
    ),
    laws.locked(
        "programme_roundask",
        "programme_asks_of_closed_rounds_stay",
        _CLOSED.format(row="OLD"),
        "the questions of a closed round never change",
    ),
    laws.never(
        "programme_roundask",
        "programme_answer_of_its_ask",
        f"NEW.report_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {_REPORTS} a WHERE a.id = NEW.report_id "
        "AND a.round_id = NEW.round_id AND a.sub_project_id = NEW.sub_project_id)",
        "the answer is a report about the sub-project in the round",
    ),
    laws.append_only("programme_roundrow"),
    laws.never(
        "programme_roundrow",
        "programme_rows_until_closed",
        f"(SELECT state FROM {_ROUNDS} WHERE id = NEW.round_id) <> 'open' "
        f"OR {_PROGRAMME_OF} <> {_ROUND_PROGRAMME}",
        "a round is frozen once, with the sub-projects of its programme",
        when_written=True,
    ),
    laws.append_only("programme_milestonemove"),
    laws.never(
        "programme_milestonemove",
        "programme_move_of_its_report",
        "NEW.report_id IS NOT NULL AND "
        f"(SELECT sub_project_id FROM {_REPORTS} WHERE id = NEW.report_id) "
        "<> (SELECT sub_project_id FROM programme_milestone WHERE id = NEW.milestone_id)",
        "a milestone is moved in a report about its own sub-project",
    ),
)
