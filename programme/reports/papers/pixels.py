"""Pictures as pixels, for what takes no drawing."""

from programme.foundation.extras import needing
from programme.foundation.refusal import Refused
from programme.reports.pictures.picture import WIDTH

# Dots an inch of a picture that is as wide as it is drawn: what an office printer shows.
DENSITY = 200
PAGE = f"""
#set page(width: {WIDTH}pt, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.at("svg")), format: "svg", width: 100%)
"""


def png(svg: str) -> bytes:
    """Return a picture as PNG at 200 dots an inch, the same to the byte by the same version of the typesetter."""
    with needing("docx"):
        import typst  # noqa: PLC0415 - few reports are Word documents
    made = typst.compile(
        PAGE.encode(),
        format="png",
        ppi=DENSITY,
        ignore_system_fonts=True,
        timestamp=0,
        sys_inputs={"svg": svg},
    )
    if not isinstance(made, bytes):
        raise Refused(["the typesetter made no single picture: write the paper as PDF"])
    return made
