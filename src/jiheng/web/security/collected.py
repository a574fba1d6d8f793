"""Style sheets and scripts under names that change with their content."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Collected(CompressedManifestStaticFilesStorage):
    """Hashed and packed by ``jiheng serve``; by their own names where nothing was collected yet."""

    manifest_strict = False

    def stored_name(self, name: str) -> str:
        """The hashed name, where there is one."""
        return super().stored_name(name) if self.hashed_files else name
