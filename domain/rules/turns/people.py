"""The lives of posts and of the persons who hold them."""

from domain.rules.turns.table import Instead, Life, moves, stays

HERE = "in the organisation"

POST = Life(
    ("PO",),
    "post",
    (("post.established", "vacant"),),
    (
        moves("post.filled", "filled", {"vacant": "filled", "filled": "filled"}, "fill it"),
        moves("post.vacated", "vacated", {"filled": "vacant"}, "vacate it"),
        stays("post.changed", "changed", "vacant", "filled", field="post"),
        stays("post.changed", "reported to", "vacant", "filled", field="reports_to"),
        stays("post.established", "reported to", "vacant", "filled", field="reports_to"),
        moves("post.abolished", "abolished", {"vacant": "abolished", "filled": "abolished"}, "abolish it"),
    ),
    Instead("establish another post", "post.established"),
)
PERSON = Life(
    ("PE",),
    "person",
    (("person.registered", HERE),),
    (
        stays("post.filled", "put in a post", HERE, field="person"),
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
