"""Wagtail asks these whether a user may do something; they ask accounts.rules.access."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model, QuerySet
from wagtail.permission_policies.base import BasePermissionPolicy

from framsteg.accounts.models import User
from framsteg.accounts.rules.access import ALLOWED, Right, may, may_any

from .subjects import SUBJECTS, allowed, may_do

RIGHTS = {
    "view": Right.VIEW,
    "add": Right.ADD,
    "change": Right.CHANGE,
    "delete": Right.REMOVE,
    "publish": Right.PUBLISH,
}
"""Wagtail's names of the rights."""


class MunicipalPolicy(BasePermissionPolicy):
    """Rights per municipality: what one may do there says nothing about another."""

    def __init__(self, model: type[Model], *, without: Iterable[str] = ()) -> None:
        super().__init__(model)
        self.kind = SUBJECTS[model].kind
        self.without = frozenset(without)

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action not in self.without and may(user, RIGHTS[action], self.kind)

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return may_any(user, self._rights(actions), self.kind)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Model) -> bool:
        return action not in self.without and may_do(user, RIGHTS[action], instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Any]:
        return allowed(self.model, user, self._rights(actions))

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        roles = {role for right in self._rights(actions) for role in ALLOWED[self.kind, right]}
        holders = User.objects.filter(is_active=True)
        return (holders.filter(grants__access__in=roles) | holders.filter(is_superuser=True)).distinct()

    def _rights(self, actions: Iterable[str]) -> list[Right]:
        return [RIGHTS[action] for action in actions if action not in self.without]
