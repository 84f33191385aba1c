"""Where short lines and texts stand on a page of a PDF, in millimetres from its upper left corner."""

from typing import Any

from printed import MILLIMETRE, Pdf

Point = tuple[float, float]


def strokes(pdf: Pdf, page: int = 0) -> list[tuple[Point, Point]]:
    """Every line of two points, as it lies on the paper."""
    found: list[tuple[Point, Point]] = []
    height = float(pdf.reader.pages[page].mediabox.height)
    start: list[Point] = []

    def visit(operator: bytes, operands: Any, matrix: Any, _: Any) -> None:
        if operator in (b"m", b"l"):
            x, y = map(float, operands)
            point = _placed(matrix, x, y, height)
            found.extend([(start[-1], point)] if operator == b"l" and start else [])
            start[:] = [point] if operator == b"m" else []

    pdf.reader.pages[page].extract_text(visitor_operand_before=visit)
    return found


def texts(pdf: Pdf, page: int = 0) -> list[tuple[str, Point, float]]:
    """Each run of text with where it begins and its size in points; what stands upside down has a negative size."""
    found: list[tuple[str, Point, float]] = []
    height = float(pdf.reader.pages[page].mediabox.height)

    def visit(text: str, matrix: Any, run: Any, _: Any, size: Any) -> None:
        if text.strip():
            upright = matrix[0] * run[0] > 0
            found.append((text.strip(), _placed(matrix, run[4], run[5], height), size if upright else -size))

    pdf.reader.pages[page].extract_text(visitor_text=visit)
    return found


def _placed(matrix: Any, x: float, y: float, height: float) -> Point:
    a, b, c, d, e, f = (float(part) for part in matrix)
    return round((a * x + c * y + e) / MILLIMETRE, 1), round((height - (b * x + d * y + f)) / MILLIMETRE, 1)
