"""How each register is shown, defined once for the command line, the terminal app and paper."""

from programme.registers import parts
from programme.registers.listing import Column, Listing

LISTINGS: dict[str, Listing] = {
    listing.noun: listing for register in parts("listing") for listing in register.LISTINGS
}

__all__ = ["LISTINGS", "Column", "Listing"]
