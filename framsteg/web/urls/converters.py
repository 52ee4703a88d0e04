"""Parts of addresses of their own: feeds and days."""

from datetime import date

from django.urls import register_converter


class FeedForm:
    """The two forms that feeds come in."""

    regex = "rss|atom"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Day:
    """A day that exists, as in 2012-08-31."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


register_converter(FeedForm, "feed")
register_converter(Day, "day")
