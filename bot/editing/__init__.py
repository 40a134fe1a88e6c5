"""What city staff do with documents: import files, answer what is missing, edit by spreadsheet or policy.yml, see what changed."""
