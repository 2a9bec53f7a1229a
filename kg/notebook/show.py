"""The page as an output of a notebook cell."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class PageFrame:
    """The interactive page in a frame; ``height`` in pixels.

    Attributes:
        html: The whole page.
        height: Height of the frame in pixels.
    """

    html: str = field(repr=False)
    height: int = 640

    def _repr_html_(self) -> str:
        from kg.page import notebook_html

        return notebook_html(self.html, self.height)
