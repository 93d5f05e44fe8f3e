"""What must be mended in a plan or summary before it is handed in: rules and their runs."""
