"""Register pages: list, form, history and attachments of any record kind, all made from its FieldSpecs."""
