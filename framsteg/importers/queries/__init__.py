"""What has been fetched and imported."""

from . import plan_exports, plan_reports, reports

__all__ = ["plan_exports", "plan_reports", "reports"]
