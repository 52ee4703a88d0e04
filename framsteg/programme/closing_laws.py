"""What only the database can promise about closed programmes and what is said of decisions."""

from framsteg.audit import laws

_ENDED = "('done', 'cancelled', 'transferred')"
_UNANSWERED = "NOT EXISTS (SELECT 1 FROM programme_closinganswer a WHERE a.sub_project_id = {sub_project})"

CLOSING_LAWS = (
    laws.append_only("programme_decisionfollowup"),
    laws.append_only("programme_closing"),
    laws.never(
        "programme_programme",
        "programme_closed_with_answers",
        "NEW.closed_on IS NOT NULL AND EXISTS (SELECT 1 FROM programme_subproject s WHERE s.programme_id = NEW.id "
        f"AND s.stage NOT IN {_ENDED} AND {_UNANSWERED.format(sub_project='s.id')})",
        "a programme is closed only when every open sub-project has an answer",
    ),
    laws.never(
        "programme_subproject",
        "programme_none_left_open_in_closed",
        f"NEW.stage NOT IN {_ENDED} "
        "AND (SELECT closed_on FROM programme_programme WHERE id = NEW.programme_id) IS NOT NULL "
        f"AND {_UNANSWERED.format(sub_project='NEW.id')}",
        "a sub-project of a closed programme is not open without an answer",
    ),
)
