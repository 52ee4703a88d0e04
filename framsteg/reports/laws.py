"""What only the database can promise about reports: what was signed or published is never changed."""

from framsteg.audit import laws

DRAFTS = "reports_reportdraft"

EVERY_LAW = (
    laws.append_only("reports_frozencontent"),
    laws.append_only("reports_reportsignature"),
    laws.append_only("reports_reportedition"),
    laws.never(
        "reports_reporttext",
        "reports_locked_text",
        f"EXISTS (SELECT 1 FROM {DRAFTS} AS d WHERE d.id = NEW.draft_id AND d.locked_round IS NOT NULL)",
        "the text of a report that somebody has signed is never changed",
        when_written=True,
    ),
    laws.never(
        DRAFTS,
        "reports_signed_by_two",
        "NEW.state IN ('signed', 'published') AND (SELECT COUNT(*) FROM reports_reportsignature AS s "
        "WHERE s.draft_id = NEW.id AND s.round = NEW.locked_round) < 2",
        "a report is signed by its owner and its controller",
    ),
    laws.never(
        DRAFTS,
        "reports_published_is_kept",
        "NEW.state = 'published' AND NOT EXISTS (SELECT 1 FROM reports_reportedition AS e "
        "WHERE e.draft_id = NEW.id AND e.issue = NEW.issue)",
        "what is published is kept as an edition",
    ),
)
