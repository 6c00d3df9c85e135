"""The journal: records of programmes, kept in order and for ever, whatever they say."""
