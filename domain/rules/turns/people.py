"""The lives of posts and of the persons who hold them."""

from domain.rules.turns.table import Instead, Life, moves, stays

HERE = "in the organisation"
HELD = ("established", "vacant", "filled")

POST = Life(
    ("PO",),
    "post",
    (("post.established", "established"),),
    (
        stays("post.established", "reported to", *HELD, field="reports_to"),
        moves("post.filled", "filled", dict.fromkeys(HELD, "filled"), "fill it"),
        moves("post.vacated", "vacated", {"established": "vacant", "filled": "vacant"}, "vacate it"),
        stays("post.changed", "changed", *HELD, field="post"),
        stays("post.changed", "reported to", *HELD, field="reports_to"),
        moves("post.abolished", "abolished", dict.fromkeys(HELD, "abolished"), "abolish it"),
    ),
    Instead("establish another post", "post.established"),
)
PERSON = Life(
    ("PE",),
    "person",
    (("person.registered", HERE),),
    (
        stays("post.filled", "put in a post", HERE, field="person"),
        stays("member.granted", "given a role", HERE, field="person"),
        stays("person.renamed", "renamed", HERE, "left"),
        stays("person.merged", "merged with another", HERE, "left", field="person"),
        moves(
            "person.merged",
            "merged into another",
            {HERE: "merged", "left": "merged"},
            "merge them",
            field="other",
        ),
        moves("person.left", "said to have left", {HERE: "left"}, "say that they left"),
        moves("person.returned", "said to be back", {"left": HERE}, "say that they are back", back=True),
    ),
    words={"left": "has left", "merged": "is another entry of somebody"},
)
LIVES = (POST, PERSON)
