"""Registers that come from spreadsheets and go back to them: what each row means as entries, and as cells again."""
