"""Risks, with controls, actions, indicators and issues: lists, alerts and contradictions."""
