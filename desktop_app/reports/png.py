"""Black-and-white PNG pictures, written without a picture library so that every machine makes the same bytes."""

import struct
import zlib
from collections.abc import Sequence


def png_bytes(rows: Sequence[Sequence[bool]], *, scale: int, row_height: int | None = None) -> bytes:
    """A picture (ISO/IEC 15948, one bit a pixel) whose dark places are True.

    Args:
        rows: From the top, all of one length.
        scale: Pixels along each side of a place.
        row_height: Pixels of a row's height, if it is not `scale`.
    """
    width, height = len(rows[0]) * scale, len(rows) * (row_height or scale)
    lines = b"".join(_line(row, scale) * (row_height or scale) for row in rows)
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (_chunk(b"IHDR", header), _chunk(b"IDAT", zlib.compress(lines, 9)), _chunk(b"IEND", b""))
    )


def _line(row: Sequence[bool], scale: int) -> bytes:
    """One line of pixels behind its filter byte; white is 1."""
    bits = "".join(("0" if dark else "1") * scale for dark in row)
    padded = bits.ljust(-(-len(bits) // 8) * 8, "1")
    return b"\x00" + int(padded, 2).to_bytes(len(padded) // 8, "big")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
