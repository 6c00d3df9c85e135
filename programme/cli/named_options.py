"""Names of the directory in the completion scripts of shells: where a post or a person is named, they are offered."""

import re

from domain.entries.catalogue import ENTRIES

# Options of commands that are no entries.
BESIDES = ("--to",)
ASK = "programme completion names"
BASH = """
_programme_people=" {options} "

_programme_named() {{
  _programme
  local prev="${{COMP_WORDS[COMP_CWORD-1]}}" cur="${{COMP_WORDS[COMP_CWORD]}}" i name quoted
  [[ "$_programme_people" == *" $prev "* ]] || return
  local -a where=()
  for ((i=1; i<COMP_CWORD-1; i++)); do
    case "${{COMP_WORDS[i]}}" in --store|--programme) where+=("${{COMP_WORDS[i]}}" "${{COMP_WORDS[i+1]}}");; esac
  done
  cur="${{cur#[\\"\\']}}"
  cur="${{cur//\\\\/}}"
  COMPREPLY=()
  while IFS= read -r name; do
    if [[ "$name" == "$cur"* ]]; then
      printf -v quoted '%q' "$name"
      COMPREPLY+=("$quoted")
    fi
  done < <({ask} "${{where[@]}}" 2>/dev/null)
}}

complete -F _programme_named programme
"""
ZSH = """
_programme_names() {{
  local -a names
  names=("${{(@f)$({ask} 2>/dev/null)}}")
  compadd -M 'm:{{a-zA-Z}}={{A-Za-z}}' -a names
}}
"""


def options() -> tuple[str, ...]:
    """Return the options that name a post or a person, whichever command they are of."""
    named = {name for cls in ENTRIES.values() for name in cls.named_fields}
    others = {name for cls in ENTRIES.values() for name in {*cls.__struct_fields__} - {*cls.named_fields}}
    return (*(f"--{name.replace('_', '-')}" for name in sorted(named - others)), *BESIDES)


def with_names(script: str, shell: str) -> str:
    """Return a completion script that also offers the names of the directory."""
    people = options()
    if shell == "bash":
        return script + BASH.format(options=" ".join(people), ask=ASK)
    either = "|".join(re.escape(option.removeprefix("--")) for option in people)
    if shell == "fish":
        line = re.compile(rf"^(complete -c programme .*-l (?:{either}) )-r ", re.MULTILINE)
        return line.sub(rf"\1-x -a '({ASK} 2>/dev/null)' ", script)
    # The script calls its own function where it ends, and by then this one has to be there.
    line = re.compile(rf"^( *'\*--(?:{either})\[.*\]:[a-z-]+)(' ?\\)$", re.MULTILINE)
    first, _, rest = script.partition("\n")
    return "\n".join((first, ZSH.format(ask=ASK), line.sub(r"\1:_programme_names\2", rest)))
