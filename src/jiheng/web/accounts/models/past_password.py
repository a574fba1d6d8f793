"""A password somebody has had, as a hash."""

from django.conf import settings
from django.db import models


class PastPassword(models.Model):
    """One of the passwords a person has had; kept so that it does not come again."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="past_passwords"
    )
    password = models.CharField(max_length=128)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-pk",)

    def __str__(self) -> str:
        return f"{self.person} {self.at:%Y-%m-%d}"
