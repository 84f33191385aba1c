"""Colours by name: calendars may only name those of CSS (RFC 7986, 5.9)."""

_NAMES = {
    "black": "#000000",
    "blue": "#0000ff",
    "crimson": "#dc143c",
    "darkcyan": "#008b8b",
    "darkgreen": "#006400",
    "darkorange": "#ff8c00",
    "darkred": "#8b0000",
    "darkslateblue": "#483d8b",
    "dimgray": "#696969",
    "forestgreen": "#228b22",
    "gold": "#ffd700",
    "goldenrod": "#daa520",
    "indigo": "#4b0082",
    "lightgray": "#d3d3d3",
    "lightskyblue": "#87cefa",
    "limegreen": "#32cd32",
    "mediumvioletred": "#c71585",
    "midnightblue": "#191970",
    "navy": "#000080",
    "olive": "#808000",
    "orange": "#ffa500",
    "orchid": "#da70d6",
    "pink": "#ffc0cb",
    "red": "#ff0000",
    "royalblue": "#4169e1",
    "sienna": "#a0522d",
    "steelblue": "#4682b4",
    "teal": "#008080",
    "turquoise": "#40e0d0",
    "white": "#ffffff",
    "yellow": "#ffff00",
}


def css_name(colour: str) -> str:
    """The name nearest to a colour (#rrggbb), by squared distance of red, green and blue."""
    return min(_NAMES, key=lambda name: _distance(_NAMES[name], colour))


def _distance(one: str, other: str) -> int:
    return sum((a - b) ** 2 for a, b in zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True))
