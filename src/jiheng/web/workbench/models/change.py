"""A change (变更): who changed which number from what to what, when and why; chained."""

from django.db import models


class Change(models.Model):
    """One link of the chain: it holds the hash of the one before, and is never changed.

    Attributes:
        number: place in the chain, from 1.
        at: when, as printed into the hash (ISO, UTC).
        person: login and name of who did it, as words: the log outlives the account.
        agency: code of the unit whose data it is; ``""`` of what belongs to none.
        case: id of the case it was made in; None of what belongs to none.
        what: ``entry``, ``step``, ``file``, ``text``, ``waiver``, ``import`` …
        where: the cell or thing, as words.
        before: value before; ``""`` where there was none.
        after: value after.
        why: as given, may be empty.
        previous: hash of the link before; ``""`` of the first.
        hash: SHA-256 over all of the above.
    """

    number = models.PositiveBigIntegerField(unique=True)
    at = models.CharField(max_length=40)
    person = models.CharField(max_length=90)
    agency = models.CharField(max_length=40, db_index=True)
    case = models.BigIntegerField(null=True, db_index=True)
    what = models.CharField(max_length=20)
    where = models.CharField(max_length=300)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    why = models.TextField(blank=True)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = "变更"
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number} {self.where}"
