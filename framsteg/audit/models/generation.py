from django.db import models


class Generation(models.Model):
    """The generation of everything public: one row, its number raised in the same transaction as each change.

    Keys of cached public pages hold the number, so that a page made before a change is never shown after it.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.PositiveBigIntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="audit_one_generation")]
