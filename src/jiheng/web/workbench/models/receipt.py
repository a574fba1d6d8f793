"""A receipt (回执): what a save was answered, so that the same request gets the same answer."""

from django.conf import settings
from django.db import models


class Receipt(models.Model):
    """One answered save.

    Attributes:
        key: the browser's, of the request.
        answer: what was saved, in conflict or refused, as sent.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    case = models.ForeignKey("workbench.Case", on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=40)
    answer = models.JSONField()
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = "回执"
        constraints = (
            models.UniqueConstraint(fields=("person", "key"), name="one_answer_a_request"),
        )

    def __str__(self) -> str:
        return self.key
