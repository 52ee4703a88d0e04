"""What only the database can promise about evaluations."""

from framsteg.audit import laws

PLANS = "analysis_evaluationplan"
EVALUATIONS = "analysis_evaluation"
_FILED = "a filed plan is never changed; it can only be followed by a new version"

FILED_PLANS_ARE_LOCKED = laws.locked(PLANS, f"{PLANS}_filed", "OLD.filed_at IS NOT NULL", _FILED)

EVERY_LAW = (
    FILED_PLANS_ARE_LOCKED,
    laws.append_only("analysis_run"),
    laws.append_only("analysis_finding"),
    laws.append_only("analysis_claimoverride"),
    laws.never(
        EVALUATIONS,
        "analysis_question_stays",
        f"EXISTS (SELECT 1 FROM {PLANS} AS plan WHERE plan.evaluation_id = NEW.id AND plan.filed_at IS NOT NULL "
        "AND (plan.indicator_id <> NEW.indicator_id OR plan.region_id <> NEW.region_id))",
        "an evaluation keeps the indicator and the region that were filed",
    ),
    laws.never(
        PLANS,
        "analysis_plan_of_its_question",
        f"EXISTS (SELECT 1 FROM {EVALUATIONS} AS question WHERE question.id = NEW.evaluation_id "
        "AND (question.indicator_id <> NEW.indicator_id OR question.region_id <> NEW.region_id))",
        "a plan is about the indicator and the region of its evaluation",
    ),
    laws.never(
        "analysis_run",
        "analysis_runs_are_of_filed_plans",
        f"EXISTS (SELECT 1 FROM {PLANS} AS plan WHERE plan.id = NEW.plan_id AND plan.filed_at IS NULL)",
        "only a filed plan is computed",
    ),
)
