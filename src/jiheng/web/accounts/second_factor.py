"""The second factor (动态口令): a code of six digits that changes every half minute (TOTP)."""

from base64 import b32encode
from secrets import choice

import segno
from django.conf import settings
from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from jiheng.web.accounts.models import OF_PLATFORM, Person, Post, Role

#: Who must have one in production mode.
ROLES = OF_PLATFORM | {Role.BUREAU}
_CODES = 8
_CODE_LENGTH = 10
#: Without 0, 1, l and o, which are mistaken for each other on paper.
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
_NAME = "动态口令"


def device_of(person: Person) -> TOTPDevice | None:
    """The device that a person has confirmed."""
    return TOTPDevice.objects.filter(user=person, confirmed=True).first()


def is_required(person: Person) -> bool:
    """Whether a person cannot sign in without one."""
    if not (settings.PRODUCTION and settings.CHOSEN.second_factor):
        return False
    return Post.objects.filter(person=person, active=True, role__in=ROLES).exists()


def begin(person: Person) -> TOTPDevice:
    """The device that is being set up; the same one until it is confirmed."""
    device, _ = TOTPDevice.objects.get_or_create(
        user=person, confirmed=False, defaults={"name": _NAME}
    )
    return device


def picture(device: TOTPDevice) -> str:
    """The QR code to photograph, as an SVG in a ``data:`` address."""
    return str(segno.make(device.config_url, error="m").svg_data_uri(scale=5, border=3))


def secret(device: TOTPDevice) -> str:
    """What to type where there is no camera."""
    return b32encode(device.bin_key).decode().rstrip("=")


@transaction.atomic
def confirm(device: TOTPDevice, code: str) -> tuple[str, ...]:
    """Switch it on; the recovery codes are shown this once. Empty where the code is wrong."""
    if not device.verify_token(code):
        return ()
    device.confirmed = True
    device.save()
    StaticDevice.objects.filter(user=device.user).delete()
    kept = StaticDevice.objects.create(user=device.user, name=_NAME)
    codes = tuple("".join(choice(_LETTERS) for _ in range(_CODE_LENGTH)) for _ in range(_CODES))
    StaticToken.objects.bulk_create(StaticToken(device=kept, token=code) for code in codes)
    return codes


def accepts(person: Person, code: str) -> bool:
    """Whether the code is the present one, or a recovery code not yet used."""
    plain = "".join(code.split()).lower()
    devices = [
        *TOTPDevice.objects.filter(user=person, confirmed=True),
        *StaticDevice.objects.filter(user=person),
    ]
    fitting = TOTPDevice if plain.isdigit() else StaticDevice
    return any(one.verify_token(plain) for one in devices if isinstance(one, fitting))


@transaction.atomic
def remove(person: Person) -> None:
    """Forget the devices of somebody who has lost theirs."""
    TOTPDevice.objects.filter(user=person).delete()
    StaticDevice.objects.filter(user=person).delete()
