"""A document (文件) by its content: stored once, never changed."""

from django.db import models


class Stored(models.Model):
    """One content; its bytes lie in the data folder under their SHA-256.

    Attributes:
        sha256: of the bytes, in hexadecimal.
        size: in bytes.
        media: media type, by the content and not by the name.
    """

    sha256 = models.CharField("校验值", max_length=64, unique=True)
    size = models.PositiveBigIntegerField("字节数")
    media = models.CharField("类型", max_length=100)
    stored_at = models.DateTimeField("存入时间", auto_now_add=True)

    class Meta:
        verbose_name = "文件"

    def __str__(self) -> str:
        return self.sha256[:12]
