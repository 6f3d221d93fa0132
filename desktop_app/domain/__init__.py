"""The rules and values of the work, pure: no Qt, SQL, files or clock."""
