"""Which part of a scene a widget shows, and how large: the arithmetic of fitting, zooming and panning.

Knows no Qt. The scene is measured in pixels of the recorded pictures, the widget in those of the screen that
it is on: at scale 1 one is the other, whatever the screen's own scale is.
"""

from dataclasses import dataclass, replace

_LARGEST = 32.0
_ZOOM_STEP = 1.25


@dataclass(frozen=True, slots=True)
class View:
    """What is seen of a scene.

    `x_px`, `y_px` is the place in the scene that lies in the middle; `zoom` is the scale, None while the
    whole scene is fitted in.
    """

    scene_width_px: int = 1
    scene_height_px: int = 1
    width_px: int = 1
    height_px: int = 1
    zoom: float | None = None
    x_px: float = 0.0
    y_px: float = 0.0

    @property
    def fitting_scale(self) -> float:
        """At which scale the whole scene is seen; it is never blown up for that."""
        return min(self.width_px / self.scene_width_px, self.height_px / self.scene_height_px, 1.0)

    @property
    def scale(self) -> float:
        """Pixels of the screen for one of the scene."""
        return self.fitting_scale if self.zoom is None else self.zoom

    def of(self, scene_width_px: int, scene_height_px: int) -> "View":
        """The view of another scene: whole, unless it has the same size."""
        if (scene_width_px, scene_height_px) == (self.scene_width_px, self.scene_height_px):
            return self
        return View(scene_width_px, scene_height_px, self.width_px, self.height_px).fitted()

    def resized(self, width_px: int, height_px: int) -> "View":
        """The view through a widget of another size."""
        return _kept_inside(replace(self, width_px=max(width_px, 1), height_px=max(height_px, 1)))

    def fitted(self) -> "View":
        """The whole scene."""
        return _kept_inside(replace(self, zoom=None))

    def zoomed(self, steps: float, at_x_px: float, at_y_px: float) -> "View":
        """Larger or smaller by so many steps, with what lies at a place of the widget staying there."""
        return self.at_scale(self.scale * _ZOOM_STEP**steps, at_x_px, at_y_px)

    def at_scale(self, scale: float, at_x_px: float, at_y_px: float) -> "View":
        """At a scale, with what lies at a place of the widget staying there; at the smallest it is fitted."""
        scale = min(scale, _LARGEST)
        if scale <= self.fitting_scale:
            return self.fitted()
        x_px, y_px = self.to_scene(at_x_px, at_y_px)
        moved = replace(
            self,
            zoom=scale,
            x_px=x_px - (at_x_px - self.width_px / 2) / scale,
            y_px=y_px - (at_y_px - self.height_px / 2) / scale,
        )
        return _kept_inside(moved)

    def panned(self, dx_px: float, dy_px: float) -> "View":
        """With the scene drawn along by so many pixels of the screen."""
        x_px, y_px = self.x_px - dx_px / self.scale, self.y_px - dy_px / self.scale
        return _kept_inside(replace(self, x_px=x_px, y_px=y_px))

    def to_scene(self, x_px: float, y_px: float) -> tuple[float, float]:
        """The place in the scene that is seen at one of the widget."""
        return (
            self.x_px + (x_px - self.width_px / 2) / self.scale,
            self.y_px + (y_px - self.height_px / 2) / self.scale,
        )

    def to_widget(self, x_px: float, y_px: float) -> tuple[float, float]:
        """Where a place in the scene is seen."""
        return (
            (x_px - self.x_px) * self.scale + self.width_px / 2,
            (y_px - self.y_px) * self.scale + self.height_px / 2,
        )


def _kept_inside(view: View) -> View:
    """Without a margin where the scene could fill it, and in the middle where it can't."""
    return replace(
        view,
        x_px=_kept(view.x_px, view.width_px / view.scale, view.scene_width_px),
        y_px=_kept(view.y_px, view.height_px / view.scale, view.scene_height_px),
    )


def _kept(middle_px: float, seen_px: float, scene_px: int) -> float:
    if seen_px >= scene_px:
        return scene_px / 2
    return min(max(middle_px, seen_px / 2), scene_px - seen_px / 2)
